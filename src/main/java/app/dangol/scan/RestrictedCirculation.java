package app.dangol.scan;

import app.dangol.id.Gtin;
import java.util.Optional;

/**
 * Numbers that GS1 leaves to a shop or a country, such as those a scale prints: valid as a trade
 * item there, and another item's elsewhere (GS1 General Specifications §1.4.2).
 */
public enum RestrictedCirculation {
  /** GTIN-13 that begin with 04 (GTIN-12: 4), GTIN-8 with 0 or 2. */
  COMPANY,
  /** GTIN-13 that begin with 02 (GTIN-12: 2) or 2. */
  REGION;

  /** Empty for a number that is the same item everywhere. */
  public static Optional<RestrictedCirculation> find(Gtin gtin) {
    String digits = gtin.value();
    if (digits.startsWith("000000")) {
      char first = digits.charAt(6);
      return first == '0' || first == '2' ? Optional.of(COMPANY) : Optional.empty();
    }
    if (!digits.startsWith("0")) {
      // A grouping of items; only the items themselves are restricted.
      return Optional.empty();
    }
    if (digits.startsWith("04", 1)) {
      return Optional.of(COMPANY);
    }
    return digits.startsWith("02", 1) || digits.startsWith("2", 1)
        ? Optional.of(REGION)
        : Optional.empty();
  }
}
