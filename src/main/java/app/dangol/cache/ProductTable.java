package app.dangol.cache;

import app.dangol.id.Gtin;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** Products; key: sku. */
final class ProductTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of(
          "product",
          List.of("sku"),
          List.of("gtin", "name_ko", "name_en", "category", "colour", "shelf", "search_text"));
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

  ProductTable() {
    super(Entity.PRODUCT, SQL);
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
        .text(fields.text("shelf"))
        .text(SearchText.of(sku, ko, en));
  }
}
