package app.dangol.id;

/**
 * The identifier of one member of staff.
 *
 * @param value non-blank
 */
public record StaffId(String value) implements Comparable<StaffId> {
  public StaffId {
    Ids.requireText(value, "staff id");
  }

  @Override
  public int compareTo(StaffId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
