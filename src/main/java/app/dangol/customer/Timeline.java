package app.dangol.customer;

import app.dangol.id.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Online, shop and notes on one line of time, newest first. */
public final class Timeline {
  private Timeline() {}

  /**
   * Gathers lines into baskets and online activity into one entry a day and kind.
   *
   * @param history newest first
   * @param zone whose midnight parts the days
   */
  public static List<TimelineEntry> of(List<HistoryLine> history, List<Note> notes, ZoneId zone) {
    List<TimelineEntry> entries = new ArrayList<>();
    Map<String, List<HistoryLine>> groups = new LinkedHashMap<>();
    for (HistoryLine line : history) {
      groups.computeIfAbsent(groupOf(line, zone), g -> new ArrayList<>()).add(line);
    }
    groups.values().forEach(lines -> entries.add(entry(lines)));
    notes.forEach(note -> entries.add(new TimelineEntry.Written(note)));
    entries.sort(Comparator.comparing(TimelineEntry::at).reversed());
    return entries;
  }

  private static String groupOf(HistoryLine line, ZoneId zone) {
    return switch (line.kind()) {
      case PURCHASE, RETURN -> line.kind() + line.group();
      case VIEW, CART, WISH -> line.kind().toString() + LocalDate.ofInstant(line.at(), zone);
    };
  }

  private static TimelineEntry entry(List<HistoryLine> lines) {
    HistoryLine newest = lines.getFirst();
    Instant at = newest.at();
    return switch (newest.kind()) {
      case PURCHASE, RETURN ->
          new TimelineEntry.Basket(
              at, newest.store(), newest.kind() == HistoryLine.Kind.RETURN, pieces(lines));
      case VIEW, CART, WISH -> {
        Set<Sku> skus = new LinkedHashSet<>();
        lines.forEach(line -> skus.add(line.sku()));
        yield new TimelineEntry.Online(at, newest.kind(), List.copyOf(skus));
      }
    };
  }

  private static List<TimelineEntry.Piece> pieces(List<HistoryLine> lines) {
    Map<Sku, Integer> quantities = new LinkedHashMap<>();
    lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Integer::sum));
    return quantities.entrySet().stream()
        .map(e -> new TimelineEntry.Piece(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt((TimelineEntry.Piece p) -> -Math.abs(p.quantity())))
        .toList();
  }
}
