package app.dangol.screen.associate.model;

import app.dangol.catalog.Category;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * Everything somebody has with the shop, in words. What is empty says so itself.
 *
 * @param points balance and tier, with their age
 * @param cartSum what the cart comes to and since when it stands; blank if it is empty
 * @param mayOnline whether they agreed that what they do in the web shop is used
 * @param online what they did in the web shop, the newest first
 * @param onlineHint why there is nothing of it; else blank
 */
public record BookPage(
    Line points,
    List<Line> coupons,
    List<Held> reservations,
    List<ToDo> tasks,
    List<Goods> cart,
    String cartSum,
    List<Goods> wishes,
    List<Receipt> orders,
    boolean mayOnline,
    List<StoryText> online,
    String onlineHint,
    List<Agreement> consents) {
  /** Which part is looked at. */
  public enum Part {
    NOW,
    ORDERS,
    ONLINE,
    CONSENTS
  }

  /**
   * A fact with what is to be known about it.
   *
   * @param pressing whether it should be said today
   */
  public record Line(String text, String about, boolean pressing) {
    @Override
    public String toString() {
      return "Line[" + pressing + "]";
    }
  }

  /** Something laid aside; it can be let go where there is an id. */
  public record Held(Line line, Optional<OpId> id) {}

  /** Something to be done for them. */
  public record ToDo(TaskId id, Line line) {}

  /**
   * A product.
   *
   * @param picture for those who hear it
   * @param price with its age
   */
  public record Goods(
      Sku sku, Category category, String colour, String picture, String name, String price) {}

  /**
   * An order or a return.
   *
   * @param when date and channel
   * @param what the amount and how many products
   * @param lines each product with pieces and amount; negative where it came back
   */
  public record Receipt(StoryText.Kind kind, String when, String what, List<String> lines) {
    @Override
    public String toString() {
      return "Receipt[" + lines.size() + " lines]";
    }
  }

  /** One purpose, what was said to it and what follows from that. */
  public record Agreement(String purpose, String said, String effect, boolean granted) {}

  @Override
  public String toString() {
    return "BookPage[" + orders.size() + " orders]";
  }
}
