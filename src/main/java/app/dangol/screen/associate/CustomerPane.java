package app.dangol.screen.associate;

import app.dangol.customer.Notes;
import app.dangol.id.CustomerId;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.HeaderText;
import app.dangol.screen.associate.model.InsightText;
import app.dangol.screen.associate.model.OfferText;
import app.dangol.screen.associate.model.StockText;
import app.dangol.screen.associate.model.StoryText;
import app.dangol.screen.part.Banner;
import app.dangol.screen.part.CustomerHeader;
import app.dangol.screen.part.EmptyState;
import app.dangol.screen.part.FadingScroll;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.IconButton;
import app.dangol.screen.part.MenuChoice;
import app.dangol.screen.part.NoteField;
import app.dangol.screen.part.OfferActions;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SectionHead;
import app.dangol.screen.part.SuggestionCard;
import app.dangol.screen.part.SuggestionRow;
import app.dangol.screen.part.SuggestionShelf;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.Timeline;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The customer in front of us: header, suggestions, story so far and the note field, in two columns
 * or, where the screen is narrow or the text large, in one. Made anew for every customer; newer
 * data of the same one changes only the parts it concerns.
 */
final class CustomerPane extends VBox {
  private static final int OFFERS = 3;

  private final AssociateViewModel model;
  private final CustomerId whose;
  private final Texts texts;
  private final StillCache stills;
  private final int cards;
  private final NoteField note;

  private final ValuePane<Head> head = new ValuePane<>(this::header);
  private final ValuePane<String> suspended = new ValuePane<>(this::banner);
  private final ValuePane<String> offersHead = new ValuePane<>(this::offersHead);
  private final ValuePane<Offered> offers = new ValuePane<>(this::offers);
  private final ValuePane<Optional<InsightText>> insight = new ValuePane<>(this::insight);
  private final ValuePane<Told> story = new ValuePane<>(this::story);
  private @Nullable CustomerHeader header;

  private record Head(HeaderText text, boolean serving, boolean suspended) {}

  private record Offered(List<OfferText> offers, boolean suspended) {}

  private record Told(List<StoryText> story, boolean suspended) {}

  /**
   * @param cards how many suggestions fit beside each other; 0 for one column
   */
  CustomerPane(AssociateViewModel model, StillCache stills, CustomerPage page, int cards) {
    this.model = model;
    this.whose = page.id();
    this.texts = model.texts();
    this.stills = stills;
    this.cards = cards;
    this.note =
        new NoteField(
            texts.get("note.prompt"),
            List.of(texts.get("note.quick.gift"), texts.get("note.quick.later")),
            texts.get("note.send"),
            model::addNote);
    note.limit(Notes.MAX_LENGTH);
    // Weak on both sides: a pane that is no longer shown does not stay alive through the model.
    note.area().textProperty().bindBidirectional(model.draftProperty());
    getStyleClass().add("customer-pane");
    if (cards > 0) {
      twoColumns();
    } else {
      oneColumn();
    }
    show(page);
  }

  boolean isOf(CustomerPage page) {
    return whose.equals(page.id());
  }

  /** Shows newer data; parts that say the same as before stay as they are. */
  void show(CustomerPage page) {
    boolean rests = !page.suspended().isBlank();
    head.show(new Head(page.header(), model.servingProperty().get(), rests));
    suspended.show(page.suspended());
    suspended.setVisible(rests);
    suspended.setManaged(rests);
    offersHead.show(page.basis());
    offers.show(
        new Offered(page.offers().stream().limit(cards > 0 ? cards : OFFERS).toList(), rests));
    insight.setVisible(page.insight().isPresent());
    insight.setManaged(page.insight().isPresent());
    insight.show(page.insight());
    story.show(new Told(page.story(), rests));
  }

  /** Masks the name, even if the eye is still held: somebody else is about to be shown. */
  void mask() {
    CustomerHeader shown = header;
    if (shown != null) {
      shown.mask();
    }
  }

  private void twoColumns() {
    VBox today = new VBox(offersHead, offers);
    today.getStyleClass().add("today");
    // Where height is short the shelf's pictures give way, and only then it scrolls.
    offers.setMinHeight(USE_COMPUTED_SIZE);
    FadingScroll shelf = new FadingScroll(today);
    shelf.fitHeight();
    VBox.setVgrow(shelf, Priority.ALWAYS);
    StackPane noteBar = new StackPane(note);
    noteBar.getStyleClass().add("note-place");
    VBox main = new VBox(shelf, noteBar);
    main.getStyleClass().addAll("main-column", cards > 2 ? "three" : "two");
    VBox past = new VBox(insight, new SectionHead(texts.get("story.title"), null), story);
    past.getStyleClass().add("past");
    FadingScroll scroll = new FadingScroll(past);
    scroll.getStyleClass().add("timeline-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox side = new VBox(scroll);
    side.getStyleClass().add("side-column");
    HBox.setHgrow(side, Priority.ALWAYS);
    HBox columns = new HBox(main, side);
    columns.getStyleClass().addAll("columns", "inset");
    VBox.setVgrow(columns, Priority.ALWAYS);
    getChildren().setAll(head, suspended, columns);
  }

  private void oneColumn() {
    VBox today = new VBox(offersHead, offers);
    today.getStyleClass().add("section");
    VBox past = new VBox(new SectionHead(texts.get("story.title"), null), story);
    past.getStyleClass().add("section");
    VBox sections = new VBox(today, insight, past);
    sections.getStyleClass().addAll("sections", "inset");
    FadingScroll scroll = new FadingScroll(new VBox(head, suspended, sections));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    StackPane noteBar = new StackPane(note);
    noteBar.getStyleClass().addAll("inset", "note-bar");
    getChildren().setAll(scroll, noteBar);
  }

  private Node header(Head shown) {
    PillButton noteButton =
        new PillButton(
            PillButton.Kind.PLAIN,
            texts.get("action.note"),
            Icon.NOTE,
            () -> note.area().requestFocus());
    PillButton serve =
        new PillButton(
            PillButton.Kind.PRIMARY,
            texts.get(shown.serving() ? "action.finish" : "action.serve"),
            shown.serving() ? Icon.CHECK : Icon.SERVE,
            shown.serving() ? model::finish : model::serve);
    CustomerHeader made =
        new CustomerHeader(
            PartMapping.person(shown.text()),
            cards > 0 ? CustomerHeader.Arrangement.BESIDE : CustomerHeader.Arrangement.STACKED,
            texts.get("action.reveal"),
            () -> model.reveal().orElse(shown.text().name()),
            Stream.of(
                    privacy(), book(shown.suspended()), Optional.of(noteButton), Optional.of(serve))
                .flatMap(Optional::stream)
                .toList());
    header = made;
    return made;
  }

  private Node banner(String words) {
    StackPane place =
        new StackPane(
            new Banner(
                Banner.Kind.SUSPENDED,
                words,
                null,
                new Banner.Action(texts.get("privacy.banner.open"), model.privacy()::open)));
    place.getStyleClass().addAll("inset", "banner-slot", "rest");
    place.setMinHeight(USE_PREF_SIZE);
    return place;
  }

  private Optional<IconButton> privacy() {
    return model.privacy().isOffered()
        ? Optional.of(
            new IconButton(Icon.PRIVACY, texts.get("privacy.open"), model.privacy()::open))
        : Optional.empty();
  }

  private Optional<PillButton> book(boolean rests) {
    return model.book().isOffered() && !rests
        ? Optional.of(
            new PillButton(
                PillButton.Kind.PLAIN, texts.get("book.open"), Icon.BOOK, model.book()::open))
        : Optional.empty();
  }

  private Node offersHead(String basis) {
    return new SectionHead(texts.get("offers.title"), basis);
  }

  private Node offers(Offered offered) {
    List<OfferText> shown = offered.offers();
    model.feedback().shown(shown.stream().map(OfferText::sku).toList());
    if (shown.isEmpty()) {
      String why = offered.suspended() ? "privacy.offers.rest" : "offers.empty";
      return new TextLabel(texts.get(why), "body", "muted");
    }
    if (cards > 0) {
      return new SuggestionShelf(
          shown.stream()
              .map(o -> new SuggestionCard(stills, PartMapping.offer(o), actions(o)))
              .toList());
    }
    VBox rows = new VBox();
    rows.getStyleClass().add("suggestion-rows");
    shown.stream()
        .map(o -> new SuggestionRow(stills, PartMapping.offer(o), actions(o)))
        .forEach(rows.getChildren()::add);
    return rows;
  }

  private OfferActions actions(OfferText offer) {
    boolean here = offer.stock().place() == StockText.Place.HERE;
    Runnable open = () -> model.open(offer.sku(), false);
    Runnable show = () -> model.open(offer.sku(), true);
    return new OfferActions(
        open,
        texts.get(here ? "offers.show" : "offers.elsewhere"),
        here ? show : open,
        texts.get("offers.more"),
        more(offer));
  }

  private List<MenuChoice> more(OfferText offer) {
    List<MenuChoice> more = new ArrayList<>();
    more.add(
        new MenuChoice(Icon.BOOK, texts.get("why.open"), () -> model.reasons().open(offer.sku())));
    more.add(
        new MenuChoice(
            Icon.TRY, texts.get("offers.tried"), () -> model.feedback().tried(offer.sku())));
    if (model.steer().isOffered()) {
      more.add(new MenuChoice(Icon.STORE, texts.get("steer.open"), () -> model.steer(offer.sku())));
    }
    more.add(
        new MenuChoice(Icon.REMOVE, texts.get("offers.remove"), () -> model.dismiss(offer.sku())));
    return more;
  }

  /** What may not be told any more does not stay behind, out of sight. */
  private Node insight(Optional<InsightText> text) {
    return text.<Node>map(known -> new InsightCard(texts, known, model.insight()::open))
        .orElseGet(Region::new);
  }

  private Node story(Told told) {
    List<StoryText> entries = told.story();
    if (entries.isEmpty() && told.suspended()) {
      return new TextLabel(texts.get("privacy.story.rest"), "body", "muted");
    }
    if (entries.isEmpty()) {
      return new EmptyState(null, texts.get("facts.new"), texts.get("story.empty"), null);
    }
    Timeline timeline = new Timeline();
    timeline.show(entries.stream().map(PartMapping::story).toList());
    return timeline;
  }
}
