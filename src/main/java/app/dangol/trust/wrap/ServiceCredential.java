package app.dangol.trust.wrap;

import app.dangol.trust.wrap.WrapException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * For a service that is not root and so may not ask {@code systemd-creds}: the service manager
 * opens a secret for it alone ({@code LoadCredentialEncrypted=}), and AES-256-GCM with that secret
 * wraps the key: a random 96-bit nonce, then ciphertext and tag.
 */
final class ServiceCredential implements KeyWrap {
  static final String WORD = "systemd-credential";
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int SECRET_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Path secret;

  /**
   * @param folder as {@code $CREDENTIALS_DIRECTORY} names it
   */
  ServiceCredential(Path folder) {
    this.secret = folder.resolve(SystemdCreds.NAME);
  }

  boolean isThere() {
    return Files.isReadable(secret);
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public byte[] wrap(byte[] plain) throws WrapException {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
      return wrapped;
    } catch (GeneralSecurityException e) {
      throw new WrapException(Kind.UNAVAILABLE, "the service's credential cannot wrap", e);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws WrapException {
    if (wrapped.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new WrapException(Kind.FOREIGN, "too short to be wrapped with a credential", null);
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, NONCE_BYTES));
      return cipher.doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw new WrapException(
          Kind.FOREIGN, "the service has another credential than the key was wrapped with", e);
    } catch (GeneralSecurityException e) {
      throw new WrapException(Kind.UNAVAILABLE, "the service's credential cannot unwrap", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws WrapException, GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, new SecretKeySpec(secret(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(WORD.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  private byte[] secret() throws WrapException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(secret);
    } catch (IOException e) {
      throw new WrapException(
          Kind.UNAVAILABLE,
          "the credential "
              + SystemdCreds.NAME
              + " is not there: the service manager gives it to the service alone",
          e);
    }
    if (bytes.length != SECRET_BYTES) {
      throw new WrapException(
          Kind.UNAVAILABLE, "the credential " + SystemdCreds.NAME + " is not 32 bytes", null);
    }
    return bytes;
  }

  @Override
  public Backing backing(byte[] wrapped) {
    return Backing.SERVICE;
  }
}
