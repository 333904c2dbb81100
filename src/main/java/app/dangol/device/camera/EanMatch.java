package app.dangol.device.camera;

import java.util.Optional;

/**
 * How well a stretch of a line is an EAN symbol.
 *
 * @param text its digits, if they make a code
 * @param mean correlation of the digits with their best shapes
 * @param least correlation among them
 * @param margin the least distance of a digit's best shape from the next one's
 * @param from where the symbol begins, in pixels from the line's begin
 * @param to where it ends
 */
record EanMatch(
    Optional<String> text, double mean, double least, double margin, double from, double to) {

  /** Good enough to be a read by itself, which chance patterns are not. */
  boolean isSure() {
    return text.isPresent() && mean >= 0.92 && least >= 0.7 && margin >= 0.04;
  }

  /** Good enough to stand by a read that was made in another way. */
  boolean supports(String other) {
    return text.isPresent() && text.get().equals(other) && mean >= 0.8;
  }
}
