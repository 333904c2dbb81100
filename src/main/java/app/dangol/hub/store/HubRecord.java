package app.dangol.hub.store;

/**
 * Something the hub keeps for itself, such as an enrolled device or how far a connector has come.
 *
 * @param data JSON text of an object
 */
public record HubRecord(String key, String data) {
  /** Without the key and the data, which may name a person. */
  @Override
  public String toString() {
    return "HubRecord[]";
  }
}
