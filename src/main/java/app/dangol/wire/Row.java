package app.dangol.wire;

import com.google.gson.JsonObject;
import java.util.Optional;
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
public record Row(String entity, String key, long version, @Nullable RowData data) {
  /** A put of that object. */
  public static Row of(String entity, String key, long version, JsonObject data) {
    return new Row(entity, key, version, RowData.of(data));
  }

  public boolean removed() {
    return data == null;
  }

  /** The record as an object of its own, or empty for a tombstone. */
  public Optional<JsonObject> tree() {
    return Optional.ofNullable(data).map(RowData::toTree);
  }

  /** Without the data, which may be personal. */
  @Override
  public String toString() {
    return "Row[" + entity + " " + key + " " + version + (removed() ? ", removed]" : "]");
  }
}
