package app.dangol.visit;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.failure.WordlessTrace;
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

  private final Executor thread;
  private final Consumer<ErrorCode> onFailure;
  private final List<Consumer<E>> listeners = new CopyOnWriteArrayList<>();

  /** Changes of the cache come in bursts; one refresh that has not begun serves them all. */
  private final AtomicBoolean refreshWaits = new AtomicBoolean();

  /**
   * @param onFailure what the desk tells then; on the desk's thread
   */
  DeskWork(Executor thread, Consumer<ErrorCode> onFailure) {
    this.thread = thread;
    this.onFailure = onFailure;
  }

  void subscribe(Consumer<E> listener) {
    listeners.add(listener);
  }

  /** Any thread; returns at once. */
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

  /** As {@link #run}, unless one that was asked for before has not begun yet. */
  void refresh(Runnable work) {
    if (refreshWaits.compareAndSet(false, true)) {
      run(() -> {
        refreshWaits.set(false);
        work.run();
      });
    }
  }

  /** On the desk's thread only. */
  void emit(E event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
