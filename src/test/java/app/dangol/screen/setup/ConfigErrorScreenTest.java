package app.dangol.screen.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dangol.config.ConfigException;
import app.dangol.config.KioskConfigReader;
import app.dangol.config.Problem;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Snapshot;
import app.dangol.screen.part.LayoutFaults;
import app.dangol.screen.theme.Fonts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxThreadExtension.class)
class ConfigErrorScreenTest {
  @TempDir private Path folder;
  private List<Problem> problems;
  private int closed;

  @BeforeEach
  void breakAConfiguration() throws IOException {
    new Fonts().load();
    Path file = folder.resolve("kiosk.properties");
    Files.writeString(
        file,
        """
        mode = associate
        langauge = ko
        theme = purple
        text.percent = 250
        this line says nothing
        hub = not an address
        hub = embedded
        """);
    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> new KioskConfigReader(folder).read(file));
    problems = thrown.problems();
  }

  private ConfigErrorScreen screen(Locale language, double width, double height) {
    return new ConfigErrorScreen(problems, language, width, height, () -> closed++);
  }

  @Test
  void namesFileLineKeyValueAndHintOfEveryProblem() {
    List<String> words = words(screen(Locale.ENGLISH, 1280, 800).scene().getRoot());

    assertThat(problems).hasSizeGreaterThan(3);
    for (Problem problem : problems) {
      assertThat(words).anyMatch(w -> w.contains(problem.key()) && w.contains(problem.value()));
      if (problem.line() > 0) {
        assertThat(words).contains(problem.file() + ", line " + problem.line());
      }
      if (!problem.hint().isBlank()) {
        assertThat(words).contains(problem.hint());
      }
    }
    assertThat(words).anyMatch(w -> w.endsWith("(CFG-01)"));
  }

  @Test
  void showsNoPasswordAndNoName() throws IOException {
    Path file = folder.resolve("kiosk.properties");
    Files.writeString(
        file,
        """
        hub.url = https://it:canary-1@hub.example/
        staff.name = Minji
        staff.name = Canary
        hub_url = https://it:canary-2@hub.example/
        https://it:canary-3@hub.example/?a=b
        Canary Kim
        """);
    problems =
        catchThrowableOfType(ConfigException.class, () -> new KioskConfigReader(folder).read(file))
            .problems();

    List<String> words = words(screen(Locale.ENGLISH, 1280, 800).scene().getRoot());

    for (int line : List.of(1, 3, 4, 5, 6)) {
      assertThat(words).contains(file + ", line " + line);
    }
    assertThat(words)
        .contains("hub.url")
        .noneMatch(w -> w.toLowerCase(Locale.ROOT).contains("canary"));
  }

  @Test
  void everyKindOfProblemHasASentenceInBothLanguages() {
    for (Problem.Kind kind : Problem.Kind.values()) {
      problems = List.of(new Problem(folder, 0, "key", "value", kind, ""));
      assertThat(words(screen(Locale.KOREAN, 1280, 800).scene().getRoot()))
          .anyMatch(w -> w.endsWith("니다."));
      assertThat(words(screen(Locale.ENGLISH, 1280, 800).scene().getRoot()))
          .contains("Dangol cannot start");
    }
  }

  @Test
  void oneTouchChangesTheLanguageAndAnotherEnds() {
    Scene scene = screen(Locale.KOREAN, 1280, 800).scene();
    assertThat(words(scene.getRoot())).contains("단골을 시작할 수 없습니다");

    button(scene.getRoot(), "English").fire();
    assertThat(words(scene.getRoot())).contains("Dangol cannot start");

    button(scene.getRoot(), "Close").fire();
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void holdsTogetherAcrossAndUpright() throws IOException {
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      check(screen(language, 1280, 800).scene(), "across-" + language);
      check(screen(language, 800, 1280).scene(), "upright-" + language);
    }
  }

  private static void check(Scene scene, String name) throws IOException {
    Snapshot.of(scene).write(Path.of("target/look", "config-error-" + name + ".png"));
    LayoutFaults.assertNone(name, scene);
  }

  private static ButtonBase button(Node root, String words) {
    return nodes(root).stream()
        .filter(node -> node instanceof ButtonBase b && b.getText().equals(words))
        .map(ButtonBase.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> words(Node root) {
    root.applyCss();
    ((Parent) root).layout();
    return nodes(root).stream()
        .filter(node -> node instanceof Labeled l && l.getText() != null)
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  private static List<Node> nodes(Node root) {
    List<Node> all = new ArrayList<>(List.of(root));
    if (root instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.addAll(nodes(child)));
    }
    return all;
  }
}
