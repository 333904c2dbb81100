package app.dangol.hub.store;

import app.dangol.hub.keys.Keyring;
import app.dangol.wire.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Destroys the keys that a committed transaction has named. If that is cut off they stay named, and
 * whoever opens the store next, or prunes it, does it.
 */
final class NamedKeys {
  /** Records: which ring the store is sealed with, and how often keys of it were destroyed. */
  static final String RING = "customer.key.ring";

  static final String THIS = "this";

  private final SqlHubStore store;

  NamedKeys(SqlHubStore store) {
    this.store = store;
  }

  /**
   * What a store knows of its keys.
   *
   * @param id of the ring
   * @param destroyed the ring's count when all that was destroyed was gone from this store, too
   * @param created how often new keys were put into the ring when the last row was sealed with one
   * @param sealed whether all rows of an older program have been sealed
   */
  record Known(String id, long destroyed, long created, boolean sealed) {
    Known after(long nowDestroyed) {
      return new Known(id, nowDestroyed, created, sealed);
    }

    Known with(long nowCreated) {
      return new Known(id, destroyed, nowCreated, sealed);
    }

    Known withAllSealed() {
      return new Known(id, destroyed, created, true);
    }
  }

  static Optional<Known> find(SqlHubStore store) {
    return store
        .read(c -> SqlRecords.find(c, RING, THIS))
        .map(cell -> StrictJson.read(String.valueOf(cell.data()), Known.class));
  }

  static void keep(Known known, HubTransaction transaction) {
    transaction.keepRecord(RING, THIS, StrictJson.write(known));
  }

  void destroy() {
    List<Long> numbers = new ArrayList<>();
    store.forEachRecord(
        TransactionSealing.GONE, record -> numbers.add(Long.parseLong(record.key(), 16)));
    if (numbers.isEmpty()) {
      return;
    }
    Keyring keyring = store.sealing().keyring();
    long before = keyring.destroyed();
    keyring.destroy(numbers);
    long after = keyring.destroyed();
    store.inTransaction(transaction -> {
      numbers.forEach(
          number -> transaction.forgetRecord(TransactionSealing.GONE, Long.toHexString(number)));
      // Only what this very call has changed is known to have left the store.
      find(transaction)
          .filter(known -> known.destroyed() == before && after == before + 1)
          .ifPresent(known -> keep(known.after(after), transaction));
      return true;
    });
  }

  static Optional<Known> find(HubTransaction transaction) {
    return transaction.findRecord(RING, THIS).map(data -> StrictJson.read(data, Known.class));
  }
}
