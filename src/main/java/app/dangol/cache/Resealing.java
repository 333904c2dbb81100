package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.DeviceKeys;
import app.dangol.trust.FieldCipher;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Seals with the current key what lies in both databases under an older one, some rows a
 * transaction, so that nobody who writes meanwhile waits for long. Wherever it is cut off, each row
 * is sealed with one key or the other, and opens. Blocks; one thread at a time.
 */
public final class Resealing {
  private static final int ROWS_AT_ONCE = 200;

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final DeviceKeys keys;
  private final FieldCipher cipher;
  private final int atOnce;

  public Resealing(CacheDatabase cache, OpsDatabase ops, DeviceKeys keys) {
    this(cache, ops, keys, ROWS_AT_ONCE);
  }

  /**
   * @param atOnce rows a transaction
   */
  Resealing(CacheDatabase cache, OpsDatabase ops, DeviceKeys keys, int atOnce) {
    this.cache = cache;
    this.ops = ops;
    this.keys = keys;
    this.cipher = new FieldCipher(keys);
    this.atOnce = atOnce;
  }

  /**
   * What one pass over everything did.
   *
   * @param resealed rows that are under the current key now and were not before
   * @param unreadable rows that open with no key of this device, whichever it keeps
   * @param complete false if it was told to stop
   */
  public record Pass(int resealed, int unreadable, boolean complete) {
    /** Whether no row needs an older key any more. */
    public boolean foundNothing() {
      return complete && resealed == 0;
    }
  }

  /** What {@link SqliteFile} does for both databases. */
  private interface Transactions {
    Batch write(SqlWork<Batch> work);
  }

  private record Row(byte[] blob, String boundRow, List<Object> key) {}

  /**
   * @param last the key of its last row; empty if there were none left
   */
  private record Batch(int resealed, int unreadable, Optional<List<Object>> last) {}

  /**
   * Goes through both databases once.
   *
   * @param goOn asked before each transaction
   */
  public Pass run(BooleanSupplier goOn) {
    int resealed = 0;
    int unreadable = 0;
    boolean complete = true;
    for (boolean ofCache : new boolean[] {false, true}) {
      Transactions file = ofCache ? cache::write : ops::write;
      for (SealedColumn column : ofCache ? SealedColumn.OF_CACHE : SealedColumn.OF_OPS) {
        Pass pass = run(file, column, goOn);
        resealed += pass.resealed();
        unreadable += pass.unreadable();
        complete &= pass.complete();
      }
    }
    return new Pass(resealed, unreadable, complete);
  }

  private Pass run(Transactions file, SealedColumn column, BooleanSupplier goOn) {
    int resealed = 0;
    int unreadable = 0;
    Optional<List<Object>> behind = Optional.empty();
    do {
      if (!goOn.getAsBoolean()) {
        return new Pass(resealed, unreadable, false);
      }
      Optional<List<Object>> from = behind;
      Batch batch = file.write(session -> reseal(session, column, from));
      resealed += batch.resealed();
      unreadable += batch.unreadable();
      behind = batch.last();
    } while (behind.isPresent());
    return new Pass(resealed, unreadable, true);
  }

  private Batch reseal(Session session, SealedColumn column, Optional<List<Object>> behind)
      throws SQLException {
    List<Row> rows = read(session, column, behind);
    int resealed = 0;
    for (Row row : rows) {
      Optional<byte[]> plain = open(column, row);
      if (plain.isPresent()) {
        PreparedStatement update = session.prepare(column.update());
        update.setBytes(1, cipher.seal(column.boundTable(), row.boundRow(), plain.get()));
        Arrays.fill(plain.get(), (byte) 0);
        bind(update, 2, row.key());
        resealed += update.executeUpdate();
      }
    }
    Optional<List<Object>> last =
        rows.size() < atOnce ? Optional.empty() : Optional.of(rows.getLast().key());
    return new Batch(resealed, rows.size() - resealed, last);
  }

  private List<Row> read(Session session, SealedColumn column, Optional<List<Object>> behind)
      throws SQLException {
    PreparedStatement select = session.prepare(column.select(behind.isEmpty()));
    select.setBytes(1, new byte[] {(byte) keys.currentVersion()});
    int next = bind(select, 2, behind.orElse(List.of()));
    select.setInt(next, atOnce);
    List<Row> rows = new ArrayList<>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < column.key().size(); i++) {
          key.add(found.getObject(i + 3));
        }
        rows.add(new Row(found.getBytes(1), found.getString(2), key));
      }
    }
    return rows;
  }

  private static int bind(PreparedStatement statement, int from, List<Object> values)
      throws SQLException {
    int next = from;
    for (Object value : values) {
      statement.setObject(next++, value);
    }
    return next;
  }

  /** What does not open now would not open with the old key either: it is of another device. */
  private Optional<byte[]> open(SealedColumn column, Row row) {
    try {
      return Optional.of(cipher.open(column.boundTable(), row.boundRow(), row.blob()));
    } catch (DangolException e) {
      if (e.code() == ErrorCode.KEY_02) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
