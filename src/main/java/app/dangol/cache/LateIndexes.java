package app.dangol.cache;

import java.sql.SQLException;
import java.util.List;

/**
 * Indexes that are not kept up while the first snapshot fills their empty table, but made at once
 * from all of it: sorting once costs a fraction of as many insertions at random places. Reads work
 * without them, only slower. After a kill they are made when the snapshot is complete, or at the
 * next opening if none is under way.
 */
final class LateIndexes {
  private record Late(String table, String name, String columns) {}

  private static final List<Late> ALL =
      List.of(
          new Late("blind_index", "blind_index_by_token", "(token, customer)"),
          new Late("task", "task_by_customer", "(customer) WHERE customer IS NOT NULL"),
          new Late("product", "product_by_gtin", "(gtin) WHERE gtin IS NOT NULL"),
          new Late("stock", "stock_on_hand", "(store, sku) WHERE available > 0"));
  private static final String FILLING =
      """
      SELECT count(*) FROM bucket
      WHERE generation = 1 AND cursor IS NULL AND next_page IS NOT NULL AND expires_at IS NULL
      """;

  private LateIndexes() {}

  /** Takes away the indexes of tables that hold nothing yet. */
  static void drop(Session session) throws SQLException {
    for (Late late : ALL) {
      if (session.number("SELECT EXISTS (SELECT 1 FROM " + late.table() + ")", 1) == 0) {
        session.execute("DROP INDEX IF EXISTS " + late.name());
      }
    }
  }

  /** Makes those that are missing, unless a first snapshot is still under way. */
  static void make(Session session) throws SQLException {
    if (session.number(FILLING, 0) > 0) {
      return;
    }
    for (Late late : ALL) {
      session.execute(
          "CREATE INDEX IF NOT EXISTS " + late.name() + " ON " + late.table() + late.columns());
    }
  }
}
