package app.dangol.hub.model.algebra;

import java.util.function.DoubleConsumer;

/**
 * The sums of which the item-to-item model W = (XᵀDX + λI)⁻¹ XᵀDY is made. X has a row for each
 * example, what somebody had before, Y a row of what came next, and D the examples' weights. Sums
 * of parts are the sums of the whole, but for rounding. Half of the symmetric XᵀDX is held, so that
 * for n items there are 6n² bytes. For one thread.
 *
 * <p>Ridge regression of items on items: H. Steck, "Embarrassingly Shallow Autoencoders for Sparse
 * Data", WWW 2019, here from what was before to what comes next and without its constraint.
 */
public final class RidgeSystem implements AutoCloseable {
  private final Algebra algebra;
  private final int items;
  private final Algebra.Tiles tiles;

  /** Row by row the tiles from the diagonal on. */
  private final Tile[][] gram;

  /** Column by column. */
  private final Tile[][] cross;

  private boolean usedUp;

  /**
   * Zero at first. Throws with MODEL_03, before anything is taken, where there is not the memory
   * for these sums and for solving them.
   *
   * @param keep how many entries of a row {@link #solve} will be asked for
   */
  public RidgeSystem(Algebra algebra, int items, int keep) {
    if (items < 1) {
      throw new IllegalArgumentException("a model needs an item");
    }
    algebra.require(bytesNeeded(items, keep), items);
    this.algebra = algebra;
    this.items = items;
    this.tiles = algebra.tiles();
    int side = side(items);
    this.gram = new Tile[side][];
    this.cross = new Tile[side][side];
    for (int row = 0; row < side; row++) {
      gram[row] = new Tile[side - row];
      for (int j = 0; j < side; j++) {
        cross[row][j] = tiles.next();
        if (j >= row) {
          gram[row][j - row] = tiles.next();
        }
      }
    }
  }

  private static int side(int items) {
    return Math.ceilDiv(items, Tile.SIDE);
  }

  /**
   * The most that holding the sums and solving them takes at a time, besides the program itself.
   */
  public static long bytesNeeded(int items, int keep) {
    long side = side(items);
    long sums = side * (side + 1) / 2 + side * side;
    long work = side * Runtime.getRuntime().availableProcessors();
    long result = 2L * items * Math.min(keep, items) * (Integer.BYTES + Float.BYTES);
    return (sums + work) * Tile.BYTES + result;
  }

  public int items() {
    return items;
  }

  /**
   * Adds an example.
   *
   * @param before items, each once
   * @param shares of each of these, at the same places
   * @param next items that came next, each once
   */
  public void add(int[] before, float[] shares, int[] next, float weight) {
    for (int a = 0; a < before.length; a++) {
      float weighted = weight * shares[a];
      for (int b = 0; b < before.length; b++) {
        if (before[a] <= before[b]) {
          addGram(before[a], before[b], weighted * shares[b]);
        }
      }
      for (int target : next) {
        addCross(before[a], target, weighted);
      }
    }
  }

  /** Adds to XᵀDX at both places; for the two orders of one pair it is to be called once. */
  public void addGram(int item, int other, float value) {
    int row = Math.min(item, other);
    int column = Math.max(item, other);
    int tile = row / Tile.SIDE;
    gram[tile][column / Tile.SIDE - tile].add(row % Tile.SIDE, column % Tile.SIDE, value);
  }

  /** Adds to XᵀDY. */
  public void addCross(int item, int target, float value) {
    cross[target / Tile.SIDE][item / Tile.SIDE].add(item % Tile.SIDE, target % Tile.SIDE, value);
  }

  /** Adds another's sums, which must be of as many items and the same algebra. */
  public void plus(RidgeSystem other) {
    for (int row = 0; row < gram.length; row++) {
      for (int j = 0; j < gram[row].length; j++) {
        gram[row][j].plus(other.gram[row][j]);
      }
      for (int j = 0; j < cross[row].length; j++) {
        cross[row][j].plus(other.cross[row][j]);
      }
    }
  }

  /**
   * Solves for W, of which row j says what having item j speaks for. Uses the sums up. Blocks for
   * minutes; on all processors, or on those of the fork-join pool it is called in.
   *
   * @param lambda above zero
   * @param keep the largest entries of each row that are kept
   * @param progress is told the share that is done, from 0 to 1, by one thread at a time; what it
   *     throws ends the work
   */
  public SparseRows solve(float lambda, int keep, PairFilter allowed, DoubleConsumer progress) {
    if (!(lambda > 0)) {
      throw new IllegalArgumentException("lambda must be above zero");
    }
    if (usedUp) {
      throw new IllegalStateException("these sums have been solved already");
    }
    usedUp = true;
    for (int item = 0; item < gram.length * Tile.SIDE; item++) {
      // Beyond the last item there is nothing but a diagonal of ones.
      addGram(item, item, item < items ? lambda : 1);
    }
    Cholesky factor = Cholesky.inPlaceOf(gram, progress);
    return new RidgeSolution(algebra, factor, items).solve(cross, keep, allowed, progress);
  }

  @Override
  public void close() {
    usedUp = true;
    tiles.close();
  }
}
