package app.dangol.hub.model.algebra;

/**
 * For each row its few kept entries, largest value first, equals by column.
 *
 * @param columns of row r: {@code columns[r]}; not to be changed
 * @param values at the same places
 */
public record SparseRows(int[][] columns, float[][] values) {
  public int rows() {
    return columns.length;
  }

  @Override
  public String toString() {
    return "SparseRows[" + columns.length + " rows]";
  }
}
