package app.dangol.hub.connector;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.intake.Report;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed to its end. Each page is one transaction: its rows, the hashes they are known by
 * again, and the cursor after it. A crash reads a page once more and skips none.
 */
final class FeedReader {
  private final String source;
  private final HubLog log;
  private final Clock clock;

  FeedReader(String source, HubLog log, Clock clock) {
    this.source = source;
    this.log = log;
    this.clock = clock;
  }

  /**
   * What a reading brought.
   *
   * @param items read, known ones among them
   * @param fresh items that were new or changed
   * @param changed rows on devices
   * @param refused rows the intake did not take, but for those of customers who were erased, who
   *     are refused at each reading, and items the connector left out
   * @param older prices and stock it passed over, because something newer is known
   */
  record Tally(int pages, int items, int fresh, int changed, int refused, int older) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    /** Of work that is no reading. */
    static Tally of(int changed) {
      return new Tally(1, 0, 0, changed, 0, 0);
    }

    Tally plus(Tally other) {
      return new Tally(
          pages + other.pages,
          items + other.items,
          fresh + other.fresh,
          changed + other.changed,
          refused + other.refused,
          older + other.older);
    }
  }

  /**
   * How far a feed has been read.
   *
   * @param begun when, before its first page, a reading began that is not whole yet
   * @param whole whether nothing of a reading is outstanding. Where neither is known, as an older
   *     program leaves it, nobody knows when this reading began, and it proves nothing
   */
  private record Cursor(String cursor, @Nullable String begun, @Nullable Boolean whole) {}

  /**
   * @param between run before each page; what it throws ends the reading
   * @param whole told, once everything has been read and kept, when that began: what was not new in
   *     it is true as of then
   */
  Tally read(Feed feed, Runnable between, Consumer<Instant> whole) {
    Optional<Cursor> from = findCursor(feed);
    Feed.Pages pages = feed.open(from.map(Cursor::cursor));
    boolean anew = from.isEmpty() || Boolean.TRUE.equals(from.get().whole());
    Optional<Instant> begun = from.map(Cursor::begun).map(Instant::parse);
    Tally tally = Tally.NONE;
    Feed.Page page;
    do {
      between.run();
      Instant now = clock.instant();
      // Begun by a copy whose clock was ahead: nobody knows when.
      Optional<Instant> known = anew ? Optional.of(now) : begun.filter(at -> !at.isAfter(now));
      page = pages.next();
      Optional<Instant> since = page.leftOut() > 0 ? Optional.empty() : known;
      tally = tally.plus(keep(feed, page, since));
      if (page.whole()) {
        since.ifPresent(whole);
      }
      anew = page.whole();
      begun = since;
    } while (page.more());
    return tally;
  }

  private Optional<Cursor> findCursor(Feed feed) {
    return log.findRecord(cursorKind(), feed.name())
        .map(data -> StrictJson.read(data, Cursor.class));
  }

  private Tally keep(Feed feed, Feed.Page page, Optional<Instant> begun) {
    Cursor after =
        page.whole()
            ? new Cursor(page.cursor(), null, true)
            : new Cursor(page.cursor(), begun.map(Instant::toString).orElse(null), null);
    String cursor = StrictJson.write(after);
    return log.write(transaction -> {
      Tally tally = take(page, transaction);
      if (transaction.findRecord(cursorKind(), feed.name()).filter(cursor::equals).isEmpty()) {
        transaction.keepRecord(cursorKind(), feed.name(), cursor);
      }
      return tally;
    });
  }

  private Tally take(Feed.Page page, HubTransaction transaction) {
    int items = page.items().size();
    SeenItems seen = new SeenItems(source, transaction);
    List<Incoming> batch = new ArrayList<>();
    List<Item> tellers = new ArrayList<>();
    List<Item> ofErased = new ArrayList<>();
    int fresh = 0;
    for (Item item : page.items()) {
      Optional<SeenItems.Met> met = seen.meet(item);
      if (met.isPresent()) {
        List<Incoming> told = met.get().rows();
        batch.addAll(told);
        told.forEach(row -> tellers.add(item));
        if (met.get().ofErased()) {
          ofErased.add(item);
        } else {
          fresh++;
        }
      }
    }
    if (batch.isEmpty()) {
      return new Tally(1, items, fresh, 0, page.leftOut(), 0);
    }
    Report report = Intake.takeRead(source, batch, transaction, clock.instant());
    // What was passed over is not what the item tells: it must not be taken for known.
    report.overtaken().stream().map(tellers::get).distinct().forEach(seen::askAgain);
    // Who is back by their own word is remembered from now on.
    ofErased.forEach(seen::meet);
    int refused = report.countRefusedBut(Report.ERASED) + page.leftOut();
    return new Tally(1, items, fresh, report.changed(), refused, report.older());
  }

  private String cursorKind() {
    return "connector." + source + ".cursor";
  }
}
