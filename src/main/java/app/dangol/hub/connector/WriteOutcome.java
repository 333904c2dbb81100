package app.dangol.hub.connector;

/** The backend's final word on a write. */
public sealed interface WriteOutcome {
  /** It is there, once. */
  record Confirmed() implements WriteOutcome {}

  /**
   * It will never be.
   *
   * @param reason a stable word, such as {@code unknown_customer}
   */
  record Rejected(String reason) implements WriteOutcome {}
}
