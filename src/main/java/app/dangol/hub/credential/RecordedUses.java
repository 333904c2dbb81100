package app.dangol.hub.credential;

import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.credential.CredentialId;
import app.dangol.trust.credential.SpentCredentials;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials were used up, in the hub's records: at every copy and in every shop, for each
 * is spent in one transaction. The end of a credential stands first in its key, so that those that
 * are long over are found and go, some with each new one.
 */
final class RecordedUses implements SpentCredentials {
  private static final String KIND = "card.used";
  private static final int SWEPT_AT_ONCE = 100;

  /** After its end no clock that is right takes one; this is for those that are not. */
  private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

  private final HubStore store;
  private final Clock clock;

  RecordedUses(HubStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * As it is kept.
   *
   * @param by which device it was used up for; null if none asked
   */
  private record Use(@Nullable String by) {}

  @Override
  public boolean spend(CredentialId id, Instant until) {
    return spend(id, until, new Use(null));
  }

  /**
   * Uses one up for a device, which may ask again: an answer may have been lost.
   *
   * @return false if it was used up before, and not for that device
   */
  boolean spend(CredentialId id, Instant until, String by) {
    return spend(id, until, new Use(by));
  }

  /** Whether it was used up, by whomever; to look uses nothing up. */
  boolean isSpent(CredentialId id, Instant until) {
    return store.findRecord(KIND, key(id, until)).isPresent();
  }

  private boolean spend(CredentialId id, Instant until, Use use) {
    String key = key(id, until);
    String over = endKey(clock.instant().minus(KEPT_AFTER_END));
    return store.write(transaction -> {
      Optional<String> before = transaction.findRecord(KIND, key);
      if (before.isPresent()) {
        return use.by() != null && use.equals(StrictJson.read(before.get(), Use.class));
      }
      sweep(over, transaction);
      transaction.keepRecord(KIND, key, StrictJson.write(use));
      return true;
    });
  }

  private static void sweep(String before, HubTransaction transaction) {
    for (HubRecord kept : transaction.listRecords(KIND, "", before, SWEPT_AT_ONCE)) {
      transaction.forgetRecord(KIND, kept.key());
    }
  }

  private static String key(CredentialId id, Instant until) {
    return endKey(until) + "|" + id.hex();
  }

  /** Sorts as the time does. */
  private static String endKey(Instant end) {
    return "%012d".formatted(end.getEpochSecond());
  }
}
