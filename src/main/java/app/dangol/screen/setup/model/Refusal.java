package app.dangol.screen.setup.model;

/** Why bytes made no scan, as finely as it is known. */
public enum Refusal {
  /** Longer than the driver's profile allows. */
  TOO_LONG,
  /** Bytes that are no text. */
  NOT_TEXT,
  /** Nothing between two marks. */
  EMPTY,
  /** Looks like a payment card; nothing of it is kept. */
  PAYMENT_CARD,
  /** A malformed AIM identifier, or none where one must be. */
  BROKEN,
  /** A symbol that must hold GS1 data, which break GS1's rules. */
  BAD_GS1,
  /** The same code again within the profile's window. */
  DUPLICATE,
  /** The closing mark did not come. */
  UNFINISHED,
  /** The check bytes do not fit. */
  CHECKSUM,
  /** A length, a mark or a digit is wrong. */
  MALFORMED
}
