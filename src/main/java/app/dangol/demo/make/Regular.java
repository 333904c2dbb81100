package app.dangol.demo.make;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.TsvReader;
import app.dangol.id.LocalText;
import java.util.List;

/**
 * A row of {@code regulars.tsv}: one card of the tray and who or what it stands for.
 *
 * @param pick the rule that finds the customer or makes the content
 * @param aim AIM identifier (ISO/IEC 15424) the scanner puts in front
 * @param name the pinned name, or blank
 */
record Regular(String key, Pick pick, String aim, String name, LocalText label, LocalText hint) {
  /** How the content is found. */
  enum Pick {
    FAITHFUL,
    GIFTS,
    LAPSING,
    NEWCOMER,
    STRANGER,
    SIGNED,
    UNKNOWN,
    PRODUCT,
    BROKEN,
    PAYMENT
  }

  static List<Regular> list(DemoFiles files) {
    return TsvReader.read(
        files,
        "regulars.tsv",
        List.of("key", "pick", "aim", "name", "ko", "en", "ko_hint", "en_hint"),
        row -> {
          for (Pick pick : Pick.values()) {
            if (pick.name().equalsIgnoreCase(row.text(1))) {
              return new Regular(
                  row.text(0),
                  pick,
                  row.text(2),
                  row.text(3),
                  new LocalText(row.text(4), row.text(5)),
                  new LocalText(row.text(6), row.text(7)));
            }
          }
          throw row.damaged("an unknown pick");
        });
  }

  @Override
  public String toString() {
    return "Regular[" + key + "]";
  }
}
