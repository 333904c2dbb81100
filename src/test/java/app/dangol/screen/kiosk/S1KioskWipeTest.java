package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.Sku;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Mouse;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.Picture;
import app.dangol.screen.theme.Fonts;
import app.dangol.visit.ShopperEvent;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is left on the screen of whoever was there. */
@ExtendWith(FxThreadExtension.class)
class S1KioskWipeTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Kiosk kiosk;
  private KioskScreen screen;
  private Scene scene;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    kiosk = new Kiosk(shop);
    screen = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {});
    scene = screen.scene();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theIdleWipeLeavesNothingOfTheVisitInTheSceneGraph() {
    visit();
    kiosk.pass(Duration.ofSeconds(45));

    assertNothingIsLeft();
    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void theWarningComesWithTheThirtiethSecondAndItselfShowsNothingOfTheVisit() {
    visit();
    kiosk.pass(Duration.ofSeconds(29));
    layOut();
    assertThat(words()).doesNotContain("아직 보고 계세요?").anyMatch(S1KioskWipeTest::isOfTheVisit);
    kiosk.pass(Duration.ofSeconds(1));
    layOut();

    assertThat(words()).contains("아직 보고 계세요?").noneMatch(S1KioskWipeTest::isOfTheVisit);
  }

  @Test
  void theGoodbyeStandsWhenEverythingIsGoneAlready() {
    visit();
    press("끝내기");

    assertThat(words()).contains("또 봬요.");
    assertNothingIsLeft();
  }

  @Test
  void aProductThatWasOpenGoesWithTheVisit() {
    visit();
    kiosk.model.open(new Sku("S1"));
    layOut();
    assertThat(words()).anyMatch(words -> words.contains("장미 케이크 틴"));
    kiosk.pass(Duration.ofSeconds(46));

    assertNothingIsLeft();
  }

  @Test
  void nothingHoldsOnToTheVisitAfterTheWipe() throws InterruptedException {
    List<WeakReference<Object>> visit = new ArrayList<>();
    shop.shoppers.subscribe(event -> {
      if (event instanceof ShopperEvent.Arrived arrived) {
        visit.add(new WeakReference<>(arrived.view()));
      }
    });
    visit();
    visit.add(new WeakReference<>(kiosk.model.pageProperty().get()));
    kiosk.model.open(new Sku("S1"));
    visit.add(new WeakReference<>(kiosk.model.pageProperty().get()));
    layOut();
    kiosk.pass(Duration.ofSeconds(46));
    layOut();

    for (int i = 0; i < 50 && visit.stream().anyMatch(held -> held.get() != null); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(visit).hasSize(3).allMatch(held -> held.get() == null);
  }

  @Test
  void betweenTwoVisitsThereIsAPageWithNobodyOnIt() {
    visit();
    List<List<String>> between = new ArrayList<>();
    shop.shoppers.subscribe(event -> {
      if (event instanceof ShopperEvent.CardTaken) {
        layOut();
        between.add(words());
        assertThat(screen.picturesOfGoods()).isZero();
      }
    });
    kiosk.scan(ShopFloor.NAMGUNG);

    assertThat(between).hasSize(1);
    assertThat(between.getFirst())
        .contains("잠시만요 …")
        .noneMatch(S1KioskWipeTest::isOfTheVisit)
        .noneMatch(words -> words.contains("남**연"));
  }

  @Test
  void theSecondTapOfADoubleTapDoesNothingOnTheNextPage() {
    visit();
    kiosk.pass(Duration.ofSeconds(1));
    kiosk.model.showPrivacy();
    layOut();
    Button erase = button("지금 지우기");
    Mouse.tap(erase);
    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Privacy.class);

    kiosk.pass(Duration.ofMillis(600));
    Mouse.tap(erase);
    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Goodbye.class);
  }

  @Test
  void nobodysCardWipesWhoeverWasThereBefore() {
    visit();
    kiosk.scan("99990042");

    assertNothingIsLeft();
    assertThat(words()).contains("이 카드는 찾지 못했어요");
  }

  @Test
  void whatWasCopiedGoesAsWell() {
    visit();
    ClipboardContent content = new ClipboardContent();
    content.putString("copied");
    Clipboard.getSystemClipboard().setContent(content);
    kiosk.model.finish();

    assertThat(Clipboard.getSystemClipboard().hasString()).isFalse();
  }

  @Test
  void callingSomebodyOutlivesTheVisitButHoldsNothingOfIt() {
    visit();
    press("직원 부르기");
    assertThat(shop.waitingForHelp()).isEqualTo(1);
    kiosk.pass(Duration.ofSeconds(60));
    layOut();

    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Help.class);
    assertNothingIsLeft();
    kiosk.model.close();
    assertNothingIsLeft();
    assertThat(shop.waitingForHelp()).isEqualTo(1);
  }

  @Test
  void whoeverEndsTheVisitTakesTheCallBack() {
    visit();
    press("직원 부르기");
    press("뒤로");
    press("끝내기");

    assertThat(shop.waitingForHelp()).isZero();
  }

  @Test
  void aTouchAnywhereKeepsTheVisit() {
    visit();
    kiosk.pass(Duration.ofSeconds(25));
    Mouse.fire(scene.getRoot(), MouseEvent.MOUSE_PRESSED);
    kiosk.pass(Duration.ofSeconds(25));

    assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Greeting.class);
  }

  @Test
  void whatIsNeededToFinishCanBeReachedFromAChair() {
    visit();
    double reach = scene.getHeight() * 0.45;
    for (String words : List.of("끝내기", "직원 부르기", "더 보기", "크게", "낮게")) {
      assertThat(button(words).localToScene(button(words).getBoundsInLocal()).getMinY())
          .as(words)
          .isGreaterThan(reach);
    }
  }

  private void visit() {
    kiosk.scan(ShopFloor.WILHELMINA);
    layOut();
    assertThat(words()).anyMatch(S1KioskWipeTest::isOfTheVisit);
    assertThat(screen.picturesOfGoods()).isPositive();
  }

  private void assertNothingIsLeft() {
    layOut();
    assertThat(words()).isNotEmpty().noneMatch(S1KioskWipeTest::isOfTheVisit);
    assertThat(screen.picturesOfGoods()).isZero();
    assertThat(SceneWords.nodes(scene.getRoot(), node -> node instanceof Picture))
        .hasSizeLessThan(2);
  }

  /** The masked name, or anything of the shelf that was suggested. */
  private static boolean isOfTheVisit(String words) {
    return words.contains("W***")
        || words.contains("₩")
        || List.of("런치백", "가랜드", "케이크 틴", "머그").stream().anyMatch(words::contains);
  }

  private List<String> words() {
    return SceneWords.all(scene.getRoot());
  }

  private void press(String words) {
    button(words).fire();
    layOut();
  }

  private Button button(String words) {
    for (Node node : SceneWords.nodes(scene.getRoot(), n -> n instanceof Button)) {
      if (((Button) node).getText().equals(words)) {
        return (Button) node;
      }
    }
    throw new AssertionError("no button says " + words);
  }

  private void layOut() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }
}
