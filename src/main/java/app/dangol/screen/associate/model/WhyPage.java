package app.dangol.screen.associate.model;

import app.dangol.customer.StruckTaste;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import java.util.List;

/**
 * Everything one suggestion's score was made of, in words.
 *
 * @param facts the one that weighs most first
 * @param stock a line for each store
 * @param strikes what they may not want to be concluded about them
 */
public record WhyPage(
    Sku sku,
    String name,
    OfferText.ReasonIcon icon,
    String reason,
    List<Fact> facts,
    PriceText price,
    List<StockText> stock,
    List<Strike> strikes) {
  /** Something that can be struck out, in words. */
  public record Strike(StruckTaste taste, String words) {}

  /**
   * One summand of the score.
   *
   * @param what the purchases, the view or the sales it tells of, with their days
   * @param figures what was reckoned with; blank where the days say it all
   * @param share how much of the score it is
   * @param basis by which consent it may be used
   */
  public record Fact(
      OfferText.ReasonIcon icon, String what, String figures, String share, String basis) {}

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "WhyPage[" + sku + "]";
  }
}
