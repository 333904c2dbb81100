package app.dangol.insight;

import app.dangol.id.Sku;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Erf;

/**
 * When somebody buys a product again. The days between two purchases of one product by one customer
 * are log-normal: their logarithm spreads by {@code within} around a mean of the customer's and
 * product's own, and these means spread by {@code between} around the shop's. What is known of one
 * customer is therefore drawn to the shop's mean the more, the fewer gaps there are ({@link
 * #shrink}). Whether they buy it at all is a regression over that and over how often they did.
 *
 * @param meanLogGap the shop's mean of the logarithm of a gap in days
 * @param within variance of the logarithm of one customer's gaps
 * @param between variance of the means
 * @param next whether it is bought within {@link #WITHIN} days, of {@link #features}
 * @param least of all that were bought more than once a quarter is likelier than this to be bought
 * @param repeatShare of all pairs of buyer and product, the share that was bought again
 * @param repeatWeight as many buyers the shop's share counts beside a product's own
 * @param repeats of products with at least five buyers
 */
public record ProductModel(
    double meanLogGap,
    double within,
    double between,
    Logit next,
    double least,
    double repeatShare,
    double repeatWeight,
    Map<Sku, ProductRepeats> repeats) {
  /** Days from now for which it is said how likely a purchase is. */
  public static final int WITHIN = 30;

  /** How many features {@link #next} takes. */
  public static final int FEATURES = 5;

  /** Of the normal distribution, in which the middle half lies. */
  private static final double QUARTILE = 0.6744897501960817;

  public ProductModel {
    repeats = Collections.unmodifiableMap(new TreeMap<>(repeats));
    if (!(within > 0 && between > 0 && repeatWeight > 0) || next.size() != FEATURES) {
      throw new IllegalArgumentException("a variance or a weight is missing");
    }
  }

  /** As many gaps of the customer's own as the shop's mean counts. */
  public double shrink() {
    return within / between;
  }

  /** Where a customer's gaps of a product lie, as far as is known. */
  record Gap(double mean, double deviation) {
    /** The share of gaps that are shorter. */
    double shorterThan(double days) {
      return days <= 0 ? 0 : (1 + Erf.erf((Math.log(days) - mean) / deviation / Math.sqrt(2))) / 2;
    }

    /** Days that a gap lasts; {@code z} 0 for the middle one. */
    long days(double z) {
      return Math.round(Math.exp(mean + z * deviation));
    }
  }

  Gap gap(List<LocalDate> bought) {
    List<Long> gaps = Purchases.gaps(bought);
    double own = gaps.stream().mapToDouble(Math::log).sum();
    double weight = gaps.size() + shrink();
    return new Gap((own + shrink() * meanLogGap) / weight, Math.sqrt(within * (1 + 1 / weight)));
  }

  /** How likely a buyer of that product buys it on another day again. */
  double repeatShare(Sku sku) {
    ProductRepeats known = repeats.get(sku);
    return known == null
        ? repeatShare
        : (known.repeaters() + repeatWeight * repeatShare) / (known.buyers() + repeatWeight);
  }

  /**
   * What the regression weighs.
   *
   * @param bought the days on which they bought it, oldest first, never empty
   * @param since on how many days they bought anything from the first of these on
   */
  public double[] features(Sku sku, List<LocalDate> bought, int since, LocalDate today) {
    double silent = ChronoUnit.DAYS.between(bought.getLast(), today);
    Gap gap = gap(bought);
    double left = Math.max(1 - gap.shorterThan(silent), 1e-6);
    double falls = (gap.shorterThan(silent + WITHIN) - gap.shorterThan(silent)) / left;
    return new double[] {
      Logit.logOdds(Math.clamp(falls, 1e-4, 1 - 1e-4)),
      Math.log(left),
      Math.log(bought.size()),
      Math.log(since),
      Logit.logOdds(repeatShare(sku))
    };
  }

  /**
   * When the next purchase of a product is due.
   *
   * @param bought as for {@link #features}
   */
  public Due due(Sku sku, List<LocalDate> bought, int since, LocalDate today) {
    Gap gap = gap(bought);
    LocalDate last = bought.getLast();
    return new Due(
        sku,
        last.plusDays(gap.days(0)),
        last.plusDays(gap.days(-QUARTILE)),
        last.plusDays(gap.days(QUARTILE)),
        next.probability(features(sku, bought, since, today)),
        WITHIN,
        new Due.Facts(
            bought,
            since,
            gap.days(0),
            Math.round(Math.exp(meanLogGap)),
            repeats.getOrDefault(sku, Due.Facts.UNKNOWN)));
  }
}
