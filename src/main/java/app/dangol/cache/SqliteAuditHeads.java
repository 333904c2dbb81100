package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.SignedMark;
import app.dangol.wire.AuditHeads;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The audit trail's newest row as the hub gets it: signed, with the hash that the row the hub has
 * stands with in the trail now. May block; any thread may call.
 */
public final class SqliteAuditHeads {
  private static final String KEEP =
      """
      UPDATE audit_chain
      SET head_seq = ?, head_hash = ?, head_at = ?, head_signature = ? WHERE id = 1
      """;
  private static final String HUB_HAS = "UPDATE audit_chain SET hub_seq = ? WHERE id = 1";
  private static final HexFormat HEX = HexFormat.of();

  private final OpsDatabase database;
  private final AuditSeals seals;
  private final Clock clock;

  public SqliteAuditHeads(OpsDatabase database, FieldCipher cipher, Clock clock) {
    this.database = database;
    this.seals = new AuditSeals(cipher);
    this.clock = clock;
  }

  /**
   * What to send now, also before the first row: a trail that begins anew, or has lost all its
   * rows, says so.
   *
   * @throws app.dangol.failure.DangolException KEY-02 if the trail's key does not open, DB-01 if it
   *     cannot be written
   */
  public AuditHeads.Sent next() {
    Optional<AuditHeads.Sent> signedBefore = database.read(this::findSigned);
    return signedBefore.isPresent() ? signedBefore.get() : database.write(this::sign);
  }

  /** Nothing is written, and so nothing waits for the disk, while there is no new row. */
  private Optional<AuditHeads.Sent> findSigned(Session session) throws SQLException {
    AuditTable.State state = AuditTable.state(session);
    AuditTable.Place last = AuditTable.last(session);
    Optional<SignedMark> head =
        state
            .head()
            .filter(signed ->
                signed.mark().seq() == last.seq() && signed.mark().hash().equals(last.hash()));
    Optional<AuditKey> key = seals.findKey(state);
    return head.isEmpty() || key.isEmpty()
        ? Optional.empty()
        : Optional.of(sent(session, state, head.get(), key.get()));
  }

  private AuditHeads.Sent sign(Session session) throws SQLException {
    AuditTable.State state = AuditTable.state(session);
    AuditTable.Place last = AuditTable.last(session);
    AuditKey key = seals.key(session, state);
    SignedMark head =
        key.sign(
            new AuditMark(
                AuditMark.Kind.HEAD,
                state.chain(),
                last.seq(),
                last.hash(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    new Binding(session.prepare(KEEP))
        .number(head.mark().seq())
        .bytes(HEX.parseHex(head.mark().hash()))
        .number(head.mark().at().toEpochMilli())
        .bytes(HEX.parseHex(head.signature()))
        .update();
    return sent(session, state, head, key);
  }

  private static AuditHeads.Sent sent(
      Session session, AuditTable.State state, SignedMark head, AuditKey key) throws SQLException {
    OptionalLong known = state.hubSeq();
    String hash =
        known.isEmpty()
            ? null
            : AuditTable.findHash(session, state, known.getAsLong()).orElse(null);
    return new AuditHeads.Sent(
        head.mark().chain(),
        head.mark().seq(),
        head.mark().hash(),
        head.mark().at().toString(),
        key.publicKey(),
        head.signature(),
        known.isEmpty() ? null : known.getAsLong(),
        hash);
  }

  /** The hub has said what it has; of another trail it says nothing to this one. */
  public void take(AuditHeads.Kept kept) {
    AuditTable.State state = database.read(AuditTable::state);
    if (kept.chain().equals(state.chain()) && state.hubSeq().orElse(-1) != kept.seq()) {
      database.write(session -> new Binding(session.prepare(HUB_HAS)).number(kept.seq()).update());
    }
  }
}
