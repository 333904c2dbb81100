package app.dangol.visit;

import app.dangol.customer.Correction;
import app.dangol.customer.StruckTaste;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Erasure;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Where an associate writes down what a customer agrees to and asks about their own data. Every
 * method may be called from any thread and returns at once; the work runs in order on the desk's
 * thread, and so do the answers.
 */
public final class PrivacyDesk {
  /** How much of a number somebody says to prove that it is theirs. */
  public static final int DIGITS = TheirNumbers.DIGITS;

  private final PrivacyBook book;
  private final Erasure erasure;
  private final NumberProof proof;
  private final DeskWork<PrivacyEvent> work;

  public PrivacyDesk(
      PrivacyBook book, Erasure erasure, NumberProof proof, Permits permits, Executor thread) {
    this.book = book;
    this.erasure = erasure;
    this.proof = proof;
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
          book.seen(who, whose);
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
          book.change(who, whose, purpose, granted);
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
          book.suspend(who, whose, suspended);
          lookNow(whose);
        });
  }

  /** They do not want something to be concluded about them, or take that back; at once. */
  public void strike(CustomerId whose, StruckTaste taste, boolean out) {
    work.act(
        Act.STRIKE_TASTES,
        who -> {
          book.strike(who, whose, taste, out);
          work.emit(new PrivacyEvent.Struck(whose, taste, out));
          lookNow(whose);
        });
  }

  /**
   * They ask for what takes a person: the store has to do it in time. Asked for twice it stays one
   * task.
   *
   * @param words what the task says
   */
  public void ask(CustomerId whose, DataRequest what, String words) {
    work.act(
        Act.TAKE_REQUEST,
        who -> {
          book.ask(who, whose, what, words);
          lookNow(whose);
        });
  }

  /**
   * Their own data is put right; it counts here at once, and elsewhere once the hub has taken it.
   * One that is not usable is a failure.
   */
  public void correct(CustomerId whose, Correction correction) {
    work.act(
        Act.TAKE_REQUEST,
        who -> {
          book.correct(who, whose, correction);
          lookNow(whose);
        });
  }

  /**
   * They want to be erased. Whoever has a number says how it ends; whoever has none is taken at
   * their word. The erasure puts the request on record itself, in one step with what it does.
   *
   * @param end the last {@link #DIGITS} characters of a card or a telephone of theirs; blank where
   *     there is none
   */
  public void erase(CustomerId whose, String end) {
    work.act(
        Act.TAKE_REQUEST,
        who -> {
          if (book.find(whose).isEmpty()) {
            return;
          }
          work.emit(
              switch (proof.say(who.id(), whose, end)) {
                case THEIRS ->
                    new PrivacyEvent.Erased(
                        whose, erasure.erase(whose, who.id(), Optional.empty()));
                case NOT_THEIRS -> new PrivacyEvent.NotTheirNumber(whose);
                case NOT_NOW -> new PrivacyEvent.TooManyTries(whose);
              });
        });
  }

  private void lookNow(CustomerId whose) {
    book.find(whose).ifPresent(look -> work.emit(new PrivacyEvent.Looked(look)));
  }

  private void fail(ErrorCode code) {
    work.emit(new PrivacyEvent.Failed(code));
  }
}
