package app.dangol.scan;

import app.dangol.id.PaymentCards;
import app.dangol.scan.gs1.Gs1Data;
import app.dangol.scan.gs1.Gs1Syntax;
import java.util.Optional;

/** Tells scanned data that may hold a payment card's number, by what their symbol says of them. */
final class ScannedCards {
  private ScannedCards() {}

  /** Whether data, without their AIM identifier, must be dropped. No EAN or UPC holds a card. */
  static boolean isSuspect(Optional<AimIdentifier> aim, String data) {
    return aim.filter(AimIdentifier::isRetail).isEmpty() && PaymentCards.isSuspect(data);
  }

  /**
   * Whether such a number stands in valid GS1 data: in an address, or in a value that is not a key
   * with its own check digit.
   */
  static boolean mayBeIn(Gs1Data gs1, String data) {
    return Gs1Syntax.isAddress(data.strip())
        ? PaymentCards.mayBeIn(data)
        : gs1.uncheckedText().stream().anyMatch(PaymentCards::mayBeIn);
  }
}
