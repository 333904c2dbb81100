package app.dangol.screen.associate;

import app.dangol.screen.Appearance;
import app.dangol.screen.associate.AssociateViewModel.FindResult;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.screen.part.Banner;
import app.dangol.screen.part.SheetLayer;
import app.dangol.screen.part.ToastLayer;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The associate's main screen (A1 in landscape, A2 in portrait). Built in code, because it is what
 * stands between a scan and the associate. Binds to the view model; knows no service.
 */
public final class AssociateScreen {
  /** Below this width, in px at 100 %, there is no room for two columns. */
  private static final double TWO_COLUMNS_FROM = 1000;

  /** From this step on one card less fits beside the story; from the next one, one column is used. */
  private static final int TWO_CARDS_FROM = 115;

  private static final int ONE_COLUMN_FROM = 130;
  private static final int PICTURES = 200;

  private final AssociateViewModel model;
  private final String staffName;
  private final List<TrayCard> tray;
  private final Consumer<String> sendCard;
  private final StillCache stills = new StillCache(PICTURES);
  private final Theme theme = new Theme();

  private final VBox page = new VBox();
  private final StackPane bannerSlot = new StackPane();
  private final VBox body = new VBox();
  private final SheetLayer sheets = new SheetLayer(page);
  private final ToastLayer toasts = new ToastLayer();
  private final StackPane root = new StackPane(sheets, toasts);
  private final Scene scene;

  private TopBar topBar;
  private @Nullable Node findResults;
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
    this.tray = tray;
    this.sendCard = sendCard;
    page.getStyleClass().add("page");
    bannerSlot.getStyleClass().add("inset");
    VBox.setVgrow(body, Priority.ALWAYS);
    scene = new Scene(root, width, height);
    topBar = createTopBar();
    rebuild();
    bind();
  }

  public Scene scene() {
    return scene;
  }

  private void bind() {
    model.appearanceProperty().addListener((property, was, now) -> rebuild());
    model.customerProperty().addListener((property, was, now) -> showBody());
    model.servingProperty().addListener((property, was, now) -> showBody());
    model.statusProperty().addListener((property, was, now) -> showStatus());
    model.noticeProperty().addListener((property, was, now) -> showNotice());
    model.itemProperty().addListener((property, was, now) -> showItem());
    model.foundProperty().addListener((property, was, now) -> showFound());
    scene.widthProperty().addListener((property, was, now) -> relayoutIfTurned());
    scene.heightProperty().addListener((property, was, now) -> relayoutIfTurned());
  }

  /** Everything anew: another language, look, text size or way round. */
  private void rebuild() {
    Appearance now = model.appearanceProperty().get();
    theme.apply(scene, themeName(now), now.textPercent() / 100.0);
    page.getStyleClass().setAll("page");
    if (cards() == 0) {
      page.getStyleClass().add("portrait");
    }
    sheets.close();
    topBar = createTopBar();
    page.getChildren().setAll(topBar, bannerSlot, body);
    showStatus();
    showBody();
    showItem();
  }

  private TopBar createTopBar() {
    return new TopBar(
        model,
        staffName,
        tray.isEmpty() ? Optional.empty() : Optional.of(this::openTray),
        this::openSettings,
        model::syncNow);
  }

  private void relayoutIfTurned() {
    boolean oneColumn = page.getStyleClass().contains("portrait");
    if (oneColumn != (cards() == 0)) {
      rebuild();
    }
  }

  /** How many cards fit beside each other; 0 for one column. */
  private int cards() {
    int percent = model.appearanceProperty().get().textPercent();
    if (scene.getWidth() < TWO_COLUMNS_FROM || percent >= ONE_COLUMN_FROM) {
      return 0;
    }
    return percent >= TWO_CARDS_FROM ? 2 : 3;
  }

  private void showBody() {
    Texts texts = model.texts();
    Optional<CustomerPage> customer = model.customerProperty().get();
    Node content =
        customer
            .<Node>map(shown -> new CustomerPane(model, stills, shown, cards()))
            .orElseGet(
                () ->
                    new WaitingPane(
                        texts,
                        stills,
                        model.isFirstCopyUnderWay(),
                        tray.isEmpty()
                            ? Optional.empty()
                            : Optional.of(cardTray(cards() == 0 ? 2 : 4))));
    VBox.setVgrow(content, Priority.ALWAYS);
    body.getChildren().setAll(content);
  }

  private void showStatus() {
    Optional<StatusText> status = model.statusProperty().get();
    topBar.show(status);
    showBanner();
    if (model.customerProperty().get().isEmpty()) {
      showBody();
    }
  }

  /** One banner at a time: what was just refused comes before how the hub is. */
  private void showBanner() {
    Optional<Node> refused =
        model
            .noticeProperty()
            .get()
            .filter(notice -> notice.kind() == NoticeText.Kind.REFUSED)
            .map(
                notice ->
                    new Banner(
                        Banner.Kind.ATTENTION,
                        notice.text(),
                        null,
                        new Banner.Action(model.texts().get("notice.close"), model::closeNotice)));
    Optional<Node> banner =
        refused.or(
            () ->
                model
                    .statusProperty()
                    .get()
                    .flatMap(StatusText::banner)
                    .map(
                        b ->
                            new Banner(
                                PartMapping.bannerKind(b.kind()),
                                b.text(),
                                b.aside().isBlank() ? null : b.aside(),
                                null)));
    bannerSlot.getChildren().setAll(banner.map(List::of).orElse(List.of()));
    bannerSlot.setVisible(banner.isPresent());
    bannerSlot.setManaged(banner.isPresent());
  }

  private void showNotice() {
    showBanner();
    Optional<NoticeText> done =
        model.noticeProperty().get().filter(n -> n.kind() == NoticeText.Kind.DONE);
    done.ifPresentOrElse(
        notice -> toasts.show(notice.text(), notice.undo(), model::undo), toasts::dismiss);
  }

  private void showItem() {
    root.getChildren().remove(turned);
    turned = null;
    Optional<ItemPage> item = model.itemProperty().get();
    if (item.isEmpty()) {
      sheets.close();
      return;
    }
    Texts texts = model.texts();
    if (model.isTurnedToCustomer()) {
      sheets.close();
      Node pane = new TurnedPane(texts, stills, item.get(), model::closeItem);
      turned = pane;
      root.getChildren().add(pane);
    } else {
      sheets.open(
          texts.get("product.title"),
          texts.get("action.close"),
          ItemPageController.load(texts, stills, item.get()));
    }
  }

  private void showFound() {
    root.getChildren().remove(findResults);
    findResults = null;
    model.foundProperty().get().ifPresent(this::showFound);
  }

  private void showFound(FindResult result) {
    Node panel = new FindResults(model, result, () -> topBar.find().field().clear());
    findResults = panel;
    root.getChildren().add(panel);
  }

  private void openTray() {
    sheets.open(
        model.texts().get("tray.title"), model.texts().get("action.close"), cardTray(2));
  }

  private Node cardTray(int columns) {
    return new CardTray(
        model.texts(),
        tray,
        columns,
        key -> {
          sheets.close();
          sendCard.accept(key);
        });
  }

  private void openSettings() {
    sheets.open(
        model.texts().get("menu.title"),
        model.texts().get("action.close"),
        SettingsController.load(
            model.texts(),
            model.appearanceProperty().get(),
            chosen -> model.appearanceProperty().set(chosen)));
  }

  private static ThemeName themeName(Appearance appearance) {
    return switch (appearance.palette()) {
      case LIGHT -> ThemeName.LIGHT;
      case DARK -> ThemeName.DARK;
      case CONTRAST -> ThemeName.CONTRAST;
    };
  }
}
