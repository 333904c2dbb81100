package app.dangol.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wish of the system that this process ends (SIGTERM, Ctrl-C). The process only goes once this
 * is closed, so that whoever waits can put things in order first.
 */
final class Termination implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

  /** A system that wants to shut down does not wait for ever either. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch inOrder = new CountDownLatch(1);

  private Termination() {}

  static Termination listen() {
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::hold, "termination"));
    return termination;
  }

  /** Waits for the wish. */
  void await() throws InterruptedException {
    wished.await();
  }

  private void hold() {
    wished.countDown();
    try {
      if (!inOrder.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("not everything was in order after {}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the process go. */
  @Override
  public void close() {
    inOrder.countDown();
  }
}
