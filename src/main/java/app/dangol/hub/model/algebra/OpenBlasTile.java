package app.dangol.hub.model.algebra;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/** A tile outside the heap, row by row, on which OpenBLAS works in place. */
final class OpenBlasTile extends Tile {
  private final OpenBlasLibrary library;
  private final MemorySegment numbers;

  OpenBlasTile(OpenBlasLibrary library, MemorySegment numbers) {
    this.library = library;
    this.numbers = numbers;
  }

  @Override
  float get(int row, int column) {
    return numbers.getAtIndex(JAVA_FLOAT, (long) row * SIDE + column);
  }

  @Override
  void set(int row, int column, float value) {
    numbers.setAtIndex(JAVA_FLOAT, (long) row * SIDE + column, value);
  }

  @Override
  void copyFrom(Tile other) {
    numbers.copyFrom(((OpenBlasTile) other).numbers);
  }

  @Override
  void plus(Tile other) {
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        add(row, column, other.get(row, column));
      }
    }
  }

  @Override
  void subtractProduct(Tile left, boolean transposed, Tile right) {
    library.subtractProduct(
        SIDE, ((OpenBlasTile) left).numbers, transposed, ((OpenBlasTile) right).numbers, numbers);
  }

  @Override
  void solve(Tile upper, boolean transposed) {
    library.solve(SIDE, ((OpenBlasTile) upper).numbers, transposed, numbers);
  }
}
