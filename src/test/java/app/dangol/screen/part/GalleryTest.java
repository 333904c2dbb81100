package app.dangol.screen.part;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Snapshot;
import app.dangol.screen.theme.Fonts;
import app.dangol.screen.theme.Theme;
import app.dangol.screen.theme.ThemeName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes the associate's screens to {@code target/look} and finds what no eye should have to. */
@ExtendWith(FxThreadExtension.class)
class GalleryTest {
  private final Theme theme = new Theme();

  GalleryTest() {
    new Fonts().load();
  }

  @Test
  void everyScreenHoldsTogether() throws IOException {
    for (ThemeName name : ThemeName.values()) {
      for (String language : new String[] {"ko", "en"}) {
        Gallery gallery = new Gallery(language);
        check("a1", name, language, 1, gallery.landscape(3), 1280, 800);
        check("a2", name, language, 1, gallery.portrait(true), 800, 1280);
        check("a1", name, language, 1.15, gallery.landscape(2), 1280, 800);
        check("a1", name, language, 1.3, gallery.portrait(false), 1280, 800);
        check("a2", name, language, 1.3, gallery.portrait(true), 800, 1280);
        check("sheet", name, language, 1, gallery.underSheet(), 1280, 800);
        check("states", name, language, 1, gallery.states(), 1440, 1320);
      }
    }
  }

  private void check(
      String screen, ThemeName name, String language, double scale, Region page, int w, int h)
      throws IOException {
    Scene scene = new Scene(new StackPane(page), w, h);
    theme.apply(scene, name, scale);
    String file =
        "%s-%s-%s-%d.png"
            .formatted(
                screen, name.name().toLowerCase(Locale.ROOT), language, Math.round(scale * 100));
    Snapshot.of(scene).write(Path.of("target/look", file));
    LayoutFaults.assertNone(file, scene);
  }
}
