package app.dangol.visit;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.access.AccessTable;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Leaving;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignIn.Answer;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffAccounts;
import app.dangol.visit.DutyEvent.Person;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where the staff of a tablet sign in; nobody need be signed in for that. Every method may be
 * called from any thread and returns at once; the work runs in order on the desk's thread, and so
 * do the answers.
 */
public final class DutyDesk {
  private final SignIn signIn;
  private final StaffAccounts accounts;
  private final DeskWork<DutyEvent> work;

  public DutyDesk(SignIn signIn, StaffAccounts accounts, Permits permits, Executor thread) {
    this.signIn = signIn;
    this.accounts = accounts;
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<DutyEvent> listener) {
    work.subscribe(listener);
  }

  /** Tells who may sign in, and who has to wait. */
  public void look() {
    work.run(this::lookNow);
  }

  /**
   * Signs somebody in.
   *
   * @param pin handed over: wiped once it has been looked at
   */
  public void enter(StaffId who, char[] pin) {
    work.run(() -> tell(who, signIn.enter(who, pin), false));
  }

  /**
   * A manager lets a barred colleague try again.
   *
   * @param pin the manager's, handed over: wiped once it has been looked at
   */
  public void free(StaffId barred, StaffId by, char[] pin) {
    work.run(() -> {
      Answer answer = signIn.free(barred, by, pin);
      tell(answer instanceof Answer.In ? barred : by, answer, true);
    });
  }

  /** Puts on record that whom the configuration names serves, or ends it. */
  public void serveUnasked() {
    work.run(() -> {
      try {
        signIn.serveUnasked();
      } catch (DangolException e) {
        work.emit(new DutyEvent.Ended(e.code()));
        throw e;
      }
    });
  }

  /** Puts on record that somebody is signed in no more, which has been done by then. */
  public void left(StaffId who, Leaving how) {
    work.run(() -> signIn.left(who, how));
  }

  private void tell(StaffId who, Answer answer, boolean freeing) {
    switch (answer) {
      case Answer.In in ->
          work.emit(freeing ? new DutyEvent.Freed(who) : new DutyEvent.SignedIn(in.who()));
      case Answer.Out out -> work.emit(new DutyEvent.Refused(who, out.standing()));
      case Answer.NotAllowed notAllowed -> fail(ErrorCode.ACC_01);
    }
    lookNow();
  }

  private void lookNow() {
    List<Person> people =
        accounts.list().stream()
            .filter(account -> !account.roles().isEmpty())
            .map(this::person)
            .toList();
    work.emit(new DutyEvent.Seen(people));
  }

  private Person person(StaffAccount account) {
    boolean mayFree =
        account.roles().stream().anyMatch(role -> AccessTable.permits(role, Act.FREE_STAFF));
    return new Person(account.id(), account.name(), mayFree, signIn.standing(account));
  }

  private void fail(ErrorCode code) {
    work.emit(new DutyEvent.Failed(code));
  }
}
