package app.dangol.hub.connector;

/** Another copy of the hub may have taken over; what this one was doing must end here. */
final class LostLeadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostLeadException() {
    super("the work with the shop system is another copy's now");
  }
}
