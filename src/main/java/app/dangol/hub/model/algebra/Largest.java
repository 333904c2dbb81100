package app.dangol.hub.model.algebra;

import java.util.Arrays;

/** Keeps, of all that is offered for a row, the largest; the order of offering does not matter. */
final class Largest {
  private final int keep;
  private final int[][] columns;
  private final float[][] values;
  private final int[] kept;

  Largest(int rows, int keep) {
    this.keep = keep;
    this.columns = new int[rows][];
    this.values = new float[rows][];
    this.kept = new int[rows];
  }

  /** Whether it would be kept, were it offered now. */
  boolean wants(int row, int column, float value) {
    int count = kept[row];
    return keep > 0 && (count < keep || isBefore(column, value, row, count - 1));
  }

  private boolean isBefore(int column, float value, int row, int place) {
    float other = values[row][place];
    return value > other || (value == other && column < columns[row][place]);
  }

  /** Only for what is wanted. */
  void put(int row, int column, float value) {
    if (kept[row] == 0) {
      columns[row] = new int[keep];
      values[row] = new float[keep];
    }
    int place = Math.min(kept[row], keep - 1);
    while (place > 0 && isBefore(column, value, row, place - 1)) {
      columns[row][place] = columns[row][place - 1];
      values[row][place] = values[row][place - 1];
      place--;
    }
    columns[row][place] = column;
    values[row][place] = value;
    kept[row] = Math.min(kept[row] + 1, keep);
  }

  SparseRows rows() {
    int[][] trimmedColumns = new int[kept.length][];
    float[][] trimmedValues = new float[kept.length][];
    for (int row = 0; row < kept.length; row++) {
      trimmedColumns[row] = kept[row] == 0 ? new int[0] : Arrays.copyOf(columns[row], kept[row]);
      trimmedValues[row] = kept[row] == 0 ? new float[0] : Arrays.copyOf(values[row], kept[row]);
    }
    return new SparseRows(trimmedColumns, trimmedValues);
  }
}
