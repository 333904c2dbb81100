package app.dangol.insight;

import app.dangol.customer.HistoryLine;
import app.dangol.customer.HistoryLine.Amount;
import app.dangol.id.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days on which somebody bought, oldest first. What was brought back is taken off the newest
 * purchases before it; a day of which everything went back is none.
 *
 * @param days oldest first, each day once
 * @param spent what all of it came to less what was given back; empty where a line has no amount,
 *     or they are of more than one currency
 */
public record Purchases(List<PurchaseDay> days, Optional<Amount> spent) {
  public Purchases {
    days = List.copyOf(days);
  }

  /** Of days alone, with no money known. */
  public Purchases(List<PurchaseDay> days) {
    this(days, Optional.empty());
  }

  /** A receipt while its returns are still being taken off. */
  private record Receipt(Instant at, Map<Sku, Integer> pieces) {}

  /**
   * Reads the receipts of a history; everything else in it is passed over.
   *
   * @param zone whose midnight parts the days
   */
  public static Purchases of(List<HistoryLine> history, ZoneId zone) {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    List<HistoryLine> returns = new ArrayList<>();
    List<HistoryLine> paid = new ArrayList<>();
    for (HistoryLine line : history) {
      switch (line.kind()) {
        case PURCHASE -> {
          receipts
              .computeIfAbsent(line.group(), g -> new Receipt(line.at(), new HashMap<>()))
              .pieces()
              .merge(line.sku(), line.quantity(), Integer::sum);
          paid.add(line);
        }
        case RETURN -> {
          returns.add(line);
          paid.add(line);
        }
        case VIEW, CART, WISH -> {}
      }
    }
    List<Receipt> newestFirst =
        receipts.values().stream().sorted(Comparator.comparing(Receipt::at).reversed()).toList();
    returns.stream()
        .sorted(Comparator.comparing(HistoryLine::at))
        .forEach(line -> takeOff(line, newestFirst));
    return new Purchases(days(newestFirst, zone), sum(paid));
  }

  private static void takeOff(HistoryLine returned, List<Receipt> newestFirst) {
    int left = Math.abs(returned.quantity());
    for (Receipt receipt : newestFirst) {
      int bought = receipt.pieces().getOrDefault(returned.sku(), 0);
      if (bought > 0 && !receipt.at().isAfter(returned.at())) {
        int taken = Math.min(left, bought);
        receipt.pieces().put(returned.sku(), bought - taken);
        left -= taken;
      }
    }
  }

  private static List<PurchaseDay> days(List<Receipt> receipts, ZoneId zone) {
    Map<LocalDate, Set<Sku>> kept = new TreeMap<>();
    for (Receipt receipt : receipts) {
      LocalDate day = LocalDate.ofInstant(receipt.at(), zone);
      receipt
          .pieces()
          .forEach((sku, pieces) -> {
            if (pieces > 0) {
              kept.computeIfAbsent(day, d -> new TreeSet<>()).add(sku);
            }
          });
    }
    return kept.entrySet().stream().map(e -> new PurchaseDay(e.getKey(), e.getValue())).toList();
  }

  private static Optional<Amount> sum(List<HistoryLine> paid) {
    Optional<Amount> sum = Optional.empty();
    for (HistoryLine line : paid) {
      Optional<Amount> amount = line.amount();
      if (amount.isEmpty()
          || sum.filter(s -> !s.currency().equals(amount.get().currency())).isPresent()) {
        return Optional.empty();
      }
      long before = sum.map(Amount::minor).orElse(0L);
      sum =
          Optional.of(
              new Amount(Math.addExact(before, amount.get().minor()), amount.get().currency()));
    }
    return sum;
  }

  public boolean isEmpty() {
    return days.isEmpty();
  }

  /** The first of the days; there must be one. */
  public LocalDate first() {
    return days.getFirst().day();
  }

  /** The newest of the days; there must be one. */
  public LocalDate last() {
    return days.getLast().day();
  }

  /** Those that were made on that day or before; the money of a part is not known. */
  public Purchases until(LocalDate day) {
    int to = days.size();
    while (to > 0 && days.get(to - 1).day().isAfter(day)) {
      to--;
    }
    return to == days.size() ? this : new Purchases(days.subList(0, to));
  }

  /** Whether something was bought after a day, in so many days from it. */
  public boolean boughtAfter(LocalDate day, int within) {
    LocalDate end = day.plusDays(within);
    return days.stream().anyMatch(d -> d.day().isAfter(day) && !d.day().isAfter(end));
  }

  /** Days that lie between two purchases that follow each other, oldest first. */
  public static List<Long> gaps(List<LocalDate> oldestFirst) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < oldestFirst.size(); i++) {
      gaps.add(ChronoUnit.DAYS.between(oldestFirst.get(i - 1), oldestFirst.get(i)));
    }
    return gaps;
  }

  /** On which of the days each product was bought, oldest first. */
  public Map<Sku, List<LocalDate>> bySku() {
    Map<Sku, List<LocalDate>> bought = new TreeMap<>();
    for (PurchaseDay day : days) {
      day.skus().forEach(sku -> bought.computeIfAbsent(sku, s -> new ArrayList<>()).add(day.day()));
    }
    return bought;
  }

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "Purchases[" + days.size() + " days]";
  }
}
