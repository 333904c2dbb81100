package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.DeviceStatus;
import app.dangol.id.LocalText;
import app.dangol.scan.Scan;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ReaderStates;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.Snapshot;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.theme.Fonts;
import app.dangol.screen.tray.TrayCard;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.DocumentType;
import app.dangol.visit.DataRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.AccessibleAction;
import javafx.scene.Scene;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page on every panel, in both languages, light and in high contrast, as usual, at twice the
 * size and lowered: nothing cut, nothing overlapping, text and targets as large in millimetres as
 * the rules ask, and only a mask of anybody's name. Some pictures are written to {@code
 * target/look}.
 */
@ExtendWith(FxThreadExtension.class)
class KioskScreenLooksTest {
  /** Panels, in inches, of which larger and lower looks are drawn to be looked at as well. */
  private static final Set<Double> PICTURED = Set.of(32.0, 15.6, 10.1);

  @TempDir private Path folder;
  private ShopFloor shop;

  /** A card that proves who holds it. */
  private Supplier<String> fresh;

  @BeforeEach
  void open() {
    new Fonts().load();
    CardChain chain = new CardChain("dangol", ShopFloor.CLOCK);
    shop = new ShopFloor(folder);
    shop.publish(chain.publish(1));
    shop.accountArrives();
    fresh = () -> chain.issue(DocumentType.CARD, "c1", "dangol", Duration.ofDays(30)).text();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1080, 1920, 32",
    "1080, 1920, 27",
    "1080, 1920, 21.5",
    "1280, 800, 10.1",
    "1920, 1080, 15.6",
    "800, 1280, 10.1",
    "1080, 1920, 15.6",
    "1366, 768, 11.6",
    "1920, 1080, 13.3",
    "1024, 600, 7"
  })
  void holdsTogether(double width, double height, double inches) throws IOException {
    SoftAssertions softly = new SoftAssertions();
    Panel panel = new Panel(width, height, inches);
    Kiosk kiosk = new Kiosk(shop);
    Scene scene = new KioskScreen(kiosk.model, panel, tray(), key -> {}).scene();
    scene.getPreferences().setReducedMotion(true);
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      for (Palette palette : List.of(Palette.LIGHT, Palette.CONTRAST)) {
        for (int size = 0; size < 3; size++) {
          KioskLook look = new KioskLook(language, palette, size == 1, size == 2);
          boolean wide = width > height;
          // A wide screen is low already; the colours change no length; a small panel has one size.
          if ((size == 2 && wide)
              || (size > 0 && palette == Palette.CONTRAST)
              || (panel.isSmall() && (size > 0 || palette == Palette.CONTRAST))) {
            continue;
          }
          boolean picture =
              palette == Palette.LIGHT
                  ? size == 0 || PICTURED.contains(inches)
                  : size == 0 && language.equals(Locale.KOREAN);
          new Walk(softly, kiosk, scene, panel, look, picture, fresh.get()).walk();
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void theCardsOfTheDemoAreReadable() throws IOException {
    Kiosk kiosk = new Kiosk(shop);
    Scene scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, tray(), key -> {}).scene();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    SceneWords.styled(scene.getRoot(), "kiosk-tap").executeAccessibleAction(AccessibleAction.FIRE);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    assertThat(SceneWords.all(scene.getRoot())).contains("늘 찾는 단골");
    Snapshot.of(scene).write(Path.of("target/look/kiosk-tray.png"));
    LayoutFaults.assertNone("tray", scene);
  }

  /** One look's way through every page. */
  private record Walk(
      SoftAssertions softly,
      Kiosk kiosk,
      Scene scene,
      Panel panel,
      KioskLook look,
      boolean picture,
      String card) {
    void walk() throws IOException {
      kiosk.model.goHome();
      wear();
      check("welcome");
      kiosk.model.onReaderStatus(ReaderStates.counter(DeviceStatus.State.OFFLINE));
      check("no-reader");
      kiosk.model.onReaderStatus(ReaderStates.counter(DeviceStatus.State.ONLINE));
      for (String card : List.of(ShopFloor.NAMGUNG, ShopFloor.WILHELMINA)) {
        kiosk.scan(card);
        wear();
        check("greeting-" + card);
      }
      kiosk.model.onSyncStatus(ShopFloor.offline());
      check("offline");
      kiosk.model.next(1);
      check("next");
      kiosk.model.onSyncStatus(ShopFloor.synced());
      kiosk.model.showPrivacy();
      check("privacy");
      kiosk.model.showCriteria();
      check("criteria");
      kiosk.model.own().menu();
      check("own-data");
      kiosk.model.own().askToErase();
      check("erase-confirm");
      kiosk.model.own().erase();
      check("step-up");
      kiosk.model.close();
      ownData();
      kiosk.scan(ShopFloor.WILHELMINA);
      wear();
      kiosk.scan(ShopFloor.item(ShopFloor.TINS));
      check("item");
      kiosk.model.callStaff();
      check("help");
      kiosk.model.close();
      kiosk.model.showTools();
      check("tools");
      kiosk.model.close();
      kiosk.pass(Duration.ofSeconds(look.needsMoreTime() ? 91 : 31));
      assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.Idle.class);
      check("idle");
      kiosk.model.finish();
      check("goodbye");
      kiosk.model.browse();
      check("browsing");
      kiosk.scan("99990042");
      check("unknown");
      kiosk.scan(new Scan.Refused(ShopFloor.NOW, Scan.Reason.PAYMENT_CARD));
      check("foreign");
    }

    /** As whoever has shown that it is them. */
    private void ownData() throws IOException {
      kiosk.hold(card);
      wear();
      kiosk.model.own().open();
      assertThat(kiosk.model.pageProperty().get()).isInstanceOf(KioskPage.OwnChoices.class);
      check("own-choices");
      kiosk.model.own().ask(DataRequest.CORRECT_PURCHASES);
      check("own-request");
      kiosk.model.own().choices();
      kiosk.model.own().toggleRest();
      check("own-choices-resting");
      kiosk.model.own().toggleRest();
      kiosk.model.own().read(ConsentPurpose.SUGGEST_PURCHASES);
      check("own-text");
      kiosk.model.own().tellMistake();
      check("own-mistake");
    }

    /** What the tool bar would do. */
    private void wear() {
      kiosk.model.setLook(look);
    }

    private void check(String page) throws IOException {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      String name =
          "kiosk-%d%s-%s-%s-%s%s%s"
              .formatted(
                  Math.round(panel.inches()),
                  panel.isSmall() ? panel.shape() : "",
                  page,
                  look.language().getLanguage(),
                  look.palette(),
                  look.zoomed() ? "-zoomed" : "",
                  look.lowered() ? "-lowered" : "")
              .toLowerCase(Locale.ROOT);
      if (picture) {
        Snapshot.of(scene).write(Path.of("target/look", name + ".png"));
      }
      softly.check(() -> LayoutFaults.assertNone(name, scene));
      softly.check(() -> Millimetres.assertLegible(name, scene, panel));
      // What is read at leisure may scroll, a product only on a low screen; the buttons stay.
      boolean low = panel.width() > panel.height();
      boolean leisure =
          Set.of("privacy", "criteria", "tools").contains(page)
              || page.startsWith("own-")
              || (low && page.equals("item"));
      Arrangement now = new Arrangement(panel, look);
      if (!now.isCompact() && !leisure) {
        softly.check(() -> Millimetres.assertNothingScrolls(name, scene));
      }
      softly.check(() -> Millimetres.assertButtonsStay(name, scene, now));
      softly
          .assertThat(SceneWords.all(scene.getRoot()))
          .as(name)
          .isNotEmpty()
          .noneMatch(words -> ShopFloor.PRIVATE.stream().anyMatch(words::contains));
    }
  }

  private static List<TrayCard> tray() {
    return List.of(
        card("a", "늘 찾는 단골", "A faithful regular", "Buys the same things again and again"),
        card("b", "선물 찾는 단골", "A gift hunter", "Broad taste, many wishes online"),
        card("c", "뜸해진 단골", "A regular we miss", "Has not come for a long time"),
        card("d", "모르는 카드", "An unknown card", "The right pattern, but no such member"));
  }

  private static TrayCard card(String key, String ko, String en, String hint) {
    return new TrayCard(key, new LocalText(ko, en), new LocalText("", hint));
  }
}
