package app.dangol.screen.setup.model;

import java.util.Optional;

/** What a unit of bytes turned out to be. */
public sealed interface Meaning {
  /**
   * Somebody's card.
   *
   * @param symbology the symbol's kind, if the device told it
   * @param masked an ellipsis and the last four characters
   */
  record Member(Optional<String> symbology, String masked) implements Meaning {}

  /**
   * A product.
   *
   * @param gtin 14 digits
   */
  record Item(Optional<String> symbology, String gtin) implements Meaning {}

  /**
   * A tag that belongs to nobody known.
   *
   * @param masked an ellipsis and the last four digits of its number
   */
  record Tag(String masked) implements Meaning {}

  /** Text that is neither card nor product; shown, never stored. */
  record Text(Optional<String> symbology, String text) implements Meaning {
    @Override
    public String toString() {
      return "Text[" + text.length() + " characters]";
    }
  }

  /** Refused; nothing of the content is kept. */
  record Refused(Refusal why) implements Meaning {}

  /**
   * The device spoke of itself.
   *
   * @param words English, as its protocol has them
   */
  record Remark(String words) implements Meaning {}
}
