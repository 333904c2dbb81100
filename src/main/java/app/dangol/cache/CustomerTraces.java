package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything in this device's files that could lead to one customer, as bytes to look for: their
 * id, what they are called and found by, what they or others wrote, and just as much the sealed and
 * the indexed form of it, which tell who has a key. Taken before an erasure and looked for after
 * it. May block.
 */
public final class CustomerTraces {
  /** A sealed blob is looked for in pieces, so that half a one is found as well. */
  static final int PIECE = 16;

  /** From the beginning of a piece to that of the next. */
  static final int STEP = 48;

  private static final List<String> SEALED_OF_CUSTOMER =
      List.of(
          "SELECT sealed FROM customer WHERE id = ?",
          "SELECT sealed FROM note WHERE customer = ?",
          "SELECT sealed FROM search WHERE customer = ?",
          "SELECT sealed FROM coupon WHERE customer = ?",
          "SELECT sealed FROM task WHERE customer = ?");
  private static final List<String> PLAIN_OF_CUSTOMER =
      List.of("SELECT token FROM blind_index WHERE customer = ?");
  private static final List<String> SEALED_OF_SUBJECT =
      List.of(
          "SELECT sealed_body FROM op WHERE subject = ?",
          "SELECT sealed_current FROM op WHERE subject = ?");
  private static final List<String> SEALED_OF_OPS =
      List.of(
          """
          SELECT r.sealed FROM audit_reason r JOIN audit a ON a.seq = r.seq
          JOIN audit_person p ON p.person = a.person WHERE p.customer = ?
          """);
  private static final List<String> PLAIN_OF_OPS =
      List.of("SELECT salt FROM audit_person WHERE customer = ?");

  /** Table, and what its sealed records are bound to; the words in them are a customer's. */
  private static final Map<String, String> RECORDS =
      Map.of(
          Entity.CUSTOMER, "SELECT id, sealed FROM customer WHERE id = ?",
          Entity.NOTE, "SELECT id, sealed FROM note WHERE customer = ?",
          Entity.SEARCH, "SELECT customer || '|' || id, sealed FROM search WHERE customer = ?",
          Entity.COUPON, "SELECT customer || '|' || id, sealed FROM coupon WHERE customer = ?",
          Entity.TASK, "SELECT id, sealed FROM task WHERE customer = ?");

  private static final Map<String, String> WRITES =
      Map.of(
          OpBody.TABLE, "SELECT op_id, sealed_body FROM op WHERE subject = ?",
          OpBody.CURRENT, "SELECT op_id, sealed_current FROM op WHERE subject = ?");
  private static final String REASONS =
      """
      SELECT r.seq, r.sealed FROM audit_reason r JOIN audit a ON a.seq = r.seq
      JOIN audit_person p ON p.person = a.person WHERE p.customer = ?
      """;

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final SetAsideOps setAside;
  private final SqliteQueuedScans scans;
  private final SqliteCustomerDirectory customers;
  private final FieldCipher cipher;

  public CustomerTraces(
      CacheDatabase cache,
      OpsDatabase ops,
      SetAsideOps setAside,
      SqliteQueuedScans scans,
      SqliteCustomerDirectory customers,
      FieldCipher cipher) {
    this.cache = cache;
    this.ops = ops;
    this.setAside = setAside;
    this.scans = scans;
    this.customers = customers;
    this.cipher = cipher;
  }

  /**
   * Captures what is here now.
   *
   * @param said what was said about them besides, such as the reason of what is done now
   */
  public CapturedTraces capture(CustomerId whose, String said) {
    List<String> tasks = cache.read(session -> CacheErasure.listTasks(session, whose));
    TraceWords words = new TraceWords();
    words.add("reason", said);
    cache.read(session -> addRecords(session, RECORDS, whose.value(), words));
    ops.read(session -> {
      addReasons(session, whose, words);
      for (String subject : new OpsErasure(session, cipher).listSubjects(whose, tasks)) {
        addRecords(session, WRITES, subject, words);
      }
      return 0;
    });
    TraceWords.Forms forms = words.forms(cache, ops);
    return new CapturedTraces(
        listStored(whose, tasks),
        TraceForms.of(whose.value()),
        forms.forms(),
        forms.notLookedFor());
  }

  /** What stands in the files as it is: the id, what is sealed, what is indexed. */
  private List<List<byte[]>> listStored(CustomerId whose, List<String> tasks) {
    List<List<byte[]>> values = new ArrayList<>();
    List<MemberToken> tokens = customers.listTokens(whose);
    cache.read(session -> {
      collect(session, SEALED_OF_CUSTOMER, whose.value(), values, true);
      collect(session, PLAIN_OF_CUSTOMER, whose.value(), values, false);
      return 0;
    });
    ops.read(session -> {
      Set<String> subjects = new OpsErasure(session, cipher).listSubjects(whose, tasks);
      collectOps(session, whose, subjects, values);
      scans.listSealedOf(session, tokens).forEach(sealed -> values.add(pieces(sealed, PIECE)));
      return 0;
    });
    Set<String> subjects = new HashSet<>(tasks);
    subjects.add(whose.value());
    setAside.forEach(session -> collectOps(session, whose, subjects, values));
    byte[] id = whose.value().getBytes(StandardCharsets.UTF_8);
    // Of somebody who is not here nothing lies in the files.
    if (!values.isEmpty() && id.length >= ResidueScan.SHORTEST) {
      values.add(List.of(id));
    }
    return values;
  }

  private static void collectOps(
      Session session, CustomerId whose, Set<String> subjects, List<List<byte[]>> values)
      throws SQLException {
    for (String subject : subjects) {
      collect(session, SEALED_OF_SUBJECT, subject, values, true);
    }
    collect(session, SEALED_OF_OPS, whose.value(), values, true);
    collect(session, PLAIN_OF_OPS, whose.value(), values, false);
  }

  private static void collect(
      Session session,
      List<String> queries,
      String whose,
      List<List<byte[]>> values,
      boolean sealed)
      throws SQLException {
    for (String query : queries) {
      PreparedStatement list = session.prepare(query);
      list.setString(1, whose);
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          byte[] bytes = row.getBytes(1);
          if (bytes != null && bytes.length >= PIECE) {
            values.add(pieces(bytes, sealed ? PIECE : bytes.length));
          }
        }
      }
    }
  }

  static List<byte[]> pieces(byte[] bytes, int length) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at + length <= bytes.length; at += STEP) {
      pieces.add(Arrays.copyOfRange(bytes, at, at + length));
    }
    pieces.add(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length));
    return pieces;
  }

  /** Of what was sealed under a key that is gone there is nothing readable to look for. */
  private int addRecords(
      Session session, Map<String, String> queries, String whose, TraceWords words)
      throws SQLException {
    for (Map.Entry<String, String> query : queries.entrySet()) {
      PreparedStatement list = session.prepare(query.getValue());
      list.setString(1, whose);
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          byte[] sealed = row.getBytes(2);
          if (sealed == null || sealed.length == 0) {
            continue;
          }
          try {
            words.addAll(SealedJson.open(cipher, query.getKey(), row.getString(1), sealed));
          } catch (DangolException e) {
            continue;
          }
        }
      }
    }
    return 0;
  }

  private void addReasons(Session session, CustomerId whose, TraceWords words) throws SQLException {
    AuditSeals seals = new AuditSeals(cipher);
    String chain = AuditTable.state(session).chain();
    PreparedStatement list = session.prepare(REASONS);
    list.setString(1, whose.value());
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        try {
          words.add("reason", seals.openReason(chain, row.getLong(1), row.getBytes(2)).text());
        } catch (DangolException e) {
          continue;
        }
      }
    }
  }
}
