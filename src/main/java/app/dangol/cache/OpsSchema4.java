package app.dangol.cache;

import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditRow;
import app.dangol.trust.audit.Commitment;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Makes the audit trail a chain in which customers have pseudonyms. The rows there are become its
 * first, in their order; they say no store and no device, which is how they are told from those
 * that were chained when they were written.
 */
final class OpsSchema4 implements Migration {
  private static final List<String> STATEMENTS =
      List.of(
          "ALTER TABLE audit RENAME TO audit_before",
          """
          CREATE TABLE audit (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL, staff TEXT NOT NULL, store TEXT NOT NULL, device TEXT NOT NULL,
            action TEXT NOT NULL, detail TEXT NOT NULL, person BLOB, reason BLOB,
            hash BLOB NOT NULL
          )
          """,
          """
          CREATE TABLE audit_person (
            person BLOB PRIMARY KEY, customer TEXT NOT NULL UNIQUE, salt BLOB NOT NULL
          ) WITHOUT ROWID
          """,
          "CREATE TABLE audit_reason (seq INTEGER PRIMARY KEY, sealed BLOB NOT NULL)",
          """
          CREATE TABLE audit_chain (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            chain BLOB NOT NULL, sealed_key BLOB,
            anchor_seq INTEGER NOT NULL, anchor_hash BLOB NOT NULL,
            anchor_at INTEGER, anchor_signature BLOB,
            head_seq INTEGER, head_hash BLOB, head_at INTEGER, head_signature BLOB,
            hub_seq INTEGER
          )
          """);

  private static final String BEGIN =
      "INSERT INTO audit_chain (id, chain, anchor_seq, anchor_hash) VALUES (1, ?, 0, ?)";
  private static final String BEFORE =
      "SELECT at, staff, action, customer FROM audit_before ORDER BY id";
  private static final String ADD =
      """
      INSERT INTO audit (seq, at, staff, store, device, action, detail, person, reason, hash)
      VALUES (?, ?, ?, '', '', ?, '', ?, NULL, ?)
      """;
  private static final String ADD_PERSON =
      "INSERT INTO audit_person (person, customer, salt) VALUES (?, ?, ?)";

  @Override
  public int to() {
    return 4;
  }

  @Override
  public void apply(Session session) throws SQLException {
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
    SecureRandom random = new SecureRandom();
    HexFormat hex = HexFormat.of();
    byte[] name = new byte[AuditChain.NAME_LENGTH / 2];
    random.nextBytes(name);
    String start = AuditChain.start(hex.formatHex(name));
    new Binding(session.prepare(BEGIN)).bytes(name).bytes(hex.parseHex(start)).update();
    chain(session, start, random);
    // An index that is there while rows come in their order costs as much again.
    session.execute("CREATE INDEX audit_by_person ON audit (person, seq) WHERE person IS NOT NULL");
    session.execute("DROP TABLE audit_before");
  }

  private static void chain(Session session, String start, SecureRandom random)
      throws SQLException {
    HexFormat hex = HexFormat.of();
    Map<String, String> persons = new HashMap<>();
    PreparedStatement add = session.prepare(ADD);
    String hash = start;
    long seq = 0;
    try (ResultSet before = session.prepare(BEFORE).executeQuery()) {
      while (before.next()) {
        String customer = before.getString(4);
        String person = persons.get(customer);
        if (person == null) {
          person = addPerson(session, customer, random);
          persons.put(customer, person);
        }
        AuditRow row =
            new AuditRow(
                ++seq,
                Instant.ofEpochMilli(before.getLong(1)),
                before.getString(2),
                "",
                "",
                before.getString(3),
                "",
                person,
                "",
                "");
        hash = AuditChain.hash(hash, row);
        new Binding(add)
            .number(seq)
            .number(before.getLong(1))
            .text(row.staff())
            .text(row.action())
            .bytes(hex.parseHex(person))
            .bytes(hex.parseHex(hash))
            .update();
      }
    }
  }

  private static String addPerson(Session session, String customer, SecureRandom random)
      throws SQLException {
    String salt = Commitment.salt(random);
    String person = Commitment.of(Commitment.PERSON, salt, customer);
    new Binding(session.prepare(ADD_PERSON))
        .bytes(HexFormat.of().parseHex(person))
        .text(customer)
        .bytes(HexFormat.of().parseHex(salt))
        .update();
    return person;
  }
}
