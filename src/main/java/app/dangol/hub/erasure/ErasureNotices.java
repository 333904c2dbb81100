package app.dangol.hub.erasure;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Erasures;
import app.dangol.wire.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What devices are told of erasures. A device may know somebody from a look-up or in its audit
 * trail whom no bucket of its own has held, so that a tombstone would not reach it. A notice holds
 * {@link Erasures#digestOf} the id: who has the id finds it, and nobody else learns one.
 */
public final class ErasureNotices {
  /** Records: number → digest, in the order in which they were given. */
  private static final String KIND = "erasure.notice";

  private static final String NEWEST_KIND = "erasure.newest";
  private static final String NEWEST = "newest";

  /** As long as a device's audit trail may still name somebody, and a month. */
  private static final Duration KEPT = Duration.ofDays(2 * 366 + 31);

  private static final int SWEPT_AT_ONCE = 100;

  private ErasureNotices() {}

  private record Notice(String digest) {}

  private record Newest(long number) {}

  static void add(String customer, Instant now, HubTransaction transaction) {
    // By the clock as well: after an older back-up was restored a number must mean nothing else.
    long number = Math.max(now.toEpochMilli(), findNewest(transaction).orElse(0) + 1);
    for (HubRecord old :
        transaction.listRecords(KIND, "", key(now.minus(KEPT).toEpochMilli()), SWEPT_AT_ONCE)) {
      transaction.forgetRecord(KIND, old.key());
    }
    transaction.keepRecord(
        KIND, key(number), StrictJson.write(new Notice(Erasures.digestOf(customer))));
    transaction.keepRecord(NEWEST_KIND, NEWEST, StrictJson.write(new Newest(number)));
  }

  /** The number of the newest; empty as long as nobody was erased. */
  public static OptionalLong findNewest(HubReads reads) {
    return reads.findRecord(NEWEST_KIND, NEWEST).stream()
        .mapToLong(data -> StrictJson.read(data, Newest.class).number())
        .findFirst();
  }

  /** Those with a greater number, the oldest first, at most {@link Erasures#MAX_ANSWER}. */
  public static List<Erasures.Notice> listAfter(long number, HubReads reads) {
    return reads.listRecords(KIND, key(number) + '\u0001', "", Erasures.MAX_ANSWER).stream()
        .map(record ->
            new Erasures.Notice(
                Long.parseLong(record.key()),
                StrictJson.read(record.data(), Notice.class).digest()))
        .toList();
  }

  private static String key(long number) {
    return "%019d".formatted(number);
  }
}
