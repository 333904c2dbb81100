package app.dangol.id;

/**
 * The shop's own stock unit.
 *
 * @param value non-blank
 */
public record Sku(String value) implements Comparable<Sku> {
  public Sku {
    Ids.requireText(value, "sku");
  }

  @Override
  public int compareTo(Sku other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
