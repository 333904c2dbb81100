package app.dangol.screen.kiosk;

import app.dangol.screen.PriceText;
import app.dangol.screen.kiosk.model.KioskOffer;
import app.dangol.screen.part.ClampedLabel;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.PriceLine;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.TouchRegion;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import app.dangol.visit.PublicReason;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One suggestion: the picture beside the words, or above them at twice the size. */
final class OfferCard extends TouchRegion {
  private static final int MAX_NAME_LINES = 2;

  OfferCard(StillCache stills, KioskOffer offer, boolean pictureAbove, Runnable open) {
    Pane content = pictureAbove ? new VBox() : new HBox();
    super(content, open);
    StackPane mat = new StackPane(picture(stills, offer));
    mat.getStyleClass().add("mat");
    VBox words = words(offer);
    HBox.setHgrow(words, Priority.ALWAYS);
    content.getStyleClass().add("row");
    content.getChildren().addAll(mat, words);
    getStyleClass().addAll("card", "kiosk-offer");
    setAccessibleText(
        String.join(
            ". ", offer.name(), offer.price().words(), offer.reason(), offer.stock().words()));
  }

  static Picture picture(StillCache stills, KioskOffer offer) {
    Subject subject = new Subject(offer.category(), offer.colour(), offer.sku().value());
    return new Picture(stills, subject, offer.picture());
  }

  /** Why, what, how much, and where. */
  static VBox words(KioskOffer offer) {
    TextLabel why = new TextLabel(offer.reason(), "reason");
    HBox.setHgrow(why, Priority.ALWAYS);
    HBox reason = new HBox(icon(offer.why()).node(18, "warm"), why);
    reason.getStyleClass().add("reason-line");
    VBox words =
        new VBox(
            reason,
            new ClampedLabel(offer.name(), MAX_NAME_LINES, "title-3"),
            price(offer.price()),
            StockWords.line(offer.stock()));
    words.getStyleClass().add("words");
    return words;
  }

  /** As with stock, a card has room for an age only where the figure should be asked about. */
  private static Node price(PriceText price) {
    return price.stale()
        ? new PriceLine(price, LetterHeight.styleOf(price.age()))
        : new TextLabel(price.figure(), "price");
  }

  private static Icon icon(PublicReason why) {
    return switch (why) {
      case COLOUR -> Icon.GOES_WITH;
      case KIND -> Icon.WISHED;
      case GOES_WITH -> Icon.GIFT;
      case POPULAR -> Icon.OFTEN_BOUGHT;
      case SHOP -> Icon.STORE;
    };
  }
}
