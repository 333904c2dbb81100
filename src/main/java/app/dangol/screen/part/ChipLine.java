package app.dangol.screen.part;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Chips on one line: as many as fit, and how many more there are. */
final class ChipLine extends Pane {
  private final List<Chip> chips;
  private final int total;
  private final Chip more;

  /**
   * @param most how many are shown at most, however wide the line is
   */
  ChipLine(List<Chip> all, int most) {
    chips = List.copyOf(all.subList(0, Math.min(most, all.size())));
    total = all.size();
    more = Chip.fact("+" + (total - chips.size()));
    getStyleClass().add("chips");
    getChildren().addAll(chips);
    if (total > 0) {
      getChildren().add(more);
    }
    more.setVisible(total > chips.size());
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    double width = snappedLeftInset() + snappedRightInset();
    for (Chip chip : chips) {
      width += chip.prefWidth(-1) + gap();
    }
    return width + (total > chips.size() ? more.prefWidth(-1) : 0);
  }

  @Override
  protected double computePrefHeight(double width) {
    return total == 0 ? 0 : snappedTopInset() + height(more) + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    int shown = fitting(getWidth() - snappedLeftInset() - snappedRightInset());
    double x = snappedLeftInset();
    for (int i = 0; i < chips.size(); i++) {
      Chip chip = chips.get(i);
      chip.setVisible(i < shown);
      if (i < shown) {
        x = place(chip, x);
      }
    }
    more.setVisible(shown < total);
    if (shown < total) {
      more.setText("+" + (total - shown));
      place(more, x);
    }
  }

  private int fitting(double width) {
    for (int count = chips.size(); count > 1; count--) {
      double needed = chips.subList(0, count).stream().mapToDouble(c -> c.prefWidth(-1)).sum();
      needed += gap() * (count - 1);
      if (count < total) {
        needed += gap() + more.prefWidth(-1);
      }
      if (needed <= width) {
        return count;
      }
    }
    return Math.min(1, chips.size());
  }

  private double place(Node chip, double x) {
    double width = snapSizeX(chip.prefWidth(-1));
    chip.resizeRelocate(x, snappedTopInset(), width, height(chip));
    return x + width + gap();
  }

  /** A chip is as tall as its style says, whatever its words need. */
  private double height(Node chip) {
    return snapSizeY(Math.max(chip.minHeight(-1), chip.prefHeight(-1)));
  }

  /** Half a chip's padding, so that it grows with the text. */
  private double gap() {
    return chips.isEmpty() ? 0 : Math.round(chips.getFirst().getPadding().getLeft() * 4 / 7);
  }
}
