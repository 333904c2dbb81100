package app.dangol.scan;

import app.dangol.id.Gtin;
import app.dangol.id.MemberToken;
import java.time.Instant;
import java.util.Optional;

/** What one frame turned out to mean. */
public sealed interface Scan {
  /** When the frame was complete. */
  Instant at();

  /** The AIM symbology identifier such as {@code ]C0} and the symbology it names, if sent. */
  record Symbol(Optional<String> aim, Optional<String> symbology) {}

  /** Somebody's card, phone or tag. */
  record Member(Instant at, Symbol symbol, MemberToken token) implements Scan {}

  /**
   * A signed card, genuine or not: whoever holds the chain's keys has to judge it.
   *
   * @param token of kind {@link MemberToken.Kind#SIGNED}
   */
  record Credential(Instant at, Symbol symbol, MemberToken token) implements Scan {}

  /** A product. */
  record Item(Instant at, Symbol symbol, Gtin gtin) implements Scan {}

  /** Readable text that is neither. The text is kept for the tool that shows it, never stored. */
  record Unknown(Instant at, Symbol symbol, String text) implements Scan {
    @Override
    public String toString() {
      return "Unknown[" + text.length() + " characters]";
    }
  }

  /** Refused, with the reason; nothing of the content is kept. */
  record Refused(Instant at, Reason reason) implements Scan {}

  /** Why a scan was refused. */
  enum Reason {
    /** Longer than the profile allows. */
    TOO_LONG,
    /** Bytes that are not text. */
    NOT_TEXT,
    /** Nothing between two line ends. */
    EMPTY,
    /** Looks like a payment card; dropped unseen. */
    PAYMENT_CARD,
    /** A malformed AIM prefix, or framing broken in another way. */
    BROKEN,
    /** A symbol that must hold GS1 data, which break GS1's rules: a check digit, an identifier. */
    BAD_GS1,
    /** The same code again within a second. */
    DUPLICATE
  }
}
