package app.dangol.hub.proof;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The proofs this copy of the hub has taken, each for as long as its nonce counts, so that none is
 * taken twice (RFC 9449 §11.1). Never more than {@link #most} of them: when there would be, all
 * nonces given so far end, and devices ask once more with another. Safe for several threads.
 */
final class SpentProofs {
  /** Some 20 MB; a thousand devices of a busy morning leave a tenth. */
  static final int MOST = 100_000;

  private final ProofNonces nonces;
  private final Clock clock;
  private final int most;

  /** Proof → until when it must be known, in ms. */
  private final ConcurrentMap<String, Long> known = new ConcurrentHashMap<>();

  private volatile long sweptAt;

  SpentProofs(ProofNonces nonces, Clock clock, int most) {
    this.nonces = nonces;
    this.clock = clock;
    this.most = most;
    this.sweptAt = clock.millis();
  }

  /**
   * Takes a proof whose nonce counts.
   *
   * @param key thumbprint of who made it
   * @param at when its nonce was given, in ms
   * @return false if it was taken before
   */
  boolean take(String key, String jti, long at) {
    makeRoom();
    long until = at + ProofNonces.LASTS.toMillis();
    return known.putIfAbsent(key + "." + jti, until) == null;
  }

  int size() {
    return known.size();
  }

  private void makeRoom() {
    long now = clock.millis();
    if (Math.abs(now - sweptAt) >= ProofNonces.LASTS.toMillis() / 2 || known.size() >= most) {
      sweep(now);
    }
  }

  private synchronized void sweep(long now) {
    sweptAt = now;
    // First the nonces: what is forgotten must count no more, though the clock be set back.
    nonces.endBefore(now - ProofNonces.LASTS.toMillis() + 1);
    known.values().removeIf(until -> until <= now);
    if (known.size() >= most) {
      nonces.endBefore(now + 1);
      known.clear();
    }
  }
}
