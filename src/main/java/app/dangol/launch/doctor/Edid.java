package app.dangol.launch.doctor;

import java.util.Arrays;
import java.util.Optional;

/** The part of a display's EDID that tells its size (VESA E-EDID 1.4, §3.6.2). */
final class Edid {
  private static final int BLOCK = 128;
  private static final byte[] HEADER = {0, -1, -1, -1, -1, -1, -1, 0};
  private static final int WIDTH_CM = 21;
  private static final int HEIGHT_CM = 22;
  private static final double CM_PER_INCH = 2.54;

  private Edid() {}

  /**
   * The diagonal in inches; empty if the bytes are damaged or tell no size, as projectors do.
   *
   * @param bytes of the base block, and of extensions if there are any
   */
  static Optional<Double> diagonalInches(byte[] bytes) {
    if (bytes.length < BLOCK || !Arrays.equals(HEADER, Arrays.copyOf(bytes, HEADER.length))) {
      return Optional.empty();
    }
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += bytes[i];
    }
    int width = Byte.toUnsignedInt(bytes[WIDTH_CM]);
    int height = Byte.toUnsignedInt(bytes[HEIGHT_CM]);
    // With one of them 0 the other is a ratio, not a length.
    if ((sum & 0xff) != 0 || width == 0 || height == 0) {
      return Optional.empty();
    }
    return Optional.of(Math.hypot(width, height) / CM_PER_INCH);
  }
}
