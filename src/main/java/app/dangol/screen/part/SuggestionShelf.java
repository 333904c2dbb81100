package app.dangol.screen.part;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Cards side by side, equally tall, their prices and stock lines level. */
public final class SuggestionShelf extends HBox {
  public SuggestionShelf(List<SuggestionCard> cards) {
    getStyleClass().add("suggestion-shelf");
    getChildren().addAll(cards);
    setMaxHeight(USE_PREF_SIZE);
  }

  @Override
  protected double computePrefHeight(double width) {
    level();
    return super.computePrefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    level();
    return super.computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    level();
    super.layoutChildren();
  }

  private void level() {
    double words = 0;
    double figures = 0;
    for (Node node : getManagedChildren()) {
      if (node instanceof SuggestionCard card) {
        double width = card.prefWidth(-1);
        words = Math.max(words, card.wordsHeight(width));
        figures = Math.max(figures, card.figuresHeight(width));
      }
    }
    for (Node node : getManagedChildren()) {
      if (node instanceof SuggestionCard card) {
        card.reserve(words, figures);
      }
    }
  }
}
