package app.dangol.screen.associate;

import app.dangol.screen.Appearance;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.part.ChoiceChip;
import app.dangol.screen.part.MenuChoice;
import app.dangol.screen.part.PillButton;
import app.dangol.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The associate's own settings: language, look and text size, each at one touch. */
public final class SettingsController {
  private static final List<Integer> SIZES = List.of(100, 115, 130);

  @FXML private Label languageTitle;
  @FXML private HBox languages;
  @FXML private Label paletteTitle;
  @FXML private HBox palettes;
  @FXML private Label textTitle;
  @FXML private HBox sizes;
  @FXML private FlowPane tools;

  /**
   * Builds the sheet's content; each choice is told at once.
   *
   * @param tools what else is reached from here
   */
  static Node load(
      Texts texts, Appearance now, Consumer<Appearance> onChoice, List<MenuChoice> tools) {
    FXMLLoader loader = new FXMLLoader(SettingsController.class.getResource("settings.fxml"));
    try {
      Node node = loader.load();
      SettingsController controller = loader.getController();
      controller.show(texts, now, onChoice);
      for (MenuChoice tool : tools) {
        controller
            .tools
            .getChildren()
            .add(new PillButton(PillButton.Kind.PLAIN, tool.words(), tool.icon(), tool.run()));
      }
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(Texts texts, Appearance now, Consumer<Appearance> onChoice) {
    languageTitle.setText(texts.get("menu.language"));
    for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
      add(
          languages,
          texts.get("menu.language." + language.getLanguage()),
          now.language().equals(language),
          () -> onChoice.accept(now.withLanguage(language)));
    }
    paletteTitle.setText(texts.get("menu.theme"));
    for (Palette palette : Palette.values()) {
      add(
          palettes,
          texts.get("menu.theme." + palette.name().toLowerCase(Locale.ROOT)),
          now.palette() == palette,
          () -> onChoice.accept(now.withPalette(palette)));
    }
    textTitle.setText(texts.get("menu.text"));
    for (int size : SIZES) {
      add(
          sizes,
          texts.get("menu.text." + size),
          now.textPercent() == size,
          () -> onChoice.accept(now.withTextPercent(size)));
    }
  }

  private static void add(HBox row, String words, boolean chosen, Runnable choose) {
    ChoiceChip chip = new ChoiceChip(words, on -> {});
    chip.setSelected(chosen);
    // Only a finger chooses; setting the chip's state above must not.
    chip.setOnAction(touched -> choose.run());
    row.getChildren().add(chip);
  }
}
