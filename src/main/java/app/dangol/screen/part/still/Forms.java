package app.dangol.screen.part.still;

import app.dangol.catalog.Category;

/** Which object stands for which category. */
final class Forms {
  private Forms() {}

  static Form of(Category category) {
    return switch (category) {
      case KNIT -> Form.standing(29, Folded::knit);
      case SCARF -> Form.standing(29, Folded::scarf);
      case CUSHION -> Form.standing(27, Folded::cushion);
      case COAT -> Form.hanging(20, Garments::coat);
      case DRESS -> Form.hanging(19, Garments::dress);
      case TROUSERS -> Form.hanging(17, Garments::trousers);
      case BAG -> Form.standing(26, Accessories::bag);
      case SHOE -> Form.standing(31, Accessories::shoe);
      case JEWELLERY -> Form.standing(23, Accessories::jewellery);
      case BOTTLE -> Form.standing(17, Vessels::bottle);
      case CUP -> Form.standing(21, Vessels::cup);
      case TIN -> Form.standing(20, Vessels::tin);
      case PLATE -> Form.standing(19, Vessels::plate);
      case CANDLE -> Form.standing(18, Lights::candle);
      case LANTERN -> Form.standing(19, Lights::lantern);
      case BOOK -> Form.standing(26, PaperGoods::book);
      case BOX -> Form.standing(24, PaperGoods::box);
      case FRAME -> Form.standing(22, PaperGoods::frame);
      case CLOCK -> Form.standing(19, Keepsakes::clock);
      case TOY -> Form.standing(29, Keepsakes::toy);
      case GARLAND -> Form.hanging(0, Keepsakes::garland);
    };
  }
}
