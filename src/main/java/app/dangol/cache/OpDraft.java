package app.dangol.cache;

import app.dangol.id.OpId;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A local write before it is in the outbox.
 *
 * @param type the op's name on the wire, such as {@code note.add}
 * @param subject the customer, or the call for help, that it is about
 * @param author staff id, or the device where nobody is logged in
 * @param baseV version of the row the change was made on, where the op has one
 */
public record OpDraft(
    OpId id, String type, String subject, String author, JsonObject body, Optional<Long> baseV) {
  /** A write that rests on no version. */
  public OpDraft(OpId id, String type, String subject, String author, JsonObject body) {
    this(id, type, subject, author, body, Optional.empty());
  }

  @Override
  public String toString() {
    return "OpDraft[" + id + ", " + type + "]";
  }
}
