package app.dangol.screen.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * Bytes in hex, each in a cell of the same width, in groups of four that wrap together. The house's
 * font has figures of different widths and no other font ships with the program, so the cells stand
 * in for a monospaced one.
 */
final class HexBlock extends Region {
  private static final int GROUP = 4;
  private static final int MAX_COLUMNS = 16;

  // In em of the font: the widest two digits take 1.3.
  private static final double CELL = 1.6;
  private static final double GROUP_GAP = 0.6;
  private static final double LINE = 1.5;

  private final List<Text> cells = new ArrayList<>();

  /**
   * @param hex two digits a byte
   */
  HexBlock(String hex) {
    for (int i = 0; i + 2 <= hex.length(); i += 2) {
      Text cell = new Text(hex.substring(i, i + 2));
      cell.getStyleClass().add("hex-byte");
      cell.setTextOrigin(VPos.TOP);
      cell.setManaged(false);
      cells.add(cell);
    }
    getStyleClass().add("hex-block");
    getChildren().addAll(cells);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(hex);
    setMinHeight(USE_PREF_SIZE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return left(Math.min(cells.size(), MAX_COLUMNS));
  }

  @Override
  protected double computeMinWidth(double height) {
    return left(GROUP);
  }

  @Override
  protected double computePrefHeight(double width) {
    int columns = columns(width < 0 ? computePrefWidth(-1) : width);
    return Math.ceil((double) cells.size() / columns) * LINE * em();
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    for (int i = 0; i < cells.size(); i++) {
      Text cell = cells.get(i);
      double spare = CELL * em() - cell.getLayoutBounds().getWidth();
      double x = left(i % columns) + spare / 2;
      cell.relocate(Math.round(x), Math.round(i / columns * LINE * em()));
    }
  }

  /** A whole number of groups that fits, at least one. */
  private int columns(double width) {
    int columns = MAX_COLUMNS;
    while (columns > GROUP && left(columns) - GROUP_GAP * em() > width + 1) {
      columns -= GROUP;
    }
    return columns;
  }

  /** Where that column begins. */
  private double left(int column) {
    return (column * CELL + column / GROUP * GROUP_GAP) * em();
  }

  private double em() {
    return cells.isEmpty() ? 0 : cells.getFirst().getFont().getSize();
  }
}
