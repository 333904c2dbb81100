package app.dangol.device.camera;

import com.google.zxing.qrcode.decoder.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The modules of a QR code that are the same whatever it says: finder patterns with the light
 * around them, timing patterns, alignment patterns.
 */
final class QrTemplate {
  private static final int FINDER = 7;
  private static final int TIMING = 6;

  private final int side;

  /** Per module: 1 dark, -1 light, 0 data. */
  private final byte[] known;

  private final int[] places;

  /**
   * @param side in modules: 17 plus four times the version
   */
  QrTemplate(int side) {
    this.side = side;
    known = new byte[side * side];
    for (int i = FINDER + 1; i < side - FINDER - 1; i++) {
      mark(i, TIMING, i % 2 == 0);
      mark(TIMING, i, i % 2 == 0);
    }
    int[] centres = Version.getVersionForNumber((side - 17) / 4).getAlignmentPatternCenters();
    for (int row : centres) {
      for (int column : centres) {
        if (!isFinder(column, row)) {
          square(column, row, 2);
        }
      }
    }
    square(3, 3, 4);
    square(side - 4, 3, 4);
    square(3, side - 4, 4);
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      if (known[i] != 0) {
        all.add(i);
      }
    }
    places = all.stream().mapToInt(Integer::intValue).toArray();
  }

  int side() {
    return side;
  }

  /** Indices of the known modules, row by row. */
  int[] places() {
    return places;
  }

  /** 1 dark, -1 light, 0 unknown. */
  int known(int index) {
    return known[index];
  }

  private boolean isFinder(int column, int row) {
    return (column <= FINDER && row <= FINDER)
        || (column >= side - FINDER - 1 && row <= FINDER)
        || (column <= FINDER && row >= side - FINDER - 1);
  }

  /** Nested squares, dark at the centre and at the second ring; a fourth ring is light again. */
  private void square(int column, int row, int reach) {
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        int ring = Math.max(Math.abs(dx), Math.abs(dy));
        boolean isDark = reach == 2 ? ring != 1 : ring != 2 && ring != 4;
        mark(column + dx, row + dy, isDark);
      }
    }
  }

  private void mark(int column, int row, boolean isDark) {
    if (column >= 0 && row >= 0 && column < side && row < side) {
      known[row * side + column] = (byte) (isDark ? 1 : -1);
    }
  }
}
