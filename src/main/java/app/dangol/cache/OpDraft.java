package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import com.google.gson.JsonObject;

/**
 * A local write before it is in the outbox.
 *
 * @param type the op's name on the wire, such as {@code note.add}
 * @param subject whom it is about
 */
public record OpDraft(OpId id, String type, CustomerId subject, StaffId author, JsonObject body) {
  @Override
  public String toString() {
    return "OpDraft[" + id + ", " + type + "]";
  }
}
