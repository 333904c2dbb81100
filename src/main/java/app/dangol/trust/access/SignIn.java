package app.dangol.trust.access;

import app.dangol.id.StaffId;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets somebody in by their PIN, here alone: no server is asked. Five wrong ones bring a pause of
 * five minutes, ten a bar that a manager lifts; both are on disk, a person each. A pause is served
 * by the counter that nobody can set, while the program runs: no clock is looked at, so turning one
 * changes nothing, and time with the device off counts for nothing: after a restart a pause begins
 * anew. Who comes in, goes, or is refused goes on record; whoever cannot be put on record does not
 * come in. May block; safe for several threads.
 */
public final class SignIn {
  private final StaffAccounts accounts;
  private final PinHash pins;
  private final OnDuty duty;
  private final SignInRecord onRecord;
  private final LongSupplier nanos;

  /** The counter's value when each pause began; those of before the start began with it. */
  private final Map<StaffId, Long> pauseBegan = new HashMap<>();

  private final long started;

  /**
   * @param nanos a counter such as {@link System#nanoTime}
   */
  public SignIn(
      StaffAccounts accounts,
      PinHash pins,
      OnDuty duty,
      SignInRecord onRecord,
      LongSupplier nanos) {
    this.accounts = accounts;
    this.pins = pins;
    this.duty = duty;
    this.onRecord = onRecord;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
  }

  /** Whether somebody may try their PIN. */
  public sealed interface Standing {
    /**
     * They may.
     *
     * @param left how many tries may still be wrong before something happens
     */
    record Open(int left) implements Standing {}

    /** Not before that time has passed. */
    record Paused(Duration left) implements Standing {}

    /** Not until a manager lets them. */
    record Barred() implements Standing {}
  }

  /** What came of a try. */
  public sealed interface Answer {
    /** It was right. */
    record In(StaffMember who) implements Answer {}

    /** It was wrong, or was not even looked at. */
    record Out(Standing standing) implements Answer {}

    /** There is no such account, or it may not do what was asked. */
    record NotAllowed() implements Answer {}
  }

  /**
   * Signs somebody in.
   *
   * @param pin wiped when this returns or throws
   */
  public synchronized Answer enter(StaffId id, char[] pin) {
    Answer answer = check(id, pin);
    if (answer instanceof Answer.In in) {
      onRecord.enters(in.who(), duty.who());
      duty.begin(in.who());
    }
    return answer;
  }

  /**
   * Puts on record that somebody serves whom the configuration names; where that fails nobody is
   * signed in any more.
   */
  public synchronized void serveUnasked() {
    duty.who()
        .ifPresent(who -> {
          try {
            onRecord.servesUnasked(who);
          } catch (RuntimeException e) {
            duty.end();
            throw e;
          }
        });
  }

  /** Puts on record that somebody is signed in no more; whoever says so has ended it before. */
  public synchronized void left(StaffId who, Leaving how) {
    onRecord.leaves(who, how);
  }

  /**
   * Looks whether somebody is who they say, without signing them in: for an act that asks for it.
   *
   * @param pin wiped when this returns or throws
   */
  public synchronized Answer vouch(StaffId id, Act act, char[] pin) {
    Answer answer = check(id, pin);
    return answer instanceof Answer.In(StaffMember who)
            && AccessTable.permit(Optional.of(who), act) instanceof Permit.Refused
        ? new Answer.NotAllowed()
        : answer;
  }

  /**
   * Somebody lets another try again; nobody is signed in by it.
   *
   * @param by who must be permitted {@link Act#FREE_STAFF}, and somebody else
   * @param pin theirs; wiped when this returns or throws
   */
  public synchronized Answer free(StaffId barred, StaffId by, char[] pin) {
    Answer answer = vouch(by, Act.FREE_STAFF, pin);
    if (answer instanceof Answer.In && accounts.find(barred).isEmpty()) {
      return new Answer.NotAllowed();
    }
    if (answer instanceof Answer.In) {
      onRecord.letsTryAgain(barred, by);
      pauseBegan.remove(barred);
      accounts.setTries(barred, Tries.NONE);
    }
    return answer;
  }

  /** Whether somebody may try now. */
  public synchronized Standing standing(StaffAccount account) {
    Tries tries = account.tries();
    if (tries.isBarred()) {
      return new Standing.Barred();
    }
    if (!tries.pause().isZero()) {
      long gone = nanos.getAsLong() - pauseBegan.getOrDefault(account.id(), started);
      Duration left = tries.pause().minusNanos(gone);
      if (left.isPositive()) {
        return new Standing.Paused(left);
      }
      // On disk, or a restart would have it served once more.
      accounts.setTries(account.id(), tries.withoutPause());
      pauseBegan.remove(account.id());
    }
    return new Standing.Open(tries.left());
  }

  private Answer check(StaffId id, char[] pin) {
    try {
      Optional<StaffAccount> found = accounts.find(id);
      if (found.isEmpty() || found.get().roles().isEmpty()) {
        return new Answer.NotAllowed();
      }
      StaffAccount account = found.get();
      Standing before = standing(account);
      if (!(before instanceof Standing.Open)) {
        return new Answer.Out(before);
      }
      // Counted before it is looked at: whoever pulls the plug in between has lost a try.
      Tries tries = account.tries().withoutPause().another();
      pauseBegan.put(id, nanos.getAsLong());
      accounts.setTries(id, tries);
      if (pins.matches(id, account.pin(), pin)) {
        accounts.setTries(id, Tries.NONE);
        pauseBegan.remove(id);
        return new Answer.In(account.member());
      }
      Standing now = standing(accounts.find(id).orElse(account));
      // One that was not looked at tells nobody anything, and there is no end of them.
      onRecord.refused(id, now);
      return new Answer.Out(now);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }
}
