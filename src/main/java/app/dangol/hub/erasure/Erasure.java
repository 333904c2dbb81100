package app.dangol.hub.erasure;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.ConsentLedger;
import app.dangol.hub.LookUps;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.credential.Revocations;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.identity.Faces;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Merges;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.identity.TaskNames;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.ops.OpRecords;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Takes a person out of everything this hub keeps, under all ids they ever had here. What has to
 * stay as evidence, who looked them up and what they had agreed to, stays under a pseudonym that is
 * written down nowhere else. Their place in the buckets is taken by tombstones, which devices need
 * and which go with the others. Works inside one transaction.
 */
public final class Erasure {
  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final Persons persons;

  public Erasure(HubTransaction transaction) {
    this.transaction = transaction;
    this.clients = new ClientBuckets(transaction);
    this.persons = new Persons(transaction);
  }

  /**
   * Erases whoever has or had that id. Somebody of whom there is nothing is told to the devices all
   * the same: one of them may have more than the hub.
   *
   * @param receipt the op's id, under which it can be asked how far it is
   * @param now the hub's time
   * @return the newest position of it
   */
  public long erase(String receipt, String customer, Instant now) {
    Set<String> ids = new LinkedHashSet<>(persons.listGroup(persons.survivorOf(customer)));
    List<SourceId> sources = ids.stream().flatMap(id -> persons.findSource(id).stream()).toList();
    Pseudonyms pseudonym = new Pseudonyms(ids);

    List<String> systems =
        new BackendOutbox(transaction).enqueueErasure(receipt, sources, ids, now);
    ErasureLedger.add(receipt, now, systems, transaction);
    ErasedSources erased = new ErasedSources(transaction);
    sources.forEach(known -> erased.add(known, now));

    ids.forEach(this::releaseReservations);
    new TaskNames(transaction)
        .removeAbout(ids)
        .forEach(task -> OpRecords.forgetTask(task, transaction));
    ids.forEach(this::forgetRows);
    clients.spread();
    // Only behind the spread: to work out what devices show it asks for entries and for merges.
    ids.forEach(id -> forgetRecords(id, pseudonym));
    ids.forEach(id -> Revocations.revokeErased(new CustomerId(id), now, transaction));
    Merges.rename(pseudonym, transaction);
    LookUps.forget(ids, pseudonym, transaction);
    ids.forEach(id -> ErasureNotices.add(id, now, transaction));
    // Last: what the log or a back-up still holds under their key opens with nothing any more.
    ids.forEach(transaction::destroyKeyOf);
    return transaction.position();
  }

  private void releaseReservations(String id) {
    for (StoredRow row : transaction.listOfCustomer(ClientBuckets.ALL, Entity.RESERVATION, id)) {
      Entity.Reservation known =
          StrictJson.read(Objects.requireNonNull(row.data()), Entity.Reservation.class);
      new ShownStock(transaction).release(known);
    }
  }

  private void forgetRows(String id) {
    persons.findSource(id).ifPresent(known -> Intake.forgetOrders(known.source(), id, transaction));
    new Matches(transaction, clients).forget(id);
    clients.forget(id);
    Intake.forgetHoldings(id, transaction);
    OpRecords.forgetWishes(id, transaction);
  }

  private void forgetRecords(String id, Pseudonyms pseudonym) {
    ConsentLedger.disown(id, pseudonym.apply(id), transaction);
    transaction.remove(ClientBuckets.ALL, Entity.CUSTOMER, id);
    new Faces(transaction).forget(id);
    persons.forget(id);
    RotatingCodes.revokeAllOf(new CustomerId(id), transaction);
  }
}
