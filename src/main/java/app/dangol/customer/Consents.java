package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.ConsentPurpose;
import java.util.List;

/**
 * The ledger of consents. What is recorded here counts on this device at once. May block; never
 * call it on the FX thread.
 */
public interface Consents {
  /** What counts now of everything the ledger speaks of, in the order of the purposes. */
  List<ConsentState> list(CustomerId whose);

  /**
   * Adds an entry; it is on disk when this returns.
   *
   * @param textVersion which wording was shown, 1 to 64 characters
   * @throws IllegalArgumentException if that is blank or too long
   */
  void record(
      CustomerId whose,
      StaffId author,
      ConsentPurpose purpose,
      boolean granted,
      String textVersion);

  /**
   * Adds that nothing is to be done with somebody's data for now, or that it may be again; on disk
   * when this returns.
   *
   * @param textVersion as in {@link #record}
   * @throws IllegalArgumentException if that is blank or too long
   */
  void suspend(CustomerId whose, StaffId author, boolean suspended, String textVersion);
}
