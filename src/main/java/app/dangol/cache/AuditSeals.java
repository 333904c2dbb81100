package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditTies.Tie;
import app.dangol.trust.audit.Commitment;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the audit trail keeps under the device's key: the key it is signed with, and the reasons
 * that were given. Both are bound to their chain, so that neither fits into another one.
 */
final class AuditSeals {
  static final String KEY_TABLE = "audit_chain";
  static final String REASON_TABLE = "audit_reason";
  private static final String KEEP = "UPDATE audit_chain SET sealed_key = ? WHERE id = 1";

  private final FieldCipher cipher;

  AuditSeals(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * The key of that chain; made, and written down, at its first use.
   *
   * @throws DangolException KEY-02 if it was sealed with another device's key, or for another chain
   */
  AuditKey key(Session session, AuditTable.State state) throws SQLException {
    Optional<AuditKey> kept = findKey(state);
    if (kept.isPresent()) {
      return kept.get();
    }
    AuditKey made = AuditKey.create();
    byte[] sealed = cipher.seal(KEY_TABLE, state.chain(), made.toKeep());
    new Binding(session.prepare(KEEP)).bytes(sealed).update();
    return made;
  }

  /**
   * The key of that chain; empty if nothing was signed so far.
   *
   * @throws DangolException as {@link #key}
   */
  Optional<AuditKey> findKey(AuditTable.State state) {
    byte[] sealed = state.sealedKey();
    return sealed == null
        ? Optional.empty()
        : Optional.of(AuditKey.read(cipher.open(KEY_TABLE, state.chain(), sealed)));
  }

  byte[] sealReason(String chain, long seq, Tie reason) {
    byte[] plain = (reason.salt() + reason.text()).getBytes(StandardCharsets.UTF_8);
    return cipher.seal(REASON_TABLE, row(chain, seq), plain);
  }

  /**
   * A reason with its salt.
   *
   * @throws DangolException KEY-02 if it does not open, or belongs to another row
   */
  Tie openReason(String chain, long seq, byte[] sealed) {
    String plain =
        new String(cipher.open(REASON_TABLE, row(chain, seq), sealed), StandardCharsets.UTF_8);
    return new Tie(
        plain.substring(Commitment.SALT_LENGTH), plain.substring(0, Commitment.SALT_LENGTH));
  }

  private static String row(String chain, long seq) {
    return chain + ":" + seq;
  }
}
