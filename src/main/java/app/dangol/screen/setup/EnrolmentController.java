package app.dangol.screen.setup;

import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.Wordmark;
import app.dangol.screen.setup.model.EnrolmentPage;
import app.dangol.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Fills the enrolment screen; changes only what differs from the page before. */
public final class EnrolmentController {
  @FXML private VBox page;
  @FXML private StackPane mark;
  @FXML private HBox languages;
  @FXML private ScrollPane scroll;
  @FXML private HBox columns;
  @FXML private Label title;
  @FXML private Label why;
  @FXML private Label what;
  @FXML private Label device;
  @FXML private VBox codes;
  @FXML private Label codeName;
  @FXML private Label code;
  @FXML private Label addressName;
  @FXML private Label address;
  @FXML private Label status;
  @FXML private Label left;
  @FXML private HBox actions;
  @FXML private VBox lost;
  @FXML private StackPane qr;
  @FXML private VBox words;

  private boolean narrow;
  private Optional<String> shownQr = Optional.empty();
  private List<String> shownLost = List.of();
  private PillButton again = new PillButton(PillButton.Kind.PRIMARY, "", () -> {});
  private PillButton goOn = new PillButton(PillButton.Kind.PLAIN, "", () -> {});

  static EnrolmentController load(EnrolmentViewModel model, boolean narrow, Runnable goOn) {
    FXMLLoader loader = new FXMLLoader(EnrolmentController.class.getResource("enrolment.fxml"));
    try {
      loader.<Parent>load();
      EnrolmentController controller = loader.getController();
      controller.fill(model, narrow, goOn);
      return controller;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Node node() {
    return page;
  }

  private void fill(EnrolmentViewModel model, boolean isNarrow, Runnable onGoOn) {
    Texts texts = model.texts();
    narrow = isNarrow;
    mark.getChildren().add(new Wordmark(texts.get("app.name")));
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      ChoiceChip chip =
          new ChoiceChip(texts.get("menu.language." + language.getLanguage()), chosen -> {});
      chip.setSelected(language.equals(texts.locale()));
      chip.setOnAction(touched -> model.speak(language));
      languages.getChildren().add(chip);
    }
    title.setText(texts.get("setup.enrol.title"));
    what.setText(texts.get("setup.enrol.what"));
    codeName.setText(texts.get("setup.enrol.code"));
    addressName.setText(texts.get("setup.enrol.address"));
    again = new PillButton(PillButton.Kind.PRIMARY, texts.get("setup.enrol.again"), model::again);
    goOn = new PillButton(PillButton.Kind.PLAIN, texts.get("setup.enrol.go.on"), onGoOn);
    actions.getChildren().addAll(again, goOn);
    // Both are empty until something is to be shown in them.
    present(lost, false);
    present(qr, false);
    if (narrow) {
      page.getStyleClass().add("portrait");
      columns.getChildren().remove(qr);
      words.getChildren().add(words.getChildren().indexOf(codes), qr);
    }
  }

  void show(EnrolmentPage now) {
    text(why, now.why());
    device.setText(now.device());
    present(codes, now.codes().isPresent());
    present(what, now.codes().isPresent());
    now.codes()
        .ifPresent(shown -> {
          code.setText(shown.userCode());
          address.setText(shown.address());
        });
    showQr(now.codes().map(EnrolmentPage.Codes::qr));
    status.setText(now.status());
    status.getStyleClass().removeIf(name -> name.startsWith("tone-"));
    status.getStyleClass().add("tone-" + now.tone().name().toLowerCase(Locale.ROOT));
    text(left, now.left());
    present(again, now.again());
    present(goOn, now.goOn());
    present(actions, now.again() || now.goOn());
    showLost(now.lost());
  }

  /** A code is many nodes; it is drawn anew only when it says something else. */
  private void showQr(Optional<String> wanted) {
    if (shownQr.equals(wanted)) {
      return;
    }
    shownQr = wanted;
    qr.getChildren().clear();
    wanted.ifPresent(words -> qr.getChildren().add(new QrCode(words)));
    present(qr, wanted.isPresent());
  }

  private void showLost(List<String> lines) {
    if (shownLost.equals(lines)) {
      return;
    }
    shownLost = lines;
    lost.getChildren().clear();
    for (int i = 0; i < lines.size(); i++) {
      lost.getChildren().add(new TextLabel(lines.get(i), i == 0 ? "title-3" : "body"));
    }
    present(lost, !lines.isEmpty());
  }

  private static void text(Label label, Optional<String> words) {
    label.setText(words.orElse(""));
    present(label, words.isPresent());
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
