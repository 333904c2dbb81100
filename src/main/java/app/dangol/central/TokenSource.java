package app.dangol.central;

import java.util.function.Supplier;

/** What a device shows the hub (RFC 6750). Safe for several threads; may block and call the hub. */
public interface TokenSource {
  /**
   * A token to use now.
   *
   * @throws CentralException REVOKED or UNENROLLED if this device is not, or no longer, enrolled;
   *     else what kept it from being renewed
   */
  String bearer();

  /**
   * The hub did not take that token.
   *
   * @return whether {@link #bearer} now has another one to try
   * @throws CentralException as {@link #bearer}
   */
  boolean renew(String refused);

  /** The hub has said that this device's enrolment is over, or that it must wipe itself. */
  void ended(CentralException.Kind kind);

  /** One token for good. */
  static TokenSource fixed(Supplier<String> token) {
    return new TokenSource() {
      @Override
      public String bearer() {
        return token.get();
      }

      @Override
      public boolean renew(String refused) {
        return false;
      }

      @Override
      public void ended(CentralException.Kind kind) {
        // A fixed token has no state to keep; the exception tells the caller.
      }
    };
  }
}
