package app.dangol.device.usb;

import java.util.Locale;
import java.util.Optional;

/**
 * What a USB device says it is.
 *
 * @param vendor 0 to 0xFFFF
 * @param product 0 to 0xFFFF
 */
public record UsbId(int vendor, int product) {
  private static final int MOST = 0xFFFF;

  public UsbId {
    if (vendor < 0 || vendor > MOST || product < 0 || product > MOST) {
      throw new IllegalArgumentException("a USB id has two numbers of 16 bits");
    }
  }

  /** Reads two numbers of four hex digits each, as Linux and the lists of ids write them. */
  public static Optional<UsbId> find(String vendor, String product) {
    return isNumber(vendor) && isNumber(product)
        ? Optional.of(new UsbId(Integer.parseInt(vendor, 16), Integer.parseInt(product, 16)))
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9A-Fa-f]{4}");
  }

  /** As it is usually written, such as {@code 05e0:1701}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04x:%04x", vendor, product);
  }
}
