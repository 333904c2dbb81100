package app.dangol.trust;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who looked at or changed whose personal data, when, where and why, and who was signed in. Rows
 * are only ever added, each tied to the one before it.
 */
public interface AuditLog {
  /** What was done. A name never gets another meaning: it is in trails that are kept for years. */
  enum Action {
    VIEW,
    /** A kiosk greeted them; the device stands for whoever looked. */
    SHOWN_AT_KIOSK,
    /** They are of another store, and everything about them came from the hub for a day. */
    FETCHED_ON_DEMAND,
    REVEAL_NAME,
    /** Somebody was searched for: a row for each person shown, or one about nobody. */
    SEARCH,
    /** Their name stood, masked, in a list such as the open tasks, with what is said of them. */
    LISTED,
    /** A copy was handed out; always with the reason. */
    EXPORT,
    NOTE_ADDED,
    WISH_CHANGED,
    TASK_ADDED,
    TASK_CHANGED,
    RESERVATION_REQUESTED,
    RESERVATION_CANCELLED,
    CONSENT_CHANGED,
    PROFILE_CHANGED,
    /** They asked that nothing be done with their data for now, or that it be again. */
    SUSPENSION_CHANGED,
    /** Something concluded about them was struck out, or that was taken back. */
    TASTE_CHANGED,
    /** They asked to be erased; the erasure itself follows. */
    ERASURE_REQUESTED,
    /** Who they were has left the trail. */
    ERASED,
    /** What the hub did not take was sent once more. */
    WRITE_SENT_AGAIN,
    /** What the hub did not take was given up. */
    WRITE_GIVEN_UP,
    /** The trail itself was read. */
    TRAIL_READ,
    /** A manager said what is suggested first, more or not at all. */
    SUGGESTIONS_STEERED,
    /** Somebody serves from now on. */
    SIGNED_IN,
    /** They do not any more. */
    SIGNED_OUT,
    /** A PIN was not that of an account; the device stands for whoever typed it. */
    PIN_REFUSED,
    /** It was one too many for that account. */
    LOCKED_OUT,
    /** A manager let a colleague try again. */
    LET_TRY_AGAIN,
    STAFF_ADDED,
    ROLE_GRANTED,
    ROLE_WITHDRAWN,
    PIN_RESET,
    STAFF_REMOVED;

    /** Empty for a name that only another program knows. */
    public static Optional<Action> find(String key) {
      return Arrays.stream(values()).filter(action -> action.key().equals(key)).findFirst();
    }

    /** The name used in data: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is always about one person. */
    boolean isAboutSomebody() {
      return switch (this) {
        case SEARCH, EXPORT, TRAIL_READ, SUGGESTIONS_STEERED -> false;
        case SIGNED_IN,
            SIGNED_OUT,
            PIN_REFUSED,
            LOCKED_OUT,
            LET_TRY_AGAIN,
            STAFF_ADDED,
            ROLE_GRANTED,
            ROLE_WITHDRAWN,
            PIN_RESET,
            STAFF_REMOVED ->
            false;
        case VIEW,
            SHOWN_AT_KIOSK,
            FETCHED_ON_DEMAND,
            REVEAL_NAME,
            LISTED,
            NOTE_ADDED,
            WISH_CHANGED,
            TASK_ADDED,
            TASK_CHANGED,
            RESERVATION_REQUESTED,
            RESERVATION_CANCELLED,
            CONSENT_CHANGED,
            PROFILE_CHANGED,
            SUSPENSION_CHANGED,
            TASTE_CHANGED,
            ERASURE_REQUESTED,
            ERASED,
            WRITE_SENT_AGAIN,
            WRITE_GIVEN_UP ->
            true;
      };
    }

    /** Whether it is about the staff's own accounts, and about no customer. */
    public boolean isAboutStaff() {
      return this == SIGNED_IN || this == SIGNED_OUT || namesColleague();
    }

    /** Whether its detail begins with the id of the account that it is about. */
    boolean namesColleague() {
      return switch (this) {
        case PIN_REFUSED,
            LOCKED_OUT,
            LET_TRY_AGAIN,
            STAFF_ADDED,
            ROLE_GRANTED,
            ROLE_WITHDRAWN,
            PIN_RESET,
            STAFF_REMOVED ->
            true;
        case VIEW,
            SHOWN_AT_KIOSK,
            FETCHED_ON_DEMAND,
            REVEAL_NAME,
            SEARCH,
            LISTED,
            EXPORT,
            NOTE_ADDED,
            WISH_CHANGED,
            TASK_ADDED,
            TASK_CHANGED,
            RESERVATION_REQUESTED,
            RESERVATION_CANCELLED,
            CONSENT_CHANGED,
            PROFILE_CHANGED,
            SUSPENSION_CHANGED,
            TASTE_CHANGED,
            ERASURE_REQUESTED,
            ERASED,
            WRITE_SENT_AGAIN,
            WRITE_GIVEN_UP,
            TRAIL_READ,
            SUGGESTIONS_STEERED,
            SIGNED_IN,
            SIGNED_OUT ->
            false;
      };
    }
  }

  /**
   * Adds a row for each, in that order, with the time of the call; all of them are on disk when
   * this returns, or none. May block; never call it on the FX thread.
   *
   * @throws app.dangol.failure.DangolException if it cannot be written down: then it must not be
   *     done or shown either
   */
  void record(List<AuditAct> acts);

  /** As {@link #record(List)}. */
  default void record(AuditAct act) {
    record(List.of(act));
  }

  /** As {@link #record(List)}, where there is no more to say. */
  default void record(StaffId by, Action action, CustomerId whose) {
    record(AuditAct.of(by, action, whose));
  }
}
