package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.fuzz.AttackStrings;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.part.ClampedLabel;
import app.dangol.screen.part.NoteField;
import app.dangol.screen.part.SearchPill;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.theme.Fonts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each attack string typed into the tablet's fields and shown by its parts. */
@ExtendWith(FxThreadExtension.class)
class AttackStringsScreenTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    AssociateViewModel model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "Minji", List.of(), key -> {}, 1280, 800).scene();
    layout();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void isSearchedForAndTakenAsTheCodeThatWasTyped() throws IOException {
    SearchPill search = only(SearchPill.class);
    int entered = 0;
    for (String text : AttackStrings.all()) {
      search.field().setText(text);
      String typed = search.field().getText();
      assertThat(text.replaceAll("\\p{Cntrl}", "")).isEqualTo(typed.replaceAll("\\p{Cntrl}", ""));
      if (entered % 50 == 0) {
        layout();
      }
      Event.fireEvent(
          search.field(),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
      entered++;
      assertThat(search.field().getText()).isEmpty();
      if (!typed.isBlank()) {
        assertThat(shop.typed.getLast()).isEqualTo(typed.strip());
      }
    }
    assertThat(shop.typed).hasSizeGreaterThan(entered - 20);
  }

  @Test
  void isKeptAsANoteAndShownAsItIs() throws IOException {
    shop.scanCard(ShopFloor.WILHELMINA);
    layout();
    List<String> strings = AttackStrings.all();
    for (int i = 0; i < strings.size(); i += 40) {
      NoteField note = only(NoteField.class);
      note.area().setText(strings.get(i));
      String typed = note.area().getText();
      Event.fireEvent(
          note.area(),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
      layout();
      if (!typed.isBlank()) {
        assertThat(only(NoteField.class).area().getText()).as("kept").isEmpty();
        assertThat(SceneWords.all(scene.getRoot()))
            .anyMatch(words -> words.contains(typed.strip()));
      }
    }
  }

  @Test
  void isLaidOutAndDrawnAtAnyWidth() throws IOException {
    VBox box = new VBox();
    Scene drawn = new Scene(box, 400, 800);
    List<String> strings = AttackStrings.all();
    for (int from = 0; from < strings.size(); from += 20) {
      List<String> some = strings.subList(from, Math.min(strings.size(), from + 20));
      box.getChildren().clear();
      for (String text : some) {
        TextLabel label = new TextLabel(text);
        label.setMaxWidth(from % 40 == 0 ? 60 : 380);
        box.getChildren().addAll(label, new ClampedLabel(text, 2));
        NoteField note = new NoteField("", List.of(), "", kept -> {});
        note.area().setText(text);
        box.getChildren().add(note);
      }
      box.applyCss();
      box.layout();
      drawn.snapshot(null);
    }
    assertThat(box.getChildren()).isNotEmpty();
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private <T extends Node> T only(Class<T> type) {
    return type.cast(SceneWords.nodes(scene.getRoot(), type::isInstance).getFirst());
  }
}
