package app.dangol.screen.setup;

import app.dangol.config.Problem;
import app.dangol.failure.ErrorCode;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.FadingScroll;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.Wordmark;
import app.dangol.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Puts the problems of a configuration into words, one entry each. */
public final class ConfigErrorController {
  /** As they stand in the file; what concerns no line comes last. */
  private static final Comparator<Problem> BY_LINE =
      Comparator.comparing((Problem problem) -> problem.line() == 0).thenComparing(Problem::line);

  @FXML private StackPane mark;
  @FXML private HBox languages;
  @FXML private Label title;
  @FXML private Label what;
  @FXML private VBox list;
  @FXML private HBox foot;

  static Parent load(
      List<Problem> problems, Locale language, Consumer<Locale> onLanguage, Runnable close) {
    FXMLLoader loader =
        new FXMLLoader(ConfigErrorController.class.getResource("config-error.fxml"));
    try {
      Parent node = loader.load();
      ConfigErrorController controller = loader.getController();
      controller.show(problems, Texts.in(language), onLanguage, close);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(
      List<Problem> problems, Texts texts, Consumer<Locale> onLanguage, Runnable close) {
    mark.getChildren().add(new Wordmark(texts.get("app.name")));
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      ChoiceChip chip =
          new ChoiceChip(texts.get("menu.language." + language.getLanguage()), chosen -> {});
      chip.setSelected(language.equals(texts.locale()));
      chip.setOnAction(touched -> onLanguage.accept(language));
      languages.getChildren().add(chip);
    }
    title.setText(texts.get("failure.title"));
    what.setText(texts.get("failure.what"));
    VBox entries = new VBox();
    entries.getStyleClass().add("problems");
    problems.stream()
        .sorted(BY_LINE)
        .forEach(problem -> entries.getChildren().add(entry(problem, texts)));
    FadingScroll scroll = new FadingScroll(entries);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    list.getChildren().add(scroll);
    String code = ErrorCode.CFG_01.text();
    Label told = new TextLabel(texts.get("failure." + code) + " (" + code + ")", "caption");
    told.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(told, Priority.ALWAYS);
    foot.getChildren()
        .addAll(told, new PillButton(PillButton.Kind.PLAIN, texts.get("action.close"), close));
  }

  private static Node entry(Problem problem, Texts texts) {
    VBox entry = new VBox();
    entry.getStyleClass().add("problem");
    String file = problem.file().toString();
    entry
        .getChildren()
        .add(
            new TextLabel(
                problem.line() > 0 ? texts.get("problem.line", file, problem.line()) : file,
                "caption"));
    String setting = setting(problem);
    if (!setting.isBlank()) {
      entry.getChildren().add(new TextLabel(setting, "title-3"));
    }
    entry.getChildren().add(new TextLabel(texts.get("problem." + problem.kind()), "body"));
    if (!problem.hint().isBlank()) {
      entry.getChildren().add(new TextLabel(problem.hint(), "body", "muted"));
    }
    return entry;
  }

  private static String setting(Problem problem) {
    if (problem.key().isBlank()) {
      return problem.value();
    }
    return problem.value().isBlank() ? problem.key() : problem.key() + " = " + problem.value();
  }
}
