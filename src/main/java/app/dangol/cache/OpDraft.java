package app.dangol.cache;

import app.dangol.id.OpId;
import com.google.gson.JsonObject;

/**
 * A local write before it is in the outbox.
 *
 * @param type the op's name on the wire, such as {@code note.add}
 * @param subject the customer, or the call for help, that it is about
 * @param author staff id, or the device where nobody is logged in
 */
public record OpDraft(OpId id, String type, String subject, String author, JsonObject body) {
  @Override
  public String toString() {
    return "OpDraft[" + id + ", " + type + "]";
  }
}
