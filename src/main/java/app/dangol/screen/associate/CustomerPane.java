package app.dangol.screen.associate;

import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.OfferText;
import app.dangol.screen.associate.model.StockText;
import app.dangol.screen.part.CustomerHeader;
import app.dangol.screen.part.EmptyState;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.MenuChoice;
import app.dangol.screen.part.NoteField;
import app.dangol.screen.part.OfferActions;
import app.dangol.screen.part.PageScroll;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.SectionHead;
import app.dangol.screen.part.SuggestionCard;
import app.dangol.screen.part.SuggestionRow;
import app.dangol.screen.part.SuggestionShelf;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.Timeline;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The customer in front of us: header, suggestions, story so far and the note field, in two columns
 * or, where the screen is narrow or the text large, in one. Holds nothing; made anew for every page.
 */
final class CustomerPane extends VBox {
  private static final int OFFERS = 3;

  private final AssociateViewModel model;
  private final Texts texts;
  private final StillCache stills;
  private final CustomerPage page;
  private final NoteField note;

  /**
   * @param cards how many suggestions fit beside each other; 0 for one column
   */
  CustomerPane(AssociateViewModel model, StillCache stills, CustomerPage page, int cards) {
    this.model = model;
    this.texts = model.texts();
    this.stills = stills;
    this.page = page;
    this.note =
        new NoteField(
            texts.get("note.prompt"),
            List.of(texts.get("note.quick.gift"), texts.get("note.quick.later")),
            texts.get("note.send"),
            model::addNote);
    note.area().setText(model.draftProperty().get());
    note.area()
        .textProperty()
        .addListener((property, was, text) -> model.draftProperty().set(text));
    VBox.setVgrow(this, Priority.ALWAYS);
    if (cards > 0) {
      twoColumns(cards);
    } else {
      oneColumn();
    }
  }

  private void twoColumns(int cards) {
    VBox main = new VBox(offersHead(), shelf(cards), note);
    main.getStyleClass().add("main-column");
    PageScroll scroll = new PageScroll(story());
    scroll.getStyleClass().add("timeline-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox side = new VBox(new SectionHead(texts.get("story.title"), null), scroll);
    side.getStyleClass().add("side-column");
    HBox.setHgrow(side, Priority.ALWAYS);
    HBox columns = new HBox(main, side);
    columns.getStyleClass().addAll("columns", "inset");
    VBox.setVgrow(columns, Priority.ALWAYS);
    getChildren().setAll(header(CustomerHeader.Arrangement.BESIDE), columns);
  }

  private void oneColumn() {
    VBox today = new VBox(offersHead(), rows());
    today.getStyleClass().add("section");
    VBox past = new VBox(new SectionHead(texts.get("story.title"), null), story());
    past.getStyleClass().add("section");
    VBox sections = new VBox(today, past);
    sections.getStyleClass().addAll("sections", "inset");
    PageScroll scroll =
        new PageScroll(new VBox(header(CustomerHeader.Arrangement.STACKED), sections));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    StackPane noteBar = new StackPane(note);
    noteBar.getStyleClass().addAll("inset", "note-bar");
    getChildren().setAll(scroll, noteBar);
  }

  private CustomerHeader header(CustomerHeader.Arrangement arrangement) {
    boolean serving = model.servingProperty().get();
    PillButton noteButton =
        new PillButton(
            PillButton.Kind.PLAIN,
            texts.get("action.note"),
            Icon.NOTE,
            () -> note.area().requestFocus());
    PillButton serve =
        new PillButton(
            PillButton.Kind.PRIMARY,
            texts.get(serving ? "action.finish" : "action.serve"),
            serving ? Icon.CHECK : Icon.SERVE,
            serving ? model::finish : model::serve);
    return new CustomerHeader(
        PartMapping.person(page.header()),
        arrangement,
        texts.get("action.reveal"),
        () -> model.reveal().orElse(page.header().name()),
        List.of(noteButton, serve));
  }

  private SectionHead offersHead() {
    return new SectionHead(texts.get("offers.title"), page.basis());
  }

  private Node shelf(int cards) {
    return page.offers().isEmpty()
        ? nothingToOffer()
        : new SuggestionShelf(
            page.offers().stream()
                .limit(cards)
                .map(o -> new SuggestionCard(stills, PartMapping.offer(o), actions(o)))
                .toList());
  }

  private Node rows() {
    if (page.offers().isEmpty()) {
      return nothingToOffer();
    }
    VBox rows = new VBox();
    rows.getStyleClass().add("suggestion-rows");
    page.offers().stream()
        .limit(OFFERS)
        .map(o -> new SuggestionRow(stills, PartMapping.offer(o), actions(o)))
        .forEach(rows.getChildren()::add);
    return rows;
  }

  private Node nothingToOffer() {
    return new TextLabel(texts.get("offers.empty"), "body", "muted");
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
        List.of(
            new MenuChoice(
                Icon.REMOVE, texts.get("offers.remove"), () -> model.dismiss(offer.sku()))));
  }

  private Node story() {
    if (page.story().isEmpty()) {
      return new EmptyState(null, texts.get("facts.new"), texts.get("story.empty"), null);
    }
    Timeline timeline = new Timeline();
    timeline.show(page.story().stream().map(PartMapping::story).toList());
    return timeline;
  }
}
