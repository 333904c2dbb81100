package app.dangol.screen.part;

import app.dangol.screen.part.still.StillCache;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A suggestion as a row as wide as the column: a small picture, the words, the action. */
public final class SuggestionRow extends TouchRegion {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final int MAX_NAME_LINES = 2;

  private final PillButton action;

  public SuggestionRow(StillCache cache, Offer offer, OfferActions actions) {
    HBox content = new HBox();
    super(content, actions.open());
    StackPane mat = new StackPane(new Picture(cache, offer.subject(), offer.pictureWords()));
    mat.getStyleClass().add("mat");
    VBox words =
        new VBox(
            new ReasonLine(offer.reasonIcon(), offer.reason()),
            new ClampedLabel(offer.name(), MAX_NAME_LINES, "title-3"),
            new PriceLine(offer.price()),
            new StockLine(offer.stock()));
    words.getStyleClass().add("words");
    HBox.setHgrow(words, Priority.ALWAYS);
    action = new PillButton(PillButton.Kind.QUIET, actions.actionWords(), actions.action());
    HBox actionRow = new HBox(action);
    if (!actions.more().isEmpty()) {
      actionRow.getChildren().add(new MoreButton(actions.moreWords(), actions.more()));
    }
    actionRow.getStyleClass().add("actions");
    actionRow.setMinWidth(USE_PREF_SIZE);
    content.getStyleClass().add("row");
    content.getChildren().addAll(mat, words, actionRow);
    getStyleClass().addAll("card", "suggestion-row");
    setAccessibleText(SuggestionCard.spoken(offer));
  }

  /** Marks the row as chosen for today, by an edge and a check mark. */
  public void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
    action.setGraphic(selected ? Icon.CHECK.node(20) : null);
  }
}
