package app.dangol.screen.associate;

import app.dangol.screen.Appearance;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.part.SheetLayer;
import app.dangol.screen.part.ToastLayer;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import app.dangol.screen.tray.TrayCard;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The associate's main screen (A1 in landscape, A2 in portrait). Built in code, because it is what
 * stands between a scan and the associate. Binds to the view model; knows no service.
 */
public final class AssociateScreen {
  /** From there on five of the demo's cards find room side by side. */
  private static final double WIDE = 1200;

  private static final int PICTURES = 200;

  private final AssociateViewModel model;
  private String staffName;
  private Optional<Runnable> lock = Optional.empty();
  private final MenuSheets menu;
  private final StillCache stills = new StillCache(PICTURES);
  private final Theme theme = new Theme();

  private final VBox page = new VBox();
  private final BannerSlot banner = new BannerSlot();
  private final StackPane body = new StackPane();
  private final SheetLayer sheets = new SheetLayer(page);
  private final ToastLayer toasts = new ToastLayer();
  private final StackPane root = new StackPane(sheets, toasts);
  private final FindSlot found;
  private final Scene scene;

  private Arrangement arrangement;
  private TopBar topBar;
  private @Nullable CustomerPane customer;
  private @Nullable ValuePane<ItemPage> itemSheet;
  private @Nullable Node turned;

  /**
   * @param tray the demo's cards; empty outside the demo
   * @param sendCard sends one of them, by its key
   */
  public AssociateScreen(
      AssociateViewModel model,
      String staffName,
      List<TrayCard> tray,
      Consumer<String> sendCard,
      double width,
      double height) {
    this.model = model;
    this.staffName = staffName;
    menu = new MenuSheets(model, sheets, tray, sendCard);
    menu.follow(stills);
    found = new FindSlot(model, root);
    page.getStyleClass().add("page");
    VBox.setVgrow(body, Priority.ALWAYS);
    scene = new Scene(root, width, height);
    arrangement = arrangement();
    topBar = createTopBar();
    rebuild();
    bind();
    // Otherwise the first field would take it, and its ring the eye.
    root.requestFocus();
  }

  public Scene scene() {
    return scene;
  }

  /** Somebody else serves from now on. */
  public void serveAs(String name) {
    staffName = name;
    rebuild();
  }

  /** Adds the lock to the top bar. */
  public void offerLock(Runnable how) {
    lock = Optional.of(how);
    rebuild();
  }

  /** Adds the way to the device test page to the menu. */
  public void offerDevices(Runnable open) {
    menu.offerDevices(open);
  }

  /** Adds the way to what the camera sees to the top bar. */
  public void offerCamera(PreviewSource source) {
    menu.offerCamera(source);
    rebuild();
  }

  private void bind() {
    model.appearanceProperty().addListener((property, was, now) -> rebuild());
    model.customerProperty().addListener((property, was, now) -> showCustomer());
    model.servingProperty().addListener((property, was, now) -> showCustomer());
    model.firstCopyProperty().addListener((property, was, now) -> showCustomer());
    model.statusProperty().addListener((property, was, now) -> showStatus());
    model.noticeProperty().addListener((property, was, now) -> showNotice());
    model.helpProperty().addListener((property, was, now) -> showBanner());
    model.itemProperty().addListener((property, was, now) -> showItem());
    model.find().foundProperty().addListener((property, was, now) -> found.show(topBar.search()));
    model.find().queryProperty().addListener((property, was, now) -> topBar.showQuery(now));
    scene.widthProperty().addListener((property, was, now) -> rebuildIfTurned());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> found.key(key, topBar.search()));
  }

  /** Everything anew: another language, look, text size or way round. */
  private void rebuild() {
    Appearance now = model.appearanceProperty().get();
    theme.apply(scene, themeName(now), now.textPercent() / 100.0);
    arrangement = arrangement();
    page.getStyleClass().setAll("page");
    toasts.getStyleClass().setAll("toast-layer");
    if (arrangement.isUpright()) {
      page.getStyleClass().add("portrait");
      toasts.getStyleClass().add("portrait");
    }
    sheets.close();
    itemSheet = null;
    topBar = createTopBar();
    page.getChildren().setAll(topBar, banner, body);
    showBody();
    showStatus();
    showNotice();
    showItem();
    found.show(topBar.search());
    menu.reopen(stills);
  }

  private TopBar createTopBar() {
    return new TopBar(
        model, staffName, menu.tray(), menu.camera(), lock, menu::openSync, menu::openSettings);
  }

  private Arrangement arrangement() {
    return Arrangement.of(scene.getWidth(), model.appearanceProperty().get().textPercent());
  }

  private void rebuildIfTurned() {
    if (arrangement != arrangement()) {
      rebuild();
    }
  }

  /**
   * Newer data of the same customer goes into the page that is there; anybody else gets their own.
   */
  private void showCustomer() {
    menu.closeCamera();
    Optional<CustomerPage> now = model.customerProperty().get();
    CustomerPane shown = customer;
    if (shown != null && now.isPresent() && shown.isOf(now.get())) {
      shown.show(now.get());
    } else {
      showBody();
    }
  }

  private void showBody() {
    CustomerPane before = customer;
    if (before != null) {
      before.mask();
    }
    customer =
        model
            .customerProperty()
            .get()
            .map(shown -> new CustomerPane(model, stills, shown, arrangement.cards()))
            .orElse(null);
    body.getChildren().setAll(customer == null ? waiting() : customer);
    root.requestFocus();
  }

  private Node waiting() {
    int wide = scene.getWidth() < WIDE ? 4 : 5;
    int columns = arrangement.isUpright() ? 2 : wide;
    return new WaitingPane(
        model.texts(),
        stills,
        model.firstCopyProperty().get(),
        Arrangement.isNarrow(scene.getWidth()),
        menu.hasTray() ? Optional.of(menu.cardTray(columns)) : Optional.empty());
  }

  private void showStatus() {
    topBar.show(model.statusProperty().get());
    showBanner();
  }

  private void showBanner() {
    banner.show(model, menu::openSync);
  }

  private void showNotice() {
    showBanner();
    model
        .noticeProperty()
        .get()
        .filter(notice -> notice.kind() == NoticeText.Kind.DONE)
        .ifPresentOrElse(
            notice -> toasts.show(notice.text(), notice.undo(), model::undo), toasts::dismiss);
  }

  private void showItem() {
    Optional<ItemPage> item = model.itemProperty().get();
    showTurned(item.filter(shown -> model.isTurnedToCustomer()));
    if (item.isEmpty() || model.isTurnedToCustomer()) {
      if (itemSheet != null) {
        itemSheet = null;
        sheets.close();
      }
      return;
    }
    ValuePane<ItemPage> open = itemSheet;
    if (open == null) {
      Texts texts = model.texts();
      open = new ValuePane<>(shown -> ItemPageController.load(model, stills, shown));
      open.show(item.get());
      sheets.open(
          texts.get("product.title"), texts.get("action.close"), open, this::itemSheetClosed);
      itemSheet = open;
    }
    open.show(item.get());
  }

  private void itemSheetClosed() {
    itemSheet = null;
    model.closeItem();
  }

  private void showTurned(Optional<ItemPage> item) {
    boolean wasTurned = turned != null;
    root.getChildren().remove(turned);
    turned = null;
    sheets.setVisible(item.isEmpty());
    item.ifPresent(this::turn);
    if (wasTurned && item.isEmpty()) {
      root.requestFocus();
    }
  }

  private void turn(ItemPage item) {
    boolean upright = Arrangement.isNarrow(scene.getWidth());
    TurnedPane pane = new TurnedPane(model.texts(), stills, item, upright, model::closeItem);
    turned = pane;
    root.getChildren().add(pane);
    pane.back().requestFocus();
  }

  private static ThemeName themeName(Appearance appearance) {
    return switch (appearance.palette()) {
      case LIGHT -> ThemeName.LIGHT;
      case DARK -> ThemeName.DARK;
      case CONTRAST -> ThemeName.CONTRAST;
    };
  }
}
