package app.dangol.device.camera;

import java.util.List;

/**
 * A code that was read in a picture.
 *
 * @param text what it says; digits with the check digit for EAN-13 (13), EAN-8 (8) and UPC-A (12)
 * @param aim its AIM identifier (ISO/IEC 15424): three characters, such as {@code ]Q1}
 * @param outline where it lies: the four corners of a QR code, the two ends of the line that read a
 *     linear one
 */
public record Code(Symbology symbology, String text, String aim, List<Point> outline) {
  /** A place in a picture, in pixels from its top left corner. */
  public record Point(double x, double y) {
    double distance(Point other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }

  boolean says(Code other) {
    return symbology == other.symbology && text.equals(other.text);
  }

  /** Without the text, which may be a customer's number. */
  @Override
  public String toString() {
    return symbology + " of " + text.length() + " characters";
  }
}
