package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Seals personal fields with AES-256-GCM (NIST SP 800-38D). A sealed blob is the key's version (one
 * byte), a random 96-bit nonce, then ciphertext and 128-bit tag; the row it belongs to is the
 * associated data, so that a blob copied to another row does not open. Safe for many threads.
 *
 * <p>Random nonces bound one key to about 2^32 seals; a device makes far fewer in its life.
 */
public class FieldCipher {
  private static final int HEAD_BYTES = 1 + AesGcm.NONCE_BYTES;
  private static final char UNIT_SEPARATOR = '\u001f';

  private final DeviceKeys keys;
  private final SecureRandom random = new SecureRandom();

  public FieldCipher(DeviceKeys keys) {
    this.keys = keys;
  }

  /**
   * Seals bytes for one row.
   *
   * @param table what kind of row
   * @param rowId which row of that kind
   */
  public byte[] seal(String table, String rowId, byte[] plain) {
    int version = keys.currentVersion();
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] blob = new byte[HEAD_BYTES + plain.length + AesGcm.TAG_BYTES];
    blob[0] = (byte) version;
    System.arraycopy(nonce, 0, blob, 1, nonce.length);
    try {
      SecretKey key = keys.sealingKey(version);
      AesGcm.seal(key, nonce, identity(table, rowId), plain, blob, HEAD_BYTES);
      return blob;
    } catch (GeneralSecurityException e) {
      throw new DangolException(ErrorCode.KEY_02, "cannot seal a field of a " + table + " row", e);
    }
  }

  /**
   * Opens a blob of that row.
   *
   * @throws DangolException KEY-02 if the blob was changed, belongs to another row, or was sealed
   *     with another key
   */
  public byte[] open(String table, String rowId, byte[] blob) {
    if (blob.length < HEAD_BYTES + AesGcm.TAG_BYTES) {
      throw unreadable(table, null);
    }
    try {
      SecretKey key = keys.sealingKey(Byte.toUnsignedInt(blob[0]));
      byte[] nonce = Arrays.copyOfRange(blob, 1, HEAD_BYTES);
      return AesGcm.open(key, nonce, identity(table, rowId), blob, HEAD_BYTES);
    } catch (GeneralSecurityException | DangolException e) {
      throw unreadable(table, e);
    }
  }

  private static DangolException unreadable(String table, @Nullable Exception cause) {
    return new DangolException(
        ErrorCode.KEY_02, "a sealed " + table + " row does not open with this device's key", cause);
  }

  private static byte[] identity(String table, String rowId) {
    return (table + UNIT_SEPARATOR + rowId).getBytes(StandardCharsets.UTF_8);
  }
}
