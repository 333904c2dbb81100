package app.dangol.hub.enrol;

import com.google.gson.annotations.SerializedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of one device, as hashes. A refresh token can be used once (RFC 9700 §4.14.2); its
 * successor is derived from it, so that a device whose answer was lost asks again, however much
 * later, and gets the same one. Only when the successor has proved to have arrived does the old one
 * end, a moment of grace apart; from then on it can only be a copy, and its use ends them all.
 *
 * @param generation counts the rotations
 * @param refresh hash of the refresh token that counts
 * @param previous hash of what it was derived from: the token before it, or the device code
 * @param salt what it was derived with
 * @param confirmed whether the device has shown that it got it
 * @param rotatedAt when it was derived, in ms
 * @param access the newest access tokens
 * @param spent hashes of refresh tokens before {@code previous}, the newest last
 */
record Tokens(
    long generation,
    String refresh,
    String previous,
    String salt,
    boolean confirmed,
    @SerializedName("rotated_at") long rotatedAt,
    List<Access> access,
    List<String> spent) {
  /** How long an access token lasts. */
  static final Duration ACCESS_LASTS = Duration.ofMinutes(15);

  /** How long a device may stay away before it must be approved anew. */
  static final Duration IDLE = Duration.ofDays(90);

  /** A request sent twice at the same moment is no theft. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private static final int MOST_ACCESS = 4;
  private static final int MOST_SPENT = 32;

  /** An access token's hash, when it ends (ms), and the refresh token it came with. */
  record Access(String hash, @SerializedName("expires_at") long expiresAt, long generation) {}

  /** What came of a refresh token. */
  sealed interface Exchange {
    /** New ones, in plain, and what to keep of them. */
    record Granted(Tokens kept, String refreshToken, String accessToken) implements Exchange {
      @Override
      public String toString() {
        return "Granted[]";
      }
    }

    /** It had been used up: somebody has a copy. */
    record Reused() implements Exchange {}

    /** It was never one of this device's, or long ago. */
    record Unknown() implements Exchange {}
  }

  static Exchange.Granted first(String device, String deviceCode, Secrets secrets, long now) {
    String salt = secrets.fresh();
    String refresh = refreshToken(device, deviceCode, salt);
    Tokens begun =
        new Tokens(
            1,
            Secrets.hash(refresh),
            Secrets.hash(deviceCode),
            salt,
            false,
            now,
            List.of(),
            List.of());
    return begun.grant(device, refresh, secrets, now);
  }

  /** Uses a refresh token, or a device code that was redeemed already. */
  Exchange exchange(String device, String token, Secrets secrets, long now) {
    String hash = Secrets.hash(token);
    if (hash.equals(refresh)) {
      Tokens next = rotated(device, token, secrets.fresh(), now);
      return next.grant(device, refreshToken(device, token, next.salt), secrets, now);
    }
    if (hash.equals(previous)) {
      boolean mayBeLost = !confirmed || now - rotatedAt < GRACE.toMillis();
      return mayBeLost
          ? grant(device, refreshToken(device, token, salt), secrets, now)
          : new Exchange.Reused();
    }
    return spent.contains(hash) ? new Exchange.Reused() : new Exchange.Unknown();
  }

  /** Whether it is or was one of these. */
  boolean knows(String token) {
    String hash = Secrets.hash(token);
    return hash.equals(refresh)
        || hash.equals(previous)
        || spent.contains(hash)
        || findAccess(token).isPresent();
  }

  /** Which rotation a refresh token came of; negative for one that is not remembered. */
  long generationOf(String token) {
    String hash = Secrets.hash(token);
    if (hash.equals(refresh)) {
      return generation;
    }
    if (hash.equals(previous)) {
      return generation - 1;
    }
    int at = spent.lastIndexOf(hash);
    return at < 0 ? -1 : generation - 1 - (spent.size() - at);
  }

  /** The access token, also one that has run out, as long as it is remembered. */
  Optional<Access> findAccess(String token) {
    String hash = Secrets.hash(token);
    return access.stream().filter(known -> known.hash().equals(hash)).findFirst();
  }

  /** Whether that token's use shows for the first time that the newest refresh token arrived. */
  boolean isConfirmedBy(Access used) {
    return !confirmed && used.generation() == generation;
  }

  Tokens confirm() {
    return new Tokens(generation, refresh, previous, salt, true, rotatedAt, access, spent);
  }

  boolean hasRunOut(long now) {
    return now - rotatedAt > IDLE.toMillis();
  }

  private Tokens rotated(String device, String token, String newSalt, long now) {
    List<String> used = new ArrayList<>(spent);
    used.add(previous);
    return new Tokens(
        generation + 1,
        Secrets.hash(refreshToken(device, token, newSalt)),
        refresh,
        newSalt,
        false,
        now,
        access,
        List.copyOf(used.subList(Math.max(0, used.size() - MOST_SPENT), used.size())));
  }

  private Exchange.Granted grant(String device, String refreshToken, Secrets secrets, long now) {
    String accessToken = TokenText.access(device, secrets.fresh());
    List<Access> newest = new ArrayList<>(access);
    newest.add(new Access(Secrets.hash(accessToken), now + ACCESS_LASTS.toMillis(), generation));
    Tokens kept =
        new Tokens(
            generation,
            refresh,
            previous,
            salt,
            confirmed,
            rotatedAt,
            List.copyOf(newest.subList(Math.max(0, newest.size() - MOST_ACCESS), newest.size())),
            spent);
    return new Exchange.Granted(kept, refreshToken, accessToken);
  }

  private static String refreshToken(String device, String from, String salt) {
    return TokenText.refresh(device, Secrets.derive(from, salt));
  }
}
