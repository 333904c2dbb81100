package app.dangol.demo;

import app.dangol.id.LocalText;
import java.util.List;

/**
 * A row of {@code products.tsv.gz}. Its position in the file is the product's index in the others.
 *
 * @param sku the real stock code
 * @param name real English description; Korean where the shop wrote one, else blank
 * @param category key of the drawing
 * @param colour {@code #RRGGBB}
 * @param gtin 13 digits of the restricted in-store range (GS1 General Specifications §2.1.12)
 * @param pence the real median price
 * @param won that price at the rate the file's head names
 * @param invoices how many real invoices hold it
 */
public record DemoProduct(
    String sku,
    LocalText name,
    String category,
    String colour,
    String gtin,
    String shelf,
    int pence,
    int won,
    int invoices) {
  public static final String FILE = "products.tsv.gz";
  public static final List<String> COLUMNS =
      List.of("sku", "en", "ko", "category", "colour", "gtin", "shelf", "pence", "won", "invoices");

  static DemoProduct parse(TsvRow row) {
    return new DemoProduct(
        row.text(0),
        new LocalText(row.text(2), row.text(1)),
        row.text(3),
        row.text(4),
        row.text(5),
        row.text(6),
        row.number(7),
        row.number(8),
        row.number(9));
  }

  /** The row as {@link #parse} reads it. */
  public List<String> cells() {
    return List.of(
        sku,
        name.en(),
        name.ko(),
        category,
        colour,
        gtin,
        shelf,
        Integer.toString(pence),
        Integer.toString(won),
        Integer.toString(invoices));
  }
}
