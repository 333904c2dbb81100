package app.dangol.hub.erasure;

import static app.dangol.hub.erasure.Place.NOTHING_MORE;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.ConsentLedger;
import app.dangol.hub.LookUps;
import app.dangol.hub.connector.SeenItems;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.erasure.Place.Leaving;
import app.dangol.hub.feedback.SuggestionEvents;
import app.dangol.hub.identity.Faces;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Merges;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.TaskNames;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.ops.OpRecords;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.store.StoredRow;
import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Every place where the hub keeps something of people, in the order in which an erasure goes
 * through them: what is told to somebody of themselves is what an erasure of them takes away.
 */
final class Places {
  private static final List<String> ROWS =
      ClientBuckets.OF_CUSTOMER.stream().filter(entity -> !entity.equals(Entity.CONSENT)).toList();

  /** What devices show follows from these, and is worked out anew once they are gone. */
  static final List<Place> SHOWN =
      List.of(
          Place.ofRecords(
              CopyParts::waiting,
              who -> new BackendOutbox(who.transaction()).forgetAbout(who.person().ids()),
              "backend.op"),
          Place.ofRecords(NOTHING_MORE, each(Places::releaseReservations), "reservation.open"),
          Place.ofRows(List.of(Entity.TASK), CopyParts::tasks, Places::forgetTasks)
              .withRecords("task.about", "task.fields"),
          Place.ofRecords(NOTHING_MORE, each(Places::forgetOrders), "order"),
          Place.ofRecords(
              CopyParts::matches,
              each((who, id) -> new Matches(who.transaction(), who.clients()).forget(id)),
              "person.index",
              "person.indexed",
              "person.suggested",
              "person.suggested.of"),
          Place.ofRows(
                  Stream.concat(Stream.of(Entity.CUSTOMER), ROWS.stream()).toList(),
                  (person, transaction, copy) -> CopyParts.rows(ROWS, person, transaction, copy),
                  each((who, id) -> who.clients().forget(id)))
              .withRecords("customer", "customer.told", "customer.sent"),
          Place.ofRecords(
              CopyParts::holdings,
              each((who, id) -> Intake.forgetHoldings(id, who.transaction())),
              "told",
              "told.balance",
              "told.coupon"),
          Place.ofRecords(
              CopyParts::wishWords,
              each((who, id) -> OpRecords.forgetWishes(id, who.transaction())),
              "wish"),
          Place.ofRecords(
              CopyParts::tasteWords,
              each((who, id) -> OpRecords.forgetTastes(id, who.transaction())),
              "taste"),
          Place.ofRecords(
              CopyParts::suggestionEvents,
              each((who, id) -> SuggestionEvents.forget(id, who.transaction())),
              SuggestionEvents.NAMED));

  /** What working that out still asks for, and what devices have nothing to do with. */
  static final List<Place> BEHIND =
      List.of(
          Place.ofRows(List.of(Entity.CONSENT), CopyParts::consents, each(Places::disown))
              .withRecords("consent.received", "consent.disowned"),
          Place.ofRecords(
              NOTHING_MORE,
              each((who, id) -> new Faces(who.transaction()).forget(id)),
              "person.face"),
          // Before their sources' ids go, by which these are found.
          Place.ofRecords(
              NOTHING_MORE,
              Places::forgetSeen,
              "connector." + Place.ANY + ".seen." + Place.ANY,
              "connector." + Place.ANY + ".tellers"),
          Place.ofRecords(
              CopyParts::ids,
              each((who, id) -> new Persons(who.transaction()).forget(id)),
              "person",
              "person.source",
              "person.merged",
              "person.members"),
          Place.ofRecords(
              CopyParts::passes,
              each((who, id) -> RotatingCodes.revokeAllOf(new CustomerId(id), who.transaction())),
              "card.rotating"),
          Place.ofRecords(
              CopyParts::takenBack,
              // Stays, under a digest: what they hold in their hands must not count again.
              who -> {}),
          Place.ofRecords(
              CopyParts::merges,
              who -> Merges.rename(who.names(), who.transaction()),
              "person.audit"),
          Place.ofRecords(
              CopyParts::lookUps,
              who -> LookUps.forget(who.person().ids(), who.names(), who.transaction()),
              "lookup.audit",
              "lookup.shown",
              "lookup.shown.store"),
          Place.ofRecords(
              CopyParts::accesses,
              who -> AccessRecords.forget(who.person().ids(), who.names(), who.transaction()),
              "access.audit",
              "access.reason"),
          // Last: what the log or a back-up still holds under it opens with nothing any more.
          Place.ofRecords(
              NOTHING_MORE, each((who, id) -> who.transaction().destroyKeyOf(id)), "customer.key"));

  private Places() {}

  static Stream<Place> all() {
    return Stream.concat(SHOWN.stream(), BEHIND.stream());
  }

  private static Place.Forgetting each(BiConsumer<Leaving, String> work) {
    return who -> who.person().ids().forEach(id -> work.accept(who, id));
  }

  private static void releaseReservations(Leaving who, String id) {
    for (StoredRow row :
        who.transaction().listOfCustomer(ClientBuckets.ALL, Entity.RESERVATION, id)) {
      Entity.Reservation known =
          StrictJson.read(Objects.requireNonNull(row.data()), Entity.Reservation.class);
      new ShownStock(who.transaction()).release(known);
    }
  }

  private static void forgetTasks(Leaving who) {
    Set<String> ids = who.person().ids();
    new TaskNames(who.transaction())
        .removeAbout(ids)
        .forEach(task -> OpRecords.forgetTask(task, who.transaction()));
  }

  private static void forgetOrders(Leaving who, String id) {
    new Persons(who.transaction())
        .findSource(id)
        .ifPresent(known -> Intake.forgetOrders(known.source(), id, who.transaction()));
  }

  private static void forgetSeen(Leaving who) {
    who.person()
        .sources(who.transaction())
        .forEach(known -> SeenItems.forget(known, who.transaction()));
  }

  private static void disown(Leaving who, String id) {
    ConsentLedger.disown(id, who.names().apply(id), who.transaction());
    // With the last of them goes the mark that there was somebody.
    who.transaction().remove(ClientBuckets.ALL, Entity.CUSTOMER, id);
  }
}
