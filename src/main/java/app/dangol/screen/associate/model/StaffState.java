package app.dangol.screen.associate.model;

import app.dangol.id.StaffId;
import app.dangol.trust.access.PinRule;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffRefused;
import app.dangol.visit.StaffChange;
import app.dangol.visit.StaffLook.Colleague;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the staff, and where whoever looks after them has come to. No digit of any PIN.
 *
 * @param people empty until they have been looked at
 */
public record StaffState(Optional<List<Colleague>> people, Step step, Said said) {
  /** Where they have come to. */
  public sealed interface Step {
    /** They look at everybody. */
    record Everybody() implements Step {}

    /** They look at one. */
    record One(StaffId who) implements Step {}

    /** They write down somebody new. */
    record Form() implements Step {}

    /** A PIN is asked for, for that change. */
    record Pin(StaffChange change, Asking asking) implements Step {}
  }

  /** Which PIN is asked for. */
  public enum Asking {
    NEW,
    NEW_AGAIN,
    OWN,
    /** None: it is being done. */
    LOOKING,
    /** None: there were too many wrong ones. */
    NO_MORE
  }

  /** What is said of what was done last. */
  public sealed interface Said {
    record Nothing() implements Said {}

    record Done(StaffChange change) implements Said {}

    record NotTaken(StaffRefused.Why why) implements Said {}

    /** The new PIN is none. */
    record BadPin(PinRule.Fault fault) implements Said {}

    /** The second time it was another. */
    record NotTheSame() implements Said {}

    record NotYou(Standing standing) implements Said {}

    record Failed(String code) implements Said {}
  }

  /** Nobody has looked yet. */
  public static StaffState empty() {
    return new StaffState(Optional.empty(), new Step.Everybody(), new Said.Nothing());
  }

  public StaffState with(List<Colleague> seen) {
    return new StaffState(Optional.of(seen), step, said);
  }

  public StaffState with(Said now) {
    return new StaffState(people, step, now);
  }

  /** Goes there, with nothing said. */
  public StaffState at(Step now) {
    return new StaffState(people, now, new Said.Nothing());
  }

  /** Somebody by their id. */
  public Optional<Colleague> find(StaffId id) {
    return people.orElse(List.of()).stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
