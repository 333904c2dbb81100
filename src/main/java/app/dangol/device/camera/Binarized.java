package app.dangol.device.camera;

import com.google.zxing.common.BitMatrix;

/** Ways to decide which pixels are dark. A set bit is dark. */
final class Binarized {
  private static final int LEVELS = 256;

  private Binarized() {}

  /**
   * Darker than the mean of the square around it.
   *
   * @param reach half the square's side in pixels
   * @param margin how much darker, in levels of grey
   */
  static BitMatrix byNeighbourhood(GreyImage image, int reach, int margin) {
    int width = image.width();
    int height = image.height();
    long[] sums = sums(image);
    int stride = width + 1;
    BitMatrix dark = new BitMatrix(width, height);
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - reach);
      int bottom = Math.min(height, y + reach + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(width, x + reach + 1);
        long sum =
            sums[bottom * stride + right]
                - sums[top * stride + right]
                - sums[bottom * stride + left]
                + sums[top * stride + left];
        long area = (long) (bottom - top) * (right - left);
        if ((image.at(x, y) + margin) * area < sum) {
          dark.set(x, y);
        }
      }
    }
    return dark;
  }

  /** Darker than one level for the whole picture, the one that parts it best (Otsu 1979). */
  static BitMatrix byOneLevel(GreyImage image) {
    int level = bestLevel(image.pixels());
    BitMatrix dark = new BitMatrix(image.width(), image.height());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.at(x, y) <= level) {
          dark.set(x, y);
        }
      }
    }
    return dark;
  }

  /** The highest level that still counts as dark when the variance between both sides is most. */
  static int bestLevel(byte[] pixels) {
    int[] counts = new int[LEVELS];
    long total = 0;
    for (byte pixel : pixels) {
      counts[pixel & 0xff]++;
      total += pixel & 0xff;
    }
    long darkCount = 0;
    long darkSum = 0;
    double best = -1;
    int level = LEVELS / 2;
    for (int i = 0; i < LEVELS - 1; i++) {
      darkCount += counts[i];
      darkSum += (long) i * counts[i];
      long lightCount = pixels.length - darkCount;
      if (darkCount == 0 || lightCount == 0) {
        continue;
      }
      double apart = (double) darkSum / darkCount - (double) (total - darkSum) / lightCount;
      double between = apart * apart * darkCount * lightCount;
      if (between > best) {
        best = between;
        level = i;
      }
    }
    return level;
  }

  private static long[] sums(GreyImage image) {
    int stride = image.width() + 1;
    long[] sums = new long[stride * (image.height() + 1)];
    for (int y = 0; y < image.height(); y++) {
      long row = 0;
      for (int x = 0; x < image.width(); x++) {
        row += image.at(x, y);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }
}
