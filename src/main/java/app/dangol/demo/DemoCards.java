package app.dangol.demo;

import app.dangol.id.LocalText;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The demo's card tray, read from {@code cards.tsv}. */
public final class DemoCards {
  public static final String FILE = "cards.tsv";
  public static final List<String> COLUMNS =
      List.of("key", "ko", "en", "ko_hint", "en_hint", "hex");

  private final List<DemoCard> cards;

  private DemoCards(List<DemoCard> cards) {
    this.cards = cards;
  }

  /**
   * Reads the tray. Blocks.
   *
   * @throws app.dangol.failure.DangolException DEMO-01 if the file is missing or damaged
   */
  public static DemoCards read(DemoFiles files) {
    return new DemoCards(TsvReader.read(files, FILE, COLUMNS, DemoCards::parse));
  }

  private static DemoCard parse(TsvRow row) {
    String hex = row.text(5);
    boolean wellFormed = hex.chars().allMatch(HexFormat::isHexDigit);
    if (hex.isEmpty() || hex.length() % 2 != 0 || !wellFormed) {
      throw row.damaged("column 6 holds no bytes in hex");
    }
    return new DemoCard(
        row.text(0),
        new LocalText(row.text(1), row.text(2)),
        new LocalText(row.text(3), row.text(4)),
        hex);
  }

  /** All cards, in the order they lie in the tray. */
  public List<DemoCard> list() {
    return cards;
  }

  public Optional<DemoCard> find(String key) {
    return cards.stream().filter(card -> card.key().equals(key)).findFirst();
  }
}
