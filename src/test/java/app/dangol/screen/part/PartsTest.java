package app.dangol.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Mouse;
import app.dangol.screen.part.TimelineEntry.Story;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.theme.Fonts;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the parts do when they are touched. */
@ExtendWith(FxThreadExtension.class)
class PartsTest {
  private final List<String> log = new ArrayList<>();

  PartsTest() {
    new Fonts().load();
  }

  private Scene scene(Parent root, double width) {
    Scene scene = new Scene(new StackPane(root), width, 800);
    new Theme().apply(scene, ThemeName.LIGHT, 1);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return scene;
  }

  @Test
  void theNameIsShownOnlyWhileTheEyeIsHeld() {
    CustomerHeader header = header();
    scene(header, 900);
    Label name = find(header, "display", Label.class);
    Button eye = find(header, "icon-button", Button.class);

    eye.arm();
    assertThat(name.getText()).isEqualTo("Kim Ka Yeon");
    eye.disarm();
    assertThat(name.getText()).isEqualTo("K***");
    assertThat(log).containsExactly("revealed");
  }

  @Test
  void theNameIsMaskedWhenTheScreenGoesAway() {
    CustomerHeader header = header();
    Pane page = new VBox(header);
    scene(page, 900);
    find(header, "icon-button", Button.class).arm();
    page.getChildren().clear();
    assertThat(find(header, "display", Label.class).getText()).isEqualTo("K***");
  }

  @Test
  void chipsBeyondFiveAreCounted() {
    CustomerHeader header = header();
    Pane chips = find(header, "chips", Pane.class);
    assertThat(chips.getChildren()).hasSize(6);
    assertThat(((Label) chips.getChildren().getLast()).getText()).isEqualTo("+2");
  }

  private CustomerHeader header() {
    List<Chip> chips = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      chips.add(Chip.fact("fact " + i));
    }
    return new CustomerHeader(
        new CustomerHeader.Person("K***", "K hidden", "facts", chips),
        CustomerHeader.Arrangement.BESIDE,
        "hold to see",
        () -> {
          log.add("revealed");
          return "Kim Ka Yeon";
        },
        List.of(new PillButton(PillButton.Kind.PRIMARY, "Start", () -> log.add("start"))));
  }

  @Test
  void aCardOpensAndItsButtonDoesNotOpenIt() {
    Gallery gallery = new Gallery("en");
    OfferActions actions =
        new OfferActions(() -> log.add("open"), "Show", () -> log.add("show"), "More", List.of());
    SuggestionCard card = new SuggestionCard(new StillCache(4), gallery.offer(0), actions);
    scene(card, 400);

    find(card, "pill-button", Button.class).fire();
    assertThat(log).containsExactly("show");
    Mouse.fire(card, MouseEvent.MOUSE_CLICKED);
    press(card, KeyCode.ENTER);
    assertThat(log).containsExactly("show", "open", "open");
    press(find(card, "pill-button", Button.class), KeyCode.ENTER);
    assertThat(log.stream().filter("open"::equals)).hasSize(2);
  }

  @Test
  void pricesOnAShelfStandLevel() {
    Gallery gallery = new Gallery("en");
    SuggestionShelf shelf = find(gallery.landscape(3), "suggestion-shelf", SuggestionShelf.class);
    scene(shelf, 1000);
    List<Double> prices =
        shelf.getChildren().stream()
            .map(card -> find((Parent) card, "price", Label.class))
            .map(price -> price.localToScene(price.getLayoutBounds()).getMinY())
            .distinct()
            .toList();
    assertThat(prices).hasSize(1);
    assertThat(shelf.getChildren().stream().map(c -> c.getLayoutBounds().getHeight()).distinct())
        .hasSize(1);
  }

  @Test
  void aNoteGrowsIsKeptByEnterAndEmptiesTheField() {
    NoteField note = new NoteField("Write", List.of("Gift"), "Keep", log::add);
    Scene scene = scene(note, 420);
    double oneLine = note.prefHeight(400);
    assertThat(find(note, "filled", Button.class).isVisible()).isFalse();

    note.area().setText("words ".repeat(40));
    scene.getRoot().layout();
    assertThat(note.prefHeight(400)).isGreaterThan(oneLine + 40);
    assertThat(find(note, "filled", Button.class).isVisible()).isTrue();
    assertThat(find(note, "quick", Pane.class).isVisible()).isFalse();

    note.area().setText(" keep this ");
    press(note.area(), KeyCode.ENTER);
    assertThat(log).containsExactly("keep this");
    assertThat(note.area().getText()).isEmpty();
  }

  @Test
  void aQuickChipBeginsANote() {
    NoteField note = new NoteField("Write", List.of("Gift"), "Keep", log::add);
    scene(note, 600);
    find(note, "action-chip", Button.class).fire();
    assertThat(note.area().getText()).isEqualTo("Gift ");
    assertThat(log).isEmpty();
  }

  @Test
  void aToastGivesWayToTheNextAndUndoRunsOnce() {
    ToastLayer layer = new ToastLayer();
    Button elsewhere = new Button("x");
    scene(new VBox(elsewhere, layer), 600);
    layer.show("Removed", "Undo", () -> log.add("undo"));
    Toast first = Objects.requireNonNull(layer.current());

    layer.show("Removed again", "Undo", () -> log.add("undo 2"));
    assertThat(layer.getChildren()).hasSize(1).doesNotContain(first);
    Toast second = Objects.requireNonNull(layer.current());
    second.undo().fire();
    assertThat(log).containsExactly("undo 2");
    assertThat(layer.getChildren()).isEmpty();
  }

  @Test
  void aSheetTakesTheFocusAndGivesItBack() {
    Button before = new Button("x");
    SheetLayer layer = new SheetLayer(new VBox(before));
    Scene scene = scene(layer, 1280);
    before.requestFocus();
    layer.open("Why", "Close", new Label("because"));
    assertThat(layer.isOpen()).isTrue();
    assertThat(scene.getFocusOwner()).isNotSameAs(before);

    before.requestFocus();
    assertThat(scene.getFocusOwner()).isNotSameAs(before);

    press(layer, KeyCode.ESCAPE);
    assertThat(layer.isOpen()).isFalse();
    assertThat(scene.getFocusOwner()).isSameAs(before);
  }

  @Test
  void aTimelineEntryShowsItsDetailsWhereItStands() {
    TimelineEntry entry =
        TimelineEntry.of(
            new Story(TimelineEntry.Kind.STORE, "28 Sep", "Bought", List.of("Sleeves"), false),
            true);
    scene(entry, 400);
    Mouse.fire(entry, MouseEvent.MOUSE_CLICKED);
    assertThat(entry.isExpanded()).isTrue();
    Mouse.fire(entry, MouseEvent.MOUSE_CLICKED);
    assertThat(entry.isExpanded()).isFalse();
  }

  @Test
  void aChosenChipCarriesACheckMark() {
    ChoiceChip chip = new ChoiceChip("Quiet", chosen -> log.add("chosen " + chosen));
    chip.fire();
    assertThat(chip.getGraphic()).isNotNull();
    chip.fire();
    assertThat(chip.getGraphic()).isNull();
    assertThat(log).containsExactly("chosen true", "chosen false");
  }

  @Test
  void theTabOrderFollowsTheReadingOrder() {
    Gallery gallery = new Gallery("en");
    Parent page = gallery.landscape(3);
    Scene scene = scene(page, 1280);
    List<String> order = new ArrayList<>();
    collect(scene.getRoot(), order);
    assertThat(order)
        .startsWith("field", "sync-chip", "avatar", "icon-button", "pill-button", "pill-button")
        .containsSubsequence("card", "pill-button", "icon-button", "card", "note", "entry");
  }

  private static void collect(Node node, List<String> order) {
    if (node.isFocusTraversable() && node.isVisible()) {
      order.add(
          switch (node) {
            case TextField field -> "field";
            case TextArea area -> "note";
            case SuggestionCard card -> "card";
            case TimelineEntry entry -> "entry";
            default -> node.getStyleClass().getFirst();
          });
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, order));
    }
  }

  private static <T extends Node> T find(Parent root, String style, Class<T> type) {
    List<T> found = new ArrayList<>();
    search(root, style, type, found);
    assertThat(found).as(style).isNotEmpty();
    return found.getFirst();
  }

  private static <T extends Node> void search(
      Node node, String style, Class<T> type, List<T> found) {
    if (type.isInstance(node) && node.getStyleClass().contains(style)) {
      found.add(type.cast(node));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> search(child, style, type, found));
    }
  }

  private static void press(Node node, KeyCode code) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }
}
