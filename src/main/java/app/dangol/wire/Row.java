package app.dangol.wire;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One put or remove in a bucket. On the wire a line {@code {"e":…,"k":…,"v":…,"d":{…}}}, or with
 * {@code "del":true} and no {@code d} for a tombstone.
 *
 * @param entity what it is, such as {@code product}; see {@link Entity}
 * @param key the primary key within the entity; snapshots come in the order of (entity, key)
 * @param version the hub's position at which the row got this content; grows, never repeats
 * @param data the entity's record, or null for a tombstone
 */
public record Row(String entity, String key, long version, @Nullable JsonObject data) {
  public boolean removed() {
    return data == null;
  }

  /** Without the data, which may be personal. */
  @Override
  public String toString() {
    return "Row[" + entity + " " + key + " " + version + (removed() ? ", removed]" : "]");
  }
}
