package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.trust.FieldCipher;
import app.dangol.visit.QueuedScans;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Cards that wait for the hub, in {@code ops.db}, each sealed as a whole: number, kind and who was
 * to serve. What is deleted is overwritten. May block; any thread may call.
 */
public final class SqliteQueuedScans implements QueuedScans {
  /** More strangers than come while a shop is offline for a day. */
  static final int MOST = 20;

  private static final Duration KEPT_FOR = Duration.ofHours(24);

  /** A clock that is set by the network may go back by some seconds. */
  private static final Duration CLOCK_CREEP = Duration.ofMinutes(5);

  static final String TABLE = "queued_scan";
  private static final String INSERT = "INSERT INTO queued_scan (at, sealed) VALUES (?, x'')";
  private static final String SEAL = "UPDATE queued_scan SET sealed = ? WHERE id = ?";
  private static final String LIST = "SELECT id, at, sealed FROM queued_scan ORDER BY id";
  private static final String FIND_SEALED = "SELECT sealed FROM queued_scan WHERE id = ?";
  private static final String DELETE = "DELETE FROM queued_scan WHERE id = ?";
  private static final String EXPIRE = "DELETE FROM queued_scan WHERE at <= ? OR at > ?";

  private final OpsDatabase database;
  private final FieldCipher cipher;
  private final Clock clock;

  public SqliteQueuedScans(OpsDatabase database, FieldCipher cipher, Clock clock) {
    this.database = database;
    this.cipher = cipher;
    this.clock = clock;
  }

  @Override
  public void add(MemberToken token, StaffId by) {
    JsonObject words = new JsonObject();
    words.addProperty("kind", token.kind().name());
    words.addProperty("value", token.value());
    words.addProperty("by", by.value());
    database.write(session -> {
      List<QueuedScan> held = read(session);
      for (QueuedScan scan : held) {
        if (scan.token().equals(token)) {
          delete(session, scan.id());
        }
      }
      held.removeIf(scan -> scan.token().equals(token));
      for (int i = 0; i <= held.size() - MOST; i++) {
        delete(session, held.get(i).id());
      }
      new Binding(session.prepare(INSERT)).number(clock.millis()).update();
      long id = session.number("SELECT last_insert_rowid()", 0);
      byte[] sealed = SealedJson.seal(cipher, TABLE, Long.toString(id), words);
      return new Binding(session.prepare(SEAL)).bytes(sealed).number(id).update();
    });
  }

  @Override
  public List<QueuedScan> list() {
    Instant now = clock.instant();
    List<QueuedScan> held = database.read(this::read);
    boolean old =
        held.stream()
            .anyMatch(scan ->
                !scan.at().isAfter(now.minus(KEPT_FOR))
                    || scan.at().isAfter(now.plus(CLOCK_CREEP)));
    return old ? database.write(session -> expire(session, now)) : held;
  }

  private List<QueuedScan> expire(Session session, Instant now) throws SQLException {
    new Binding(session.prepare(EXPIRE))
        .number(now.minus(KEPT_FOR).toEpochMilli())
        .number(now.plus(CLOCK_CREEP).toEpochMilli())
        .update();
    return read(session);
  }

  @Override
  public void remove(QueuedScan scan) {
    database.write(session -> delete(session, scan.id()));
  }

  /** Lets go of the cards of somebody who is erased, within a transaction. */
  void removeOf(Session session, Collection<MemberToken> tokens) throws SQLException {
    for (QueuedScan scan : read(session)) {
      if (tokens.contains(scan.token())) {
        delete(session, scan.id());
      }
    }
  }

  /** The cards of somebody as they lie there, sealed. */
  List<byte[]> listSealedOf(Session session, Collection<MemberToken> tokens) throws SQLException {
    List<byte[]> sealed = new ArrayList<>();
    for (QueuedScan scan : read(session)) {
      if (tokens.contains(scan.token())) {
        PreparedStatement find = session.prepare(FIND_SEALED);
        find.setLong(1, scan.id());
        try (ResultSet row = find.executeQuery()) {
          sealed.add(row.getBytes(1));
        }
      }
    }
    return sealed;
  }

  private static int delete(Session session, long id) throws SQLException {
    return new Binding(session.prepare(DELETE)).number(id).update();
  }

  /** One that does not open any more is of no use, and its card will be held up again. */
  private List<QueuedScan> read(Session session) throws SQLException {
    List<QueuedScan> scans = new ArrayList<>();
    PreparedStatement list = session.prepare(LIST);
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        long id = row.getLong(1);
        try {
          JsonObject words = SealedJson.open(cipher, TABLE, Long.toString(id), row.getBytes(3));
          MemberToken token =
              new MemberToken(
                  MemberToken.Kind.valueOf(words.get("kind").getAsString()),
                  words.get("value").getAsString());
          StaffId by = new StaffId(words.get("by").getAsString());
          scans.add(new QueuedScan(id, token, by, Instant.ofEpochMilli(row.getLong(2))));
        } catch (DangolException e) {
          // Sealed under a key that is gone; it leaves with its day.
          continue;
        }
      }
    }
    return scans;
  }
}
