package app.dangol.hub.ops;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.LookUps;
import app.dangol.hub.WholePerson;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How near a customer is to the store whose device writes about them. */
enum Reach {
  /** They are on its devices, or it was shown them lately; or the sender is bound to no store. */
  NEAR,
  /** They were on its devices, and what was written then may come only now. */
  FORMER,
  /** It has nothing to do with them. */
  NONE;

  /** A copy is kept for a day; what was written on it may wait for the hub for another. */
  private static final Duration SHOWN = Duration.ofHours(48);

  private static final Set<String> ABOUT_CUSTOMERS =
      Set.of(
          Ops.NOTE_ADD,
          Ops.WISH_ADD,
          Ops.WISH_REMOVE,
          Ops.RESERVATION_REQUEST,
          Ops.RESERVATION_CANCEL,
          Ops.CONSENT_RECORD,
          Ops.TASTE_STRIKE,
          Ops.TASTE_RESTORE,
          Ops.PROFILE_CHANGE);

  /**
   * Why an op about a customer is not for that sender to make; empty if it is, or if the hub knows
   * nobody of that id. Who was the store's may still be written about, but their profile rests on a
   * row that the store must not see any more; whom it has to do with in any way may be erased.
   */
  static Optional<OpOutcome> refusal(
      Ops.Op op, Sender sender, HubTransaction transaction, Instant now) {
    return ABOUT_CUSTOMERS.contains(op.type())
        ? refusal(op.type(), op.subject(), sender, transaction, now)
        : Optional.empty();
  }

  /** As above, where the customer is not the op's subject. */
  static Optional<OpOutcome> refusal(
      String type, String customer, Sender sender, HubTransaction transaction, Instant now) {
    if (sender.store().isEmpty()) {
      return Optional.empty();
    }
    boolean may =
        switch (of(customer, sender.store().get(), transaction, now)) {
          case NEAR -> true;
          case FORMER -> !type.equals(Ops.PROFILE_CHANGE);
          case NONE ->
              isNobody(customer, transaction)
                  || (type.equals(Ops.CUSTOMER_ERASE)
                      && belongs(customer, sender.store().get(), transaction));
        };
    return may
        ? Optional.empty()
        : Optional.of(
            new OpOutcome.Rejected(
                "other_stores_customer", "this customer is not, or no more, one of this store's"));
  }

  private static Reach of(String customer, String store, HubTransaction transaction, Instant now) {
    Persons persons = new Persons(transaction);
    String shown = persons.survivorOf(customer);
    String bucket = Bucket.clientsOf(store);
    if (transaction.find(bucket, Entity.CUSTOMER, shown).isPresent()) {
      return NEAR;
    }
    List<String> group = persons.listGroup(shown);
    if (group.stream()
        .anyMatch(id -> LookUps.wasShownTo(id, store, now.minus(SHOWN), transaction))) {
      return NEAR;
    }
    return group.stream().anyMatch(id -> transaction.hasHeld(bucket, Entity.CUSTOMER, id))
        ? FORMER
        : NONE;
  }

  /**
   * Whether they are or were that store's without its devices having them: it may know them from
   * its till, while a look-up was never agreed to, or was withdrawn long ago.
   */
  private static boolean belongs(String customer, String store, HubTransaction transaction) {
    Persons persons = new Persons(transaction);
    List<String> group = persons.listGroup(persons.survivorOf(customer));
    return WholePerson.read(group, transaction).stores().contains(store);
  }

  private static boolean isNobody(String customer, HubTransaction transaction) {
    Persons persons = new Persons(transaction);
    return persons.listGroup(persons.survivorOf(customer)).stream()
        .allMatch(id ->
            transaction.listBucketsOfCustomer(id).isEmpty()
                && ClientBuckets.findCustomer(id, transaction).isEmpty());
  }
}
