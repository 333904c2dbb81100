package app.dangol.device.camera;

import java.util.Arrays;
import java.util.Objects;

/**
 * A picture of 8-bit grey: one byte a pixel, 0 black to 255 white, row by row from the top left.
 * The bytes are shared with whoever made it and are not to be changed.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param pixels exactly {@code width * height}
 */
@SuppressWarnings("ArrayRecordComponent")
public record GreyImage(int width, int height, byte[] pixels) {
  /**
   * @throws IllegalArgumentException if the bytes are not as many as the pixels
   */
  public GreyImage {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException(
          width + " x " + height + " pixels are not " + pixels.length + " bytes");
    }
  }

  /** The grey at a place inside the picture, 0 to 255. */
  public int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  /** The grey between pixels, whose middles lie at halves; outside the picture that of its edge. */
  public float between(double x, double y) {
    // By hand: this is the innermost step of all reading.
    double left = x < 0.5 ? 0 : x > width - 0.5 ? width - 1.0 : x - 0.5;
    double top = y < 0.5 ? 0 : y > height - 0.5 ? height - 1.0 : y - 0.5;
    int x0 = (int) left;
    int y0 = (int) top;
    int x1 = Math.min(x0 + 1, width - 1);
    int y1 = Math.min(y0 + 1, height - 1);
    float fx = (float) (left - x0);
    float fy = (float) (top - y0);
    float upper = at(x0, y0) * (1 - fx) + at(x1, y0) * fx;
    float lower = at(x0, y1) * (1 - fx) + at(x1, y1) * fx;
    return upper * (1 - fy) + lower * fy;
  }

  /** Equal if size and every pixel are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof GreyImage image
        && width == image.width
        && height == image.height
        && Arrays.equals(pixels, image.pixels);
  }

  @Override
  public int hashCode() {
    return Objects.hash(width, height, Arrays.hashCode(pixels));
  }

  @Override
  public String toString() {
    return width + " x " + height + " grey";
  }
}
