package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.Erasures;
import app.dangol.wire.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a page says of rows of people who were erased: whose they were, by a digest, and which
 * versions. The two need not belong together: one row may be kept here, and another only counted.
 *
 * @param digests {@link Erasures#digestOf} the ids
 * @param versions of rows that were in the bucket until then
 */
record ErasedRows(Set<String> digests, Set<Long> versions) {
  private static final String HELD = "SELECT id FROM customer WHERE bucket = ?";

  ErasedRows {
    digests = Set.copyOf(digests);
    versions = Set.copyOf(versions);
  }

  /**
   * Reads the keys.
   *
   * @throws app.dangol.failure.DangolException HUB-03 if one is malformed
   */
  static ErasedRows of(List<Row> rows) {
    Set<String> digests = new HashSet<>();
    Set<Long> versions = new HashSet<>();
    for (Row row : rows) {
      if (!row.removed()) {
        throw RowFields.malformed(Entity.ERASED, "who was erased has no record");
      }
      String[] parts = EntityTable.keyParts(row, 2);
      digests.add(parts[0]);
      try {
        versions.add(Long.parseLong(parts[1]));
      } catch (NumberFormatException e) {
        throw RowFields.malformed(Entity.ERASED, "the key names no version");
      }
    }
    return new ErasedRows(digests, versions);
  }

  /** Whom of these the bucket holds. */
  List<CustomerId> listHere(Session session, Origin bucket) throws SQLException {
    List<CustomerId> here = new ArrayList<>();
    PreparedStatement list = session.prepare(HELD);
    list.setLong(1, bucket.bucket());
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        if (digests.contains(Erasures.digestOf(id))) {
          here.add(new CustomerId(id));
        }
      }
    }
    return here;
  }
}
