package app.dangol.hub.model.learn;

import java.util.Arrays;
import java.util.List;

/**
 * A sparse matrix of rows with a few columns each, such as buyers and what they bought, and its
 * transpose. Columns within a row stand in the order they were given.
 *
 * @param starts where each row begins in the other arrays, and behind the last where it ends
 */
@SuppressWarnings("ArrayRecordComponent")
record Incidence(int[] starts, int[] columns, float[] values) {
  /** Gathers rows one after another. */
  static final class Rows {
    private int[] starts = new int[1024];
    private int[] columns = new int[8192];
    private float[] values = new float[8192];
    private int rows;
    private int size;

    void add(int column, float value) {
      if (size == columns.length) {
        int larger = Math.addExact(size, size / 2);
        columns = Arrays.copyOf(columns, larger);
        values = Arrays.copyOf(values, larger);
      }
      columns[size] = column;
      values[size] = value;
      size++;
    }

    void endRow() {
      rows++;
      if (rows == starts.length) {
        starts = Arrays.copyOf(starts, rows * 2);
      }
      starts[rows] = size;
    }

    Incidence done() {
      return new Incidence(
          Arrays.copyOf(starts, rows + 1),
          Arrays.copyOf(columns, size),
          Arrays.copyOf(values, size));
    }
  }

  /** Rows of ones. */
  static Incidence ofSets(List<int[]> sets) {
    Rows rows = new Rows();
    for (int[] set : sets) {
      for (int column : set) {
        rows.add(column, 1);
      }
      rows.endRow();
    }
    return rows.done();
  }

  int rows() {
    return starts.length - 1;
  }

  /**
   * Rows become columns.
   *
   * @param columnCount how many columns there are, and so rows of the transpose
   */
  Incidence transpose(int columnCount) {
    int[] begins = new int[columnCount + 1];
    for (int column : columns) {
      begins[column + 1]++;
    }
    for (int column = 0; column < columnCount; column++) {
      begins[column + 1] += begins[column];
    }
    int[] next = begins.clone();
    int[] turned = new int[columns.length];
    float[] turnedValues = new float[columns.length];
    for (int row = 0; row < rows(); row++) {
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        int place = next[columns[at]]++;
        turned[place] = row;
        turnedValues[place] = values[at];
      }
    }
    return new Incidence(begins, turned, turnedValues);
  }
}
