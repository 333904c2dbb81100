package app.dangol.screen.kiosk;

import app.dangol.screen.part.FadingScroll;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Puts a page's parts in their places: one above the other on a tall screen, side by side else. */
final class Frame {
  private final Arrangement arrangement;

  Frame(Arrangement arrangement) {
    this.arrangement = arrangement;
  }

  Region of(Parts parts) {
    return arrangement.isTall() ? tall(parts) : wide(parts);
  }

  /** The picture gives way to the words, down to nothing. */
  private Region tall(Parts parts) {
    VBox page = new VBox();
    style(page);
    Region words = words(parts);
    if (!arrangement.isCompact() && parts.picture().isPresent()) {
      StackPane place = place(parts.picture().get());
      place.setMinHeight(0);
      place.setPrefHeight(0);
      VBox.setVgrow(place, Priority.ALWAYS);
      words.setMinHeight(parts.longer() ? 0 : Region.USE_PREF_SIZE);
      if (parts.hero() != Parts.REST || arrangement.look().lowered()) {
        double height = arrangement.hero(parts.hero()) * arrangement.unit();
        place.setMaxHeight(height);
        // What scrolls would take all the room there is, out of reach.
        place.setMinHeight(arrangement.look().lowered() && parts.longer() ? height : 0);
        VBox.setVgrow(words, Priority.SOMETIMES);
      }
      page.getChildren().add(place);
    } else {
      VBox.setVgrow(words, Priority.ALWAYS);
    }
    page.getChildren().add(words);
    return page;
  }

  private Region wide(Parts parts) {
    HBox page = new HBox();
    style(page);
    if (arrangement.side() > 0 && parts.picture().isPresent()) {
      StackPane place = place(parts.picture().get());
      double px = arrangement.side() * arrangement.unit();
      place.setMinWidth(px);
      place.setMaxWidth(px);
      page.getChildren().add(place);
    }
    Region words = words(parts);
    HBox.setHgrow(words, Priority.ALWAYS);
    page.getChildren().add(words);
    return page;
  }

  private void style(Region page) {
    page.getStyleClass().add("kiosk-page");
    if (arrangement.isCompact()) {
      page.getStyleClass().add("compact");
    }
  }

  private static StackPane place(Node picture) {
    StackPane place = new StackPane(picture);
    place.getStyleClass().add("kiosk-picture");
    return place;
  }

  private Region words(Parts parts) {
    VBox column = new VBox();
    column.getStyleClass().add("kiosk-words");
    if (arrangement.isCramped()) {
      VBox all = new VBox(parts.text());
      all.getStyleClass().add("kiosk-actions");
      all.getChildren().addAll(parts.actions());
      Region scroll = scroll(all);
      VBox.setVgrow(scroll, Priority.ALWAYS);
      column.getChildren().add(scroll);
    } else {
      Pane actions = new VBox();
      actions.getStyleClass().add("kiosk-actions");
      actions.getChildren().addAll(parts.actions());
      actions.setMinHeight(Region.USE_PREF_SIZE);
      boolean fits = arrangement.isTall() && !arrangement.isCompact() && !parts.longer();
      Region text = fits ? parts.text() : scroll(parts.text());
      VBox.setVgrow(text, Priority.ALWAYS);
      column.getChildren().addAll(text, actions);
    }
    return column;
  }

  private static Region scroll(Region content) {
    FadingScroll scroll = new FadingScroll(content);
    scroll.fitHeight();
    return scroll;
  }
}
