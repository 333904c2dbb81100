package app.dangol.hub.model.count;

import java.util.Arrays;

/**
 * A sparse table of sums: for a pair of numbers an amount and how many buyers it is of. Whole
 * numbers only, so that the order of adding does not matter. For one thread.
 */
public final class Cells {
  private static final int SMALLEST = 1 << 6;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Row and column as one number, and one more, for nought is an empty place. */
  private long[] keys = new long[SMALLEST];

  private long[] amounts = new long[SMALLEST];
  private int[] buyers = new int[SMALLEST];
  private int size;

  /** Is told of a cell. */
  @FunctionalInterface
  public interface Visitor {
    void cell(int row, int column, long amount, int buyers);
  }

  /**
   * Adds to a cell; rows and columns are not below 0. Throws {@link ArithmeticException} if it
   * overflows.
   */
  public void add(int row, int column, long amount, int ofBuyers) {
    int place = place(key(row, column));
    if (keys[place] == 0) {
      keys[place] = key(row, column);
      size++;
    }
    amounts[place] = Math.addExact(amounts[place], amount);
    buyers[place] = Math.addExact(buyers[place], ofBuyers);
    if (size > keys.length / 5 * 3) {
      grow();
    }
  }

  private static long key(int row, int column) {
    if (row < 0 || column < 0) {
      throw new IllegalArgumentException("a cell below 0");
    }
    return (((long) row << Integer.SIZE) | column) + 1;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) ((key * GOLDEN) >>> Integer.SIZE) & mask;
    while (keys[place] != 0 && keys[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldAmounts = amounts;
    int[] oldBuyers = buyers;
    keys = new long[oldKeys.length * 2];
    amounts = new long[keys.length];
    buyers = new int[keys.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int place = place(oldKeys[old]);
        keys[place] = oldKeys[old];
        amounts[place] = oldAmounts[old];
        buyers[place] = oldBuyers[old];
      }
    }
  }

  public int size() {
    return size;
  }

  public long amount(int row, int column) {
    return amounts[place(key(row, column))];
  }

  public int buyers(int row, int column) {
    return buyers[place(key(row, column))];
  }

  /** In no order that means anything. */
  public void forEach(Visitor visitor) {
    for (Cursor at = cursor(); at.next(); ) {
      visitor.cell(at.row(), at.column(), at.amount(), at.buyers());
    }
  }

  /**
   * Goes through all cells, in no order that means anything; they are not to be changed meanwhile.
   */
  public Cursor cursor() {
    return new Cursor();
  }

  /** Stands before the first cell until it is moved. */
  public final class Cursor {
    private int place = -1;

    /** Moves to the next cell; false where there is none. */
    public boolean next() {
      do {
        place++;
      } while (place < keys.length && keys[place] == 0);
      return place < keys.length;
    }

    public int row() {
      return (int) ((keys[place] - 1) >>> Integer.SIZE);
    }

    public int column() {
      return (int) (keys[place] - 1);
    }

    public long amount() {
      return amounts[place];
    }

    public int buyers() {
      return buyers[place];
    }
  }

  /** By row, then by column. */
  public void forEachSorted(Visitor visitor) {
    long[] sorted = Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
    for (long key : sorted) {
      int place = place(key);
      long cell = key - 1;
      visitor.cell((int) (cell >>> Integer.SIZE), (int) cell, amounts[place], buyers[place]);
    }
  }

  /** Forgets all cells; a table that has grown large is not kept. */
  public void clear() {
    int length = size < keys.length / 8 ? Math.max(SMALLEST, keys.length / 2) : keys.length;
    if (length < keys.length) {
      keys = new long[length];
      amounts = new long[length];
      buyers = new int[length];
    } else {
      Arrays.fill(keys, 0);
      Arrays.fill(amounts, 0);
      Arrays.fill(buyers, 0);
    }
    size = 0;
  }
}
