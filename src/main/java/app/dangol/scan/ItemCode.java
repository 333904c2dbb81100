package app.dangol.scan;

import app.dangol.id.Gtin;
import java.util.Optional;

/**
 * Finds the trade item number in plain data. The symbol says how many digits count: EAN-13 and UPC
 * come as 13, EAN-8 as 8 (GS1 General Specifications §5.1.2); a UPC-E sent as 8 digits would
 * otherwise pass for another product's EAN-8.
 */
final class ItemCode {
  private ItemCode() {}

  static Optional<Gtin> find(Optional<AimIdentifier> aim, String data) {
    return fits(aim, data.length()) ? Gtin.find(data) : Optional.empty();
  }

  private static boolean fits(Optional<AimIdentifier> aim, int length) {
    if (aim.isEmpty()) {
      return true;
    }
    AimIdentifier sent = aim.get();
    return switch (sent.text()) {
      case "]E0" -> length == 13;
      case "]E4" -> length == 8;
      default ->
          !sent.isRetail()
              && !sent.carriesApplicationIdentifiers()
              && !sent.mayCarryApplicationIdentifiers();
    };
  }
}
