package app.dangol.hub.store;

import java.util.Set;

/**
 * Lets go what was sealed with keys that are destroyed: in a store that was put back from a back-up
 * whoever was erased since is erased again, and devices are told as of any other row that goes.
 * Reads all rows once.
 */
final class LostRows {
  private final SqlHubStore store;

  LostRows(SqlHubStore store) {
    this.store = store;
  }

  void remove() {
    Set<Long> there = store.sealing().keyring().listNumbers();
    TableWalk walk = new TableWalk(store);
    walk.rows((transaction, bucket, row) -> {
      byte[] sealed = row.cell().sealed();
      if (sealed != null && !there.contains(Sealing.numberOf(sealed))) {
        transaction.remove(bucket, row.entity(), row.key());
      }
    });
    walk.records((transaction, kind, key, cell) -> {
      byte[] sealed = cell.sealed();
      if (sealed != null && !there.contains(Sealing.numberOf(sealed))) {
        transaction.forgetRecord(kind, key);
      }
    });
  }
}
