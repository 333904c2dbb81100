package app.dangol.demo;

import app.dangol.id.LocalText;
import java.util.List;

/**
 * A row of {@code preferences.tsv}: something a customer may have told the shop.
 *
 * @param kind {@code avoids}, {@code likes} or {@code size}
 * @param on {@code category:…}, {@code colour:…} or {@code any}: what it is about
 */
public record DemoPreference(String key, String kind, LocalText text, String on) {
  public static final String FILE = "preferences.tsv";
  public static final List<String> COLUMNS = List.of("key", "kind", "ko", "en", "on");

  /** All preferences, in the file's order. Blocks. */
  public static List<DemoPreference> list(DemoFiles files) {
    return TsvReader.read(
        files,
        FILE,
        COLUMNS,
        row ->
            new DemoPreference(
                row.text(0), row.text(1), new LocalText(row.text(2), row.text(3)), row.text(4)));
  }
}
