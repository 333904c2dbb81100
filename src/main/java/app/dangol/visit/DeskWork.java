package app.dangol.visit;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.failure.WordlessTrace;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permit;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.StaffMember;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a desk works: one thing after the other on its own thread, telling those who listen on that
 * thread as well. What goes wrong is logged without words, for these may quote a customer.
 *
 * @param <E> what the desk tells
 */
final class DeskWork<E> {
  private static final Logger LOG = LoggerFactory.getLogger(DeskWork.class);

  private final Permits permits;
  private final Executor thread;
  private final Consumer<ErrorCode> onFailure;
  private final List<Consumer<E>> listeners = new CopyOnWriteArrayList<>();

  /** Changes of the cache come in bursts; one refresh that has not begun serves them all. */
  private final AtomicBoolean refreshWaits = new AtomicBoolean();

  /**
   * @param permits asked before anything that somebody does
   * @param onFailure what the desk tells then; on the desk's thread
   */
  DeskWork(Permits permits, Executor thread, Consumer<ErrorCode> onFailure) {
    this.permits = permits;
    this.thread = thread;
    this.onFailure = onFailure;
  }

  void subscribe(Consumer<E> listener) {
    listeners.add(listener);
  }

  /**
   * Does what somebody asks for, if they may; else tells the failure's code. Who it is is asked
   * now: whoever is signed in when the work's turn comes has nothing to do with it. Any thread;
   * returns at once.
   */
  void act(Act act, Consumer<StaffMember> work) {
    act(act, work, onFailure);
  }

  /** As {@link #act(Act, Consumer)}, with something else to do on the desk's thread if refused. */
  void act(Act act, Consumer<StaffMember> work, Consumer<ErrorCode> ifRefused) {
    Permit permit = permits.ask(act);
    run(() -> {
      switch (permit) {
        case Permit.Granted(StaffMember who) -> work.accept(who);
        case Permit.Refused(ErrorCode code) -> {
          LOG.info("desk: {} was refused ({})", act, code.text());
          ifRefused.accept(code);
        }
      }
    });
  }

  /** What nobody does, but happens. Any thread; returns at once. */
  void run(Runnable work) {
    thread.execute(() -> {
      try {
        work.run();
      } catch (DangolException e) {
        LOG.error("desk: {}", e.code().text(), WordlessTrace.of(e));
        onFailure.accept(e.code());
      } catch (RuntimeException e) {
        LOG.error("desk: unforeseen", WordlessTrace.of(e));
        onFailure.accept(ErrorCode.RUN_99);
      }
    });
  }

  /**
   * Shows newer data to whoever is signed in by then, if they may see it, unless a refresh that was
   * asked for before has not begun yet.
   */
  void refresh(Act act, Runnable work) {
    if (refreshWaits.compareAndSet(false, true)) {
      run(() -> {
        refreshWaits.set(false);
        if (permits.ask(act) instanceof Permit.Granted) {
          work.run();
        }
      });
    }
  }

  /** On the desk's thread only. */
  void emit(E event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
