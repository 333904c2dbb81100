package app.dangol.hub.feedback;

import app.dangol.hub.feedback.PersonEvents.Event;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.FeedbackOps;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of suggestions day by day, for each model they were made from. */
public final class DailyFigures {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::day).thenComparing(Key::model);

  private final Map<Key, long[]> counts = new TreeMap<>(ORDER);

  private record Key(LocalDate day, String model) {}

  /** What is counted; each of a product at most once a visit. */
  private enum Count {
    SHOWN,
    OPENED,
    TRIED,
    RESERVED,
    DISMISSED,
    /** Of those shown, to somebody who may be named. */
    NAMED,
    /** Of these, bought by them within seven days. */
    BOUGHT
  }

  /**
   * One day of one model, in UTC by the devices' clocks.
   *
   * @param named of those shown, to somebody who may be named: of others no purchase is known
   * @param bought of these, bought by them within seven days of having been shown; grows until then
   */
  public record Day(
      LocalDate day,
      String model,
      long shown,
      long opened,
      long tried,
      long reserved,
      long dismissed,
      long named,
      long bought) {
    /** As a program reads it. */
    public JsonObject toJson() {
      JsonObject json = new JsonObject();
      json.addProperty("day", day.toString());
      json.addProperty("model", model);
      json.addProperty("shown", shown);
      json.addProperty("opened", opened);
      json.addProperty("tried", tried);
      json.addProperty("reserved", reserved);
      json.addProperty("dismissed", dismissed);
      json.addProperty("named", named);
      json.addProperty("bought_within_7_days", bought);
      json.addProperty("open_rate", shown == 0 ? 0 : (double) opened / shown);
      return json;
    }
  }

  private DailyFigures() {}

  /** Of everything that happened since then, the earliest day first. Blocks. */
  static List<Day> since(Instant since, HubLog log) {
    DailyFigures figures = new DailyFigures();
    PersonEvents.forEach(
        log, since, person -> person.lines().forEach(event -> figures.add(person, event)));
    SuggestionEvents.forEachUnnamed(
        log,
        batch ->
            batch.lines().stream()
                .filter(line -> !Instant.parse(line.at()).isBefore(since))
                .forEach(figures::add));
    return figures.list();
  }

  private void add(PersonEvents person, Event event) {
    add(event.line());
    if (event.line().event().equals("shown")) {
      long[] counted = of(event.line());
      counted[Count.NAMED.ordinal()]++;
      counted[Count.BOUGHT.ordinal()] += person.boughtAfter(event).isPresent() ? 1 : 0;
    }
  }

  private void add(FeedbackOps.Line line) {
    long[] counted = of(line);
    switch (line.event()) {
      case "shown" -> counted[Count.SHOWN.ordinal()]++;
      case "opened" -> counted[Count.OPENED.ordinal()]++;
      case "tried" -> counted[Count.TRIED.ordinal()]++;
      case "reserved" -> counted[Count.RESERVED.ordinal()]++;
      case "dismissed" -> counted[Count.DISMISSED.ordinal()]++;
      default -> {}
    }
  }

  private long[] of(FeedbackOps.Line line) {
    LocalDate day = LocalDate.ofInstant(Instant.parse(line.at()), ZoneOffset.UTC);
    return counts.computeIfAbsent(
        new Key(day, line.model()), key -> new long[Count.values().length]);
  }

  private List<Day> list() {
    return counts.entrySet().stream().map(each -> day(each.getKey(), each.getValue())).toList();
  }

  private static Day day(Key key, long[] counted) {
    return new Day(
        key.day(),
        key.model(),
        counted[Count.SHOWN.ordinal()],
        counted[Count.OPENED.ordinal()],
        counted[Count.TRIED.ordinal()],
        counted[Count.RESERVED.ordinal()],
        counted[Count.DISMISSED.ordinal()],
        counted[Count.NAMED.ordinal()],
        counted[Count.BOUGHT.ordinal()]);
  }
}
