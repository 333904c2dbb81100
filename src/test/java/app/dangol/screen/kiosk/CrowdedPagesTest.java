package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.catalog.Category;
import app.dangol.id.Sku;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.PriceText;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.Snapshot;
import app.dangol.screen.kiosk.model.KioskAge;
import app.dangol.screen.kiosk.model.KioskGreeting;
import app.dangol.screen.kiosk.model.KioskItem;
import app.dangol.screen.kiosk.model.KioskOffer;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.kiosk.model.KioskStock;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.theme.Fonts;
import app.dangol.visit.PublicReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages with more on them than the demo has, or with nothing: stores by the dozen, a name of ten
 * words, no suggestion at all.
 */
@ExtendWith(FxThreadExtension.class)
class CrowdedPagesTest {
  private static final String LONG_MASK = "W*** X*** Y*** Z*** A*** B*** C*** D*** E*** F***";
  private static final String BASIS = "Nothing to suggest right now.";
  private static final KioskStock HERE = new KioskStock(true, true, "3 in this shop");

  @TempDir private Path folder;
  private ShopFloor shop;
  private Kiosk kiosk;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
    kiosk = new Kiosk(shop);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1080, 1920, 32, false",
    "1080, 1920, 21.5, false",
    "1080, 1920, 21.5, true",
    "1280, 800, 10.1, false",
    "1366, 768, 11.6, false"
  })
  void ofManyStoresThreeAreNamed(double width, double height, double inches, boolean zoomed)
      throws IOException {
    List<KioskStock> stores = new ArrayList<>(List.of(HERE));
    for (int i = 2; i <= 12; i++) {
      stores.add(new KioskStock(false, true, (20 - i) + " at Store No. " + i));
    }
    Arrangement now = arrangement(new Panel(width, height, inches), zoomed, false);

    Scene scene = show(now, words(now).item(item("Shelf A-3-2", stores)), "stores");

    assertThat(SceneWords.all(scene.getRoot()))
        .contains("3 in this shop", "18 at Store No. 2", "17 at Store No. 3")
        .noneMatch(words -> words.contains("Store No. 4"));
  }

  @ParameterizedTest
  @CsvSource({"1080, 1920, 32", "1080, 1920, 21.5", "1280, 800, 10.1", "800, 1280, 10.1"})
  void whereNobodyHasCountedItSaysWhomToAsk(double width, double height, double inches)
      throws IOException {
    Arrangement now = arrangement(new Panel(width, height, inches), false, false);

    Scene scene = show(now, words(now).item(item("", List.of())), "uncounted");

    assertThat(SceneWords.all(scene.getRoot())).contains("Please ask us");
  }

  @ParameterizedTest
  @CsvSource({
    "1080, 1920, 32, false, false",
    "1080, 1920, 32, true, false",
    "1080, 1920, 32, false, true",
    "1080, 1920, 21.5, false, false",
    "1080, 1920, 21.5, true, false",
    "1280, 800, 10.1, false, false",
    "1280, 800, 10.1, true, false",
    "800, 1280, 10.1, false, false",
    "1366, 768, 11.6, true, false"
  })
  void aGreetingWithoutSuggestionsSaysSo(
      double width, double height, double inches, boolean zoomed, boolean lowered)
      throws IOException {
    Arrangement now = arrangement(new Panel(width, height, inches), zoomed, lowered);

    Scene scene = show(now, greeting(now, "W***,\nwelcome back", List.of()), "empty");

    assertThat(SceneWords.all(scene.getRoot())).contains(BASIS);
  }

  @ParameterizedTest
  @CsvSource({
    "1080, 1920, 32, false, false",
    "1080, 1920, 27, false, true",
    "1080, 1920, 21.5, false, false",
    "1080, 1920, 21.5, true, false",
    "1080, 1920, 21.5, false, true",
    "1280, 800, 10.1, false, false",
    "1280, 800, 10.1, true, false",
    "800, 1280, 10.1, false, false",
    "1366, 768, 11.6, false, false"
  })
  void aVeryLongMaskPushesNothingOffThePage(
      double width, double height, double inches, boolean zoomed, boolean lowered)
      throws IOException {
    Arrangement now = arrangement(new Panel(width, height, inches), zoomed, lowered);

    Scene scene =
        show(now, greeting(now, LONG_MASK + ",\nwelcome back", List.of(offer(), offer())), "mask");

    assertThat(SceneWords.all(scene.getRoot())).contains("A tin of tea");
  }

  private static Arrangement arrangement(Panel panel, boolean zoomed, boolean lowered) {
    return new Arrangement(panel, new KioskLook(Locale.ENGLISH, Palette.LIGHT, zoomed, lowered));
  }

  /** The page in the kiosk's own scene, with its tools below. */
  private Scene show(Arrangement now, Parts parts, String page) throws IOException {
    kiosk.model.setLook(now.look());
    Scene scene = new KioskScreen(kiosk.model, now.panel(), List.of(), key -> {}).scene();
    Pane place = (Pane) ((Pane) scene.getRoot()).getChildren().getFirst();
    place.getChildren().setAll(new Frame(now).of(parts));
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    String name =
        "kiosk-crowded-%s-%.0f%s%s%s"
            .formatted(
                page,
                now.panel().inches(),
                now.isTall() ? "-tall" : "-wide",
                now.look().zoomed() ? "-zoomed" : "",
                now.look().lowered() ? "-lowered" : "");
    Snapshot.of(scene).write(Path.of("target/look", name + ".png"));
    LayoutFaults.assertNone(name, scene);
    Millimetres.assertLegible(name, scene, now.panel());
    Millimetres.assertButtonsStay(name, scene, now);
    return scene;
  }

  private WordPages words(Arrangement now) {
    kiosk.model.setLook(now.look());
    return new WordPages(kiosk.model, now, new StillCache(2), new StillCache(2));
  }

  private Parts greeting(Arrangement now, String title, List<KioskOffer> offers) {
    kiosk.model.setLook(now.look());
    String mask = title.lines().findFirst().orElseThrow();
    KioskAge age = new KioskAge("Offline, as of 12:57 pm.", "Offline\n9:30");
    KioskGreeting greeting =
        new KioskGreeting(title, mask, title, BASIS, Optional.of(age), true, offers);
    return new GreetingPane(
            kiosk.model,
            now,
            new StillCache(2),
            new StillCache(2),
            new KioskPage.Greeting(greeting, 0))
        .parts();
  }

  private static KioskItem item(String shelf, List<KioskStock> stock) {
    return new KioskItem(
        new Sku("TIN-1"),
        Category.TIN,
        "#884422",
        "A tin of tea",
        new PriceText("₩12,000", "as of 12 min ago", false),
        shelf,
        stock,
        "tin");
  }

  private static KioskOffer offer() {
    return new KioskOffer(
        new Sku("TIN-1"),
        Category.TIN,
        "#884422",
        PublicReason.POPULAR,
        "Popular now",
        "A tin of tea",
        new PriceText("₩12,000", "as of 12 min ago", false),
        HERE,
        "tin");
  }
}
