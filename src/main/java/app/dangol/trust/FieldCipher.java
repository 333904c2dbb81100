package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals personal fields with AES-256-GCM (NIST SP 800-38D). A sealed blob is the key's version (one
 * byte), a random 96-bit nonce, then ciphertext and 128-bit tag; the row it belongs to is the
 * associated data, so that a blob copied to another row does not open. Safe for many threads.
 *
 * <p>Random nonces bound one key to about 2^32 seals; a device makes far fewer in its life.
 */
public class FieldCipher {
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + NONCE_BYTES;
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
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(
          Cipher.ENCRYPT_MODE, keys.sealingKey(version), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(identity(table, rowId));
      byte[] blob = new byte[HEAD_BYTES + cipher.getOutputSize(plain.length)];
      blob[0] = (byte) version;
      System.arraycopy(nonce, 0, blob, 1, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, blob, HEAD_BYTES);
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
    if (blob.length < HEAD_BYTES + TAG_BITS / Byte.SIZE) {
      throw unreadable(table, null);
    }
    try {
      SecretKey key = keys.sealingKey(Byte.toUnsignedInt(blob[0]));
      Cipher cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, blob, 1, NONCE_BYTES));
      cipher.updateAAD(identity(table, rowId));
      return cipher.doFinal(blob, HEAD_BYTES, blob.length - HEAD_BYTES);
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
