package app.dangol.device.camera;

import com.google.zxing.common.BitMatrix;

/** The greys of a code's modules, and ways to tell the dark ones. */
final class QrModules {
  private final int side;
  private final float[] greys;

  QrModules(int side, float[] greys) {
    this.side = side;
    this.greys = greys;
  }

  float[] greys() {
    return greys;
  }

  /** Dark is what is darker than the mean of the modules around. */
  BitMatrix byNeighbourhood(int reach) {
    float[] levels = levels(reach);
    BitMatrix bits = new BitMatrix(side);
    for (int i = 0; i < greys.length; i++) {
      if (greys[i] < levels[i]) {
        bits.set(i % side, i / side);
      }
    }
    return bits;
  }

  BitMatrix byOneLevel() {
    byte[] rounded = new byte[greys.length];
    for (int i = 0; i < greys.length; i++) {
      rounded[i] = (byte) Math.round(greys[i]);
    }
    int level = Binarized.bestLevel(rounded);
    BitMatrix bits = new BitMatrix(side);
    for (int i = 0; i < greys.length; i++) {
      if ((rounded[i] & 0xff) <= level) {
        bits.set(i % side, i / side);
      }
    }
    return bits;
  }

  float[] levels(int reach) {
    int stride = side + 1;
    double[] sums = new double[stride * stride];
    for (int y = 0; y < side; y++) {
      double row = 0;
      for (int x = 0; x < side; x++) {
        row += greys[y * side + x];
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    float[] levels = new float[greys.length];
    for (int y = 0; y < side; y++) {
      int top = Math.max(0, y - reach);
      int bottom = Math.min(side, y + reach + 1);
      for (int x = 0; x < side; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(side, x + reach + 1);
        double sum =
            sums[bottom * stride + right]
                - sums[top * stride + right]
                - sums[bottom * stride + left]
                + sums[top * stride + left];
        levels[y * side + x] = (float) (sum / ((bottom - top) * (right - left)));
      }
    }
    return levels;
  }
}
