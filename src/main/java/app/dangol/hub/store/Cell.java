package app.dangol.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * A content as its two columns have it.
 *
 * @param data the text; empty if it is sealed; null for a tombstone
 * @param sealed the sealed text, or null
 */
record Cell(@Nullable String data, byte @Nullable [] sealed) {
  static Cell plain(String data) {
    return new Cell(data, null);
  }

  /** What it weighs in a page: characters, or bytes where it is sealed. */
  int weight() {
    return sealed != null ? sealed.length : data == null ? 0 : data.length();
  }

  @Override
  public String toString() {
    return sealed == null ? "Cell[]" : "Cell[sealed]";
  }
}
