package app.dangol.visit;

import app.dangol.config.ConsentTexts;
import app.dangol.customer.ConsentState;
import app.dangol.customer.Consents;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Tasks;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Erasure;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where an associate writes down what a customer agrees to and asks about their own data. Whatever
 * is done is on record before it is done. Every method may be called from any thread and returns at
 * once; the work runs in order on the desk's thread, and so do the answers.
 */
public final class PrivacyDesk {
  /** The kind of task that a wish for a copy becomes. */
  public static final String COPY = "data_copy";

  /** How much of a number somebody says to prove that it is theirs. */
  public static final int DIGITS = TheirNumbers.DIGITS;

  private final CustomerDirectory customers;
  private final TheirNumbers numbers;
  private final Consents consents;
  private final Tasks tasks;
  private final Erasure erasure;
  private final AuditLog audit;
  private final ConsentTexts texts;
  private final Clock clock;
  private final DeskWork<PrivacyEvent> work;

  /**
   * @param texts what people are told; what they agree to is recorded with its version
   */
  public PrivacyDesk(
      CustomerDirectory customers,
      Consents consents,
      Tasks tasks,
      Erasure erasure,
      AuditLog audit,
      Permits permits,
      ConsentTexts texts,
      Clock clock,
      Executor thread) {
    this.customers = customers;
    this.numbers = new TheirNumbers(customers);
    this.consents = consents;
    this.tasks = tasks;
    this.erasure = erasure;
    this.audit = audit;
    this.texts = texts;
    this.clock = clock;
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every event to come, on the desk's thread. */
  public void subscribe(Consumer<PrivacyEvent> listener) {
    work.subscribe(listener);
  }

  /** Looks at what somebody agreed to; that goes on record. */
  public void look(CustomerId whose) {
    work.act(
        Act.SEE_CUSTOMER,
        who -> {
          audit.record(AuditAct.of(who.id(), Action.VIEW, whose).with("consents"));
          lookNow(whose);
        });
  }

  /** Looks again, because something has changed; several asked for at once become one. */
  public void lookAgain(CustomerId whose) {
    work.refresh(Act.SEE_CUSTOMER, () -> lookNow(whose));
  }

  /** They agree to a purpose, or withdraw it; it counts here at once. */
  public void change(CustomerId whose, ConsentPurpose purpose, boolean granted) {
    work.act(
        Act.CHANGE_CONSENTS,
        who -> {
          String said = purpose.key() + (granted ? ".granted" : ".withdrawn");
          audit.record(AuditAct.of(who.id(), Action.CONSENT_CHANGED, whose).with(said));
          consents.record(whose, who.id(), purpose, granted, texts.version());
          if (purpose == ConsentPurpose.LOOKUP && !granted) {
            work.emit(new PrivacyEvent.Left(whose));
          } else {
            lookNow(whose);
          }
        });
  }

  /** They want nothing done with their data for now, or that it be used again. */
  public void suspend(CustomerId whose, boolean suspended) {
    work.act(
        Act.TAKE_REQUEST,
        who -> {
          String said = suspended ? "suspended" : "resumed";
          audit.record(AuditAct.of(who.id(), Action.SUSPENSION_CHANGED, whose).with(said));
          consents.suspend(whose, who.id(), suspended, texts.version());
          lookNow(whose);
        });
  }

  /**
   * They want a copy of their data: the store has to hand it out in time. Asked for twice it stays
   * one task.
   *
   * @param words what the task says
   */
  public void askForCopy(CustomerId whose, String words) {
    work.act(
        Act.TAKE_REQUEST,
        who -> {
          if (copyDue(whose).isEmpty()) {
            audit.record(AuditAct.of(who.id(), Action.TASK_ADDED, whose).with(COPY));
            tasks.add(who.id(), copy(whose, words));
          }
          lookNow(whose);
        });
  }

  private Tasks.Draft copy(CustomerId whose, String words) {
    LocalDate due = LocalDate.ofInstant(clock.instant().plus(Erasure.DUE), clock.getZone());
    return new Tasks.Draft(Optional.of(whose), COPY, words, Optional.of(due), Optional.empty());
  }

  /**
   * They want to be erased. Whoever has a number says how it ends; whoever has none is taken at
   * their word.
   *
   * @param end the last {@link #DIGITS} characters of a card or a telephone of theirs; blank where
   *     there is none
   */
  public void erase(CustomerId whose, String end) {
    work.act(
        Act.TAKE_REQUEST,
        who -> {
          if (customers.find(whose).filter(PrivacyDesk::isKnown).isEmpty()) {
            return;
          }
          if (isProven(whose, end)) {
            eraseNow(whose, who.id());
          } else {
            work.emit(new PrivacyEvent.NotTheirNumber(whose));
          }
        });
  }

  /** The erasure puts the request on record itself, in one step with what it does. */
  private void eraseNow(CustomerId whose, StaffId by) {
    work.emit(new PrivacyEvent.Erased(whose, erasure.erase(whose, by, Optional.empty())));
  }

  private boolean isProven(CustomerId whose, String end) {
    return !numbers.has(whose) || numbers.endsWith(whose, end);
  }

  private void lookNow(CustomerId whose) {
    Optional<Customer> found = customers.find(whose).filter(PrivacyDesk::isKnown);
    if (found.isPresent()) {
      Customer customer = found.get();
      List<ConsentState> said = consents.list(whose);
      work.emit(
          new PrivacyEvent.Looked(
              new PrivacyLook(
                  whose,
                  customer.granted(),
                  said,
                  customer.suspended(),
                  copyDue(whose),
                  numbers.has(whose),
                  texts)));
    }
  }

  private Optional<LocalDate> copyDue(CustomerId whose) {
    return tasks.listOpenOf(whose).stream()
        .filter(task -> task.kind().equals(COPY))
        .flatMap(task -> task.due().stream())
        .findFirst();
  }

  private static boolean isKnown(Customer customer) {
    return customer.granted().contains(ConsentPurpose.LOOKUP);
  }

  private void fail(ErrorCode code) {
    work.emit(new PrivacyEvent.Failed(code));
  }
}
