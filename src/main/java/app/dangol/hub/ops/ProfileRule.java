package app.dangol.hub.ops;

import app.dangol.customer.Contacts;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a profile change only if nobody else has changed it since: compare and set, and both
 * sides are shown where that fails. What was corrected goes on to the shop systems that know the
 * customer.
 */
final class ProfileRule implements OpRule {
  private final Clock clock;

  ProfileRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public OpOutcome apply(Ops.Op op, Sender sender, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.Profile.class,
        clock.instant(),
        (wanted, at) -> apply(op, wanted, sender, transaction));
  }

  private OpOutcome apply(
      Ops.Op op, Ops.Profile wanted, Sender sender, HubTransaction transaction) {
    Long base = op.baseV();
    String why = base == null ? "the op rests on no version" : whyNot(wanted);
    if (base == null || why != null) {
      return OpBodies.badBody(why == null ? "" : why);
    }
    Optional<CustomerRows> rows = CustomerRows.find(op.subject(), transaction);
    List<Entity.Customer> told = rows.map(r -> r.listTold(op.subject())).orElse(List.of());
    if (rows.isEmpty() || told.isEmpty()) {
      return CustomerRows.unknown();
    }
    List<Entity.Customer> changed = told.stream().map(known -> changed(known, wanted)).toList();
    List<Long> versions = rows.get().listVersions();
    if (changed.equals(told)) {
      return new OpOutcome.Applied(versions.stream().mapToLong(v -> v).max().orElse(0));
    }
    // A row that did not change since has one of these versions, in whichever store's bucket.
    if (!rows.get().isCurrent(op.subject(), base)) {
      return rows.get()
          .findOwnRow(sender.store())
          .<OpOutcome>map(row -> new OpOutcome.Conflict(row.position(), tree(row)))
          .orElseGet(() ->
              new OpOutcome.Rejected(
                  "in_no_store", "this customer is in no store's list, which a change rests on"));
    }
    List<String> fields = listCorrected(told, changed);
    if (!fields.isEmpty()) {
      new BackendOutbox(transaction)
          .enqueueCorrection(op.opId(), told.getLast().id(), fields, clock.instant());
    }
    return new OpOutcome.Applied(rows.get().put(changed));
  }

  private static JsonObject tree(StoredRow row) {
    return StrictJson.read(Objects.requireNonNull(row.data()), JsonObject.class);
  }

  private static Entity.Customer changed(Entity.Customer known, Ops.Profile wanted) {
    return new Entity.Customer(
        known.id(),
        wanted.name() == null ? known.name() : Contacts.name(wanted.name()).orElse(wanted.name()),
        wanted.phone() == null
            ? known.phone()
            : Contacts.phone(wanted.phone()).orElse(wanted.phone()),
        wanted.email() == null
            ? known.email()
            : Contacts.email(wanted.email()).orElse(wanted.email()),
        known.cards(),
        or(wanted.homeStore(), known.homeStore()),
        known.memberSince(),
        known.preferences(),
        known.granted(),
        known.further());
  }

  /** What is the customer's own; the home store is of use here alone. */
  private static List<String> listCorrected(
      List<Entity.Customer> told, List<Entity.Customer> changed) {
    Set<String> fields = new TreeSet<>();
    for (int i = 0; i < told.size(); i++) {
      Entity.Customer before = told.get(i);
      Entity.Customer now = changed.get(i);
      if (!before.name().equals(now.name())) {
        fields.add("name");
      }
      if (!Objects.equals(before.phone(), now.phone())) {
        fields.add("phone");
      }
      if (!Objects.equals(before.email(), now.email())) {
        fields.add("email");
      }
    }
    return List.copyOf(fields);
  }

  private static String or(@Nullable String wanted, String known) {
    return wanted == null ? known : wanted.strip();
  }

  private static @Nullable String whyNot(Ops.Profile wanted) {
    if (wanted.name() != null && Contacts.name(wanted.name()).isEmpty()) {
      return "a name has 1 to 128 characters, a letter among them, and turns no words behind it";
    }
    if (wanted.homeStore() != null
        && (!OpBodies.isName(wanted.homeStore()) || wanted.homeStore().matches(".*[\\s/|].*"))) {
      return "that is no store's id";
    }
    if (wanted.phone() != null && Contacts.phone(wanted.phone()).isEmpty()) {
      return "that is no telephone number";
    }
    return wanted.email() != null && Contacts.email(wanted.email()).isEmpty()
        ? "that is no e-mail address"
        : null;
  }
}
