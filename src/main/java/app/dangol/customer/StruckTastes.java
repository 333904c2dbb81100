package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;

/**
 * Changes to what customers have struck out; {@link CustomerAccount#struck} shows them at once. May
 * block; never call it on the FX thread.
 */
public interface StruckTastes {
  /** Strikes it out; it is on disk when this returns. */
  void strike(CustomerId whose, StaffId author, StruckTaste what);

  /** Takes that back; it is on disk when this returns. */
  void restore(CustomerId whose, StaffId author, StruckTaste what);
}
