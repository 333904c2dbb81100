package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffMember;
import java.util.List;

/** What happened where the staff sign in; delivered in order, on the desk's own thread. */
public sealed interface DutyEvent {
  /**
   * Who may sign in here.
   *
   * @param people by their id
   */
  record Seen(List<Person> people) implements DutyEvent {
    public Seen {
      people = List.copyOf(people);
    }
  }

  /** Somebody's PIN was right: they are signed in. */
  record SignedIn(StaffMember who) implements DutyEvent {}

  /** A PIN was wrong, or could not be tried. */
  record Refused(StaffId who, Standing standing) implements DutyEvent {}

  /** Somebody was let try again by a manager. */
  record Freed(StaffId who) implements DutyEvent {}

  /** Whom the configuration names serves no longer: it could not be put on record. */
  record Ended(ErrorCode code) implements DutyEvent {}

  /** It could not be looked at, or not be put on record. */
  record Failed(ErrorCode code) implements DutyEvent {}

  /**
   * Somebody on the lock screen.
   *
   * @param mayFree whether they can let a barred colleague try again
   */
  record Person(StaffId id, String name, boolean mayFree, Standing standing) {
    /** Without the name. */
    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }
}
