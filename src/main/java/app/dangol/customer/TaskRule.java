package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.StoreId;
import app.dangol.id.TaskId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * When a store's devices make a task by themselves.
 *
 * @param on whether they do
 * @param percent how likely it must be, from 0 to 100; means nothing for {@link Kind#OPEN_CART}
 * @param span how long: what that is the kind says
 * @param most tasks of the kind that are made in the store on one day
 * @param text the store's own words for it, up to {@link #MAX_TEXT} characters; empty for the
 *     program's
 */
public record TaskRule(
    Kind kind, boolean on, int percent, int span, int most, Optional<String> text) {
  /** Longest text. */
  public static final int MAX_TEXT = 200;

  /** Longest span, in days or hours. */
  public static final int MAX_SPAN = 1_000;

  /** Most tasks a day. */
  public static final int MAX_MOST = 100;

  private static final int ALL = 100;

  /** What a rule looks for; the order is that in which rules are shown. */
  public enum Kind {
    /** A product is due within so many days, and likely enough to be bought. */
    REPURCHASE_DUE,
    /** Somebody has been silent for so many days, and is likely enough to stay away. */
    LAPSING,
    /** Something has lain in an online cart for so many hours, and nothing was bought since. */
    OPEN_CART;

    /** The name used in data, which is also the kind of the tasks: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name; empty for one that only a newer program knows. */
    public static Optional<Kind> find(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  public TaskRule {
    text = text.map(String::strip).filter(words -> !words.isEmpty());
    if (percent < 0
        || percent > ALL
        || span < 0
        || span > MAX_SPAN
        || most < 1
        || most > MAX_MOST
        || text.filter(words -> words.length() > MAX_TEXT).isPresent()) {
      throw new IllegalArgumentException("a figure or the text of the rule is out of its range");
    }
  }

  /** What counts as long as nobody has said otherwise. */
  public static TaskRule standard(Kind kind) {
    return switch (kind) {
      case REPURCHASE_DUE -> new TaskRule(kind, true, 40, 7, 5, Optional.empty());
      case LAPSING -> new TaskRule(kind, true, 20, 45, 5, Optional.empty());
      case OPEN_CART -> new TaskRule(kind, true, 0, 24, 5, Optional.empty());
    };
  }

  /**
   * The id of the one task that this rule makes for a customer in one period, whichever device
   * makes it.
   *
   * @param about the product, or nothing
   * @param since the day on which the period began: of a purchase, or of the cart
   */
  public static TaskId idOf(
      StoreId store, CustomerId customer, Kind kind, String about, LocalDate since) {
    return TaskId.named(store.value(), customer.value(), kind.key(), about, since.toString());
  }
}
