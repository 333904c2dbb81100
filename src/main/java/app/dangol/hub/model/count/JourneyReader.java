package app.dangol.hub.model.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes journeys of order lines. One buyer's lines must come one after the other, in any order; of
 * who the buyer is nothing is kept once the next one comes. For one thread.
 */
public final class JourneyReader {
  private final Consumer<Journey> journeys;
  private final List<Line> lines = new ArrayList<>();
  private @Nullable String buyer;

  private record Line(int day, String basket, int item) {}

  /** Baskets of one day in the order of their names, so that it does not depend on the lines'. */
  private static final Comparator<Line> OLDEST_FIRST =
      Comparator.comparingInt(Line::day).thenComparing(Line::basket);

  /** Tells each buyer's journey when all of their lines have come. */
  public JourneyReader(Consumer<Journey> journeys) {
    this.journeys = journeys;
  }

  /**
   * Takes a line.
   *
   * @param buyer the same for the same person
   * @param day counted from 1970-01-01
   * @param basket names a purchase, among those of the buyer and the day
   * @param item number
   */
  public void line(String buyer, int day, String basket, int item) {
    if (!buyer.equals(this.buyer)) {
      end();
      this.buyer = buyer;
    }
    lines.add(new Line(day, basket, item));
  }

  /** There are no more lines. */
  public void end() {
    if (!lines.isEmpty()) {
      lines.sort(OLDEST_FIRST);
      journeys.accept(journey());
      lines.clear();
    }
    buyer = null;
  }

  private Journey journey() {
    List<Integer> days = new ArrayList<>();
    List<int[]> baskets = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= lines.size(); to++) {
      if (to == lines.size() || OLDEST_FIRST.compare(lines.get(from), lines.get(to)) != 0) {
        days.add(lines.get(from).day());
        baskets.add(
            lines.subList(from, to).stream().mapToInt(Line::item).sorted().distinct().toArray());
        from = to;
      }
    }
    return new Journey(
        days.stream().mapToInt(Objects::requireNonNull).toArray(), baskets.toArray(int[][]::new));
  }
}
