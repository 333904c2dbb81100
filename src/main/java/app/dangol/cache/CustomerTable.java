package app.dangol.cache;

import app.dangol.id.MemberToken;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import com.google.gson.JsonElement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Customers, their personal fields sealed, with the blind index by which they are found; key:
 * customer id. With a customer go their index, history and notes.
 */
final class CustomerTable extends EntityTable {
  private static final String DELETE_INDEX = "DELETE FROM blind_index WHERE customer = ?";
  private static final String INSERT_INDEX =
      "INSERT INTO blind_index (token, customer) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String DELETE_HISTORY = "DELETE FROM history WHERE customer = ?";
  private static final String DELETE_NOTES = "DELETE FROM note WHERE customer = ?";

  private final FieldCipher cipher;
  private final BlindIndex index;

  CustomerTable(FieldCipher cipher, BlindIndex index) {
    this.cipher = cipher;
    this.index = index;
  }

  @Override
  String entity() {
    return Entity.CUSTOMER;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO customer (id, bucket, generation, version, home_store, member_since, granted,
      sealed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      home_store = excluded.home_store, member_since = excluded.member_since,
      granted = excluded.granted, sealed = excluded.sealed
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM customer WHERE id = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM customer WHERE id = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of(
        """
        DELETE FROM blind_index WHERE customer IN
          (SELECT id FROM customer WHERE bucket = ? AND generation <> ?)
        """,
        "DELETE FROM customer WHERE bucket = ? AND generation <> ?");
  }

  @Override
  Optional<String> customersAllButSql() {
    return Optional.of("SELECT id FROM customer WHERE bucket = ? AND generation <> ?");
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    String id = fields.id("id");
    fields.requireKey(id.equals(row.key()) && id.indexOf('|') < 0);
    List<String> granted = new ArrayList<>();
    for (JsonElement purpose : fields.array("granted")) {
      granted.add(fields.string(purpose, "granted"));
    }
    binding
        .text(fields.id("home_store"))
        .text(fields.date("member_since"))
        .text(String.join(" ", granted))
        .bytes(SealedProfile.seal(cipher, id, fields.data()));
  }

  @Override
  void afterPut(Session session, Row row) throws SQLException {
    new Binding(session.prepare(DELETE_INDEX)).text(row.key()).update();
    for (MemberToken token : SealedProfile.of(RowFields.of(row)).tokens()) {
      new Binding(session.prepare(INSERT_INDEX)).bytes(index.of(token)).text(row.key()).update();
    }
  }

  @Override
  int afterRemove(Session session, Row row) throws SQLException {
    new Binding(session.prepare(DELETE_INDEX)).text(row.key()).update();
    return new Binding(session.prepare(DELETE_HISTORY)).text(row.key()).update()
        + new Binding(session.prepare(DELETE_NOTES)).text(row.key()).update();
  }

  @Override
  Optional<String> customerOf(Row row) {
    return Optional.of(row.key());
  }
}
