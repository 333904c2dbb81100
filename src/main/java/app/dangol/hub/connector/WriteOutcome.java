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
  record Rejected(String reason) implements WriteOutcome {
    /** The customer is not there, or not any more. */
    public static final String UNKNOWN_CUSTOMER = "unknown_customer";

    /** Nothing is left here that could be said. */
    public static final String GONE = "gone";

    /** Of a correction: everything is there but the address, which another customer has. */
    public static final String EMAIL_IN_USE = "email_in_use";
  }
}
