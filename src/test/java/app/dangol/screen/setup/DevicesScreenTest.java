package app.dangol.screen.setup;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.ErrorCode;
import app.dangol.screen.Appearance;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Mouse;
import app.dangol.screen.SceneWords;
import app.dangol.screen.Snapshot;
import app.dangol.screen.WatchedCamera;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.setup.model.DeviceReport.Health;
import app.dangol.screen.setup.model.Meaning;
import app.dangol.screen.setup.model.Refusal;
import app.dangol.screen.theme.Fonts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page as it is drawn and touched. Some pictures are written to {@code target/look}. */
@ExtendWith(FxThreadExtension.class)
class DevicesScreenTest {
  private final ReaderDesk desk = new ReaderDesk();
  private DevicesViewModel model;
  private int left;

  @BeforeEach
  void open() {
    new Fonts().load();
    model =
        new DevicesViewModel(
            desk, ZoneId.of("Asia/Seoul"), new Appearance(Locale.ENGLISH, Palette.LIGHT, 100));
    model.open();
    desk.tell();
  }

  private Scene scene(double width, double height, boolean partOfTheApp) {
    Scene scene =
        new DevicesScreen(
                model, width, height, partOfTheApp ? Optional.of(() -> left++) : Optional.empty())
            .scene();
    layout(scene);
    return scene;
  }

  private static void layout(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private static List<String> words(Scene scene) {
    layout(scene);
    return SceneWords.all(scene.getRoot());
  }

  private static Button button(Scene scene, String words) {
    return SceneWords.nodes(
            scene.getRoot(),
            node ->
                node instanceof Button b
                    && (words.equals(b.getText()) || words.equals(b.getAccessibleText())))
        .stream()
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<Node> tiles(Scene scene) {
    return SceneWords.nodes(scene.getRoot(), node -> node.getStyleClass().contains("device-tile"));
  }

  private void fill() {
    desk.scan("counter", "5d4530383830", new Meaning.Item(Optional.of("EAN_13"), "08801234567893"));
    desk.scan("counter", "4447".repeat(40), new Meaning.Member(Optional.of("CODE_128"), "…9224"));
    desk.scan(
        "counter",
        "41".repeat(60),
        new Meaning.Text(Optional.of("QR_CODE"), "https://example.com/" + "a".repeat(60)));
    for (Refusal refusal : Refusal.values()) {
      desk.refuse("counter", 13, refusal);
    }
    desk.tell();
  }

  @Test
  void touchingAReaderShowsIt() {
    Scene scene = scene(1280, 800, false);

    Mouse.fire(tiles(scene).getLast(), MouseEvent.MOUSE_CLICKED);

    assertThat(words(scene)).anyMatch(w -> w.contains("made from documents alone"));
  }

  @Test
  void pauseAndClearAreButtons() {
    Scene scene = scene(1280, 800, false);
    desk.scan("counter", "41", new Meaning.Text(Optional.empty(), "one"));
    desk.tell();
    button(scene, "Pause").fire();
    desk.scan("counter", "42", new Meaning.Text(Optional.empty(), "two"));
    desk.tell();
    assertThat(words(scene)).noneMatch(w -> w.endsWith(": two"));

    button(scene, "Resume").fire();
    assertThat(words(scene)).anyMatch(w -> w.endsWith(": two"));

    button(scene, "Clear").fire();
    desk.tell();
    assertThat(words(scene)).noneMatch(w -> w.startsWith("neither card"));
  }

  @Test
  void aNewUnitLeavesEveryOtherNodeInItsPlace() {
    Scene scene = scene(1280, 800, false);
    desk.scan("counter", "41", new Meaning.Text(Optional.empty(), "one"));
    desk.tell();
    List<Node> tiles = tiles(scene);
    Button pause = button(scene, "Pause");
    Node entry = SceneWords.styled(scene.getRoot(), "seen-entry");

    desk.scan("counter", "42", new Meaning.Text(Optional.empty(), "two"));
    desk.tell();

    assertThat(tiles(scene)).isEqualTo(tiles);
    assertThat(button(scene, "Pause")).isSameAs(pause);
    List<Node> entries =
        SceneWords.nodes(scene.getRoot(), node -> node.getStyleClass().contains("seen-entry"));
    assertThat(entries).hasSize(2);
    assertThat(entries.getLast()).isSameAs(entry);
  }

  @Test
  void theBytesStandInColumnsAndAreAllThere() {
    desk.scan("counter", "0011223344ffeedd", new Meaning.Text(Optional.empty(), "x"));
    desk.scan("counter", "f8f1f8f1f8f1f8f1", new Meaning.Text(Optional.empty(), "y"));
    Scene scene = scene(1280, 800, false);
    desk.tell();
    layout(scene);

    List<Node> bytes =
        SceneWords.nodes(scene.getRoot(), node -> node.getStyleClass().contains("hex-byte"));

    assertThat(bytes.stream().map(node -> ((Text) node).getText()).toList())
        .containsExactly(
            "f8", "f1", "f8", "f1", "f8", "f1", "f8", "f1", "00", "11", "22", "33", "44", "ff",
            "ee", "dd");
    for (int i = 0; i < 8; i++) {
      assertThat(middle(bytes.get(i))).isCloseTo(middle(bytes.get(i + 8)), within());
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1.1);
  }

  private static double middle(Node node) {
    return node.localToScene(node.getLayoutBounds()).getCenterX();
  }

  @Test
  void insideTheAppThereIsAWayBackAndNoChoiceOfLanguage() {
    Scene scene = scene(1280, 800, true);
    assertThat(words(scene)).doesNotContain("한국어");

    button(scene, "Back").fire();

    assertThat(left).isEqualTo(1);
  }

  @Test
  void onceThePageIsClosedNobodyLooksAtTheCamera() {
    WatchedCamera camera = new WatchedCamera();
    desk.camera(camera);
    scene(1280, 800, true);
    model.select("tags");
    assertThat(camera.watchers()).isEqualTo(1);

    model.close();

    assertThat(camera.watchers()).isZero();
  }

  @Test
  void openedAgainItShowsThePageAgain() {
    Scene scene = scene(1280, 800, true);
    model.close();
    assertThat(words(scene)).isEmpty();

    model.open();
    desk.tell();

    assertThat(words(scene)).contains("Device test");
    assertThat(tiles(scene)).hasSize(2);
  }

  @Test
  void withoutAnyReaderItSaysHowToConfigureOne() {
    desk.remove();
    desk.tell();
    Scene scene = scene(1280, 800, false);

    assertThat(words(scene)).contains("No device is configured");
    LayoutFaults.assertNone("none", scene);
  }

  @Test
  void holdsTogetherAcross() throws IOException {
    look("across", 1280, 800);
  }

  @Test
  void holdsTogetherUpright() throws IOException {
    look("upright", 800, 1280);
  }

  private void look(String way, double width, double height) throws IOException {
    Scene scene = scene(width, height, false);
    fill();
    desk.held();
    for (Palette palette : Palette.values()) {
      for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
        for (int size : List.of(100, 115, 130)) {
          model.appearanceProperty().set(new Appearance(language, palette, size));
          for (Health health : List.of(Health.WORKING, Health.NOT_THERE, Health.BUSY)) {
            desk.health("counter", health, Optional.of(ErrorCode.DEV_01));
            desk.tell();
            layout(scene);
            LayoutFaults.assertNone(
                "%s %s %s %d %s".formatted(way, palette, language, size, health), scene);
          }
          if (size == 100) {
            String name =
                "devices-%s-%s-%s.png"
                    .formatted(way, language.getLanguage(), palette)
                    .toLowerCase(Locale.ROOT);
            Snapshot.of(scene).write(Path.of("target", "look", name));
          }
        }
      }
    }
  }
}
