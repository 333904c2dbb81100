package app.dangol.scan.gs1;

/**
 * An application identifier with its value. Values may be anything that somebody printed, so {@link
 * #toString} leaves it out.
 */
public final class Element {
  private final ApplicationIdentifier identifier;
  private final String value;

  Element(ApplicationIdentifier identifier, String value) {
    this.identifier = identifier;
    this.value = value;
  }

  /** Two to four digits. */
  public String ai() {
    return identifier.ai();
  }

  public String value() {
    return value;
  }

  /** GS1's short title, such as {@code BATCH/LOT}. */
  public String title() {
    return identifier.title();
  }

  ApplicationIdentifier identifier() {
    return identifier;
  }

  boolean isSame(Element other) {
    return ai().equals(other.ai()) && value.equals(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Element that && isSame(that);
  }

  @Override
  public int hashCode() {
    return ai().hashCode() * 31 + value.hashCode();
  }

  @Override
  public String toString() {
    return "(" + ai() + ")" + value.length() + " characters";
  }
}
