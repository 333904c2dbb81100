package app.dangol.hub.connector;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.intake.Report;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a feed to its end. Each page is one transaction: its rows, the hashes they are known by
 * again, and the cursor after it. A crash reads a page once more and skips none.
 */
final class FeedReader {
  private final String source;
  private final HubLog log;

  FeedReader(String source, HubLog log) {
    this.source = source;
    this.log = log;
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

  /**
   * What is remembered of an item.
   *
   * @param hash of what it told last
   * @param told what of that can be gone, as {@code KIND|id}
   */
  record Seen(String hash, List<String> told) {
    List<Incoming> gone(Set<String> stillTold) {
      return told.stream().filter(text -> !stillTold.contains(text)).map(Seen::parse).toList();
    }

    private static Incoming parse(String text) {
      int bar = text.indexOf('|');
      return new Incoming.Gone(
          Incoming.Kind.valueOf(text.substring(0, bar)), text.substring(bar + 1));
    }
  }

  private record Cursor(String cursor) {}

  Tally read(Feed feed) {
    Feed.Pages pages = feed.open(findCursor(feed));
    Tally tally = Tally.NONE;
    Feed.Page page;
    do {
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
    List<Incoming> batch = new ArrayList<>();
    int fresh = 0;
    for (Item item : items) {
      String kind = seenKind(source, item.kind());
      String hash = ItemHash.of(item.rows());
      Optional<Seen> before =
          transaction.findRecord(kind, item.id()).map(data -> StrictJson.read(data, Seen.class));
      if (before.isPresent() && before.get().hash().equals(hash)) {
        continue;
      }
      Set<String> told =
          item.told().map(gone -> gone.kind() + "|" + gone.id()).collect(Collectors.toSet());
      before.ifPresent(seen -> batch.addAll(seen.gone(told)));
      batch.addAll(item.rows());
      Seen seen = new Seen(hash, told.stream().sorted().toList());
      transaction.keepRecord(kind, item.id(), StrictJson.write(seen));
      fresh++;
    }
    if (batch.isEmpty()) {
      return new Tally(1, items.size(), 0, 0, 0);
    }
    Report report = Intake.take(source, batch, transaction);
    return new Tally(1, items.size(), fresh, report.changed(), report.refused().size());
  }

  private String cursorKind() {
    return "connector." + source + ".cursor";
  }

  static String seenKind(String source, String itemKind) {
    return "connector." + source + ".seen." + itemKind;
  }
}
