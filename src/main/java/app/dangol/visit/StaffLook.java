package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffRefused;
import java.util.List;
import java.util.Set;

/** What somebody sees who looks after the staff; delivered in order, on the desk's own thread. */
public sealed interface StaffLook {
  /**
   * Everybody.
   *
   * @param people by their id
   */
  record Seen(List<Colleague> people) implements StaffLook {
    public Seen {
      people = List.copyOf(people);
    }
  }

  /** It was done. */
  record Done(StaffChange change) implements StaffLook {}

  /** The PIN was not that of whoever asks for it, or could not be tried: nothing was done. */
  record NotYou(Standing standing) implements StaffLook {}

  /** It cannot be done like that: nothing was done. */
  record NotTaken(StaffRefused.Why why) implements StaffLook {}

  /** It is not theirs to do, or could not be done. */
  record Failed(ErrorCode code) implements StaffLook {}

  /**
   * Somebody of the staff.
   *
   * @param self whether it is whoever looks
   * @param theirs whether whoever looks may change the account
   * @param mayFree whether whoever looks may let them try again
   */
  record Colleague(
      StaffId id,
      String name,
      Set<Role> roles,
      Standing standing,
      boolean self,
      boolean theirs,
      boolean mayFree) {
    public Colleague {
      roles = Set.copyOf(roles);
    }

    /** Without the name. */
    @Override
    public String toString() {
      return "Colleague[" + id + " " + roles + "]";
    }
  }
}
