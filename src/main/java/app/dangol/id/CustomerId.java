package app.dangol.id;

/**
 * The pseudonymous identifier of one customer; opaque, and not a secret.
 *
 * @param value non-blank
 */
public record CustomerId(String value) implements Comparable<CustomerId> {
  public CustomerId {
    Ids.requireText(value, "customer id");
  }

  @Override
  public int compareTo(CustomerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
