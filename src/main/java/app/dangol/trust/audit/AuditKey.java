package app.dangol.trust.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The Ed25519 key with which a device signs its trail (RFC 8032). Without it in any text. */
public final class AuditKey {
  /** Bytes of what {@link #toKeep} gives. */
  private static final int KEPT_BYTES = 64;

  private static final int SEED_BYTES = 32;
  private static final String ALGORITHM = "Ed25519";

  /** Stands before the 32 bytes of every such public key (RFC 8410 section 10.1). */
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PrivateKey secret;
  private final byte[] seed;
  private final byte[] open;

  private AuditKey(byte[] seed, byte[] open) throws GeneralSecurityException {
    this.seed = seed;
    this.open = open;
    this.secret =
        KeyFactory.getInstance(ALGORITHM)
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
  }

  /** A new one. */
  public static AuditKey create() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] open = pair.getPublic().getEncoded();
      return new AuditKey(seed, Arrays.copyOfRange(open, X509_HEAD.length, open.length));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * One that was kept.
   *
   * @param kept as {@link #toKeep} gave it
   * @throws IllegalArgumentException if it is anything else
   */
  public static AuditKey read(byte[] kept) {
    if (kept.length != KEPT_BYTES) {
      throw new IllegalArgumentException("not the key of a trail");
    }
    try {
      return new AuditKey(
          Arrays.copyOf(kept, SEED_BYTES), Arrays.copyOfRange(kept, SEED_BYTES, KEPT_BYTES));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** What to seal and keep: the seed and the public key. */
  public byte[] toKeep() {
    byte[] kept = Arrays.copyOf(seed, KEPT_BYTES);
    System.arraycopy(open, 0, kept, SEED_BYTES, open.length);
    return kept;
  }

  /** The public key, 64 lower-case hex digits. */
  public String publicKey() {
    return HexFormat.of().formatHex(open);
  }

  public SignedMark sign(AuditMark mark) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(mark.bytes());
      return new SignedMark(mark, HexFormat.of().formatHex(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Whether that mark was signed with that key.
   *
   * @param publicKey as {@link #publicKey}; anything else has signed nothing
   */
  public static boolean isSigned(SignedMark signed, String publicKey) {
    try {
      byte[] raw = HexFormat.of().parseHex(publicKey);
      byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + raw.length);
      System.arraycopy(raw, 0, x509, X509_HEAD.length, raw.length);
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(signed.mark().bytes());
      return signature.verify(HexFormat.of().parseHex(signed.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Neither a key nor a signature, as whoever forges one may send: it has signed nothing.
      return false;
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java platform has " + ALGORITHM, e);
  }

  @Override
  public String toString() {
    return "AuditKey[" + publicKey() + "]";
  }
}
