package app.dangol.screen.setup;

import app.dangol.screen.part.Banner;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.EmptyState;
import app.dangol.screen.part.FadingScroll;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.IconButton;
import app.dangol.screen.part.TextLabel;
import app.dangol.screen.part.Wordmark;
import app.dangol.screen.setup.model.DeviceRow;
import app.dangol.screen.setup.model.DevicesPage;
import app.dangol.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The device test page: the list of readers with what else is plugged in, and the selected one
 * beside it, or below where the page is narrow.
 */
public final class DevicesController {
  @FXML private VBox root;
  @FXML private HBox lead;
  @FXML private StackPane mark;
  @FXML private Label title;
  @FXML private HBox languages;
  @FXML private StackPane held;
  @FXML private StackPane body;
  @FXML private VBox devices;
  @FXML private Label configured;
  @FXML private VBox tiles;
  @FXML private VBox modes;
  @FXML private VBox ports;

  /** Notes under a heading. */
  private record Section(String title, List<DevicesPage.Note> notes) {}

  static DevicesController load() {
    FXMLLoader loader = new FXMLLoader(DevicesController.class.getResource("devices.fxml"));
    try {
      loader.load();
      return loader.getController();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Parent node() {
    return root;
  }

  /** Takes over what the model shows from now on. */
  final class Bound {
    private final DevicesViewModel model;
    private final DeviceDetailController detail = DeviceDetailController.load();
    private final DeviceDetailController.Bound boundDetail;
    private final StackPane detailPlace = new StackPane();
    private final Kept<Boolean> keptDetail = new Kept<>(detailPlace, this::detailNodes);
    private final Kept<Optional<String>> keptHeld = new Kept<>(held, DevicesController::heldNodes);
    private final Kept<Section> keptModes = new Kept<>(modes, n -> sectionNodes(n, "wrong-mode"));
    private final Kept<Section> keptPorts = new Kept<>(ports, n -> sectionNodes(n, "port-found"));

    /**
     * @param back leaves the page; without it the page is a program of its own, which offers its
     *     languages
     */
    Bound(DevicesViewModel model, boolean narrow, Optional<Runnable> back) {
      this.model = model;
      this.boundDetail = detail.new Bound(model);
      Texts texts = model.texts();
      mark.getChildren().add(new Wordmark(texts.get("app.name")));
      title.setText(texts.get("devices.title"));
      configured.setText(texts.get("devices.configured"));
      back.ifPresentOrElse(
          leave ->
              lead.getChildren()
                  .addFirst(new IconButton(Icon.BACK, texts.get("devices.back"), leave)),
          () -> addLanguages(model));
      body.getChildren().add(narrow ? oneColumn() : twoColumns());
    }

    private Node twoColumns() {
      FadingScroll left = new FadingScroll(devices);
      left.getStyleClass().add("devices-list");
      FadingScroll right = new FadingScroll(detailPlace);
      HBox.setHgrow(right, Priority.ALWAYS);
      HBox columns = new HBox(left, right);
      columns.getStyleClass().add("devices-columns");
      return columns;
    }

    private Node oneColumn() {
      VBox column = new VBox(devices, detailPlace);
      column.getStyleClass().add("devices-column");
      return new FadingScroll(column);
    }

    void show(DevicesPage page) {
      keptHeld.show(page.held());
      showTiles(page.rows());
      keptModes.show(new Section(model.texts().get("devices.modes"), page.wrongModes()));
      keptPorts.show(new Section(model.texts().get("devices.ports"), page.ports()));
      page.detail().ifPresent(boundDetail::show);
      keptDetail.show(page.detail().isPresent());
    }

    private List<Node> detailNodes(boolean there) {
      Texts texts = model.texts();
      return there
          ? List.of(detail.node())
          : List.of(
              new EmptyState(
                  null, texts.get("devices.none.title"), texts.get("devices.none.body"), null));
    }

    private void showTiles(List<DeviceRow> rows) {
      configured.setVisible(!rows.isEmpty());
      configured.setManaged(!rows.isEmpty());
      List<Node> nodes = new ArrayList<>();
      for (DeviceRow row : rows) {
        DeviceTile tile =
            tiles.getChildren().stream()
                .map(DeviceTile.class::cast)
                .filter(there -> there.isOf(row))
                .findFirst()
                .orElseGet(() -> new DeviceTile(row, () -> model.select(row.name())));
        tile.show(row);
        nodes.add(tile);
      }
      if (!nodes.equals(tiles.getChildren())) {
        tiles.getChildren().setAll(nodes);
      }
    }
  }

  private void addLanguages(DevicesViewModel model) {
    Texts texts = model.texts();
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      ChoiceChip chip =
          new ChoiceChip(texts.get("menu.language." + language.getLanguage()), chosen -> {});
      chip.setSelected(language.equals(texts.locale()));
      chip.setOnAction(touched ->
          model.appearanceProperty().set(model.appearanceProperty().get().withLanguage(language)));
      languages.getChildren().add(chip);
    }
  }

  private static List<Node> heldNodes(Optional<String> words) {
    return words
        .<List<Node>>map(told -> List.of(new Banner(Banner.Kind.STALE, told, null, null)))
        .orElse(List.of());
  }

  private static List<Node> sectionNodes(Section section, String style) {
    if (section.notes().isEmpty()) {
      return List.of();
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(new TextLabel(section.title(), "title-3", "devices-section"));
    for (DevicesPage.Note note : section.notes()) {
      VBox words =
          new VBox(
              new TextLabel(note.title(), "title-3"),
              new TextLabel(note.aside(), "caption"),
              new TextLabel(note.words(), "body"));
      words.getStyleClass().addAll("device-note", style);
      nodes.add(words);
    }
    return nodes;
  }
}
