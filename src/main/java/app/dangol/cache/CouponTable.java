package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/**
 * Coupons; key: {@code customer|id}. The words may name the person they were written for, so the
 * whole record is sealed; until when and in which state are readable.
 */
final class CouponTable extends CustomerRows {
  private static final TableSql SQL =
      TableSql.of("coupon", List.of("customer", "id"), List.of("until", "state", "sealed"));

  private final FieldCipher cipher;

  CouponTable(FieldCipher cipher) {
    super(Entity.COUPON, SQL);
    this.cipher = cipher;
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    bindPair(binding, row);
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = paired(row, "id");
    RowFields text = fields.object("text");
    text.text("ko");
    text.text("en");
    binding
        .text(fields.optionalDate("until"))
        .text(fields.id("state"))
        .bytes(SealedJson.seal(cipher, entity(), sealedAs(row), fields.toTree()));
  }
}
