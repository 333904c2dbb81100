package app.dangol.scan;

import app.dangol.id.Gtin;
import app.dangol.scan.gs1.BadGs1;
import app.dangol.scan.gs1.Gs1Data;
import app.dangol.scan.gs1.Gs1Result;
import app.dangol.scan.gs1.Gs1Syntax;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the GS1 data in a scan. The symbol says what to expect (GS1 General Specifications §5.1.2):
 * an EAN or UPC is a trade item number, some symbols hold application identifiers, and any other
 * may hold a Digital Link. Digits that only look like identifiers are left alone.
 */
final class Gs1Codes {
  /** FNC1 first, as a reader without AIM identifiers transmits it. */
  private static final String FNC1_FIRST = "\u001d";

  /** Between an EAN or UPC and its composite part, where a reader sends both in one. */
  private static final String COMPOSITE = "|]e0";

  private static final int EAN_13 = 13;
  private static final int EAN_8 = 8;

  /** Made with the first data that ask for it: most shops' codes never do. */
  private volatile @Nullable Gs1Syntax syntax;

  /** What a scan holds of GS1. */
  sealed interface Found {
    /** No GS1 data. */
    record Nothing() implements Found {}

    /** Data that must be GS1's and are not valid. */
    record Bad() implements Found {}

    /** Valid data: a trade item, application identifiers, or both. */
    record Valid(Optional<Gtin> item, Optional<Gs1Data> data) implements Found {}
  }

  Found find(Optional<AimIdentifier> aim, String data) {
    if (aim.isPresent() && aim.get().isRetail()) {
      return findRetail(aim.get(), data);
    }
    String address = data.strip();
    boolean required =
        aim.map(AimIdentifier::carriesApplicationIdentifiers)
            .orElseGet(() -> data.startsWith(FNC1_FIRST));
    if (Gs1Syntax.isAddress(address)) {
      return found(syntax().parseLink(address), required);
    }
    boolean possible =
        required || aim.map(AimIdentifier::mayCarryApplicationIdentifiers).orElse(false);
    return possible ? found(syntax().parseElementString(data), required) : new Found.Nothing();
  }

  private static Found found(Gs1Result result, boolean required) {
    return switch (result) {
      case Gs1Data data -> new Found.Valid(data.tradeItem(), Optional.of(data));
      case BadGs1 bad -> required ? new Found.Bad() : new Found.Nothing();
    };
  }

  private Found findRetail(AimIdentifier aim, String data) {
    return switch (aim.text()) {
      case "]E0" -> findRetail(data, EAN_13);
      case "]E4" -> findRetail(data, EAN_8);
      case "]E3" -> findWithAddOn(data);
      default -> new Found.Nothing();
    };
  }

  private Found findRetail(String data, int length) {
    int composite = data.indexOf(COMPOSITE);
    String digits = composite < 0 ? data : data.substring(0, composite);
    Optional<Gtin> item = digits.length() == length ? Gtin.find(digits) : Optional.empty();
    if (item.isEmpty()) {
      return new Found.Bad();
    }
    if (composite < 0) {
      return new Found.Valid(item, Optional.empty());
    }
    return switch (syntax().parseElementString(data.substring(composite + COMPOSITE.length()))) {
      case Gs1Data valid -> new Found.Valid(item, Optional.of(valid));
      case BadGs1 bad -> new Found.Bad();
    };
  }

  /** An issue or a price in 2 or 5 digits follows; the item is the same without it. */
  private static Found findWithAddOn(String data) {
    boolean fits = data.length() == EAN_13 + 2 || data.length() == EAN_13 + 5;
    Optional<Gtin> item = fits ? Gtin.find(data.substring(0, EAN_13)) : Optional.empty();
    return item.isPresent() ? new Found.Valid(item, Optional.empty()) : new Found.Bad();
  }

  private Gs1Syntax syntax() {
    Gs1Syntax made = syntax;
    if (made == null) {
      // Two threads may both make one; each is as good as the other.
      made = new Gs1Syntax();
      syntax = made;
    }
    return made;
  }
}
