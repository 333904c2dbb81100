package app.dangol.hub.connector;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.SentProfile;
import app.dangol.hub.connector.outbox.BackendOp;
import app.dangol.hub.erasure.ErasureLedger;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.TaskNames;
import app.dangol.hub.store.HubTransaction;
import app.dangol.text.Texts;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Corrections of customers' own data on their way to a shop system. What is said is read from what
 * is known when it is sent, so that the newest correction is what arrives. One that a shop system
 * refuses stands here all the same, and becomes a task of the store: somebody has to see to it
 * there.
 */
final class Corrections {
  private static final Logger LOG = LoggerFactory.getLogger(Corrections.class);

  /** Kinds of tasks, as a tablet makes them of what customers ask for. */
  private static final String NAME = "data_correction_name";

  private static final String CONTACT = "data_correction_contact";

  private final String source;
  private final Clock clock;

  Corrections(String source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * What is to be said; empty if nothing is known of them any more.
   *
   * @param there what the shop system calls them
   */
  static Optional<Write> find(BackendOp op, String there, HubTransaction transaction) {
    Set<String> fields = Set.of(op.about().split(","));
    return ClientBuckets.findCustomer(op.customer(), transaction)
        .map(known ->
            new Write.Correct(
                op.opId(),
                there,
                Optional.of(known.name()).filter(name -> fields.contains("name")),
                Optional.ofNullable(known.phone()).filter(phone -> fields.contains("phone")),
                Optional.ofNullable(known.email()).filter(email -> fields.contains("email"))));
  }

  /** Notes what goes out with a try, where what comes back is told under the same id. */
  void noteTry(BackendOp op, Write write, HubTransaction transaction) {
    if (write instanceof Write.Correct correct
        && new Persons(transaction)
            .findSource(op.customer())
            .filter(known -> known.source().equals(source))
            .isPresent()) {
      new SentProfile(transaction)
          .add(op.customer(), correct.name(), correct.phone(), correct.email());
    }
  }

  /** Has the store's staff know of one that the shop system refuses. */
  void settle(BackendOp op, WriteOutcome outcome, HubTransaction transaction) {
    if (outcome instanceof WriteOutcome.Rejected(String reason)) {
      LOG.warn("{} will not take a correction of a customer's data ({})", source, reason);
      boolean nobodyThere =
          reason.equals(WriteOutcome.Rejected.UNKNOWN_CUSTOMER)
              || reason.equals(WriteOutcome.Rejected.GONE);
      if (!nobodyThere) {
        findStore(op.customer(), transaction)
            .ifPresent(store -> putTask(op, reason, store, transaction));
      }
    }
  }

  private void putTask(BackendOp op, String reason, String store, HubTransaction transaction) {
    boolean address = reason.equals(WriteOutcome.Rejected.EMAIL_IN_USE);
    String text =
        List.of(Texts.in(Locale.KOREAN), Texts.in(Locale.ENGLISH)).stream()
            .map(texts -> address ? texts.get("data.refused.email") : words(op, texts))
            .collect(Collectors.joining(" / "));
    Entity.Task task =
        new Entity.Task(
            op.opId(),
            store,
            new TaskNames(transaction).nameOf(op.opId(), op.customer()),
            address || !op.about().contains("name") ? CONTACT : NAME,
            text,
            Entity.TaskState.OPEN,
            LocalDate.ofInstant(clock.instant().plus(ErasureLedger.DUE), clock.getZone())
                .toString(),
            null,
            clock.instant().toString(),
            source);
    transaction.put(Bucket.workOf(store), Entity.TASK, task.id(), StrictJson.write(task));
  }

  private static String words(BackendOp op, Texts texts) {
    String fields =
        Arrays.stream(op.about().split(","))
            .map(field -> texts.get("data.refused.field." + field))
            .collect(Collectors.joining(", "));
    return texts.get("data.refused", fields);
  }

  /** Their home store, else one whose tablets hold them; empty if they are on no device. */
  private static Optional<String> findStore(String customer, HubTransaction transaction) {
    String shown = new Persons(transaction).survivorOf(customer);
    List<String> holding = transaction.listBucketsOfCustomer(shown);
    List<String> stores =
        transaction.listKeys(Bucket.CATALOGUE, Entity.STORE).stream()
            .filter(store -> holding.contains(Bucket.clientsOf(store)))
            .toList();
    return ClientBuckets.findCustomer(shown, transaction)
        .map(Entity.Customer::homeStore)
        .filter(stores::contains)
        .or(() -> stores.stream().findFirst());
  }
}
