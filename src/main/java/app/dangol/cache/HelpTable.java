package app.dangol.cache;

import app.dangol.id.HelpCallId;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.HelpState;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.sql.SQLException;
import java.util.List;

/** Calls for help the hub holds; key: the call's id. */
final class HelpTable extends EntityTable {
  @Override
  String entity() {
    return Entity.HELP;
  }

  @Override
  String upsertSql() {
    return """
    INSERT INTO help (id, bucket, generation, version, device, at, state, answered_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      bucket = excluded.bucket, generation = excluded.generation, version = excluded.version,
      device = excluded.device, at = excluded.at, state = excluded.state,
      answered_by = excluded.answered_by
    WHERE excluded.version >= version OR excluded.generation <> generation
    """;
  }

  @Override
  String existsSql() {
    return "SELECT 1 FROM help WHERE id = ?";
  }

  @Override
  String deleteSql() {
    return "DELETE FROM help WHERE id = ? AND version <= ?";
  }

  @Override
  List<String> deleteAllButSql() {
    return List.of("DELETE FROM help WHERE bucket = ? AND generation <> ?");
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    fields.requireKey(fields.id("id").equals(row.key()) && isCallId(row.key()));
    Entity.Help help = help(fields);
    boolean answered = help.state() == HelpState.ANSWERED;
    binding
        .text(fields.id("device"))
        .number(fields.instant("at"))
        .text(help.state().name())
        .text(answered ? fields.id("by") : null);
  }

  private static Entity.Help help(RowFields fields) {
    try {
      return StrictJson.fromTree(fields.data(), Entity.Help.class);
    } catch (WireFormatException e) {
      throw RowFields.malformed(Entity.HELP, "it has no state that this program knows");
    }
  }

  private static boolean isCallId(String key) {
    try {
      return HelpCallId.parse(key).toString().equals(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
