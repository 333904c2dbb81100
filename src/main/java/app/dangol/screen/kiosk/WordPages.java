package app.dangol.screen.kiosk;

import app.dangol.catalog.Category;
import app.dangol.screen.kiosk.model.KioskItem;
import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.kiosk.model.KioskStock;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.PriceLine;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The pages that are mostly words: a product, what the screen knows, messages, help, goodbye. */
final class WordPages {
  /** Heights of the picture above the words, in units. */
  private static final double MESSAGE_HERO = 190;

  private static final double PRIVACY_HERO = 104;

  /** This store, and those of the others that have most. */
  private static final int STORES = 3;

  private final KioskViewModel model;
  private final Arrangement arrangement;
  private final StillCache house;
  private final StillCache goods;
  private final Texts texts;

  WordPages(KioskViewModel model, Arrangement arrangement, StillCache house, StillCache goods) {
    this.model = model;
    this.arrangement = arrangement;
    this.house = house;
    this.goods = goods;
    this.texts = model.texts();
  }

  Parts item(KioskItem item) {
    WordsController words = WordsController.load(item.name(), "");
    words.root().getStyleClass().add("kiosk-item");
    words.add(new PriceLine(item.price(), LetterHeight.styleOf(item.price().age())));
    if (arrangement.isTall()) {
      words.add(new TextLabel(texts.get("kiosk.item.where"), "title-3"));
    }
    if (!item.shelf().isEmpty()) {
      words.add(line(Icon.STORE, "accent", item.shelf()));
    }
    stock(item).forEach(stock -> words.add(StockWords.line(stock)));
    Picture picture =
        new Picture(
            goods, new Subject(item.category(), item.colour(), item.sku().value()), item.picture());
    return new Parts(
        Optional.of(picture),
        Parts.REST,
        words.root(),
        List.of(
            row(
                button(PillButton.Kind.PLAIN, "kiosk.back", model::close),
                button(PillButton.Kind.PRIMARY, "kiosk.staff", model::callStaff),
                button(PillButton.Kind.PLAIN, "kiosk.end", model::finish))));
  }

  /** Where nobody has counted yet, somebody of the shop knows more. */
  private List<KioskStock> stock(KioskItem item) {
    return item.stock().isEmpty()
        ? List.of(new KioskStock(true, false, texts.get("kiosk.stock.ask")))
        : item.stock().stream().limit(STORES).toList();
  }

  Parts privacy(KioskPage.Privacy page) {
    WordsController words = WordsController.load(texts.get("kiosk.privacy.title"), "");
    words.root().getStyleClass().add("kiosk-list");
    words.add(line(Icon.CHECK, "success", texts.get("kiosk.privacy.name")));
    words.add(line(Icon.CHECK, "success", texts.get("kiosk.privacy.offers")));
    words.add(
        new PillButton(PillButton.Kind.QUIET, texts.get("kiosk.criteria"), model::showCriteria));
    if (page.known()) {
      words.add(new PillButton(PillButton.Kind.QUIET, texts.get("kiosk.data"), model.own()::menu));
    }
    page.points().ifPresent(points -> words.add(line(Icon.HOLD, "success", points)));
    words.add(line(Icon.EYE_OFF, "", texts.get("kiosk.privacy.purchases")));
    words.add(line(Icon.EYE_OFF, "", texts.get("kiosk.privacy.notes")));
    words.add(line(Icon.CLOCK, "", texts.get("kiosk.privacy.wipe", IdleWatch.WIPE.toSeconds())));
    return new Parts(
        arrangement.isTall() && !arrangement.isHigh()
            ? Optional.empty()
            : Optional.of(quiet(texts, house)),
        PRIVACY_HERO,
        words.root(),
        true,
        List.of(
            ActionRow.stacked(
                arrangement,
                button(PillButton.Kind.PLAIN, "kiosk.privacy.erase", model::finish),
                button(PillButton.Kind.PRIMARY, "kiosk.close", model::close))));
  }

  /** How suggestions are made, and whom to ask about them: nothing of whoever is here. */
  Parts criteria() {
    WordsController words = WordsController.load(texts.get("criteria.title"), "");
    words.root().getStyleClass().add("kiosk-list");
    words.add(
        line(
            Icon.CHECK,
            "success",
            texts.get("criteria.purchases", texts.get("book.consent.SUGGEST_PURCHASES"))));
    words.add(
        line(
            Icon.CHECK,
            "success",
            texts.get("criteria.online", texts.get("book.consent.SUGGEST_ONLINE"))));
    words.add(line(Icon.CHECK, "success", texts.get("criteria.counts")));
    words.add(line(Icon.CHECK, "success", texts.get("criteria.stock")));
    words.add(line(Icon.EYE_OFF, "", texts.get("criteria.never")));
    words.add(line(Icon.EYE_OFF, "", texts.get("criteria.decides")));
    words.add(line(Icon.SERVE, "", texts.get("criteria.out")));
    words.add(line(Icon.SERVE, "", texts.get("criteria.person")));
    return new Parts(
        Optional.empty(),
        0,
        words.root(),
        true,
        List.of(
            row(
                button(PillButton.Kind.PLAIN, "kiosk.back", model::showPrivacy),
                button(PillButton.Kind.PRIMARY, "kiosk.staff", model::callStaff),
                button(PillButton.Kind.PLAIN, "kiosk.end", model::finish))));
  }

  Parts message(KioskMessage message) {
    WordsController words = WordsController.load(message.title(), message.body());
    words.quote(message.code());
    return withHelp(words);
  }

  private Parts withHelp(WordsController words) {
    return new Parts(
        Optional.of(quiet(texts, house)),
        MESSAGE_HERO,
        words.root(),
        List.of(
            ActionRow.stacked(
                arrangement,
                button(PillButton.Kind.PRIMARY, "kiosk.staff", model::callStaff),
                button(PillButton.Kind.PLAIN, "kiosk.home", model::goHome))));
  }

  Parts help(KioskPage.Help help) {
    return new Parts(
        Optional.of(quiet(texts, house)),
        MESSAGE_HERO,
        WordsController.load(help.title(), help.body()).root(),
        List.of(
            row(
                button(PillButton.Kind.PLAIN, "kiosk.back", model::close),
                button(PillButton.Kind.PLAIN, "kiosk.end", model::finish))));
  }

  Parts tools() {
    VBox tools = ToolBar.list(model, arrangement);
    WordsController words = WordsController.load(texts.get("kiosk.tools.title"), "");
    words.add(tools);
    return new Parts(
        Optional.empty(),
        0,
        words.root(),
        List.of(button(PillButton.Kind.PRIMARY, "kiosk.close", model::close)));
  }

  Parts goodbye() {
    return new Parts(
        Optional.of(quiet(texts, house)),
        MESSAGE_HERO,
        WordsController.load(texts.get("kiosk.goodbye.title"), texts.get("kiosk.goodbye.body"))
            .root(),
        List.of());
  }

  /** A moment's rest between two visits: nothing of either. */
  Parts reading() {
    return new Parts(
        Optional.of(quiet(texts, house)),
        MESSAGE_HERO,
        WordsController.load(texts.get("kiosk.reading"), "").root(),
        List.of());
  }

  /**
   * The demo's cards.
   *
   * @param tray touching one sends it
   */
  Parts tray(Node tray) {
    WordsController words = WordsController.load(texts.get("tray.title"), "");
    words.add(tray);
    return new Parts(
        Optional.empty(),
        0,
        words.root(),
        List.of(button(PillButton.Kind.PLAIN, "kiosk.close", model::close)));
  }

  /** The house's own picture, for pages that are about words. */
  static Node quiet(Texts texts, StillCache house) {
    Picture picture =
        new Picture(
            house,
            Subject.ofTheHouse(Category.CUP, "quiet"),
            texts.get("picture.alt", texts.get("category.cup")));
    picture.getStyleClass().add("kiosk-quiet");
    return picture;
  }

  static HBox line(Icon icon, String tone, String words) {
    TextLabel label = new TextLabel(words, "body", LetterHeight.styleOf(words));
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox line = new HBox(tone.isEmpty() ? icon.node(24) : icon.node(24, tone), label);
    line.getStyleClass().add("kiosk-line");
    return line;
  }

  private Node row(Node... buttons) {
    return ActionRow.of(arrangement, buttons);
  }

  private PillButton button(PillButton.Kind kind, String key, Runnable action) {
    PillButton button = new PillButton(kind, texts.get(key), action);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }
}
