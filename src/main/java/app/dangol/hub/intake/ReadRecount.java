package app.dangol.hub.intake;

import app.dangol.hub.log.HubLog;
import app.dangol.hub.stock.ReadFigures;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.util.Map;
import java.util.Set;

/**
 * Puts right how many figures are told by shop systems that are read again and again: an older
 * program, used again for a while, does not go on counting. Reads all figures, and nobody who
 * writes waits for it unless the count is wrong and figures do not stop changing. May block.
 */
public final class ReadRecount {
  private static final int TRIES = 3;

  private final HubLog log;

  public ReadRecount(HubLog log) {
    this.log = log;
  }

  /** Counts, and writes what differs. */
  public void run() {
    for (int i = 0; i < TRIES; i++) {
      if (isRight()) {
        return;
      }
    }
    log.write(transaction -> {
      Goods.tally(transaction, stores(transaction)).keepAnew(transaction);
      return true;
    });
  }

  /** Whether the count is right now; it is not if it was wrong and figures changed meanwhile. */
  private boolean isRight() {
    long head = log.head();
    Map<String, Long> kept = ReadFigures.counts(log);
    Set<String> stores = log.write(ReadRecount::stores);
    ReadFigures found = Goods.tally(log, stores);
    if (found.counts().equals(kept)) {
      // Also if something moved: what did was counted by whoever moved it.
      return true;
    }
    return log.write(transaction -> {
      boolean still =
          transaction.position() == head && ReadFigures.counts(transaction).equals(kept);
      if (still) {
        found.keepAnew(transaction);
      }
      return still;
    });
  }

  private static Set<String> stores(HubTransaction transaction) {
    return Set.copyOf(transaction.listKeys(Bucket.CATALOGUE, Entity.STORE));
  }
}
