package app.dangol.hub.proof;

import app.dangol.hub.store.HubStore;
import app.dangol.wire.StrictJson;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The hub's time, to be written into proofs (RFC 9449 §8): a moment and its HMAC, with a key that
 * all copies of the hub find in their store. None of them keeps a nonce, each knows all. Whoever
 * reads that key can date proofs, and still has to sign them. May block once, to fetch the key;
 * safe for several threads.
 */
final class ProofNonces {
  /** How long one counts. A device in touch with the hub is given the next one in time. */
  static final Duration LASTS = Duration.ofMinutes(2);

  /** So far apart the clocks of two copies may be. */
  static final Duration SKEW = Duration.ofMinutes(1);

  private static final String KIND = "proof.nonce";
  private static final String KEY = "key";
  private static final String HMAC = "HmacSHA256";
  private static final int TIME_BYTES = Long.BYTES;
  private static final int MARK_BYTES = 16;

  private final HubStore store;
  private final Clock clock;
  private final AtomicLong since;
  private volatile @Nullable SecretKeySpec key;

  /** Those of before now count for nothing here: what came with them may be known no more. */
  ProofNonces(HubStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.since = new AtomicLong(clock.millis());
  }

  private record Kept(String key) {
    @Override
    public String toString() {
      return "Kept[]";
    }
  }

  /** One of now. */
  String fresh() {
    long at = Math.max(clock.millis(), since());
    byte[] time = ByteBuffer.allocate(TIME_BYTES).putLong(at).array();
    byte[] both = Arrays.copyOf(time, TIME_BYTES + MARK_BYTES);
    System.arraycopy(mark(time), 0, both, TIME_BYTES, MARK_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  /** When one was given, in ms, if it counts. */
  Optional<Long> findTime(String nonce) {
    byte[] both;
    try {
      both = Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (both.length != TIME_BYTES + MARK_BYTES) {
      return Optional.empty();
    }
    byte[] time = Arrays.copyOf(both, TIME_BYTES);
    byte[] given = Arrays.copyOfRange(both, TIME_BYTES, both.length);
    if (!MessageDigest.isEqual(given, mark(time))) {
      return Optional.empty();
    }
    long at = ByteBuffer.wrap(time).getLong();
    long now = clock.millis();
    boolean counts = at >= since() && now - at < LASTS.toMillis() && at - now <= SKEW.toMillis();
    return counts ? Optional.of(at) : Optional.empty();
  }

  /** Whether it is time to hand out the next one. */
  boolean isLate(long at) {
    return clock.millis() - at >= LASTS.toMillis() / 2;
  }

  /** From now on none counts that was given before that moment (ms). */
  void endBefore(long moment) {
    since.accumulateAndGet(moment, Math::max);
  }

  /** A clock that was set back begins anew. */
  private long since() {
    long now = clock.millis();
    return since.updateAndGet(known -> known - now > SKEW.toMillis() ? now + 1 : known);
  }

  private byte[] mark(byte[] time) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key());
      return Arrays.copyOf(mac.doFinal(time), MARK_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      String kept = store.findRecord(KIND, KEY).orElseGet(this::makeKey);
      byte[] bytes = Base64.getUrlDecoder().decode(StrictJson.read(kept, Kept.class).key());
      known = new SecretKeySpec(bytes, HMAC);
      key = known;
    }
    return known;
  }

  /** Of copies that start together one makes it. */
  private String makeKey() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String mine =
        StrictJson.write(new Kept(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
    return store.write(transaction -> {
      Optional<String> theirs = transaction.findRecord(KIND, KEY);
      if (theirs.isEmpty()) {
        transaction.keepRecord(KIND, KEY, mine);
      }
      return theirs.orElse(mine);
    });
  }
}
