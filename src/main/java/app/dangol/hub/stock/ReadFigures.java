package app.dangol.hub.stock;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many of the figures shown a shop system told that is read again and again: of prices, and of
 * each store's stock. Whatever else shows a figure (a file, a person) is in no count, so that a
 * bucket with more rows than are counted holds some whose age no reading tells. Collects what
 * changes in one transaction, for {@link #keep} to write.
 */
public final class ReadFigures {
  /** Records: {@code source|price} and {@code source|stock|store} → {@link Count}. */
  private static final String KIND = "figures.read.count";

  private static final String PRICE = "|price";
  private static final String STOCK = "|stock";

  private final Map<String, Integer> changes = new TreeMap<>();

  private record Count(long count) {}

  /**
   * A price is told, or gone.
   *
   * @param before the shop system that told it last; null if none did
   * @param now the one that does now; null if none does
   */
  public void price(@Nullable String before, @Nullable String now) {
    change(PRICE, before, now);
  }

  /** A store's stock of a product is told, shown for the first time, or gone; as {@link #price}. */
  public void stock(String store, @Nullable String before, @Nullable String now) {
    change(STOCK + "|" + store, before, now);
  }

  private void change(String of, @Nullable String before, @Nullable String now) {
    if (before != null) {
      changes.merge(before + of, -1, Integer::sum);
    }
    if (now != null) {
      changes.merge(now + of, 1, Integer::sum);
    }
  }

  /** Writes what was collected. */
  public void keep(HubTransaction transaction) {
    changes.forEach((key, change) -> {
      if (change != 0) {
        Count now = new Count(count(key, transaction) + change);
        transaction.keepRecord(KIND, key, StrictJson.write(now));
      }
    });
    changes.clear();
  }

  /** All counts that are kept; nothing of which there is none. */
  public static Map<String, Long> counts(HubReads reads) {
    Map<String, Long> counts = new TreeMap<>();
    reads.forEachRecord(
        KIND,
        record -> counts.put(record.key(), StrictJson.read(record.data(), Count.class).count()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** What was collected, likewise. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    changes.forEach((key, count) -> counts.put(key, (long) count));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** Writes what was collected in the place of all counts there are. */
  public void keepAnew(HubTransaction transaction) {
    transaction.listRecords(KIND, "", "", Integer.MAX_VALUE).stream()
        .filter(record -> !changes.containsKey(record.key()))
        .forEach(record -> transaction.forgetRecord(KIND, record.key()));
    changes.forEach((key, count) -> {
      if (count(key, transaction) != count) {
        transaction.keepRecord(KIND, key, StrictJson.write(new Count(count)));
      }
    });
  }

  private static long count(String key, HubReads reads) {
    return reads
        .findRecord(KIND, key)
        .map(data -> StrictJson.read(data, Count.class).count())
        .orElse(0L);
  }

  /** How many prices that shop system told. */
  static long prices(String source, HubReads reads) {
    return count(source + PRICE, reads);
  }

  /** How many figures of those stores' stock that shop system told. */
  static long stock(String source, Predicate<String> stores, HubReads reads) {
    String head = source + STOCK;
    return reads.listRecordsUnder(KIND, head, Integer.MAX_VALUE).stream()
        .filter(record -> stores.test(record.key().substring(head.length() + 1)))
        .mapToLong(record -> StrictJson.read(record.data(), Count.class).count())
        .sum();
  }
}
