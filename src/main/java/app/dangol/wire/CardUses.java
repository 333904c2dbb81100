package app.dangol.wire;

/**
 * POST /v1/card-uses: whoever holds up a one-time credential wants to act by it, which the hub lets
 * them do once, at one device of the chain.
 */
public final class CardUses {
  private CardUses() {}

  /**
   * What was held up.
   *
   * @param value the credential as it was scanned, hence in no address and no log
   */
  public record Request(String device, String store, String value) {
    @Override
    public String toString() {
      return "Request[" + device + ", " + store + "]";
    }
  }

  /** Whether it was used up for this device, now or when it asked before. If not, never why. */
  public record Answer(boolean used) {}
}
