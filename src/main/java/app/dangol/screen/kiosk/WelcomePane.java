package app.dangol.screen.kiosk;

import app.dangol.catalog.Category;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.CameraPreview;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.TouchTile;
import app.dangol.screen.part.Wordmark;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import app.dangol.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Nobody is here: a picture, a word of welcome, where to hold the card. */
final class WelcomePane {
  /** What stands on the shelf in turn, a week each. */
  private static final List<Category> WEEKS =
      List.of(Category.TIN, Category.CUP, Category.BAG, Category.CANDLE, Category.BOTTLE);

  private final KioskViewModel model;
  private final Arrangement arrangement;
  private final StillCache stills;
  private final Optional<PreviewSource> camera;
  private final Texts texts;

  /**
   * @param camera what the kiosk's camera sees, if it has one
   */
  WelcomePane(
      KioskViewModel model,
      Arrangement arrangement,
      StillCache stills,
      Optional<PreviewSource> camera) {
    this.model = model;
    this.arrangement = arrangement;
    this.stills = stills;
    this.camera = camera;
    this.texts = model.texts();
  }

  /**
   * @param openTray opens the demo's cards; empty outside the demo
   */
  Parts parts(KioskPage.Welcome page, Optional<Runnable> openTray) {
    String welcome = texts.get("kiosk.welcome.title");
    TextLabel title =
        new TextLabel(
            arrangement.isTall() ? welcome : welcome.lines().findFirst().orElse(""), "display");
    VBox text = new VBox(title);
    text.getStyleClass().add("kiosk-text");
    PillButton browse =
        new PillButton(PillButton.Kind.PLAIN, texts.get("kiosk.welcome.browse"), model::browse);
    browse.setMaxWidth(Double.MAX_VALUE);
    boolean watching = camera.isPresent() && !page.readerAway() && !arrangement.isCompact();
    Node tap = page.readerAway() ? readerAway() : tap(watching, openTray);
    List<Node> actions = new ArrayList<>(List.of(browse));
    if (arrangement.isCompact()) {
      text.getChildren().add(tap);
    } else {
      actions.addFirst(tap);
    }
    if (arrangement.isTall() && !arrangement.isCompact() && !page.readerAway()) {
      HBox masked =
          new HBox(
              Icon.LOCK.node(20),
              new TextLabel(texts.get("kiosk.welcome.masked"), "body", "muted"));
      masked.getStyleClass().add("kiosk-line");
      actions.add(masked);
    }
    Node picture = watching ? mirror(camera.orElseThrow()) : picture(page.week());
    return new Parts(Optional.of(picture), Parts.REST, text, actions);
  }

  private Node picture(int week) {
    Category category = WEEKS.get(week % WEEKS.size());
    return named(
        new Picture(
            stills,
            Subject.ofTheHouse(category, "week" + week),
            texts.get("picture.alt", texts.get("category." + category.key()))));
  }

  /** The camera looks at whoever stands there, who moves the card as before a mirror. */
  private Node mirror(PreviewSource source) {
    StackPane mirror = named(new CameraPreview(source, texts.get("camera.picture"), "", true));
    mirror.getStyleClass().add("kiosk-mirror");
    return mirror;
  }

  private StackPane named(Node picture) {
    Wordmark wordmark = new Wordmark(texts.get("app.name"));
    wordmark.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(wordmark, Pos.TOP_LEFT);
    return new StackPane(picture, wordmark);
  }

  /** Nobody is asked to hold a card to what cannot read it. */
  private Node readerAway() {
    String words =
        texts.get(
            arrangement.isTall() ? "kiosk.welcome.no-reader" : "kiosk.welcome.no-reader.short");
    TouchTile tile =
        new TouchTile(
            row(Icon.WARNING.node(34, "accent"), words), words, "kiosk-tap", model::callStaff);
    tile.setMinHeight(Region.USE_PREF_SIZE);
    return tile;
  }

  /** Where to hold the card; in the demo, where to take one from. */
  private Node tap(boolean watching, Optional<Runnable> openTray) {
    String words = tapWords(watching);
    HBox content = row((watching ? Icon.CAMERA : Icon.TAP).node(34, "accent"), words);
    if (arrangement.isTall() && !arrangement.isCompact() && !watching) {
      content.getChildren().add(Icon.DOWN.node(24, "accent"));
    }
    if (openTray.isPresent()) {
      TouchTile tile = new TouchTile(content, words, "kiosk-tap", openTray.get());
      tile.setMinHeight(Region.USE_PREF_SIZE);
      return tile;
    }
    StackPane place = new StackPane(content);
    place.getStyleClass().add("kiosk-tap");
    place.setMinHeight(Region.USE_PREF_SIZE);
    return place;
  }

  private String tapWords(boolean watching) {
    if (watching) {
      return texts.get(
          arrangement.isTall() ? "kiosk.welcome.camera" : "kiosk.welcome.camera.short");
    }
    return texts.get(arrangement.isTall() ? "kiosk.welcome.tap" : "kiosk.welcome.tap.short");
  }

  private static HBox row(Node icon, String words) {
    TextLabel label = new TextLabel(words, "title-3");
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox content = new HBox(icon, label);
    content.getStyleClass().add("kiosk-tap-row");
    return content;
  }
}
