package app.dangol.cache;

import app.dangol.id.Gtin;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/** Products; key: sku. */
final class ProductTable extends EntityTable {
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

  @Override
  String entity() {
    return Entity.PRODUCT;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO product (sku, bucket, generation, version, gtin, name_ko, name_en, category,
      colour, price_minor, currency, shelf, search_text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (sku) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      gtin = excluded.gtin, name_ko = excluded.name_ko, name_en = excluded.name_en,
      category = excluded.category, colour = excluded.colour,
      price_minor = excluded.price_minor, currency = excluded.currency, shelf = excluded.shelf,
      search_text = excluded.search_text
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM product WHERE sku = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM product WHERE sku = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM product WHERE bucket = ? AND generation <> ?");
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    String sku = fields.id("sku");
    fields.requireKey(sku.equals(row.key()));
    RowFields name = fields.object("name");
    String ko = name.text("ko");
    String en = name.text("en");
    String colour = fields.text("colour");
    if (!COLOUR.matcher(colour).matches()) {
      throw RowFields.malformed(row.entity(), "colour is not #RRGGBB");
    }
    binding
        // A GTIN that fails its check digit is the shop's mistake, not a broken page.
        .text(fields.optionalText("gtin").flatMap(Gtin::find).map(Gtin::value).orElse(null))
        .text(ko)
        .text(en)
        .text(fields.text("category"))
        .text(colour)
        .number(fields.whole("price_minor"))
        .text(currency(fields))
        .text(fields.text("shelf"))
        .text(SearchText.of(sku, ko, en));
  }

  private static String currency(RowFields fields) {
    String code = fields.text("currency");
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw RowFields.malformed(Entity.PRODUCT, "currency is not in ISO 4217");
    }
  }
}
