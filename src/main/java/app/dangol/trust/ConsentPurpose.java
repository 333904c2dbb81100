package app.dangol.trust;

import java.util.Locale;

/** What a customer may allow, each its own switch and off until granted. */
public enum ConsentPurpose {
  /** Be known in the store by one's own card (a term of membership, not a consent to more). */
  LOOKUP,
  /** Suggestions from purchases. */
  SUGGEST_PURCHASES,
  /** Suggestions from online views, carts and wishes. */
  SUGGEST_ONLINE,
  /** Messages. */
  MARKETING;

  /** The name used in data: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
