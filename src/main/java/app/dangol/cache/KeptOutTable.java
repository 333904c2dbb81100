package app.dangol.cache;

import app.dangol.trust.BlindIndex;
import app.dangol.wire.Row;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows of a kind this program does not know, from a newer hub. Only a digest of the key is kept: it
 * makes the count agree with the hub's, which would otherwise send a snapshot again and again.
 */
final class KeptOutTable extends EntityTable {
  private final BlindIndex index;

  KeptOutTable(BlindIndex index) {
    this.index = index;
  }

  @Override
  String entity() {
    return "";
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO kept_out (digest, bucket, generation, version)
    VALUES (?, ?, ?, ?)
    ON CONFLICT (digest) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM kept_out WHERE digest = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM kept_out WHERE digest = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM kept_out WHERE bucket = ? AND generation <> ?");
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.bytes(index.of("kept out " + row.entity(), row.key()));
  }

  @Override
  void bindData(Binding binding, Row row) {}
}
