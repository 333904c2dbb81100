package app.dangol.screen.lock.model;

import app.dangol.id.StaffId;
import app.dangol.visit.DutyEvent.Person;
import java.util.List;
import java.util.Optional;

/**
 * What the lock screen knows.
 *
 * @param chosen who says they are there
 * @param helper a manager who is to let the chosen one try again
 * @param last what came of the last try of whoever's PIN is asked for
 * @param notice a key of the bundles
 */
public record LockState(
    List<Person> people,
    Optional<StaffId> chosen,
    Optional<StaffId> helper,
    Last last,
    Optional<String> notice) {
  /** What came of the last try. */
  public sealed interface Last {
    /** Nothing has been tried. */
    record Nothing() implements Last {}

    /** It is being looked at. */
    record Looking() implements Last {}

    /** It was wrong, and there may be more. */
    record Wrong() implements Last {}

    /** The chosen one may try again. */
    record Freed() implements Last {}

    /** It could not be looked at. */
    record Failed(String code) implements Last {}
  }

  public LockState {
    people = List.copyOf(people);
  }

  /** Nobody has come yet. */
  public static LockState empty() {
    return new LockState(
        List.of(), Optional.empty(), Optional.empty(), new Last.Nothing(), Optional.empty());
  }

  /** Whose PIN is asked for. */
  public Optional<StaffId> asked() {
    return helper.or(() -> chosen);
  }

  /** Somebody by their id. */
  public Optional<Person> find(Optional<StaffId> id) {
    return people.stream().filter(each -> id.filter(each.id()::equals).isPresent()).findFirst();
  }

  public LockState with(List<Person> seen) {
    return new LockState(seen, chosen, helper, last, notice);
  }

  public LockState with(Last now) {
    return new LockState(people, chosen, helper, now, notice);
  }

  public LockState choose(StaffId who) {
    return new LockState(
        people, Optional.of(who), Optional.empty(), new Last.Nothing(), Optional.empty());
  }

  public LockState helpedBy(Optional<StaffId> manager) {
    return new LockState(people, chosen, manager, new Last.Nothing(), notice);
  }

  public LockState noticing(Optional<String> key) {
    return new LockState(people, chosen, helper, last, key);
  }
}
