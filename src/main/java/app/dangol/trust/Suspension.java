package app.dangol.trust;

import java.util.Collection;

/**
 * That somebody wants nothing done with their data for now. It is no consent, but is kept in the
 * ledger of consents under a word of its own, so that clocks, merged ids and what waits to be sent
 * are dealt with as they are there.
 */
public final class Suspension {
  /** The ledger's word; granted false means suspended. No {@link ConsentPurpose} has that key. */
  public static final String LEDGER = "processing";

  /** Stands among the purposes of a customer's row while they are suspended. */
  public static final String MARK = "suspended";

  private Suspension() {}

  /** Whether a customer's row says so. */
  public static boolean isMarked(Collection<String> granted) {
    return granted.contains(MARK);
  }
}
