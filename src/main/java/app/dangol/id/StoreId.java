package app.dangol.id;

/**
 * The identifier of one store; {@code online} is the web shop.
 *
 * @param value non-blank
 */
public record StoreId(String value) implements Comparable<StoreId> {
  public StoreId {
    Ids.requireText(value, "store id");
  }

  @Override
  public int compareTo(StoreId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
