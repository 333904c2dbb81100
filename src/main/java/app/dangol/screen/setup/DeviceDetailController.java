package app.dangol.screen.setup;

import app.dangol.screen.part.CameraPreview;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.setup.model.DeviceDetail;
import app.dangol.screen.setup.model.SeenLine;
import app.dangol.screen.setup.model.Tone;
import app.dangol.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected reader: how it is, what to do, its counts, and the last units it sent. */
public final class DeviceDetailController {
  @FXML private VBox root;
  @FXML private Label name;
  @FXML private Label about;
  @FXML private HBox status;
  @FXML private VBox notices;
  @FXML private Pane figures;
  @FXML private VBox refusals;
  @FXML private VBox preview;
  @FXML private Label seenTitle;
  @FXML private Label seenHint;
  @FXML private HBox actions;
  @FXML private VBox seen;

  /** How it is, in words. */
  private record Status(String words, Tone tone) {}

  /** What to know besides. */
  private record Notices(Optional<String> advice, Tone tone, Optional<String> unproven) {}

  /** Whether there are units, and what to say if not. */
  private record Seen(List<SeenLine> lines, String empty) {}

  private record View(
      Kept<Status> status,
      Kept<Notices> notices,
      Kept<List<DeviceDetail.Figure>> figures,
      Kept<Optional<String>> refusals,
      Kept<String> preview,
      Kept<Boolean> actions) {}

  static DeviceDetailController load() {
    FXMLLoader loader =
        new FXMLLoader(DeviceDetailController.class.getResource("device-detail.fxml"));
    try {
      loader.load();
      return loader.getController();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  VBox node() {
    return root;
  }

  /** Takes over what the model shows from now on. */
  final class Bound {
    private final DevicesViewModel model;
    private final View view;

    Bound(DevicesViewModel model) {
      this.model = model;
      seenTitle.setText(model.texts().get("devices.seen"));
      seenHint.setText(model.texts().get("devices.lead"));
      view =
          new View(
              new Kept<>(status, DeviceDetailController::statusNodes),
              new Kept<>(notices, DeviceDetailController::noticeNodes),
              new Kept<>(figures, DeviceDetailController::figureNodes),
              new Kept<>(refusals, DeviceDetailController::refusalNodes),
              new Kept<>(preview, this::previewNodes),
              new Kept<>(actions, this::actionNodes));
    }

    void show(DeviceDetail now) {
      name.setText(now.name());
      about.setText(now.about());
      view.status.show(new Status(now.status(), now.tone()));
      view.notices.show(new Notices(now.advice(), now.tone(), now.unproven()));
      view.refusals.show(now.refusals());
      view.figures.show(now.figures());
      view.preview.show(now.name());
      view.actions.show(now.paused());
      showSeen(new Seen(now.lines(), now.empty()));
    }

    private List<Node> previewNodes(String device) {
      Texts texts = model.texts();
      return model
          .preview(device)
          .<List<Node>>map(source ->
              List.of(
                  new CameraPreview(
                      source, texts.get("camera.picture"), texts.get("camera.hint"), true)))
          .orElse(List.of());
    }

    private List<Node> actionNodes(boolean paused) {
      Texts texts = model.texts();
      return List.of(
          new PillButton(
              PillButton.Kind.QUIET,
              texts.get(paused ? "devices.resume" : "devices.pause"),
              paused ? Icon.RESUME : Icon.PAUSE,
              () -> model.pause(!paused)),
          new PillButton(
              PillButton.Kind.QUIET, texts.get("devices.clear"), Icon.CLEAR, model::clear));
    }
  }

  private static List<Node> statusNodes(Status now) {
    TextLabel words = new TextLabel(now.words(), "body", "device-status", Tones.style(now.tone()));
    HBox.setHgrow(words, Priority.ALWAYS);
    return List.of(Tones.icon(now.tone(), 22), words);
  }

  private static List<Node> noticeNodes(Notices now) {
    List<Node> nodes = new ArrayList<>();
    now.advice()
        .ifPresent(words -> {
          TextLabel advice = new TextLabel(words, "body");
          advice.setMaxWidth(Double.MAX_VALUE);
          advice.getStyleClass().addAll("device-advice", Tones.style(now.tone()));
          nodes.add(advice);
        });
    now.unproven().ifPresent(words -> nodes.add(new TextLabel(words, "caption")));
    return nodes;
  }

  private static List<Node> refusalNodes(Optional<String> now) {
    return now.<List<Node>>map(words -> List.of(new TextLabel(words, "caption"))).orElse(List.of());
  }

  private static List<Node> figureNodes(List<DeviceDetail.Figure> now) {
    List<Node> nodes = new ArrayList<>();
    for (DeviceDetail.Figure figure : now) {
      VBox box = new VBox(new Label(figure.value()), new TextLabel(figure.label(), "caption"));
      box.getChildren().getFirst().getStyleClass().add("title-2");
      box.getStyleClass().add("device-figure");
      nodes.add(box);
    }
    return nodes;
  }

  /** Lines that are there stay the same nodes; new ones come in above them. */
  private void showSeen(Seen now) {
    if (now.lines().isEmpty()) {
      seen.getChildren().setAll(new TextLabel(now.empty(), "body", "muted"));
      return;
    }
    List<Node> entries = new ArrayList<>();
    for (SeenLine line : now.lines()) {
      entries.add(
          seen.getChildren().stream()
              .filter(node -> node instanceof SeenEntry entry && entry.isOf(line))
              .findFirst()
              .orElseGet(() -> new SeenEntry(line)));
    }
    if (!entries.equals(seen.getChildren())) {
      seen.getChildren().setAll(entries);
    }
  }
}
