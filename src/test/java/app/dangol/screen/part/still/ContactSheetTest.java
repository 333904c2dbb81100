package app.dangol.screen.part.still;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.catalog.Category;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws every category in three colours to {@code target/look}, for people to look at. */
@ExtendWith(FxThreadExtension.class)
class ContactSheetTest {
  private static final List<String> COLOURS =
      List.of(
          "#5E7C6B", "#B4622F", "#8C97B5", "#C9A227", "#7B3F4B", "#2F3A4A", "#D8C3A5", "#A3B18A",
          "#C97B84", "#3F6F8F", "#FAF8F4", "#141414");

  private final StillLife stillLife = new StillLife();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCategoryIsDrawnInThreeColours(boolean night) throws IOException {
    Group sheet = new Group();
    int columns = 7;
    Slot slot = new Slot(224, 196, 14, night);
    int kind = 0;
    for (Category category : Category.values()) {
      for (int i = 0; i < 3; i++) {
        int cell = kind * 3 + i;
        String colour = COLOURS.get((kind * 5 + i * 4) % COLOURS.size());
        Canvas canvas = stillLife.draw(new Subject(category, colour, "sku-" + (i * 7 + 1)), slot);
        canvas.setLayoutX(16 + (cell % columns) * 240.0);
        canvas.setLayoutY(16 + Math.floorDiv(cell, columns) * 212.0);
        sheet.getChildren().add(canvas);
      }
      kind++;
    }
    Scene scene = new Scene(sheet, 16 + 240 * columns, 16 + 212 * 9);
    scene.setFill(Color.web(night ? "#282420" : "#FFFDF9"));
    Path file = Path.of("target/look/stills-" + (night ? "night" : "day") + ".png");
    Snapshot.of(scene).write(file);
    assertThat(Files.size(file)).isGreaterThan(100_000);
  }
}
