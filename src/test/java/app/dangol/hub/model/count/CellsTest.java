package app.dangol.hub.model.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CellsTest {
  private record Cell(int row, int column) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int rows = Integer.compare(row, other.row);
      return rows != 0 ? rows : Integer.compare(column, other.column);
    }
  }

  private record Sum(long amount, int buyers) {}

  @Test
  void sumsAsAMapDoes() {
    SplittableRandom random = new SplittableRandom(1);
    TreeMap<Cell, Sum> expected = new TreeMap<>();
    Cells cells = new Cells();
    for (int i = 0; i < 20_000; i++) {
      Cell cell = new Cell(random.nextInt(200), random.nextInt(100) * 20_000_000);
      long amount = random.nextLong(1_000_000);
      cells.add(cell.row, cell.column, amount, 1);
      expected.merge(
          cell, new Sum(amount, 1), (a, b) -> new Sum(a.amount + b.amount, a.buyers + b.buyers));
    }
    assertThat(cells.size()).isEqualTo(expected.size()).isGreaterThan(10_000);
    List<Cell> order = new ArrayList<>();
    cells.forEachSorted((row, column, amount, buyers) -> {
      order.add(new Cell(row, column));
      assertThat(new Sum(amount, buyers)).isEqualTo(expected.get(new Cell(row, column)));
    });
    assertThat(order).containsExactlyElementsOf(expected.keySet());
    assertThat(cells.amount(500, 0)).isZero();
    assertThat(cells.buyers(500, 0)).isZero();
  }

  @Test
  void isEmptyAgainAfterALargeAndASmallUse() {
    Cells cells = new Cells();
    for (int i = 0; i < 10_000; i++) {
      cells.add(i, i, 1, 1);
    }
    for (int round = 0; round < 12; round++) {
      cells.clear();
      assertThat(cells.size()).isZero();
      assertThat(cells.amount(3, 3)).isZero();
      cells.add(3, 3, 5, 1);
      assertThat(cells.amount(3, 3)).isEqualTo(5);
    }
  }

  @Test
  void neverOverflowsInSilence() {
    Cells cells = new Cells();
    cells.add(0, 0, Long.MAX_VALUE, 1);
    assertThatThrownBy(() -> cells.add(0, 0, 1, 1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> cells.add(-1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
