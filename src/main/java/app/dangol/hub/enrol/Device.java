package app.dangol.hub.enrol;

import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device the hub knows, as it is kept.
 *
 * @param id the hub's own name for it; the same again when the device enrols anew
 * @param name as its configuration calls it; unique within its store
 * @param model what it says it is
 * @param store the one store whose buckets it gets
 * @param enrolledAt ISO 8601
 * @param enrolledBy who approved it
 * @param lastSeen ISO 8601, by the minute
 * @param endedAt when it was revoked, or confirmed that it has wiped itself
 * @param binding the key its tokens are bound to; none until it has shown one
 */
public record Device(
    String id,
    String name,
    String model,
    String store,
    State state,
    @SerializedName("enrolled_at") String enrolledAt,
    @SerializedName("enrolled_by") String enrolledBy,
    @SerializedName("last_seen") @Nullable String lastSeen,
    @SerializedName("ended_at") @Nullable String endedAt,
    Tokens tokens,
    @Nullable Binding binding) {
  /**
   * Who approves a device where nobody is asked: the process that holds the hub's data and the
   * device as well.
   */
  public static final String ITSELF = "this-process";

  /** Where it stands. */
  public enum State {
    /** It is served. */
    @SerializedName("active")
    ACTIVE,
    /** It is not served any more, and destroys what it holds once it hears of it. */
    @SerializedName("revoked")
    REVOKED,
    /** It is told to destroy what it holds, and may only hand in its writes. */
    @SerializedName("wipe_requested")
    WIPE_REQUESTED,
    /** It has said that nothing is left. */
    @SerializedName("wiped")
    WIPED
  }

  /**
   * The key a device's tokens are bound to (RFC 9449).
   *
   * @param key its thumbprint (RFC 7638)
   * @param since the first rotation whose refresh token is bound; those before had to be shown
   *     alone
   * @param shownWith hash of the refresh token the key was first shown with; null where no token
   *     was ever unbound. Kept for good, or whoever binds a stolen one could have it forgotten
   */
  public record Binding(
      String key, long since, @SerializedName("shown_with") @Nullable String shownWith) {}

  /** When somebody last decided that it may come in; empty if nobody ever was asked. */
  public Optional<Instant> approved() {
    return enrolledBy.equals(ITSELF) ? Optional.empty() : Optional.of(Instant.parse(enrolledAt));
  }

  /** How a key that was shown, or none, stands to the device's. */
  enum Match {
    /** It is the device's, or there is none and none was shown. */
    AS_BEFORE,
    /** The first one that this device shows. */
    FIRST,
    /** None was shown, and there is one. */
    MISSING,
    /** The device's is another one. */
    OTHER
  }

  Match match(Optional<String> shown) {
    if (binding == null) {
      return shown.isEmpty() ? Match.AS_BEFORE : Match.FIRST;
    }
    if (shown.isEmpty()) {
      return Match.MISSING;
    }
    return shown.get().equals(binding.key()) ? Match.AS_BEFORE : Match.OTHER;
  }

  /** Whether it is or was one of this device's tokens. */
  boolean knows(String token) {
    return tokens.knows(token) || wasShownWith(token);
  }

  /** Whether that refresh token was given out before the device had a key. */
  boolean gaveUnbound(String token) {
    long rotation = tokens.generationOf(token);
    return binding != null
        && ((rotation >= 0 && rotation < binding.since()) || wasShownWith(token));
  }

  private boolean wasShownWith(String token) {
    return binding != null && Secrets.hash(token).equals(binding.shownWith());
  }

  Device seen(String at, Tokens now) {
    return new Device(
        id, name, model, store, state, enrolledAt, enrolledBy, at, endedAt, now, binding);
  }

  Device with(Tokens now) {
    return new Device(
        id, name, model, store, state, enrolledAt, enrolledBy, lastSeen, endedAt, now, binding);
  }

  /** Bound to that key, which was shown with that token, with what it is given next. */
  Device boundTo(String key, String shownWith) {
    return new Device(
        id,
        name,
        model,
        store,
        state,
        enrolledAt,
        enrolledBy,
        lastSeen,
        endedAt,
        tokens,
        new Binding(key, tokens.generation() + 1, Secrets.hash(shownWith)));
  }

  Device with(State now, @Nullable String ended) {
    return new Device(
        id, name, model, store, now, enrolledAt, enrolledBy, lastSeen, ended, tokens, binding);
  }

  /** Without hashes and names. */
  @Override
  public String toString() {
    return "Device[" + id + " " + state + "]";
  }
}
