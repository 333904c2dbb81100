package app.dangol.screen.lock;

import app.dangol.screen.lock.model.LockPage;
import app.dangol.screen.lock.model.LockPage.Tile;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.PersonTile;
import app.dangol.screen.part.PinPad;
import app.dangol.screen.part.Wordmark;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Fills the lock screen; changes only what differs from the page before. */
public final class LockController {
  @FXML private VBox page;
  @FXML private StackPane mark;
  @FXML private HBox languages;
  @FXML private HBox columns;
  @FXML private VBox words;
  @FXML private Label notice;
  @FXML private Label title;
  @FXML private Label what;
  @FXML private Label hint;
  @FXML private TilePane people;
  @FXML private VBox pad;
  @FXML private Label padTitle;
  @FXML private Label padWords;
  @FXML private StackPane padKeys;
  @FXML private Label helpersTitle;
  @FXML private VBox helpers;

  private @Nullable LockViewModel model;
  private @Nullable PinPad keys;
  private List<Tile> shownPeople = List.of();
  private List<Tile> shownHelpers = List.of();

  static LockController load(LockViewModel model, boolean narrow) {
    FXMLLoader loader = new FXMLLoader(LockController.class.getResource("lock.fxml"));
    try {
      loader.<Parent>load();
      LockController controller = loader.getController();
      controller.fill(model, narrow);
      return controller;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Node node() {
    return page;
  }

  private void fill(LockViewModel shown, boolean narrow) {
    model = shown;
    Texts texts = shown.texts();
    mark.getChildren().add(new Wordmark(texts.get("app.name")));
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      ChoiceChip chip =
          new ChoiceChip(texts.get("menu.language." + language.getLanguage()), chosen -> {});
      chip.setSelected(language.equals(texts.locale()));
      chip.setOnAction(touched -> shown.speak(language));
      languages.getChildren().add(chip);
    }
    helpersTitle.setText(texts.get("lock.helpers"));
    PinPad made = new PinPad(texts, shown);
    keys = made;
    padKeys.getChildren().add(made);
    if (narrow) {
      page.getStyleClass().add("portrait");
      columns.getChildren().remove(pad);
      words.getChildren().add(pad);
    }
  }

  void show(LockPage now) {
    text(notice, now.notice());
    title.setText(now.title());
    text(what, now.what());
    text(hint, now.hint());
    if (!shownPeople.equals(now.people())) {
      shownPeople = now.people();
      people.getChildren().setAll(tiles(now.people(), false));
    }
    present(pad, now.pad().isPresent());
    now.pad().ifPresent(this::showPad);
  }

  private void showPad(LockPage.Pad now) {
    padTitle.setText(now.title());
    padWords.setText(now.words());
    padWords.getStyleClass().removeIf(name -> name.startsWith("tone-"));
    padWords.getStyleClass().add(now.bad() ? "tone-bad" : "tone-plain");
    boolean waits = !now.helpers().isEmpty();
    present(padKeys, !waits);
    present(helpersTitle, waits);
    present(helpers, waits);
    if (!shownHelpers.equals(now.helpers())) {
      shownHelpers = now.helpers();
      helpers.getChildren().setAll(tiles(now.helpers(), true));
    }
    PinPad shown = keys;
    if (shown != null) {
      shown.setOpen(now.open());
    }
  }

  private List<PersonTile> tiles(List<Tile> of, boolean helping) {
    LockViewModel asked = model;
    return of.stream()
        .map(each ->
            new PersonTile(
                each.initial(),
                each.name(),
                each.note().isEmpty() ? List.of() : List.of(each.note()),
                each.spoken(),
                each.selected(),
                () -> {
                  if (asked != null && helping) {
                    asked.help(each.id());
                  } else if (asked != null) {
                    asked.choose(each.id());
                  }
                }))
        .toList();
  }

  void showTyped(int count) {
    PinPad shown = keys;
    if (shown != null) {
      shown.showTyped(count);
    }
  }

  private static void text(Label label, Optional<String> said) {
    label.setText(said.orElse(""));
    present(label, said.isPresent());
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
