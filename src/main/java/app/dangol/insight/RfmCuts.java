package app.dangol.insight;

import app.dangol.customer.HistoryLine.Amount;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Where the fifths of a shop's customers part: reckoned on the device, from the customers it holds
 * and may reckon with.
 *
 * @param customers how many they were
 * @param silent four numbers of days, rising
 * @param days four numbers of days, rising
 * @param spent four sums in minor units, rising; empty where there is no money of one currency
 */
public record RfmCuts(int customers, List<Long> silent, List<Long> days, Optional<Money> spent) {
  /** With fewer customers a fifth would be somebody known by name. */
  public static final int FEWEST = 25;

  private static final int PARTS = 5;

  public RfmCuts {
    silent = List.copyOf(silent);
    days = List.copyOf(days);
  }

  /** The sums, and what they are sums of. */
  public record Money(Currency currency, List<Long> cuts) {
    public Money {
      cuts = List.copyOf(cuts);
    }
  }

  /** Of all customers who bought; empty if there are too few of them. */
  public static Optional<RfmCuts> of(List<Rfm.Figures> all) {
    if (all.size() < FEWEST) {
      return Optional.empty();
    }
    return Optional.of(
        new RfmCuts(
            all.size(), cuts(all, Rfm.Figures::silent), cuts(all, Rfm.Figures::days), money(all)));
  }

  private static Optional<Money> money(List<Rfm.Figures> all) {
    List<Amount> sums = all.stream().flatMap(each -> each.spent().stream()).toList();
    List<Currency> currencies = sums.stream().map(Amount::currency).distinct().toList();
    return sums.size() < FEWEST || currencies.size() != 1
        ? Optional.empty()
        : Optional.of(new Money(currencies.getFirst(), cuts(sums, Amount::minor)));
  }

  private static <T> List<Long> cuts(List<T> all, ToLongFunction<T> figure) {
    long[] sorted = all.stream().mapToLong(figure).sorted().toArray();
    List<Long> cuts = new ArrayList<>();
    for (int part = 1; part < PARTS; part++) {
      cuts.add(sorted[part * sorted.length / PARTS]);
    }
    return cuts;
  }

  /** The scores of somebody with those figures. */
  public Rfm score(Rfm.Figures figures) {
    return new Rfm(
        PARTS - reached(silent, figures.silent()),
        1 + reached(days, figures.days()),
        spent.flatMap(money ->
            figures
                .spent()
                .filter(sum -> sum.currency().equals(money.currency()))
                .map(sum -> 1 + reached(money.cuts(), sum.minor()))),
        figures,
        this);
  }

  /** How many of the cuts a figure comes up to. */
  private static int reached(List<Long> cuts, long figure) {
    return (int) cuts.stream().filter(cut -> figure >= cut).count();
  }
}
