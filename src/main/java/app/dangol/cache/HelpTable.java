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
  private static final TableSql SQL =
      TableSql.of("help", List.of("id"), List.of("device", "at", "state", "answered_by"));

  HelpTable() {
    super(Entity.HELP, SQL);
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
      return StrictJson.fromTree(fields.toTree(), Entity.Help.class);
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
