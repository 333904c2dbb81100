package app.dangol.hub.connector.outbox;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * An op on its way to a backend. What it says is read from its row when it is sent, so that nothing
 * of a person is kept a second time and an erased note is never sent.
 *
 * @param opId the op's UUIDv7
 * @param type such as {@code note.add}
 * @param customer our id, as the op named it
 * @param about the id of the row it is about: the note's or the reservation's; of a correction, the
 *     names of the fields that were corrected, with commas between
 * @param queuedAt when the hub took it, ISO-8601
 * @param attempts tries begun so far, kept before each is sent
 * @param notBefore when to try next, ISO-8601
 * @param by who began the last try, null before the first: of two that take each other for gone,
 *     only this one may still say that it was in vain
 */
public record BackendOp(
    @SerializedName("op_id") String opId,
    String type,
    String customer,
    String about,
    @SerializedName("queued_at") String queuedAt,
    int attempts,
    @SerializedName("not_before") String notBefore,
    @Nullable String by) {
  @Override
  public String toString() {
    return "BackendOp[" + opId + ", " + type + "]";
  }

  BackendOp tried(String runner, String nextAt) {
    return new BackendOp(opId, type, customer, about, queuedAt, attempts + 1, nextAt, runner);
  }

  BackendOp postponed(String nextAt) {
    return new BackendOp(opId, type, customer, about, queuedAt, attempts, nextAt, by);
  }
}
