package app.dangol.screen.kiosk;

import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.part.Icon;
import app.dangol.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Larger, contrast, lower (on wide screens, which are low: what the screen knows), the other
 * language: in the same place on every screen, the first one included. At twice the size only two
 * of them have room, as on a small panel, and the rest are a page of their own.
 */
final class ToolBar extends HBox {
  ToolBar(KioskViewModel model, Arrangement arrangement) {
    getStyleClass().add("kiosk-tools");
    if (arrangement.isCompact()) {
      getStyleClass().add("compact");
    }
    boolean below = arrangement.isTall() && !arrangement.isCompact();
    if (arrangement.isCompact()) {
      getChildren().add(larger(model));
      getChildren().add(tool(Icon.MORE, model.texts().get("kiosk.tool.more"), model::showTools));
      if (arrangement.isCramped()) {
        // The page's own buttons scroll; the way out must not.
        getChildren().add(tool(Icon.CLOSE, model.texts().get("kiosk.end"), model::finish));
      }
    } else {
      getChildren().addAll(all(model, arrangement));
    }
    for (Node tool : getChildren()) {
      if (arrangement.isCompact()) {
        ((Button) tool).setGraphic(null);
      }
      ((Button) tool).setContentDisplay(below ? ContentDisplay.TOP : ContentDisplay.LEFT);
      ((Button) tool).setMaxWidth(Double.MAX_VALUE);
      setHgrow(tool, Priority.ALWAYS);
    }
  }

  /** The tools as a list, for the page that the bar's "more" opens. */
  static VBox list(KioskViewModel model, Arrangement arrangement) {
    VBox list = new VBox();
    list.getStyleClass().add("kiosk-tool-list");
    for (Button tool : all(model, arrangement)) {
      tool.setMaxWidth(Double.MAX_VALUE);
      list.getChildren().add(tool);
    }
    return list;
  }

  private static List<Button> all(KioskViewModel model, Arrangement arrangement) {
    List<Button> tools = new ArrayList<>();
    tools.add(larger(model));
    tools.add(contrast(model));
    if (arrangement.canLower()) {
      tools.add(lower(model));
    } else {
      tools.add(tool(Icon.LOCK, model.texts().get("kiosk.tool.privacy"), model::showPrivacy));
    }
    tools.add(language(model));
    return tools;
  }

  private static Button larger(KioskViewModel model) {
    boolean zoomed = model.look().zoomed();
    return tool(
        Icon.LARGER,
        model.texts().get(zoomed ? "kiosk.tool.smaller" : "kiosk.tool.larger"),
        () -> model.setLook(model.look().withZoom(!zoomed)));
  }

  private static Button contrast(KioskViewModel model) {
    boolean strong = model.look().palette() == Palette.CONTRAST;
    // A shop whose usual look is the contrast one still needs a way to the other.
    Palette other =
        model.usualLook().palette() == Palette.CONTRAST
            ? Palette.LIGHT
            : model.usualLook().palette();
    return tool(
        Icon.CONTRAST,
        model.texts().get(strong ? "kiosk.tool.contrast.off" : "kiosk.tool.contrast"),
        () -> model.setLook(model.look().withPalette(strong ? other : Palette.CONTRAST)));
  }

  private static Button lower(KioskViewModel model) {
    boolean lowered = model.look().lowered();
    return tool(
        Icon.LOWER,
        model.texts().get(lowered ? "kiosk.tool.higher" : "kiosk.tool.lower"),
        () -> model.setLook(model.look().withLowered(!lowered)));
  }

  private static Button language(KioskViewModel model) {
    Texts texts = model.texts();
    return tool(
        Icon.LANGUAGE,
        texts.get("kiosk.tool.language"),
        () ->
            model.setLook(
                model.look().withLanguage(texts.isKorean() ? Locale.ENGLISH : Locale.KOREAN)));
  }

  private static Button tool(Icon icon, String words, Runnable action) {
    Button tool = new Button(words, icon.node(22));
    tool.getStyleClass().setAll("kiosk-tool", "touch");
    tool.setMinWidth(USE_PREF_SIZE);
    tool.setOnAction(event -> action.run());
    return tool;
  }
}
