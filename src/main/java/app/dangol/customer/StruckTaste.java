package app.dangol.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something a customer does not want to be concluded about them.
 *
 * @param value a sku, or the key of a kind or of a colour
 */
public record StruckTaste(What what, String value) {
  private static final int MAX_VALUE = 128;

  /** What was struck out. */
  public enum What {
    /** That they would like this product. */
    PRODUCT,
    /** That they like this kind of thing. */
    KIND,
    /** That they like this colour. */
    COLOUR,
    /** Anything because of what they did with this product. */
    BECAUSE;

    /** The name used in data: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public StruckTaste {
    if (value.isBlank() || value.length() > MAX_VALUE) {
      throw new IllegalArgumentException("what is struck has 1 to " + MAX_VALUE + " characters");
    }
  }

  /** As it stands in data: {@code kind:cup}. */
  public String key() {
    return what.key() + ":" + value;
  }

  /** Reads {@link #key}; empty for what only a newer program knows. */
  public static Optional<StruckTaste> find(String key) {
    int colon = key.indexOf(':');
    if (colon < 1 || colon == key.length() - 1) {
      return Optional.empty();
    }
    String word = key.substring(0, colon);
    return Arrays.stream(What.values())
        .filter(each -> each.key().equals(word))
        .findFirst()
        .map(what -> new StruckTaste(what, key.substring(colon + 1)));
  }

  /** What somebody does not like is told of nobody. */
  @Override
  public String toString() {
    return "StruckTaste[" + what + "]";
  }
}
