package app.dangol.hub.ops;

import app.dangol.hub.store.StoreText;
import app.dangol.wire.Ops;
import com.google.gson.JsonElement;
import java.util.Map;

/** Whether the texts of an op can become keys or values in the hub's store. */
final class OpText {
  private OpText() {}

  static boolean isStorable(Ops.Op op) {
    return StoreText.isStorable(op.subject())
        && StoreText.isStorable(op.author())
        && isStorable(op.body());
  }

  /** The reader of requests has set a limit to the depth. */
  private static boolean isStorable(JsonElement element) {
    if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        if (!StoreText.isStorable(member.getKey()) || !isStorable(member.getValue())) {
          return false;
        }
      }
      return true;
    }
    if (element.isJsonArray()) {
      for (JsonElement each : element.getAsJsonArray()) {
        if (!isStorable(each)) {
          return false;
        }
      }
      return true;
    }
    return element.isJsonNull() || StoreText.isStorable(element.getAsString());
  }
}
