package app.dangol.hub.store;

import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.sql.SQLException;
import java.util.List;

/**
 * Seals what an older program kept in plain text, a few thousand rows in each transaction; where
 * they lie and their positions stay. May be cut off anywhere and begun again.
 */
final class OlderRows {
  /** Hex SHA-256, as older programs kept it where there is now what {@code blind} gives. */
  private static final String PLAIN_HASH = "[0-9a-f]{64}";

  private static final String INDEX = "person.index";
  private static final String BY_SOURCE = "person.source";
  private static final String BATCH = "import.batch";

  private final SqlHubStore store;
  private int changed;

  OlderRows(SqlHubStore store) {
    this.store = store;
  }

  /** Returns whether there was anything. */
  boolean seal() {
    TableWalk walk = new TableWalk(store);
    walk.rows((transaction, bucket, row) -> {
      String data = row.cell().data();
      if (row.cell().sealed() == null && data != null) {
        Cell cell = transaction.sealing().sealRow(bucket, row.entity(), row.key(), data);
        if (cell.sealed() != null) {
          changed +=
              transaction
                  .statements()
                  .update(
                      "UPDATE row SET data = ?, sealed = ?"
                          + " WHERE bucket = ? AND entity = ? AND key = ?",
                      cell.data(),
                      cell.sealed(),
                      bucket,
                      row.entity(),
                      row.key());
        }
      }
    });
    walk.records((transaction, kind, key, cell) -> {
      if (cell.sealed() == null) {
        changed += record(transaction, kind, key, String.valueOf(cell.data()));
      }
    });
    store.inTransaction(this::hideFingerprints);
    return changed > 0;
  }

  private static int record(SqlTransaction transaction, String kind, String key, String data) {
    int bar = key.lastIndexOf('|');
    if (kind.equals(INDEX) && key.indexOf(':') >= 0 && bar >= 0) {
      // Bars within were written as U+0001 by some, and as they are by those before.
      String what = key.substring(0, bar).replace('\u0001', '|');
      transaction.forgetRecord(kind, key);
      transaction.keepRecord(kind, transaction.blind(what) + key.substring(bar), data);
      return 1;
    }
    if (kind.equals(BY_SOURCE) && bar >= 0) {
      transaction.forgetRecord(kind, key);
      transaction.keepRecord(kind, transaction.blind(key), data);
      return 1;
    }
    if (kind.equals(BATCH) || (kind.startsWith("connector.") && kind.contains(".seen."))) {
      return hash(transaction, kind, key, data);
    }
    if (SealedPlaces.ownerOfRecord(kind, key).isPresent()) {
      transaction.keepRecord(kind, key, data);
      return 1;
    }
    return 0;
  }

  private static int hash(SqlTransaction transaction, String kind, String key, String data) {
    JsonObject kept = StrictJson.read(data, JsonObject.class);
    if (!(kept.get("hash") instanceof JsonPrimitive hash)
        || !hash.getAsString().matches(PLAIN_HASH)) {
      return 0;
    }
    kept.addProperty("hash", transaction.blind(hash.getAsString()));
    transaction.keepRecord(kind, key, StrictJson.write(kept));
    return 1;
  }

  /** Of a short body, such as a changed telephone number, a plain hash is soon guessed. */
  private boolean hideFingerprints(SqlTransaction transaction) {
    try {
      List<String> ops =
          transaction.statements().listTexts("SELECT op_id FROM op WHERE length(fingerprint) = 64");
      for (String op : ops) {
        StoredOp known = SqlOps.find(transaction.statements(), op).orElseThrow();
        changed +=
            transaction
                .statements()
                .update(
                    "UPDATE op SET fingerprint = ? WHERE op_id = ?",
                    transaction.blind(known.fingerprint()),
                    op);
      }
      return true;
    } catch (SQLException e) {
      throw StoreFailures.failed("cannot hide fingerprints of ops", e);
    }
  }
}
