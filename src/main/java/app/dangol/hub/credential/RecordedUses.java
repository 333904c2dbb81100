package app.dangol.hub.credential;

import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.credential.CredentialId;
import app.dangol.trust.credential.SpentCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Which credentials were used up, in the hub's records: at every copy and in every shop, for each
 * is spent in one transaction. The end of a credential stands first in its key, so that those that
 * are long over are found and go, some with each new one.
 */
final class RecordedUses implements SpentCredentials {
  private static final String KIND = "card.used";
  private static final String NOTHING_MORE = "{}";
  private static final int SWEPT_AT_ONCE = 100;

  /** After its end no clock that is right takes one; this is for those that are not. */
  private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

  private final HubStore store;
  private final Clock clock;

  RecordedUses(HubStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public boolean spend(CredentialId id, Instant until) {
    String key = endKey(until) + "|" + id.hex();
    String over = endKey(clock.instant().minus(KEPT_AFTER_END));
    return store.write(transaction -> {
      if (transaction.findRecord(KIND, key).isPresent()) {
        return false;
      }
      sweep(over, transaction);
      transaction.keepRecord(KIND, key, NOTHING_MORE);
      return true;
    });
  }

  private static void sweep(String before, HubTransaction transaction) {
    for (HubRecord kept : transaction.listRecords(KIND, "", before, SWEPT_AT_ONCE)) {
      transaction.forgetRecord(KIND, kept.key());
    }
  }

  /** Sorts as the time does. */
  private static String endKey(Instant end) {
    return "%012d".formatted(end.getEpochSecond());
  }
}
