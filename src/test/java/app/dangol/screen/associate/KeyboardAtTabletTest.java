package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.wedge.KeyWedge;
import app.dangol.device.wedge.WedgeScan;
import app.dangol.device.wedge.WedgeSettings;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Keys;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.part.KeyboardScanner;
import app.dangol.screen.part.NoteField;
import app.dangol.screen.part.SearchPill;
import app.dangol.screen.theme.Fonts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A reader in keyboard mode at the assembled tablet screen, wherever the focus is. */
@ExtendWith(FxThreadExtension.class)
class KeyboardAtTabletTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private AssociateViewModel model;
  private Scene scene;
  private Keys keys;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    model = new Tablet(shop, ShopFloor.ENGLISH).model;
    scene = new AssociateScreen(model, "Minji", List.of(), key -> {}, 1280, 800).scene();
    keys = new Keys(scene);
    KeyboardScanner.on(scene, new KeyWedge(WedgeSettings.USUAL), keys::nanos, this::take);
    layout();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void take(WedgeScan scan) {
    if (scan instanceof WedgeScan.Code code) {
      String text = new String(code.bytes().toArray(), StandardCharsets.US_ASCII);
      if (text.equals("NOTAMEMBER77")) {
        shop.scanNonsense();
      } else {
        shop.scanCard(text);
      }
      layout();
    }
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private <T extends Node> T only(Class<T> type) {
    return type.cast(SceneWords.nodes(scene.getRoot(), type::isInstance).getFirst());
  }

  @Test
  void aMemberArrivesWhileTheSearchFieldHasTheFocus() {
    SearchPill search = only(SearchPill.class);
    search.field().requestFocus();
    keys.scan(ShopFloor.WILHELMINA);
    assertThat(model.customerProperty().get()).isPresent();
    assertThat(search.field().getText()).isEmpty();
    assertThat(shop.typed).isEmpty();
  }

  /** Somebody who arrives ends the search; a code that is nobody's does not. */
  @Test
  void whatIsBeingSearchedStaysInTheField() {
    SearchPill search = only(SearchPill.class);
    search.field().requestFocus();
    keys.type("tin", 120);
    keys.pause(300);
    keys.scan("NOTAMEMBER77");
    assertThat(search.field().getText()).isEqualTo("tin");
  }

  @Test
  void theNextMemberArrivesWhileANoteIsWrittenAndNothingIsKept() {
    keys.scan(ShopFloor.WILHELMINA);
    NoteField note = only(NoteField.class);
    note.area().requestFocus();
    keys.type("likes red", 120);
    keys.pause(300);
    keys.scan(ShopFloor.NAMGUNG);
    assertThat(shop.audited).hasSize(2);
    assertThat(note.area().getText()).doesNotContain(ShopFloor.NAMGUNG);
  }

  @Test
  void theButtonInFocusIsNotFired() {
    keys.scan(ShopFloor.WILHELMINA);
    ButtonBase serve = (ButtonBase) SceneWords.styled(scene.getRoot(), "primary");
    serve.requestFocus();
    keys.pause(2000);
    keys.scan(ShopFloor.WILHELMINA);
    assertThat(model.servingProperty().get()).isFalse();
  }

  @Test
  void aNumberTypedByHandStillGoesItsWay() {
    only(SearchPill.class).field().requestFocus();
    keys.type("12345678", 110);
    keys.press(KeyCode.ENTER, 200);
    assertThat(shop.typed).containsExactly("12345678");
  }
}
