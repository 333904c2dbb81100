package app.dangol.trust;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM with a tag of 128 bits (NIST SP 800-38D), by the platform's own cipher. Whoever uses it
 * sees to it that no nonce is used twice under one key.
 */
public final class AesGcm {
  /** The length of nonces that need no hashing (section 5.2.1.1). */
  public static final int NONCE_BYTES = 12;

  public static final int TAG_BYTES = 16;

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";

  private AesGcm() {}

  /**
   * Writes ciphertext and tag.
   *
   * @param aad what is authenticated beside it
   * @param into gets as many bytes as {@code plain} has and {@link #TAG_BYTES} more
   * @param at where they begin
   */
  public static void seal(
      SecretKey key, byte[] nonce, byte[] aad, byte[] plain, byte[] into, int at)
      throws GeneralSecurityException {
    cipher(Cipher.ENCRYPT_MODE, key, nonce, aad).doFinal(plain, 0, plain.length, into, at);
  }

  /**
   * Reads what was sealed.
   *
   * @param sealed ciphertext and tag, from {@code at} to its end
   * @throws GeneralSecurityException if anything of it was changed
   */
  public static byte[] open(SecretKey key, byte[] nonce, byte[] aad, byte[] sealed, int at)
      throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, nonce, aad).doFinal(sealed, at, sealed.length - at);
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] aad)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(aad);
    return cipher;
  }
}
