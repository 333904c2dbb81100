package app.dangol.screen.part;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A button with words. A screen shows at most one {@link Kind#PRIMARY}. */
public final class PillButton extends Button {
  /** How much a button asks for attention. */
  public enum Kind {
    /** Filled; 56 px tall. */
    PRIMARY,
    /** With an edge; 56 px tall. */
    PLAIN,
    /** Text only; 48 px tall. */
    QUIET
  }

  public PillButton(Kind kind, String text, Runnable action) {
    this(kind, text, null, action);
  }

  public PillButton(Kind kind, String text, @Nullable Icon icon, Runnable action) {
    super(text);
    if (icon != null) {
      setGraphic(icon.node(20));
    }
    getStyleClass().setAll("pill-button", "touch", kind.name().toLowerCase(Locale.ROOT));
    setMinWidth(Region.USE_PREF_SIZE);
    setOnAction(event -> action.run());
  }

  /** At least as wide as tall, however short the word: a finger needs both. */
  @Override
  protected double computePrefWidth(double height) {
    return Math.max(super.computePrefWidth(height), minHeight(-1));
  }
}
