package app.dangol.trust.wrap;

import app.dangol.trust.AesGcm;
import app.dangol.trust.wrap.WrapException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * For a service that is not root and so may not ask {@code systemd-creds}: the service manager
 * opens a secret for it alone ({@code LoadCredentialEncrypted=}), and AES-256-GCM with that secret
 * wraps the key: a random 96-bit nonce, then ciphertext and tag.
 */
final class ServiceCredential implements KeyWrap {
  static final String WORD = "systemd-credential";
  private static final int SECRET_BYTES = 32;
  private static final byte[] AAD = WORD.getBytes(StandardCharsets.US_ASCII);

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
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] wrapped = Arrays.copyOf(nonce, nonce.length + plain.length + AesGcm.TAG_BYTES);
    try {
      AesGcm.seal(key(), nonce, AAD, plain, wrapped, nonce.length);
      return wrapped;
    } catch (GeneralSecurityException e) {
      throw new WrapException(Kind.UNAVAILABLE, "the service's credential cannot wrap", e);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws WrapException {
    if (wrapped.length < AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES) {
      throw new WrapException(Kind.FOREIGN, "too short to be wrapped with a credential", null);
    }
    try {
      byte[] nonce = Arrays.copyOf(wrapped, AesGcm.NONCE_BYTES);
      return AesGcm.open(key(), nonce, AAD, wrapped, nonce.length);
    } catch (AEADBadTagException e) {
      throw new WrapException(
          Kind.FOREIGN, "the service has another credential than the key was wrapped with", e);
    } catch (GeneralSecurityException e) {
      throw new WrapException(Kind.UNAVAILABLE, "the service's credential cannot unwrap", e);
    }
  }

  private SecretKey key() throws WrapException {
    return new SecretKeySpec(secret(), "AES");
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
