package app.dangol.trust.credential;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The key set a device goes by: the newest its issuer's root key has signed, never an older one
 * again. Any thread.
 */
public final class HeldKeySet {
  /** A longer document is refused before it is decoded; some 60,000 revocations. */
  public static final int MAX_BYTES = 1 << 20;

  private final String issuer;
  private final PublicHalf root;
  private final GuardedClock clock;
  private final AtomicReference<Optional<KeySet>> held = new AtomicReference<>(Optional.empty());

  /** What came of a document that was offered. */
  public enum Taken {
    /** It is the one that counts now. */
    YES,
    /** The very version that is held, or an older one. */
    NOT_NEWER,
    /** Not the issuer's, or not what it should be. */
    REFUSED
  }

  /**
   * @param issuer whose set it is
   * @param root the public half of the issuer's root key, as the device got it when it was enrolled
   */
  public HeldKeySet(String issuer, PublicHalf root, GuardedClock clock) {
    this.issuer = issuer;
    this.root = root;
    this.clock = clock;
  }

  /** Signs a set for those who hold the root key's public half. */
  public static byte[] sign(KeySet set, SigningKey root) {
    return SignedKeySet.sign(set, root);
  }

  /** Takes a document in place of the one held, if it is genuine and newer. May block. */
  public Taken offer(byte[] document) {
    Optional<KeySet> offered = read(document);
    if (offered.isEmpty()) {
      return Taken.REFUSED;
    }
    KeySet set = offered.get();
    Optional<KeySet> before =
        held.getAndUpdate(
            known -> known.filter(k -> k.version() >= set.version()).or(() -> offered));
    boolean newer = before.filter(known -> known.version() >= set.version()).isEmpty();
    if (newer) {
      clock.saw(set.issuedAt());
    }
    return newer ? Taken.YES : Taken.NOT_NEWER;
  }

  private Optional<KeySet> read(byte[] document) {
    if (document.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      CoseSign1 signed = CoseSign1.decode(document);
      if (!signed.isOfAllowedAlgorithm()
          || !signed.type().equals(DocumentType.KEY_SET.text())
          || !signed.isSignedBy(root)) {
        return Optional.empty();
      }
      return Optional.of(SignedKeySet.decode(signed.payload()))
          .filter(set -> set.issuer().equals(issuer));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  String issuer() {
    return issuer;
  }

  Optional<KeySet> current() {
    return held.get();
  }
}
