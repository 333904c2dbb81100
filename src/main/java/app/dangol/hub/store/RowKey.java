package app.dangol.hub.store;

/** A place in the key order of a bucket. */
public record RowKey(String entity, String key) {
  /** Without the key, which may name a customer. */
  @Override
  public String toString() {
    return "RowKey[" + entity + "]";
  }
}
