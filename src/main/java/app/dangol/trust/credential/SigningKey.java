package app.dangol.trust.credential;

import java.util.Arrays;

/** A private key with its id. Never shown, never compared. */
public final class SigningKey {
  private final KeyId id;
  private final byte[] seed;
  private final byte[] publicKey;

  private SigningKey(KeyId id, byte[] seedAndPublicKey) {
    this.id = id;
    this.seed = Arrays.copyOf(seedAndPublicKey, Ed25519.KEY_BYTES);
    this.publicKey =
        Arrays.copyOfRange(seedAndPublicKey, Ed25519.KEY_BYTES, seedAndPublicKey.length);
  }

  /** Makes a new one. */
  public static SigningKey create(KeyId id) {
    return new SigningKey(id, Ed25519.freshSeedAndPublicKey());
  }

  /**
   * Brings one back.
   *
   * @param secret what {@link #toSecret} gave
   * @throws IllegalArgumentException if it is of another length, or its halves do not belong
   *     together
   */
  public static SigningKey of(KeyId id, byte[] secret) {
    if (secret.length != 2 * Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("not a signing key");
    }
    SigningKey key = new SigningKey(id, secret);
    byte[] probe = new byte[1];
    if (!Ed25519.isSignedBy(key.publicKey, probe, key.sign(probe))) {
      throw new IllegalArgumentException("not a signing key");
    }
    return key;
  }

  public KeyId id() {
    return id;
  }

  /** 64 bytes that must be kept secret: the seed (RFC 8032 §5.1.5), then the public key. */
  public byte[] toSecret() {
    byte[] secret = Arrays.copyOf(seed, 2 * Ed25519.KEY_BYTES);
    System.arraycopy(publicKey, 0, secret, Ed25519.KEY_BYTES, Ed25519.KEY_BYTES);
    return secret;
  }

  /** The public half, for anybody. */
  public PublicHalf publicHalf() {
    return PublicHalf.of(publicKey);
  }

  byte[] sign(byte[] message) {
    return Ed25519.sign(seed, message);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
