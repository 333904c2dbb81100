package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.theme.Fonts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * P10: wherever somebody touches who was identified by a printed card, nothing the kiosk shows or
 * has read out is more than passers-by may know.
 */
@ExtendWith(FxThreadExtension.class)
class P10PublicScreenTest {
  private static final int TOUCHES = 400;
  private static final String NOTE = "wears a large size";

  @TempDir private Path folder;
  private ShopFloor shop;
  private Kiosk kiosk;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    shop.accountArrives();
    shop.desk.addNote(new CustomerId("c1"), NOTE);
    kiosk = new Kiosk(shop);
    scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {}).scene();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void noWayLeadsToAnythingPrivate() {
    Random random = new Random(10);
    Set<Class<?>> pages = new HashSet<>();
    for (int i = 0; i < TOUCHES; i++) {
      if (!kiosk.model.somebodyHereProperty().get()) {
        kiosk.scan(i % 2 == 0 ? ShopFloor.WILHELMINA : ShopFloor.NAMGUNG);
      }
      List<ButtonBase> buttons = buttons();
      if (!buttons.isEmpty()) {
        buttons.get(random.nextInt(buttons.size())).fire();
      }
      kiosk.pass(Duration.ofMillis(400));
      pages.add(kiosk.model.pageProperty().get().getClass());
      assertPublic();
    }
    assertThat(pages).as("pages that were seen").hasSizeGreaterThan(8);
    assertThat(shop.erasuresAskedFor()).as("nothing is done for a card alone").isZero();
  }

  private void assertPublic() {
    List<String> words = SceneWords.all(scene.getRoot());
    assertThat(words)
        .as(kiosk.model.pageProperty().get().getClass().getSimpleName())
        .noneMatch(said -> ShopFloor.PRIVATE.stream().anyMatch(said::contains))
        .noneMatch(said -> said.contains(NOTE))
        .noneMatch(said -> said.contains(ShopFloor.WILHELMINA) || said.contains(ShopFloor.NAMGUNG));
  }

  private List<ButtonBase> buttons() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return SceneWords.nodes(scene.getRoot(), P10PublicScreenTest::canBeTouched).stream()
        .map(ButtonBase.class::cast)
        .toList();
  }

  private static boolean canBeTouched(Node node) {
    if (!(node instanceof ButtonBase) || node.isDisabled()) {
      return false;
    }
    for (Node above = node; above != null; above = above.getParent()) {
      if (!above.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
