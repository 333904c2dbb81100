package app.dangol.customer;

/**
 * A person's name as they write it. Personal data: {@link #toString} shows the mask.
 *
 * @param full as written, in any script
 */
public record PersonName(String full) {
  /** The form that screens, logs and pictures may show. */
  public String masked() {
    return NameMask.mask(full);
  }

  @Override
  public String toString() {
    return masked();
  }
}
