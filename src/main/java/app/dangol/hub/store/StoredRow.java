package app.dangol.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * A row as it lies in the store.
 *
 * @param data JSON text, or null for a tombstone
 */
public record StoredRow(String entity, String key, long position, @Nullable String data) {
  @Override
  public String toString() {
    return entity + "@" + position;
  }
}
