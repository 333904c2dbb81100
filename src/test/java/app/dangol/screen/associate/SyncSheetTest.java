package app.dangol.screen.associate;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.SyncPage;
import app.dangol.screen.theme.Fonts;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an associate sees and decides who touches the chip in the top bar. */
@ExtendWith(FxThreadExtension.class)
class SyncSheetTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Tablet tablet;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    tablet = new Tablet(shop, ShopFloor.ENGLISH);
    scene = new AssociateScreen(tablet.model, "민지", List.of(), key -> {}, 1280, 800).scene();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void tellsPartByPartWhatTheTabletHoldsAndHowOldItIs() {
    touchTheChip();

    assertThat(words()).contains("Products and stores", "Stock", "Customers and their history");
    assertThat(page().parts()).hasSize(6);
    assertThat(page().parts().getFirst().rows()).matches("\\d+ entries");
    assertThat(page().refused()).isEmpty();
  }

  @Test
  void listsWhatTheHubDidNotTakeUnderAMaskedName() {
    shop.hubRefusesANote("likes ribbons");
    touchTheChip();

    assertThat(words()).anyMatch(said -> said.contains("likes ribbons"));
    assertThat(page().refused().getFirst().what()).startsWith("Note · W***");
    assertThat(words()).noneMatch(said -> ShopFloor.PRIVATE.stream().anyMatch(said::contains));
  }

  @Test
  void sendsAgainAtATouchAndIsAudited() {
    shop.hubRefusesANote("likes ribbons");
    touchTheChip();

    button("Send again").fire();

    assertThat(page().refused()).isEmpty();
    assertThat(shop.outbox().waiting()).isEqualTo(1);
    assertThat(shop.audited).contains("WRITE_SENT_AGAIN c1");
  }

  @Test
  void discardsOnlyAtTheSecondTouch() {
    shop.hubRefusesANote("likes ribbons");
    touchTheChip();

    button("Discard").fire();
    assertThat(shop.outbox().attention()).isEqualTo(1);
    button("Touch again to discard").fire();

    assertThat(shop.outbox().attention()).isZero();
    assertThat(shop.audited).contains("WRITE_GIVEN_UP c1");
  }

  @Test
  void showsBothSidesOfAConflict() {
    shop.hubKeepsAnotherTask("call on Friday", "call on Thursday");
    touchTheChip();

    assertThat(words())
        .contains("Text, here: call on Friday", "Text, at the hub: call on Thursday");
    button("Keep ours").fire();
    assertThat(shop.outbox().waiting()).isEqualTo(1);
  }

  @Test
  void keepsNothingOfItOnceTheSheetIsClosed() {
    shop.hubRefusesANote("likes ribbons");
    touchTheChip();

    ((ButtonBase) SceneWords.styled(sheet(), "icon-button")).fire();

    assertThat(tablet.model.sync().property().get()).isEmpty();
  }

  private void touchTheChip() {
    ((ButtonBase) SceneWords.styled(scene.getRoot(), "sync-chip")).fire();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private SyncPage page() {
    return tablet.model.sync().property().get().orElseThrow();
  }

  private Button button(String words) {
    return SceneWords.button(sheet(), words);
  }

  private List<String> words() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return SceneWords.all(sheet());
  }

  private Node sheet() {
    return SceneWords.sideSheet(scene.getRoot());
  }
}
