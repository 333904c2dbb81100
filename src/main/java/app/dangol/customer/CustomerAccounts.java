package app.dangol.customer;

import app.dangol.id.CustomerId;

/** What customers have with the shop right now. May block; never call it on the FX thread. */
public interface CustomerAccounts {
  /** A customer's account; {@link CustomerAccount#NONE} for somebody of whom nothing is known. */
  CustomerAccount get(CustomerId id);

  /**
   * The same with all that is too old for a screen, or used up: everything that is held of it here.
   */
  CustomerAccount getWhole(CustomerId id);
}
