package app.dangol.hub.enrol;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * A device that asks to be enrolled, as it is kept under the hash of its device code.
 *
 * @param userCode eight letters
 * @param name what the device calls itself
 * @param store the store it asks for
 * @param expiresAt in ms
 * @param interval seconds it must leave between two polls
 * @param polledAt in ms; 0 before the first poll
 * @param approvedStore the store it was approved for
 * @param by who approved it
 * @param device the device it became
 */
public record Grant(
    @SerializedName("user_code") String userCode,
    String name,
    String model,
    String store,
    @SerializedName("expires_at") long expiresAt,
    int interval,
    @SerializedName("polled_at") long polledAt,
    State state,
    @SerializedName("approved_store") @Nullable String approvedStore,
    @Nullable String by,
    @Nullable String device) {
  /** Where it stands. */
  public enum State {
    @SerializedName("pending")
    PENDING,
    @SerializedName("approved")
    APPROVED,
    @SerializedName("denied")
    DENIED,
    /** The device has fetched its tokens. */
    @SerializedName("redeemed")
    REDEEMED
  }

  /** The user code as people see it. */
  public String shownCode() {
    return UserCode.shown(userCode);
  }

  Grant polled(long at, int seconds) {
    return new Grant(
        userCode, name, model, store, expiresAt, seconds, at, state, approvedStore, by, device);
  }

  Grant approved(String forStore, String who, String as) {
    return new Grant(
        userCode,
        name,
        model,
        store,
        expiresAt,
        interval,
        polledAt,
        State.APPROVED,
        forStore,
        who,
        as);
  }

  Grant with(State now) {
    return new Grant(
        userCode,
        name,
        model,
        store,
        expiresAt,
        interval,
        polledAt,
        now,
        approvedStore,
        by,
        device);
  }

  @Override
  public String toString() {
    return "Grant[" + state + "]";
  }
}
