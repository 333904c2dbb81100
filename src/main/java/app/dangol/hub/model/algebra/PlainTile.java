package app.dangol.hub.model.algebra;

/**
 * A tile in plain Java, for machines without OpenBLAS. Every row is an array of its own: only then
 * does the compiler see that rows do not overlap, and makes vector instructions of the loops over
 * columns; with rows at offsets in one array the same loops are measured ten times slower.
 */
final class PlainTile extends Tile {
  /** Rows and terms taken at once, so that a number that was fetched is used four times. */
  private static final int STEP = 4;

  private final float[][] rows = new float[SIDE][SIDE];
  private final boolean fused;

  /**
   * @param fused whether the processor multiplies and adds in one instruction; where it does not,
   *     Java does so in software, a thousand times slower
   */
  PlainTile(boolean fused) {
    this.fused = fused;
  }

  @Override
  float get(int row, int column) {
    return rows[row][column];
  }

  @Override
  void set(int row, int column, float value) {
    rows[row][column] = value;
  }

  @Override
  void copyFrom(Tile other) {
    float[][] from = ((PlainTile) other).rows;
    for (int row = 0; row < SIDE; row++) {
      System.arraycopy(from[row], 0, rows[row], 0, SIDE);
    }
  }

  @Override
  void plus(Tile other) {
    float[][] from = ((PlainTile) other).rows;
    for (int row = 0; row < SIDE; row++) {
      addScaled(rows[row], 1, from[row]);
    }
  }

  @Override
  void subtractProduct(Tile left, boolean transposed, Tile right) {
    float[][] a = ((PlainTile) left).rows;
    float[][] b = ((PlainTile) right).rows;
    float[][] factors = new float[STEP][STEP];
    for (int row = 0; row < SIDE; row += STEP) {
      for (int term = 0; term < SIDE; term += STEP) {
        for (int r = 0; r < STEP; r++) {
          for (int t = 0; t < STEP; t++) {
            factors[r][t] = transposed ? -a[term + t][row + r] : -a[row + r][term + t];
          }
        }
        if (fused) {
          addFused(rows, row, factors, b, term);
        } else {
          for (int r = 0; r < STEP; r++) {
            addApart(rows[row + r], factors[r], b, term);
          }
        }
      }
    }
  }

  /** Adds four rows' shares of four others; a static method, for it is compiled better alone. */
  private static void addFused(float[][] rows, int row, float[][] f, float[][] b, int term) {
    float[] c0 = rows[row];
    float[] c1 = rows[row + 1];
    float[] c2 = rows[row + 2];
    float[] c3 = rows[row + 3];
    float[] b0 = b[term];
    float[] b1 = b[term + 1];
    float[] b2 = b[term + 2];
    float[] b3 = b[term + 3];
    float f00 = f[0][0];
    float f01 = f[0][1];
    float f02 = f[0][2];
    float f03 = f[0][3];
    float f10 = f[1][0];
    float f11 = f[1][1];
    float f12 = f[1][2];
    float f13 = f[1][3];
    float f20 = f[2][0];
    float f21 = f[2][1];
    float f22 = f[2][2];
    float f23 = f[2][3];
    float f30 = f[3][0];
    float f31 = f[3][1];
    float f32 = f[3][2];
    float f33 = f[3][3];
    for (int j = 0; j < SIDE; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      float x3 = b3[j];
      c0[j] = Math.fma(f03, x3, Math.fma(f02, x2, Math.fma(f01, x1, Math.fma(f00, x0, c0[j]))));
      c1[j] = Math.fma(f13, x3, Math.fma(f12, x2, Math.fma(f11, x1, Math.fma(f10, x0, c1[j]))));
      c2[j] = Math.fma(f23, x3, Math.fma(f22, x2, Math.fma(f21, x1, Math.fma(f20, x0, c2[j]))));
      c3[j] = Math.fma(f33, x3, Math.fma(f32, x2, Math.fma(f31, x1, Math.fma(f30, x0, c3[j]))));
    }
  }

  private static void addApart(float[] c, float[] f, float[][] b, int term) {
    float[] b0 = b[term];
    float[] b1 = b[term + 1];
    float[] b2 = b[term + 2];
    float[] b3 = b[term + 3];
    float f0 = f[0];
    float f1 = f[1];
    float f2 = f[2];
    float f3 = f[3];
    for (int j = 0; j < SIDE; j++) {
      c[j] += f0 * b0[j] + f1 * b1[j] + f2 * b2[j] + f3 * b3[j];
    }
  }

  @Override
  void solve(Tile upper, boolean transposed) {
    float[][] u = ((PlainTile) upper).rows;
    for (int step = 0; step < SIDE; step++) {
      int row = transposed ? step : SIDE - 1 - step;
      float[] solved = rows[row];
      float scale = 1 / u[row][row];
      for (int j = 0; j < SIDE; j++) {
        solved[j] *= scale;
      }
      if (transposed) {
        for (int other = row + 1; other < SIDE; other++) {
          addScaled(rows[other], -u[row][other], solved);
        }
      } else {
        for (int other = 0; other < row; other++) {
          addScaled(rows[other], -u[other][row], solved);
        }
      }
    }
  }

  private static void addScaled(float[] c, float factor, float[] b) {
    for (int j = 0; j < SIDE; j++) {
      c[j] += factor * b[j];
    }
  }
}
