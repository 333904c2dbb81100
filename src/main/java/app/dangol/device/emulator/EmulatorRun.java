package app.dangol.device.emulator;

import app.dangol.device.Bytes;
import app.dangol.device.Port;
import app.dangol.failure.DangolException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Plays a device at the end of a port, on a thread of its own that alone touches both and calls the
 * listener. Ends by itself when the port goes. The other methods may be called from any thread.
 */
public final class EmulatorRun implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(1);
  private static final int MAX_CHUNK = 8192;

  /** Closing a port drops what is still on its way out. */
  private static final Duration LINGER = Duration.ofMillis(300);

  private final Port port;
  private final Emulator emulator;
  private final Clock clock;
  private final Consumer<EmulatorEvent> listener;
  private final BlockingQueue<String> presented = new LinkedBlockingQueue<>();
  private final CountDownLatch leaving = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<DangolException> failure = Optional.empty();

  /** Only the thread's own. */
  private Instant lastSent = Instant.EPOCH;

  /**
   * @param emulator used by this run only
   */
  public EmulatorRun(Port port, Emulator emulator, Clock clock, Consumer<EmulatorEvent> listener) {
    this.port = port;
    this.emulator = emulator;
    this.clock = clock;
    this.listener = listener;
    this.thread = Thread.ofPlatform().name("emulator " + port.path()).daemon().unstarted(this::run);
  }

  /** Opens the port and begins; to be called once. */
  public void start() {
    thread.start();
  }

  /** Holds something before the device, see {@link Emulator#present}; what cannot be is noted. */
  public void present(String held) {
    presented.add(held);
  }

  /**
   * Waits until all that was presented is done with, then closes the port; nothing may be presented
   * afterwards.
   *
   * @throws DangolException DEV-01 or DEV-02 if the port could not be opened or went
   */
  public void finish() throws InterruptedException {
    leaving.countDown();
    thread.join();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Why it ended by itself; empty while it runs and after a proper end. */
  public Optional<DangolException> failure() {
    return failure;
  }

  /** Stops at once and closes the port. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      port.open();
      boolean stopped = false;
      while (!stopped) {
        step();
        stopped = isDone() || stopping.await(POLL.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (DangolException e) {
      failure = Optional.of(e);
      // Said at once: who is typing would not learn of it before the end.
      listener.accept(new EmulatorEvent.Noted(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closePort();
    }
  }

  private void step() {
    for (String held = presented.poll(); held != null; held = presented.poll()) {
      try {
        emulator.present(held);
      } catch (IllegalArgumentException e) {
        listener.accept(new EmulatorEvent.Noted(String.valueOf(e.getMessage())));
      }
    }
    int count = port.available();
    if (count > 0) {
      byte[] chunk = port.read(Math.min(count, MAX_CHUNK));
      listener.accept(new EmulatorEvent.Received(Bytes.of(chunk)));
      carryOut(emulator.received(chunk, clock.instant()));
    }
    carryOut(emulator.quiet(clock.instant()));
  }

  private void carryOut(List<Emulated> done) {
    for (Emulated one : done) {
      switch (one) {
        case Emulated.Send send -> {
          port.write(send.bytes().toArray());
          lastSent = clock.instant();
          listener.accept(new EmulatorEvent.Sent(send.bytes()));
        }
        case Emulated.Note note -> listener.accept(new EmulatorEvent.Noted(note.words()));
      }
    }
  }

  private boolean isDone() {
    return leaving.getCount() == 0
        && presented.isEmpty()
        && emulator.isIdle()
        && Duration.between(lastSent, clock.instant()).compareTo(LINGER) >= 0;
  }

  private void closePort() {
    try {
      port.close();
    } catch (DangolException e) {
      if (failure.isEmpty()) {
        failure = Optional.of(e);
      }
    }
  }
}
