package app.dangol.suggest;

import app.dangol.id.Sku;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the centre learned from everybody's baskets, as the device holds it: counts only, nobody's
 * history. May block; never call it on the FX thread.
 */
public interface BasketModel {
  /**
   * How often two products stood in one basket.
   *
   * @param baskets different baskets that hold both
   */
  record PairCount(Sku sku, Sku other, int baskets) {}

  /**
   * How often one product is bought.
   *
   * @param baskets different baskets that hold it, all time
   * @param recent of those, the ones since that day
   */
  record Popularity(int baskets, int recent, LocalDate since) {}

  /** The strongest partners of each of those products. */
  List<PairCount> partnersOf(Collection<Sku> skus);

  Map<Sku, Popularity> popularity();

  /** Names what is held, so that what comes of it can be told apart; blank before the first. */
  default String version() {
    return "";
  }
}
