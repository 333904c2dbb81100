package app.dangol.customer;

import app.dangol.customer.CustomerAccount.Order;
import app.dangol.id.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return of(history, notes, CustomerAccount.NONE, zone);
  }

  /**
   * As {@link #of(List, List, ZoneId)}, with the heads of orders, and with searches gathered by the
   * day.
   */
  public static List<TimelineEntry> of(
      List<HistoryLine> history, List<Note> notes, CustomerAccount account, ZoneId zone) {
    Map<String, Order> orders = new HashMap<>();
    account.orders().forEach(order -> orders.putIfAbsent(order.id(), order));
    List<TimelineEntry> entries = new ArrayList<>();
    Map<String, List<HistoryLine>> groups = new LinkedHashMap<>();
    for (HistoryLine line : history) {
      groups.computeIfAbsent(groupOf(line, zone), g -> new ArrayList<>()).add(line);
    }
    groups.values().forEach(lines -> entries.add(entry(lines, orders)));
    entries.addAll(searches(account.searches(), zone));
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

  private static List<TimelineEntry> searches(List<CustomerAccount.Search> searches, ZoneId zone) {
    Map<LocalDate, List<CustomerAccount.Search>> days = new LinkedHashMap<>();
    for (CustomerAccount.Search search : searches) {
      LocalDate day = LocalDate.ofInstant(search.at(), zone);
      days.computeIfAbsent(day, d -> new ArrayList<>()).add(search);
    }
    List<TimelineEntry> entries = new ArrayList<>();
    for (List<CustomerAccount.Search> day : days.values()) {
      List<String> texts = day.stream().map(CustomerAccount.Search::text).distinct().toList();
      entries.add(new TimelineEntry.Searched(day.getFirst().at(), texts));
    }
    return entries;
  }

  private static TimelineEntry entry(List<HistoryLine> lines, Map<String, Order> orders) {
    HistoryLine newest = lines.getFirst();
    Instant at = newest.at();
    return switch (newest.kind()) {
      case PURCHASE, RETURN ->
          new TimelineEntry.Basket(
              at,
              newest.store(),
              newest.kind() == HistoryLine.Kind.RETURN,
              pieces(lines),
              Optional.ofNullable(orders.get(newest.group())));
      case VIEW, CART, WISH -> {
        Set<Sku> skus = new LinkedHashSet<>();
        lines.forEach(line -> skus.add(line.sku()));
        yield new TimelineEntry.Online(at, newest.kind(), List.copyOf(skus));
      }
    };
  }

  private static List<TimelineEntry.Piece> pieces(List<HistoryLine> lines) {
    Map<Sku, TimelineEntry.Piece> pieces = new LinkedHashMap<>();
    lines.forEach(line ->
        pieces.merge(
            line.sku(),
            new TimelineEntry.Piece(line.sku(), line.quantity(), line.amount()),
            (one, other) ->
                new TimelineEntry.Piece(
                    one.sku(),
                    one.quantity() + other.quantity(),
                    HistoryLine.Amount.sum(one.amount(), other.amount()))));
    return pieces.values().stream()
        .sorted(Comparator.comparingInt((TimelineEntry.Piece p) -> -Math.abs(p.quantity())))
        .toList();
  }
}
