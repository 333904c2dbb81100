package app.dangol.hub.enrol;

import com.google.gson.annotations.SerializedName;
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
    Tokens tokens) {
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

  Device seen(String at, Tokens now) {
    return new Device(id, name, model, store, state, enrolledAt, enrolledBy, at, endedAt, now);
  }

  Device with(Tokens now) {
    return new Device(
        id, name, model, store, state, enrolledAt, enrolledBy, lastSeen, endedAt, now);
  }

  Device with(State now, @Nullable String ended) {
    return new Device(id, name, model, store, now, enrolledAt, enrolledBy, lastSeen, ended, tokens);
  }

  /** Without hashes and names. */
  @Override
  public String toString() {
    return "Device[" + id + " " + state + "]";
  }
}
