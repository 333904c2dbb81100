package app.dangol.hub.model.algebra;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Solves for the targets tile by tile, and keeps of each item's row the largest entries. */
final class RidgeSolution {
  private final Algebra algebra;
  private final Cholesky factor;
  private final int items;

  RidgeSolution(Algebra algebra, Cholesky factor, int items) {
    this.algebra = algebra;
    this.factor = factor;
    this.items = items;
  }

  SparseRows solve(Tile[][] cross, int keep, PairFilter allowed, DoubleConsumer progress) {
    Collected collected = new Collected(cross.length, keep, allowed, progress);
    // One column of tiles for each thread at work, lent again when it is done.
    Queue<Tile[]> idle = new ConcurrentLinkedQueue<>();
    try (Algebra.Tiles tiles = algebra.tiles()) {
      IntStream.range(0, cross.length)
          .parallel()
          .forEach(j -> {
            Tile @Nullable [] lent = idle.poll();
            Tile[] column = lent != null ? lent : column(tiles, cross.length);
            for (int row = 0; row < column.length; row++) {
              column[row].copyFrom(cross[j][row]);
            }
            factor.solve(column);
            collected.take(column, j * Tile.SIDE);
            idle.add(column);
          });
    }
    return collected.rows();
  }

  private static Tile[] column(Algebra.Tiles tiles, int side) {
    Tile[] column = new Tile[side];
    Arrays.setAll(column, row -> tiles.next());
    return column;
  }

  /** What has been solved so far. */
  private final class Collected {
    private final int columns;
    private final Largest largest;
    private final PairFilter allowed;
    private final DoubleConsumer progress;
    private int done;

    Collected(int columns, int keep, PairFilter allowed, DoubleConsumer progress) {
      this.columns = columns;
      this.largest = new Largest(items, Math.min(keep, items));
      this.allowed = allowed;
      this.progress = progress;
    }

    synchronized void take(Tile[] column, int firstTarget) {
      int end = Math.min(firstTarget + Tile.SIDE, items);
      for (int item = 0; item < items; item++) {
        Tile tile = column[item / Tile.SIDE];
        for (int target = firstTarget; target < end; target++) {
          float value = tile.get(item % Tile.SIDE, target - firstTarget);
          if (largest.wants(item, target, value) && allowed.allows(item, target)) {
            largest.put(item, target, value);
          }
        }
      }
      done++;
      progress.accept(Cholesky.SHARE + (1 - Cholesky.SHARE) * done / columns);
    }

    synchronized SparseRows rows() {
      return largest.rows();
    }
  }
}
