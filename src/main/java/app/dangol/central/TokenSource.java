package app.dangol.central;

import java.util.function.Supplier;

/** What a device shows the hub. Safe for several threads; may block and call the hub. */
public interface TokenSource {
  /**
   * A token to use now.
   *
   * @throws CentralException REVOKED or UNENROLLED if this device is not, or no longer, enrolled;
   *     else what kept it from being renewed
   */
  AccessToken access();

  /**
   * The hub did not take that token.
   *
   * @return whether {@link #access} now has another one to try
   * @throws CentralException as {@link #access}
   */
  boolean renew(AccessToken refused);

  /** The hub has said that this device's enrolment is over, or that it must wipe itself. */
  void ended(CentralException.Kind kind);

  /** One token for good, which counts for whoever has it. */
  static TokenSource fixed(Supplier<String> token) {
    return new TokenSource() {
      @Override
      public AccessToken access() {
        return AccessToken.bearer(token.get());
      }

      @Override
      public boolean renew(AccessToken refused) {
        return false;
      }

      @Override
      public void ended(CentralException.Kind kind) {
        // A fixed token has no state to keep; the exception tells the caller.
      }
    };
  }
}
