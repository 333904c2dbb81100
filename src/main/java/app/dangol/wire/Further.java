package app.dangol.wire;

import com.google.gson.JsonElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stood in a record besides the fields this program knows: a newer one wrote it. A record that
 * has a component of this type is written with them as they came, so that whoever changes it loses
 * nothing.
 *
 * @param fields by name; the order they came in
 */
public record Further(Map<String, JsonElement> fields) {
  /** Nothing besides. */
  public static final Further NONE = new Further(Map.of());

  public Further {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** How many; what stands there may be personal. */
  @Override
  public String toString() {
    return "Further[" + fields.size() + "]";
  }
}
