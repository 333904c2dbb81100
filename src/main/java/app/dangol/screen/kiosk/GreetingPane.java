package app.dangol.screen.kiosk;

import app.dangol.catalog.Category;
import app.dangol.screen.kiosk.model.KioskAge;
import app.dangol.screen.kiosk.model.KioskGreeting;
import app.dangol.screen.kiosk.model.KioskOffer;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.ClampedLabel;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.Picture;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.Wordmark;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Somebody is here: their masked name, a few suggestions, and always in the same place the way to
 * somebody of the shop and the way out. Built in code, for it stands between a scan and the
 * shopper.
 */
final class GreetingPane {
  /** Height of the picture above the greeting, in units. */
  private static final double HERO = 104;

  /** A mask is as long as the name behind it, and a name may be very long. */
  private static final int MAX_TITLE_LINES = 3;

  private final KioskViewModel model;
  private final Arrangement arrangement;
  private final StillCache house;
  private final StillCache goods;
  private final Texts texts;
  private final KioskGreeting greeting;
  private final int first;

  /**
   * @param goods where drawings of what somebody was shown are kept until the wipe
   */
  GreetingPane(
      KioskViewModel model,
      Arrangement arrangement,
      StillCache house,
      StillCache goods,
      KioskPage.Greeting page) {
    this.model = model;
    this.arrangement = arrangement;
    this.house = house;
    this.goods = goods;
    this.texts = model.texts();
    this.greeting = page.greeting();
    this.first = page.first();
  }

  Parts parts() {
    model.shown(shown().stream().map(KioskOffer::sku).toList());
    return arrangement.isTall() ? tall() : wide();
  }

  private Parts tall() {
    VBox text = new VBox(title());
    text.getStyleClass().add("kiosk-text");
    boolean room = !arrangement.isCompact() && (greeting.age().isEmpty() || arrangement.isHigh());
    if (room || greeting.offers().isEmpty()) {
      text.getChildren().add(line());
    }
    greeting.age().ifPresent(age -> text.getChildren().add(age(age)));
    VBox cards = new VBox();
    cards.getStyleClass().add("kiosk-offers");
    for (KioskOffer offer : shown()) {
      cards
          .getChildren()
          .add(new OfferCard(goods, offer, arrangement.isCompact(), () -> open(offer)));
    }
    text.getChildren().add(cards);
    if (arrangement.isCompact()) {
      text.getChildren().add(details());
      return new Parts(
          Optional.empty(),
          HERO,
          text,
          List.of(staff(), ActionRow.pair(arrangement, more("kiosk.more"), end())));
    }
    return new Parts(
        Optional.of(hero()), HERO, text, List.of(row(more("kiosk.more"), staff()), foot()));
  }

  private Parts wide() {
    VBox text = new VBox();
    text.getStyleClass().add("kiosk-text");
    if (arrangement.isCompact()) {
      text.getChildren().add(title());
      greeting.age().ifPresent(age -> text.getChildren().add(age(age)));
    }
    Node picture = still();
    List<KioskOffer> shown = shown();
    if (shown.isEmpty()) {
      text.getChildren().add(new TextLabel(greeting.basis(), "body"));
    } else {
      VBox words = OfferCard.words(shown.getFirst());
      words.getStyleClass().add("kiosk-single");
      text.getChildren().add(words);
      picture = OfferCard.picture(goods, shown.getFirst());
    }
    Node buttons = row(more("kiosk.next"), staff(), end());
    return new Parts(Optional.of(named(picture)), Parts.REST, text, List.of(buttons));
  }

  /** On a wide screen the name stands on the picture's wall, where there is most room. */
  private Node named(Node picture) {
    ClampedLabel name =
        new ClampedLabel(greeting.shortly(), MAX_TITLE_LINES, "title-2", "kiosk-name");
    name.setAccessibleText(greeting.spoken());
    name.setMaxSize(Double.MAX_VALUE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(name, Pos.TOP_LEFT);
    StackPane named = new StackPane(picture, name);
    greeting
        .age()
        .ifPresent(age -> {
          TextLabel note =
              new TextLabel(
                  age.shortly(), "body", LetterHeight.styleOf(age.shortly()), "kiosk-age");
          note.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
          StackPane.setAlignment(note, Pos.BOTTOM_LEFT);
          named.getChildren().add(note);
        });
    return named;
  }

  private Label title() {
    boolean oneLine = arrangement.look().lowered() && !arrangement.isCompact();
    String words = oneLine ? greeting.title().replace('\n', ' ') : greeting.title();
    ClampedLabel title = new ClampedLabel(words, MAX_TITLE_LINES, oneLine ? "title-1" : "display");
    title.setAccessibleText(greeting.spoken());
    return title;
  }

  /** What the suggestions are made from; once somebody turns the page, which of them these are. */
  private TextLabel line() {
    return first == 0 || greeting.offers().isEmpty()
        ? new TextLabel(greeting.basis(), "body", "muted")
        : new TextLabel(position(), "body", "muted", "figures");
  }

  private static Node age(KioskAge age) {
    HBox line =
        new HBox(
            Icon.OFFLINE.node(20, "warning"),
            new TextLabel(age.words(), "body", LetterHeight.styleOf(age.words())));
    line.getStyleClass().add("kiosk-line");
    return line;
  }

  private String position() {
    int count = greeting.offers().size();
    if (count == 0) {
      return "";
    }
    int last = Math.min(first + arrangement.offers(), count);
    return first + 1 == last
        ? texts.get("kiosk.position", last, count)
        : texts.get("kiosk.position.range", first + 1, last, count);
  }

  private List<KioskOffer> shown() {
    List<KioskOffer> offers = greeting.offers();
    int from = Math.min(first, offers.size());
    return offers.subList(from, Math.min(from + arrangement.offers(), offers.size()));
  }

  private Picture still() {
    return new Picture(
        house,
        Subject.ofTheHouse(Category.COAT, "greeting"),
        texts.get("picture.alt", texts.get("category.coat")));
  }

  private Node hero() {
    Wordmark wordmark = new Wordmark(texts.get("app.name"));
    wordmark.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(wordmark, Pos.TOP_LEFT);
    return new StackPane(still(), wordmark);
  }

  private Node foot() {
    HBox foot = new HBox();
    foot.getStyleClass().add("kiosk-foot");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    if (greeting.known() && !arrangement.isNarrow()) {
      TextLabel masked = new TextLabel(texts.get("kiosk.masked"), "body", "muted");
      masked.setMinWidth(Region.USE_PREF_SIZE);
      foot.getChildren().addAll(Icon.LOCK.node(20), masked);
    }
    foot.getChildren().addAll(details(), gap, end());
    return foot;
  }

  private Node row(Node... buttons) {
    return ActionRow.of(arrangement, buttons);
  }

  private PillButton more(String key) {
    PillButton more =
        new PillButton(
            PillButton.Kind.PLAIN, texts.get(key), () -> model.next(arrangement.offers()));
    more.setAccessibleHelp(position());
    more.setDisable(greeting.offers().size() <= arrangement.offers());
    return more;
  }

  private PillButton staff() {
    PillButton staff =
        new PillButton(PillButton.Kind.PRIMARY, texts.get("kiosk.staff"), model::callStaff);
    staff.setMaxWidth(Double.MAX_VALUE);
    return staff;
  }

  private PillButton details() {
    return new PillButton(PillButton.Kind.QUIET, texts.get("kiosk.why"), model::showPrivacy);
  }

  private PillButton end() {
    return new PillButton(PillButton.Kind.PLAIN, texts.get("kiosk.end"), model::finish);
  }

  private void open(KioskOffer offer) {
    model.open(offer.sku());
  }
}
