package app.dangol.screen.kiosk;

import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.FadingScroll;
import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import app.dangol.screen.tray.CardTray;
import app.dangol.screen.tray.TrayCard;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The kiosk's screen: one page at a time above the tool bar. A page is replaced, never faded into
 * the next, so that no frame ever shows two visits.
 */
public final class KioskScreen {
  private static final int PICTURES = 40;

  private final KioskViewModel model;
  private final Panel panel;
  private final List<TrayCard> tray;
  private final Consumer<String> sendCard;
  private final Theme theme = new Theme();

  /** The house's own pictures stay; those of goods tell what somebody was shown, and go. */
  private final StillCache house = new StillCache(PICTURES);

  private final StillCache goods = new StillCache(PICTURES);

  private final StackPane place = new StackPane();
  private final VBox root = new VBox(place);
  private final Scene scene;

  private Optional<PreviewSource> camera = Optional.empty();
  private @Nullable IdlePane idle;
  private boolean trayOpen;

  /**
   * @param tray the demo's cards; empty outside the demo
   * @param sendCard sends one of them, by its key
   */
  public KioskScreen(
      KioskViewModel model, Panel panel, List<TrayCard> tray, Consumer<String> sendCard) {
    this.model = model;
    this.panel = panel;
    this.tray = List.copyOf(tray);
    this.sendCard = sendCard;
    VBox.setVgrow(place, Priority.ALWAYS);
    place.setMinHeight(0);
    scene = new Scene(root, panel.width(), panel.height());
    restyle();
    model.pageProperty().addListener((property, was, now) -> turnTo(was, now));
    model.lookProperty().addListener((property, was, now) -> restyle());
    model
        .somebodyHereProperty()
        .addListener((property, was, now) -> {
          if (!now) {
            clean();
          }
        });
    for (EventType<MouseEvent> tap :
        List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
      scene.addEventFilter(tap, this::dropSecondTap);
    }
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> model.touched());
    scene.addEventFilter(TouchEvent.TOUCH_PRESSED, event -> model.touched());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> model.touched());
    root.requestFocus();
  }

  public Scene scene() {
    return scene;
  }

  /** Shows on the welcome what the camera sees, so that a card is held where it can be read. */
  public void showCamera(PreviewSource source) {
    camera = Optional.of(source);
    rebuild();
  }

  /** How many drawings of what somebody was shown are still kept. */
  int picturesOfGoods() {
    return goods.size();
  }

  private Arrangement arrangement() {
    return new Arrangement(panel, model.look());
  }

  /** Everything anew: another language, look or size. */
  private void restyle() {
    Arrangement now = arrangement();
    theme.apply(scene, themeName(model.look().palette()), now.unit());
    root.getStyleClass().setAll("root", "page", "kiosk");
    style(now.isTall(), "tall", "wide");
    style(panel.hasTallerFigures(), "tall-figures", "even-figures");
    style(model.texts().isKorean(), "hangul", "latin");
    style(model.look().zoomed(), "zoomed", "unzoomed");
    style(now.isNarrow(), "narrow", "roomy");
    root.getChildren().setAll(place, new ToolBar(model, now));
    rebuild();
  }

  private void style(boolean which, String yes, String no) {
    root.getStyleClass().add(which ? yes : no);
  }

  private void turnTo(KioskPage was, KioskPage now) {
    IdlePane counting = idle;
    if (counting != null && was instanceof KioskPage.Idle && now instanceof KioskPage.Idle left) {
      counting.show(left);
      return;
    }
    trayOpen = false;
    if (was instanceof KioskPage.Item && !model.somebodyHereProperty().get()) {
      goods.clear();
    }
    if (was instanceof KioskPage.OwnChoices && now instanceof KioskPage.OwnChoices) {
      rebuildInPlace();
    } else {
      rebuild();
    }
  }

  /** What was touched stays under the finger. */
  private void rebuildInPlace() {
    double at = place.lookup(".fading-scroll") instanceof FadingScroll scroll ? scroll.at() : 0;
    rebuild();
    if (place.lookup(".fading-scroll") instanceof FadingScroll scroll) {
      scroll.goTo(at);
    }
  }

  /** What tells of a visit besides the page: drawings of what was shown, and what was copied. */
  private void clean() {
    goods.clear();
    Clipboard.getSystemClipboard().clear();
  }

  /** The second tap of a double tap is meant for the page before. */
  private void dropSecondTap(MouseEvent event) {
    if (model.isUnsettled()) {
      event.consume();
    }
  }

  private void rebuild() {
    idle = null;
    place.getChildren().setAll(page(model.pageProperty().get()));
    root.requestFocus();
  }

  private Region page(KioskPage page) {
    Arrangement now = arrangement();
    WordPages words = new WordPages(model, now, house, goods);
    Parts parts =
        switch (page) {
          case KioskPage.Welcome welcome ->
              trayOpen ? words.tray(tray(now)) : welcome(now, welcome);
          case KioskPage.Reading reading -> words.reading();
          case KioskPage.Greeting greeting ->
              new GreetingPane(model, now, house, goods, greeting).parts();
          case KioskPage.Item item -> words.item(item.item());
          case KioskPage.Privacy privacy -> words.privacy(privacy);
          case KioskPage.Criteria criteria -> words.criteria();
          case KioskPage.OwnPage own -> new OwnDataPages(model, now, house).of(own);
          case KioskPage.Message message -> words.message(message.message());
          case KioskPage.Help help -> words.help(help);
          case KioskPage.Tools tools -> words.tools();
          case KioskPage.Idle left -> idle(now, left);
          case KioskPage.Goodbye goodbye -> words.goodbye();
        };
    return new Frame(now).of(parts);
  }

  private Parts welcome(Arrangement now, KioskPage.Welcome welcome) {
    Optional<Runnable> openTray = tray.isEmpty() ? Optional.empty() : Optional.of(this::openTray);
    return new WelcomePane(model, now, house, camera).parts(welcome, openTray);
  }

  private void openTray() {
    trayOpen = true;
    rebuild();
  }

  private CardTray tray(Arrangement now) {
    return new CardTray(model.texts(), tray, now.isNarrow() || now.isCramped() ? 1 : 2, sendCard);
  }

  private Parts idle(Arrangement now, KioskPage.Idle left) {
    IdlePane pane = new IdlePane(model, now, house, scene.getPreferences().isReducedMotion());
    pane.show(left);
    idle = pane;
    return pane.parts();
  }

  private static ThemeName themeName(Palette palette) {
    return switch (palette) {
      case LIGHT -> ThemeName.LIGHT;
      case DARK -> ThemeName.DARK;
      case CONTRAST -> ThemeName.CONTRAST;
    };
  }
}
