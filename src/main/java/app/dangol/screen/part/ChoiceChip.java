package app.dangol.screen.part;

import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

/**
 * A chip that is chosen or not: drawn 36 px tall, 48 px tall to the finger. A chosen one has a
 * check mark, so that colour does not say it alone.
 */
public final class ChoiceChip extends ToggleButton {
  /**
   * @param onChoice called with the new state whenever it changes
   */
  public ChoiceChip(String text, Consumer<Boolean> onChoice) {
    super(text);
    getStyleClass().setAll("choice-chip", "touch");
    setMinWidth(Region.USE_PREF_SIZE);
    selectedProperty()
        .addListener((property, was, chosen) -> {
          setGraphic(chosen ? Icon.CHECK.node(18) : null);
          onChoice.accept(chosen);
        });
  }

  /** At least as wide as tall, however short the word: a finger needs both. */
  @Override
  protected double computePrefWidth(double height) {
    return Math.max(super.computePrefWidth(height), minHeight(-1));
  }
}
