package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.util.Optional;

/** Customers' own data, to be looked at and changed. May block; never call it on the FX thread. */
public interface Profiles {
  /** Empty for whom this device does not know. */
  Optional<Profile> find(CustomerId whose);

  /**
   * Changes fields if nobody else has changed the profile since this device last heard of it; else
   * it becomes a {@code RefusedWrite} that shows both. Does nothing for whom it does not know.
   */
  void change(CustomerId whose, StaffId author, Profile.Change change);
}
