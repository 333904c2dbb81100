package app.dangol.screen.part;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A short fact in a pill, 36 px tall; it cannot be touched. */
public final class Chip extends Label {
  private Chip(String text) {
    super(text);
    getStyleClass().add("chip");
    setMinWidth(Region.USE_PREF_SIZE);
  }

  public static Chip fact(String text) {
    return new Chip(text);
  }

  /** Something to avoid, with a warning sign; it stands before the others. */
  public static Chip warning(String text) {
    Chip chip = new Chip(text);
    chip.getStyleClass().add("warning");
    chip.setGraphic(Icon.WARNING.node(18, "warning"));
    return chip;
  }
}
