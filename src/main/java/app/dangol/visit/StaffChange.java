package app.dangol.visit;

import app.dangol.id.StaffId;
import app.dangol.trust.access.Role;
import java.util.Set;

/** What is to be done to an account of the staff. Never with a PIN in it: that goes beside it. */
public sealed interface StaffChange {
  /** Whose account it is. */
  StaffId whom();

  /** Whether a new PIN belongs to it. */
  default boolean needsPin() {
    return switch (this) {
      case Add add -> true;
      case NewPin pin -> true;
      case Grant grant -> false;
      case Withdraw withdraw -> false;
      case Remove remove -> false;
      case LetTryAgain again -> false;
    };
  }

  /** Whether it changes what they may do. */
  default boolean isOfRights() {
    return switch (this) {
      case Grant grant -> true;
      case Withdraw withdraw -> true;
      case Remove remove -> true;
      case Add add -> false;
      case NewPin pin -> false;
      case LetTryAgain again -> false;
    };
  }

  /**
   * Somebody comes to the staff.
   *
   * @param name as colleagues call them
   */
  record Add(StaffId whom, String name, Set<Role> roles) implements StaffChange {
    public Add {
      roles = Set.copyOf(roles);
    }

    /** Without the name. */
    @Override
    public String toString() {
      return "Add[" + whom + " " + roles + "]";
    }
  }

  record Grant(StaffId whom, Role role) implements StaffChange {}

  record Withdraw(StaffId whom, Role role) implements StaffChange {}

  record NewPin(StaffId whom) implements StaffChange {}

  record Remove(StaffId whom) implements StaffChange {}

  /** Wrong PINs are forgotten. */
  record LetTryAgain(StaffId whom) implements StaffChange {}
}
