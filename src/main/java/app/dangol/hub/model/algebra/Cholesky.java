package app.dangol.hub.model.algebra;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * A symmetric positive definite matrix as UᵀU with an upper triangular U, tile by tile (Golub and
 * Van Loan, Matrix Computations, 4th edition, 4.2.9). In what order a tile's sums are taken does
 * not depend on the threads.
 */
final class Cholesky {
  /** Of all the work, together with solving for as many columns. */
  static final double SHARE = 1 / 7.0;

  private final Tile[][] upper;

  private Cholesky(Tile[][] upper) {
    this.upper = upper;
  }

  /** Puts U in the place of the matrix, whose rows of tiles begin at the diagonal. */
  static Cholesky inPlaceOf(Tile[][] matrix, DoubleConsumer progress) {
    Cholesky factor = new Cholesky(matrix);
    int side = matrix.length;
    for (int step = 0; step < side; step++) {
      int row = step;
      IntStream.range(row, side).parallel().forEach(column -> factor.subtractAbove(row, column));
      factorise(factor.tile(row, row), row * Tile.SIDE);
      IntStream.range(row + 1, side)
          .parallel()
          .forEach(column -> factor.tile(row, column).solve(factor.tile(row, row), true));
      progress.accept(SHARE * done(step + 1, side));
    }
    return factor;
  }

  /** Row k has k products for each of the columns right of it. */
  private static double done(int rows, int side) {
    double share = (double) rows / side;
    return share * share * (3 - 2 * share);
  }

  private Tile tile(int row, int column) {
    return upper[row][column - row];
  }

  private void subtractAbove(int row, int column) {
    Tile tile = tile(row, column);
    for (int above = 0; above < row; above++) {
      tile.subtractProduct(tile(above, row), true, tile(above, column));
    }
  }

  private static void factorise(Tile tile, int firstItem) {
    double[][] u = new double[Tile.SIDE][Tile.SIDE];
    for (int row = 0; row < Tile.SIDE; row++) {
      for (int column = row; column < Tile.SIDE; column++) {
        double rest = tile.get(row, column);
        for (int above = 0; above < row; above++) {
          rest -= u[above][row] * u[above][column];
        }
        if (column == row && !(rest > 0)) {
          throw new DangolException(
              ErrorCode.MODEL_03,
              "the sums cannot be solved at item %d; lambda is too small, or they are damaged"
                  .formatted(firstItem + row));
        }
        u[row][column] = column == row ? Math.sqrt(rest) : rest / u[row][row];
        tile.set(row, column, (float) u[row][column]);
      }
    }
  }

  /** Puts in the place of a column of tiles the X of UᵀU × X = column. */
  void solve(Tile[] column) {
    int side = column.length;
    for (int row = 0; row < side; row++) {
      for (int above = 0; above < row; above++) {
        column[row].subtractProduct(tile(above, row), true, column[above]);
      }
      column[row].solve(tile(row, row), true);
    }
    for (int row = side - 1; row >= 0; row--) {
      for (int below = row + 1; below < side; below++) {
        column[row].subtractProduct(tile(row, below), false, column[below]);
      }
      column[row].solve(tile(row, row), false);
    }
  }
}
