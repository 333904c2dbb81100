package app.dangol.screen.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.ErrorCode;
import app.dangol.screen.Appearance;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.Snapshot;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.setup.model.EnrolmentPage;
import app.dangol.screen.setup.model.EnrolmentReport;
import app.dangol.screen.setup.model.EnrolmentSubject;
import app.dangol.screen.setup.model.EnrolmentSubject.Lost;
import app.dangol.screen.setup.model.EnrolmentSubject.Why;
import app.dangol.screen.setup.model.Tone;
import app.dangol.screen.theme.Fonts;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The enrolment screen as it is told, drawn and touched; pictures go to {@code target/look}. */
@ExtendWith(FxThreadExtension.class)
class EnrolmentScreenTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String COMPLETE = "https://hub.example/enrol?user_code=BCDF-GHJK";
  private static final EnrolmentReport.Waiting WAITING =
      new EnrolmentReport.Waiting(
          "BCDF-GHJK", "https://hub.example/enrol", COMPLETE, NOW.plusSeconds(598));

  private final SettableClock clock = new SettableClock(NOW);
  private final Asking source = new Asking();
  private int goneOn;

  /** Tells what the test says. */
  private static final class Asking implements EnrolmentSource {
    private final List<Consumer<EnrolmentReport>> listeners = new ArrayList<>();
    private int asked;

    @Override
    public Runnable follow(Consumer<EnrolmentReport> listener) {
      listeners.add(listener);
      listener.accept(new EnrolmentReport.Asking());
      return () -> listeners.remove(listener);
    }

    @Override
    public void again() {
      asked++;
    }

    void tell(EnrolmentReport report) {
      List.copyOf(listeners).forEach(listener -> listener.accept(report));
    }
  }

  @BeforeEach
  void loadFonts() {
    new Fonts().load();
  }

  private EnrolmentViewModel model(Why why, boolean mayGoOn, List<Lost> lost) {
    EnrolmentViewModel model =
        new EnrolmentViewModel(
            source,
            new EnrolmentSubject("tablet-1", "seongsu", why, mayGoOn, lost),
            clock,
            new Appearance(Locale.ENGLISH, Palette.LIGHT, 100));
    model.open();
    return model;
  }

  private EnrolmentViewModel fresh() {
    return model(Why.NEW, false, List.of());
  }

  private Scene scene(EnrolmentViewModel model, double width, double height) {
    Scene scene = new EnrolmentScreen(model, width, height, () -> goneOn++).scene();
    layout(scene);
    return scene;
  }

  private static void layout(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private static Button button(Scene scene, String words) {
    return SceneWords.nodes(
            scene.getRoot(),
            node -> node instanceof Button b && words.equals(b.getText()) && b.isVisible())
        .stream()
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + words));
  }

  @Test
  void aCodeIsShownWithItsAddressAndCountedDown() {
    EnrolmentViewModel model = fresh();
    source.tell(WAITING);

    EnrolmentPage page = model.pageProperty().get();
    assertThat(page.codes())
        .contains(new EnrolmentPage.Codes("BCDF-GHJK", "https://hub.example/enrol", COMPLETE));
    assertThat(page.left()).contains("Good for another 9:58");

    clock.move(Duration.ofSeconds(535));
    model.tick();
    assertThat(model.pageProperty().get().left()).contains("Good for another 1:03");
  }

  @Test
  void aCodeWhoseTimeIsUpGoesAwayAndAnotherCanBeHad() {
    EnrolmentViewModel model = fresh();
    source.tell(WAITING);
    clock.move(Duration.ofMinutes(10));
    model.tick();

    EnrolmentPage page = model.pageProperty().get();
    assertThat(page.codes()).isEmpty();
    assertThat(page.left()).isEmpty();
    assertThat(page.tone()).isEqualTo(Tone.CAUTION);
    assertThat(page.again()).isTrue();

    button(scene(model, 1280, 800), "New code").fire();
    assertThat(source.asked).isEqualTo(1);
  }

  @Test
  void everyEndIsToldInWordsOfItsOwn() {
    EnrolmentViewModel model = fresh();
    List<String> told = new ArrayList<>();
    for (EnrolmentReport report : ends()) {
      source.tell(report);
      told.add(model.pageProperty().get().status());
    }

    assertThat(told).doesNotHaveDuplicates().noneMatch(String::isBlank);
    assertThat(told).anyMatch(words -> words.contains("HUB-01"));
    assertThat(told).anyMatch(words -> words.contains("hongdae") && words.contains("seongsu"));
  }

  private static List<EnrolmentReport> ends() {
    return List.of(
        new EnrolmentReport.Asking(),
        WAITING,
        new EnrolmentReport.Denied(),
        new EnrolmentReport.Expired(),
        new EnrolmentReport.OtherStore("hongdae", "seongsu"),
        new EnrolmentReport.Failed(ErrorCode.HUB_01, true),
        new EnrolmentReport.Failed(ErrorCode.HUB_03, false),
        new EnrolmentReport.Done("tablet-1", "seongsu"));
  }

  @Test
  void whatCouldNotBeSentIsListedByKindNumberAndAge() {
    EnrolmentPage page = model(Why.KEY_LOST, false, lost()).pageProperty().get();

    assertThat(page.why()).hasValueSatisfying(why -> assertThat(why).contains("key is gone"));
    assertThat(page.lost().getFirst()).isEqualTo("4 writes could not be sent");
    assertThat(page.lost()).anyMatch(line -> line.contains("3") && line.contains("2 h"));
  }

  private static List<Lost> lost() {
    return List.of(
        new Lost("note.add", 3, NOW.minus(Duration.ofHours(2))),
        new Lost("help.answer", 1, NOW.minus(Duration.ofMinutes(5))));
  }

  @Test
  void onlyATabletWhoseEnrolmentRanOutMayGoOnWithWhatItHolds() {
    Scene ended = scene(model(Why.ENDED, true, List.of()), 1280, 800);
    button(ended, "Go on with what is stored here").fire();
    assertThat(goneOn).isEqualTo(1);

    Scene fresh = scene(fresh(), 1280, 800);
    assertThat(
            SceneWords.nodes(
                fresh.getRoot(),
                node ->
                    node instanceof Button b && b.isVisible() && b.getText().startsWith("Go on")))
        .isEmpty();
  }

  @Test
  void theLanguageChangesAtATouchAndTheCodeStays() {
    EnrolmentViewModel model = fresh();
    source.tell(WAITING);
    model.speak(Locale.KOREAN);

    assertThat(SceneWords.all(scene(model, 1280, 800).getRoot())).contains("기기 등록", "BCDF-GHJK");
  }

  @Test
  void whoHasClosedItIsToldNothing() {
    EnrolmentViewModel model = fresh();
    model.close();

    source.tell(new EnrolmentReport.Denied());

    assertThat(source.listeners).isEmpty();
    assertThat(model.pageProperty().get().status()).contains("Asking");
  }

  @Test
  void theQrCodeOnTheScreenReadsAsTheAddressWithTheCode() throws Exception {
    EnrolmentViewModel model = fresh();
    source.tell(WAITING);
    for (Palette palette : Palette.values()) {
      model.appearanceProperty().set(new Appearance(Locale.ENGLISH, palette, 100));
      Path file = Path.of("target", "look", "enrolment-qr-" + palette + ".png");
      Snapshot.of(scene(model, 1280, 800)).write(file);

      assertThat(read(file)).as(palette.name()).isEqualTo(COMPLETE);
    }
  }

  private static String read(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
        .getText();
  }

  @Test
  void holdsTogetherAcross() throws Exception {
    look("across", 1280, 800);
  }

  @Test
  void holdsTogetherUpright() throws Exception {
    look("upright", 800, 1280);
  }

  private void look(String way, double width, double height) throws Exception {
    EnrolmentViewModel model = model(Why.KEY_LOST, true, lost());
    Scene scene = scene(model, width, height);
    for (Palette palette : Palette.values()) {
      for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
        for (int size : List.of(100, 130)) {
          model.appearanceProperty().set(new Appearance(language, palette, size));
          for (EnrolmentReport report : ends()) {
            source.tell(report);
            layout(scene);
            LayoutFaults.assertNone(
                "%s %s %s %d %s".formatted(way, palette, language, size, report), scene);
          }
          source.tell(WAITING);
          layout(scene);
          if (size == 100) {
            write(scene, "%s-%s-%s".formatted(way, language.getLanguage(), palette));
          }
        }
      }
    }
  }

  private static void write(Scene scene, String name) throws Exception {
    String file = "enrolment-" + name.toLowerCase(Locale.ROOT) + ".png";
    Snapshot.of(scene).write(Path.of("target", "look", file));
  }

  @Test
  void theFirstEnrolmentHasNothingToExplain() throws Exception {
    EnrolmentViewModel model = fresh();
    Scene scene = scene(model, 1280, 800);
    source.tell(WAITING);
    layout(scene);

    assertThat(model.pageProperty().get().why()).isEqualTo(Optional.empty());
    assertThat(SceneWords.styled(scene.getRoot(), "enrol-lost").isVisible()).isFalse();
    LayoutFaults.assertNone("first", scene);
    write(scene, "first-en-light");
    model.appearanceProperty().set(new Appearance(Locale.KOREAN, Palette.DARK, 100));
    layout(scene);
    write(scene, "first-ko-dark");
  }
}
