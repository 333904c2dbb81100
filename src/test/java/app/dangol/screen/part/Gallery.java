package app.dangol.screen.part;

import app.dangol.catalog.Category;
import app.dangol.screen.PriceText;
import app.dangol.screen.part.Banner.Kind;
import app.dangol.screen.part.CustomerHeader.Arrangement;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lays the parts out like the associate's screens, with sample texts in one language. */
final class Gallery {
  private final Properties texts = new Properties();
  private final StillCache cache = new StillCache(100);

  Gallery(String language) {
    String file = "gallery_" + language + ".properties";
    try (InputStream in = Objects.requireNonNull(Gallery.class.getResourceAsStream(file));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void nothing() {}

  private String text(String key) {
    return Objects.requireNonNull(texts.getProperty(key), key);
  }

  private String[] texts(String key) {
    return text(key).split("\\|");
  }

  /** A1: two columns; {@code cards} of them fit beside each other. */
  Region landscape(int cards) {
    List<SuggestionCard> shown =
        Stream.of(offer(0), offer(1), offer(2))
            .limit(cards)
            .map(offer -> new SuggestionCard(cache, offer, actions(text("show"))))
            .toList();
    VBox main =
        new VBox(new SectionHead(text("today"), text("why")), new SuggestionShelf(shown), note());
    main.getStyleClass().add("main-column");
    Timeline timeline = new Timeline();
    timeline.show(stories());
    PageScroll scroll = new PageScroll(timeline);
    scroll.getStyleClass().add("timeline-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox side = new VBox(new SectionHead(text("story"), null), scroll);
    side.getStyleClass().add("side-column");
    HBox.setHgrow(side, Priority.ALWAYS);
    HBox columns = new HBox(main, side);
    columns.getStyleClass().addAll("columns", "inset");
    VBox.setVgrow(columns, Priority.ALWAYS);
    VBox page =
        new VBox(topBar(SyncState.SYNCED, text("sync")), header(Arrangement.BESIDE), columns);
    page.getStyleClass().add("page");
    return page;
  }

  /** A2: one column that scrolls between the top bar and the note field. */
  Region portrait(boolean offline) {
    VBox rows = new VBox();
    rows.getStyleClass().add("suggestion-rows");
    for (int i = 0; i < 3; i++) {
      rows.getChildren().add(new SuggestionRow(cache, offer(i), actions(text("show"))));
    }
    Timeline timeline = new Timeline();
    timeline.show(stories());
    VBox today = new VBox(new SectionHead(text("today"), null), rows);
    VBox story = new VBox(new SectionHead(text("story"), null), timeline);
    today.getStyleClass().add("section");
    story.getStyleClass().add("section");
    VBox sections = new VBox(today, story);
    sections.getStyleClass().addAll("sections", "inset");
    PageScroll scroll = new PageScroll(new VBox(header(Arrangement.STACKED), sections));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox page = new VBox();
    page.getStyleClass().addAll("page", "portrait");
    page.getChildren()
        .add(
            offline
                ? topBar(SyncState.OFFLINE, text("sync.offline"))
                : topBar(SyncState.SYNCED, text("sync")));
    if (offline) {
      page.getChildren()
          .add(inset(new Banner(Kind.OFFLINE, text("banner"), text("banner.aside"), null)));
    }
    StackPane noteBar = inset(note());
    noteBar.getStyleClass().add("note-bar");
    page.getChildren().addAll(scroll, noteBar);
    return page;
  }

  private static StackPane inset(Node node) {
    StackPane inset = new StackPane(node);
    inset.getStyleClass().add("inset");
    return inset;
  }

  /** Every state beside every other. */
  Region states() {
    GridPane grid = new GridPane(28, 18);
    String[] states = {"", "pressed", "selected", "disabled", "focus-visible"};
    for (int column = 0; column < states.length; column++) {
      String state = states[column];
      grid.add(
          in(
              state,
              new PillButton(PillButton.Kind.PRIMARY, text("serve"), Icon.SERVE, Gallery::nothing)),
          column,
          0);
      grid.add(
          in(state, new PillButton(PillButton.Kind.PLAIN, text("note.button"), Gallery::nothing)),
          column,
          1);
      grid.add(
          in(state, new PillButton(PillButton.Kind.QUIET, text("show"), Gallery::nothing)),
          column,
          2);
      ChoiceChip chip = new ChoiceChip(text("choice"), chosen -> {});
      chip.setSelected(state.equals("selected"));
      grid.add(in(state, chip), column, 3);
      grid.add(in(state, new IconButton(Icon.EYE, text("eye"), Gallery::nothing)), column, 4);
      if (!state.equals("disabled")) {
        SuggestionCard card = new SuggestionCard(cache, offer(column % 3), actions(text("others")));
        card.setSelected(state.equals("selected"));
        grid.add(in(state.equals("pressed") ? "held" : state, card), column, 5);
      } else {
        Skeleton skeleton = Skeleton.card();
        skeleton.setVisible(true);
        grid.add(skeleton, column, 5);
      }
    }
    VBox sheet = new VBox(24, grid, notices());
    sheet.setStyle("-fx-padding: 28px 40px 28px 40px;");
    return sheet;
  }

  private HBox notices() {
    NoteField written = note();
    written.area().setText(text("written"));
    Toast toast = new Toast(text("toast"), text("undo"), Gallery::nothing, Gallery::nothing);
    VBox left =
        new VBox(
            10,
            new Banner(Kind.OFFLINE, text("banner"), text("banner.aside"), null),
            new Banner(Kind.STALE, text("stale"), null, action("stale.action")),
            new Banner(Kind.QUEUED, text("queued"), null, null),
            new Banner(Kind.ATTENTION, text("attention"), null, action("attention.action")),
            written,
            toast);
    HBox.setHgrow(left, Priority.ALWAYS);
    String[] old = texts("old");
    VBox right =
        new VBox(
            14,
            new EmptyState(
                null,
                text("empty"),
                text("empty.body"),
                new PillButton(PillButton.Kind.PLAIN, text("empty.action"), Gallery::nothing)),
            new Region(),
            new StockLine(new Stock(Stock.Place.HERE, Stock.Age.OLD, old[0], old[1])),
            new StockLine(new Stock(Stock.Place.NEAR, Stock.Age.UNKNOWN, "", text("unknown"))),
            new StockLine(offer(2).stock()),
            sync(SyncState.QUEUED, text("banner.aside")),
            sync(SyncState.ATTENTION, text("attention.action")));
    right.setMinWidth(330);
    right.setMaxWidth(330);
    HBox notices = new HBox(40, left, right);
    notices.setAlignment(Pos.TOP_LEFT);
    return notices;
  }

  private Banner.Action action(String key) {
    return new Banner.Action(text(key), Gallery::nothing);
  }

  private static <T extends Node> T in(String state, T node) {
    if (state.equals("disabled")) {
      node.setDisable(true);
    } else if (!state.isEmpty() && !state.equals("selected")) {
      node.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true);
    }
    return node;
  }

  /** A1 with a sheet open over it and a toast at its foot. */
  Region underSheet() {
    Region scrim = new Region();
    scrim.getStyleClass().add("scrim");
    SideSheet sheet = new SideSheet(text("sheet"), text("close"), sheetBody(), Gallery::nothing);
    StackPane.setAlignment(sheet, Pos.CENTER_RIGHT);
    ToastLayer toasts = new ToastLayer();
    toasts
        .getChildren()
        .add(new Toast(text("toast"), text("undo"), Gallery::nothing, Gallery::nothing));
    return new StackPane(landscape(3), toasts, scrim, sheet);
  }

  private Node sheetBody() {
    VBox body = new VBox(16, new TextLabel(text("sheet.body"), "body", "muted"));
    Timeline timeline = new Timeline();
    timeline.show(stories());
    body.getChildren().add(timeline);
    return body;
  }

  private HBox topBar(SyncState state, String words) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar =
        new HBox(
            new Wordmark(text("mark")),
            gap,
            new SearchPill(text("find"), text("clear"), found -> {}, found -> {}),
            sync(state, words),
            new Avatar(text("initial"), text("me"), Gallery::nothing));
    bar.getStyleClass().addAll("top-bar", "inset");
    return bar;
  }

  private static SyncChip sync(SyncState state, String words) {
    SyncChip chip = new SyncChip(Gallery::nothing);
    chip.show(state, words);
    return chip;
  }

  private CustomerHeader header(Arrangement arrangement) {
    List<Chip> chips = new ArrayList<>(List.of(Chip.warning(text("avoid"))));
    Stream.of(texts("chips")).map(Chip::fact).forEach(chips::add);
    return new CustomerHeader(
        new CustomerHeader.Person(text("name"), text("name.spoken"), text("facts"), chips),
        arrangement,
        text("eye"),
        () -> "",
        List.of(
            new PillButton(PillButton.Kind.PLAIN, text("note.button"), Icon.NOTE, Gallery::nothing),
            new PillButton(PillButton.Kind.PRIMARY, text("serve"), Icon.SERVE, Gallery::nothing)));
  }

  private NoteField note() {
    return new NoteField(text("note"), List.of(texts("quick")), text("send"), written -> {});
  }

  private OfferActions actions(String words) {
    return new OfferActions(
        Gallery::nothing,
        words,
        Gallery::nothing,
        text("more"),
        List.of(
            new MenuChoice(Icon.HOLD, text("hold"), Gallery::nothing),
            new MenuChoice(Icon.REMOVE, text("remove"), Gallery::nothing)));
  }

  Offer offer(int index) {
    Subject[] subjects = {
      new Subject(Category.KNIT, "#5E7C6B", "k-102"),
      new Subject(Category.BAG, "#B4622F", "b-7"),
      new Subject(Category.BOTTLE, "#8C97B5", "c-33")
    };
    Icon[] icons = {Icon.INSTEAD, Icon.GOES_WITH, Icon.DUE_AGAIN};
    String[] words = texts("o" + (index + 1));
    Stock stock =
        new Stock(
            index == 2 ? Stock.Place.NEAR : Stock.Place.HERE,
            index == 2 ? Stock.Age.AGEING : Stock.Age.FRESH,
            words[3],
            words[4]);
    return new Offer(
        subjects[index],
        words[1],
        icons[index],
        words[0],
        words[1],
        new PriceText(words[2], "", false),
        stock);
  }

  private List<TimelineEntry.Story> stories() {
    TimelineEntry.Kind[] kinds = {
      TimelineEntry.Kind.STORE,
      TimelineEntry.Kind.ONLINE,
      TimelineEntry.Kind.APP,
      TimelineEntry.Kind.NOTE,
      TimelineEntry.Kind.PHONE
    };
    List<TimelineEntry.Story> stories = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      String[] words = texts("t" + (i + 1));
      List<String> details = words.length > 2 ? List.of(words[2]) : List.of();
      stories.add(
          new TimelineEntry.Story(kinds[i], words[0], words[1], details, i == kinds.length - 1));
    }
    return stories;
  }
}
