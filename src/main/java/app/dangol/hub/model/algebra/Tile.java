package app.dangol.hub.model.algebra;

/**
 * A square block of {@link #SIDE} × {@link #SIDE} floats, zero at first. All that takes time with
 * the cube of a matrix's size happens in {@link #subtractProduct} and {@link #solve}. One thread
 * writes a tile at a time; what comes out depends on nothing but the operands. Operands are of the
 * same kind as the tile.
 */
abstract class Tile {
  /** Large enough to keep the arithmetic busy, small enough for a processor's nearer caches. */
  static final int SIDE = 256;

  static final long BYTES = (long) SIDE * SIDE * Float.BYTES;

  abstract float get(int row, int column);

  abstract void set(int row, int column, float value);

  final void add(int row, int column, float value) {
    set(row, column, get(row, column) + value);
  }

  abstract void copyFrom(Tile other);

  abstract void plus(Tile other);

  /** Subtracts {@code left × right}, or {@code leftᵀ × right} where transposed. */
  abstract void subtractProduct(Tile left, boolean transposed, Tile right);

  /**
   * Becomes X of {@code upper × X = this}, or of {@code upperᵀ × X = this} where transposed. What
   * lies below the diagonal of {@code upper} is not looked at.
   */
  abstract void solve(Tile upper, boolean transposed);
}
