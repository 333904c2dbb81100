package app.dangol.demo;

import app.dangol.id.LocalText;
import java.util.List;

/**
 * A row of {@code stores.tsv}. Its position in the file is the store's index in the others.
 *
 * @param share how many of a hundred customers call it their home store
 */
public record DemoStore(String id, LocalText name, int share) {
  public static final String FILE = "stores.tsv";
  public static final List<String> COLUMNS = List.of("id", "ko", "en", "share");

  /** All stores, in the file's order. Blocks. */
  public static List<DemoStore> list(DemoFiles files) {
    return TsvReader.read(
        files,
        FILE,
        COLUMNS,
        row -> new DemoStore(row.text(0), new LocalText(row.text(1), row.text(2)), row.number(3)));
  }
}
