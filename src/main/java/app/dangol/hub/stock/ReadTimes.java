package app.dangol.hub.stock;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Bucket;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Up to when prices and stock are known though they have not changed since: a figure bears the time
 * of its last change, and the shop system behind it may have been read to its end many times after.
 * Kept in the hub's records, so that every copy of the hub can tell it. Safe for several threads.
 */
public final class ReadTimes {
  /** Records: source → {@link Kept}. */
  private static final String KIND = "figures.read";

  private static final String OF_STORE = Bucket.stockOf("");
  private static final int MOST = 100;

  private final HubReads reads;

  public ReadTimes(HubReads reads) {
    this.reads = reads;
  }

  private record Kept(@Nullable String price, @Nullable String stock) {
    Optional<Instant> at(Figure figure) {
      @Nullable String at =
          switch (figure) {
            case PRICE -> price;
            case STOCK -> stock;
          };
      return Optional.ofNullable(at).map(Instant::parse);
    }
  }

  /**
   * All figures of these kinds that a shop system tells have been read at that time or later. What
   * is known to be later stays, unless it is yet to come: a clock that was ahead had told it.
   */
  public static void keep(
      String source, Map<Figure, Instant> at, Instant now, HubTransaction transaction) {
    Kept before =
        transaction
            .findRecord(KIND, source)
            .map(data -> StrictJson.read(data, Kept.class))
            .orElse(new Kept(null, null));
    Kept after =
        new Kept(later(before, Figure.PRICE, at, now), later(before, Figure.STOCK, at, now));
    if (!after.equals(before)) {
      transaction.keepRecord(KIND, source, StrictJson.write(after));
    }
  }

  private static @Nullable String later(
      Kept before, Figure figure, Map<Figure, Instant> at, Instant now) {
    return Stream.concat(
            before.at(figure).stream(),
            Stream.ofNullable(at.get(figure)).map(told -> told.isAfter(now) ? now : told))
        .filter(time -> !time.isAfter(now))
        .max(Comparator.naturalOrder())
        .map(Instant::toString)
        .orElse(null);
  }

  /**
   * The time at or after which every figure of a bucket was read.
   *
   * @param rows in the bucket; it must not change while this is asked
   * @return empty for a bucket of other things, and if anything in it was told by somebody who is
   *     not read again and again: nothing says how long that has been true; also while the time is
   *     yet to come, by this copy's clock
   */
  public Optional<Instant> find(String bucket, long rows, Instant now) {
    if (rows == 0 || !(bucket.equals(Bucket.PRICE) || bucket.startsWith(OF_STORE))) {
      return Optional.empty();
    }
    Figure figure = bucket.equals(Bucket.PRICE) ? Figure.PRICE : Figure.STOCK;
    long counted = 0;
    Instant oldest = Instant.MAX;
    for (HubRecord record : reads.listRecords(KIND, "", "", MOST)) {
      Optional<Instant> at =
          StrictJson.read(record.data(), Kept.class).at(figure).filter(time -> !time.isAfter(now));
      long told = at.isPresent() ? count(figure, bucket, record.key()) : 0;
      if (told > 0) {
        counted += told;
        oldest = at.filter(oldest::isAfter).orElse(oldest);
      }
    }
    return counted == rows ? Optional.of(oldest) : Optional.empty();
  }

  private long count(Figure figure, String bucket, String source) {
    return switch (figure) {
      case PRICE -> ReadFigures.prices(source, reads);
      case STOCK -> {
        String device = bucket.substring(OF_STORE.length());
        StockRules rules = StockRules.read(reads);
        yield ReadFigures.stock(source, store -> rules.isTold(device, store), reads);
      }
    };
  }
}
