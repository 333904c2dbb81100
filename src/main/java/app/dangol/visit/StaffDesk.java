package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import app.dangol.trust.access.AccessTable;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permit;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignIn.Answer;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.StaffOffice;
import app.dangol.trust.access.StaffRefused;
import app.dangol.visit.StaffLook.Colleague;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where a manager or IT looks after the accounts of a device, each change with their own PIN. Every
 * method may be called from any thread and returns at once; the work runs in order on the desk's
 * thread, and so do the answers. The command for the same works only while the app is closed: one
 * process has the data folder at a time.
 */
public final class StaffDesk {
  private final StaffOffice office;
  private final SignIn signIn;
  private final Permits permits;
  private final Runnable onChanged;
  private final DeskWork<StaffLook> work;

  /**
   * @param signIn the one by which everybody signs in: it counts the tries
   * @param onChanged told on the desk's thread once an account is another
   */
  public StaffDesk(
      StaffOffice office, SignIn signIn, Permits permits, Executor thread, Runnable onChanged) {
    this.office = office;
    this.signIn = signIn;
    this.permits = permits;
    this.onChanged = onChanged;
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every look to come, on the desk's thread. */
  public void subscribe(Consumer<StaffLook> listener) {
    work.subscribe(listener);
  }

  /** Whether whoever acts now may look after the staff. Never blocks. */
  public boolean isPermitted() {
    return permits.ask(Act.MANAGE_STAFF) instanceof Permit.Granted;
  }

  /** Tells who is there. */
  public void look() {
    work.act(Act.MANAGE_STAFF, this::lookNow);
  }

  /**
   * Does it, if the PIN is that of whoever is signed in.
   *
   * @param newPin for whom the change is about if one belongs to it; handed over, and wiped
   * @param ownPin of whoever is signed in; handed over, and wiped
   */
  public void change(StaffChange change, char[] newPin, char[] ownPin) {
    work.act(
        Act.MANAGE_STAFF,
        who -> {
          try {
            changeNow(who, change, newPin, ownPin);
          } finally {
            wipe(newPin, ownPin);
          }
          lookNow(who);
        },
        code -> {
          wipe(newPin, ownPin);
          fail(code);
        });
  }

  private void changeNow(StaffMember who, StaffChange change, char[] newPin, char[] ownPin) {
    if (change.isOfRights() && change.whom().equals(who.id())) {
      // They would go on with the rights they had until they sign in again.
      work.emit(new StaffLook.NotTaken(StaffRefused.Why.OWN_RIGHTS));
      return;
    }
    Answer answer =
        change instanceof StaffChange.LetTryAgain
            ? signIn.free(change.whom(), who.id(), ownPin)
            : signIn.vouch(who.id(), Act.MANAGE_STAFF, ownPin);
    switch (answer) {
      case Answer.In in -> {
        try {
          make(Permits.of(in.who()), change, newPin);
          work.emit(new StaffLook.Done(change));
          onChanged.run();
        } catch (StaffRefused e) {
          work.emit(new StaffLook.NotTaken(e.why()));
        }
      }
      case Answer.Out out -> work.emit(new StaffLook.NotYou(out.standing()));
      case Answer.NotAllowed notAllowed -> fail(ErrorCode.ACC_01);
    }
  }

  private void make(Permits by, StaffChange change, char[] newPin) {
    switch (change) {
      case StaffChange.Add add -> office.add(by, add.whom(), add.name(), add.roles(), newPin);
      case StaffChange.Grant grant -> office.grant(by, grant.whom(), grant.role());
      case StaffChange.Withdraw withdraw -> office.withdraw(by, withdraw.whom(), withdraw.role());
      case StaffChange.NewPin pin -> office.resetPin(by, pin.whom(), newPin);
      case StaffChange.Remove remove -> office.remove(by, remove.whom());
      // Done by the very PIN that vouched for it.
      case StaffChange.LetTryAgain again -> {}
    }
  }

  private static void wipe(char[] newPin, char[] ownPin) {
    Arrays.fill(newPin, '\0');
    Arrays.fill(ownPin, '\0');
  }

  private void lookNow(StaffMember who) {
    work.emit(
        new StaffLook.Seen(
            office.list().stream().map(account -> colleague(account, who)).toList()));
  }

  private Colleague colleague(StaffAccount account, StaffMember who) {
    boolean mayFree =
        who.roles().stream().anyMatch(role -> AccessTable.permits(role, Act.FREE_STAFF));
    return new Colleague(
        account.id(),
        account.name(),
        account.roles(),
        signIn.standing(account),
        account.id().equals(who.id()),
        StaffOffice.mayChange(who, account),
        mayFree);
  }

  private void fail(ErrorCode code) {
    work.emit(new StaffLook.Failed(code));
  }
}
