package app.dangol.cache;

import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditErasure;
import app.dangol.trust.AuditLog;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.AuditRow;
import app.dangol.trust.audit.AuditTies.Tie;
import app.dangol.trust.audit.Commitment;
import app.dangol.trust.audit.SignedMark;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * The audit trail in {@code ops.db}, in which each row's hash is taken over the one before. A row
 * holds a pseudonym in the place of the customer's id and a commitment in the place of a reason;
 * what leads from them to either lies beside the chain and can be destroyed without breaking it.
 */
public final class SqliteAuditLog implements AuditLog, AuditErasure {
  private static final String PERSON = "SELECT person FROM audit_person WHERE customer = ?";
  private static final String ADD_PERSON =
      "INSERT INTO audit_person (person, customer, salt) VALUES (?, ?, ?)";
  private static final String ADD_REASON = "INSERT INTO audit_reason (seq, sealed) VALUES (?, ?)";

  private static final String DROP_REASONS =
      """
      DELETE FROM audit_reason WHERE seq IN (
        SELECT a.seq FROM audit a JOIN audit_person p ON p.person = a.person WHERE p.customer = ?)
      """;
  private static final String DROP_PERSON = "DELETE FROM audit_person WHERE customer = ?";

  /**
   * The last of the oldest rows that may go with all before it. A row of a clock that was ahead
   * goes with those that were written after it; one of a clock that was behind takes none along.
   */
  private static final String LAST_TO_GO =
      """
      WITH oldest AS (SELECT seq, at FROM audit ORDER BY seq LIMIT ?1)
      SELECT a.seq, a.hash FROM oldest o JOIN audit a ON a.seq = o.seq
      WHERE o.at < ?2 AND o.seq < coalesce(
        (SELECT min(seq) FROM oldest WHERE at BETWEEN ?2 AND ?3), 9223372036854775807)
      ORDER BY o.seq DESC LIMIT 1
      """;

  private static final String ANCHOR =
      """
      UPDATE audit_chain
      SET anchor_seq = ?, anchor_hash = ?, anchor_at = ?, anchor_signature = ? WHERE id = 1
      """;
  private static final String FORGET = "DELETE FROM audit WHERE seq <= ?";
  private static final String FORGET_REASONS = "DELETE FROM audit_reason WHERE seq <= ?";
  private static final String FORGET_PERSONS =
      """
      DELETE FROM audit_person
      WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.person = audit_person.person)
      """;
  private static final HexFormat HEX = HexFormat.of();

  private final OpsDatabase database;
  private final AuditSeals seals;
  private final Here here;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile Instant lastRecorded = Instant.MIN;

  /**
   * @param here where what is recorded was done
   */
  public SqliteAuditLog(OpsDatabase database, FieldCipher cipher, Here here, Clock clock) {
    this.database = database;
    this.seals = new AuditSeals(cipher);
    this.here = here;
    this.clock = clock;
  }

  @Override
  public void record(List<AuditAct> acts) {
    lastRecorded = clock.instant();
    database.write(session -> addIn(session, acts));
  }

  /** When somebody last looked or did anything here, but for erasing; since this was opened. */
  Instant lastRecorded() {
    return lastRecorded;
  }

  @Override
  public void erase(StaffId by, CustomerId whose) {
    database.write(session -> eraseIn(session, by, whose));
  }

  /** As {@link #erase}, within a transaction. */
  int eraseIn(Session session, StaffId by, CustomerId whose) throws SQLException {
    addIn(session, List.of(AuditAct.of(by, Action.ERASED, whose)));
    new Binding(session.prepare(DROP_REASONS)).text(whose.value()).update();
    return new Binding(session.prepare(DROP_PERSON)).text(whose.value()).update();
  }

  /** As {@link #record(List)}, within a transaction. */
  int addIn(Session session, List<AuditAct> acts) throws SQLException {
    AuditTable.Place last = AuditTable.last(session);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long seq = last.seq();
    String hash = last.hash();
    for (AuditAct act : acts) {
      seq++;
      String person = act.whose().isEmpty() ? "" : person(session, act.whose().get());
      String reason = act.reason().isEmpty() ? "" : reason(session, seq, act.reason().get());
      AuditRow row =
          new AuditRow(
              seq,
              now,
              act.by().value(),
              here.store(),
              here.device(),
              act.action().key(),
              act.detail(),
              person,
              reason,
              "");
      hash = AuditTable.add(session, hash, row);
    }
    return acts.size();
  }

  private String person(Session session, CustomerId whose) throws SQLException {
    PreparedStatement find = session.prepare(PERSON);
    find.setString(1, whose.value());
    try (ResultSet row = find.executeQuery()) {
      if (row.next()) {
        return AuditTable.hex(row, 1);
      }
    }
    String salt = Commitment.salt(random);
    String person = Commitment.of(Commitment.PERSON, salt, whose.value());
    new Binding(session.prepare(ADD_PERSON))
        .bytes(HEX.parseHex(person))
        .text(whose.value())
        .bytes(HEX.parseHex(salt))
        .update();
    return person;
  }

  private String reason(Session session, long seq, String words) throws SQLException {
    String chain = AuditTable.state(session).chain();
    Tie reason = new Tie(words, Commitment.salt(random));
    new Binding(session.prepare(ADD_REASON))
        .number(seq)
        .bytes(seals.sealReason(chain, seq, reason))
        .update();
    return Commitment.of(Commitment.REASON, reason.salt(), words);
  }

  /**
   * Lets go of what is older than that, the oldest first, so many at once that nobody waits long
   * for the file, and signs where the rest begins.
   *
   * @return how many rows; fewer than {@code atMost} once there is nothing left to let go of
   */
  int forgetBefore(Instant kept, int atMost) {
    return database.write(session -> {
      PreparedStatement find = session.prepare(LAST_TO_GO);
      find.setInt(1, atMost);
      find.setLong(2, kept.toEpochMilli());
      find.setLong(3, clock.millis());
      AuditTable.State state = AuditTable.state(session);
      AuditMark anchor;
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          forgetPersons(session);
          return 0;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        anchor =
            new AuditMark(
                AuditMark.Kind.ANCHOR, state.chain(), row.getLong(1), AuditTable.hex(row, 2), now);
      }
      return forget(session, seals.key(session, state).sign(anchor), atMost);
    });
  }

  private static int forget(Session session, SignedMark anchor, int atMost) throws SQLException {
    long seq = anchor.mark().seq();
    new Binding(session.prepare(ANCHOR))
        .number(seq)
        .bytes(HEX.parseHex(anchor.mark().hash()))
        .number(anchor.mark().at().toEpochMilli())
        .bytes(HEX.parseHex(anchor.signature()))
        .update();
    new Binding(session.prepare(FORGET_REASONS)).number(seq).update();
    int forgotten = new Binding(session.prepare(FORGET)).number(seq).update();
    if (forgotten < atMost) {
      forgetPersons(session);
    }
    return forgotten;
  }

  /** Those about whom no row is left. */
  private static void forgetPersons(Session session) throws SQLException {
    new Binding(session.prepare(FORGET_PERSONS)).update();
  }
}
