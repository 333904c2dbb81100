package app.dangol.hub.connector;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.intake.Report;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
   * @param refused rows the intake did not take
   */
  record Tally(int pages, int items, int fresh, int changed, int refused) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          pages + other.pages,
          items + other.items,
          fresh + other.fresh,
          changed + other.changed,
          refused + other.refused);
    }
  }

  private record Cursor(String cursor) {}

  /**
   * @param between run before each page; what it throws ends the reading
   */
  Tally read(Feed feed, Runnable between) {
    Feed.Pages pages = feed.open(findCursor(feed));
    Tally tally = Tally.NONE;
    Feed.Page page;
    do {
      between.run();
      page = pages.next();
      tally = tally.plus(keep(feed, page));
    } while (page.more());
    return tally;
  }

  Optional<String> findCursor(Feed feed) {
    return log.findRecord(cursorKind(), feed.name())
        .map(data -> StrictJson.read(data, Cursor.class).cursor());
  }

  private Tally keep(Feed feed, Feed.Page page) {
    String cursor = StrictJson.write(new Cursor(page.cursor()));
    return log.write(transaction -> {
      Tally tally = take(page.items(), transaction);
      if (transaction.findRecord(cursorKind(), feed.name()).filter(cursor::equals).isEmpty()) {
        transaction.keepRecord(cursorKind(), feed.name(), cursor);
      }
      return tally;
    });
  }

  private Tally take(List<Item> items, HubTransaction transaction) {
    SeenItems seen = new SeenItems(source, transaction);
    List<Incoming> batch = new ArrayList<>();
    int fresh = 0;
    for (Item item : items) {
      Optional<List<Incoming>> rows = seen.meet(item);
      fresh += rows.isPresent() ? 1 : 0;
      rows.ifPresent(batch::addAll);
    }
    if (batch.isEmpty()) {
      return new Tally(1, items.size(), fresh, 0, 0);
    }
    Report report = Intake.take(source, batch, transaction, clock.instant());
    return new Tally(1, items.size(), fresh, report.changed(), report.refused().size());
  }

  private String cursorKind() {
    return "connector." + source + ".cursor";
  }
}
