package app.dangol.screen.part;

import app.dangol.screen.part.still.StillCache;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A suggestion as an upright card, 240 px wide: picture, reason, name, price, stock, action. When
 * height is short the picture gives way, the words never do.
 */
public final class SuggestionCard extends TouchRegion {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final int MAX_NAME_LINES = 2;

  private final VBox words;
  private final VBox figures;
  private final PillButton action;

  public SuggestionCard(StillCache cache, Offer offer, OfferActions actions) {
    VBox content = new VBox();
    super(content, actions.open());
    StackPane mat = new StackPane(new Picture(cache, offer.subject(), offer.pictureWords()));
    mat.getStyleClass().add("mat");
    words =
        new VBox(
            new ReasonLine(offer.reasonIcon(), offer.reason()),
            new ClampedLabel(offer.name(), MAX_NAME_LINES, "title-3"));
    words.getStyleClass().add("words");
    figures = new VBox(new PriceLine(offer.price()), new StockLine(offer.stock()));
    figures.getStyleClass().add("figures");
    action = new PillButton(PillButton.Kind.QUIET, actions.actionWords(), actions.action());
    content.getStyleClass().add("column");
    content.getChildren().addAll(mat, words, figures, actionRow(actions));
    getStyleClass().addAll("card", "suggestion-card");
    setAccessibleText(spoken(offer));
  }

  private HBox actionRow(OfferActions actions) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(action, gap);
    if (!actions.more().isEmpty()) {
      row.getChildren().add(new MoreButton(actions.moreWords(), actions.more()));
    }
    row.getStyleClass().add("actions");
    row.setMinHeight(USE_PREF_SIZE);
    return row;
  }

  /** Marks the card as chosen for today, by an edge and a check mark. */
  public void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
    action.setGraphic(selected ? Icon.CHECK.node(20) : null);
  }

  static String spoken(Offer offer) {
    return String.join(
        ". ", offer.name(), offer.price().words(), offer.reason(), offer.stock().words());
  }

  double wordsHeight(double width) {
    return naturalHeight(words, width);
  }

  double figuresHeight(double width) {
    return naturalHeight(figures, width);
  }

  /** Reserves heights, so that prices and stock lines of neighbours stand level. */
  void reserve(double wordsHeight, double figuresHeight) {
    words.setMinHeight(wordsHeight);
    words.setPrefHeight(wordsHeight);
    figures.setMinHeight(figuresHeight);
    figures.setPrefHeight(figuresHeight);
  }

  private static double naturalHeight(VBox box, double width) {
    double reserved = box.getPrefHeight();
    box.setPrefHeight(USE_COMPUTED_SIZE);
    double natural = box.prefHeight(width);
    box.setPrefHeight(reserved);
    return natural;
  }
}
