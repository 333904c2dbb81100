package app.dangol.device.serial;

import app.dangol.device.Bytes;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceReader;
import app.dangol.device.DeviceStatus;
import app.dangol.device.Port;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.failure.WordlessTrace;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one port open and its bytes flowing into a {@link DeviceFeed}, on a thread of its own that
 * takes what is available, else sleeps 5 or, on a line long idle, 10 ms. A port that cannot be
 * opened, or has gone, is tried again four times a second, under the same name.
 *
 * <p>The reader's thread alone touches the port and the feed, and calls both listeners; a listener
 * that fails is logged and does not stop the reading. {@link #start} and {@link #close} may be
 * called from any thread.
 */
public final class PortReader implements DeviceReader {
  private static final Logger LOG = LoggerFactory.getLogger(PortReader.class);

  /** Between two looks at a line that speaks; every look at an idle one costs, too. */
  private static final Duration BUSY_SLEEP = Duration.ofMillis(5);

  private static final Duration IDLE_SLEEP = Duration.ofMillis(10);

  /** A line that said nothing for so many looks is idle. */
  private static final int LOOKS_UNTIL_IDLE = 200;

  /** A port that is not there is found missing in microseconds. */
  private static final Duration REOPEN_DELAY = Duration.ofMillis(250);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

  /** Most bytes of one read, so that a burst does not become one huge array. */
  private static final int MAX_CHUNK = 8192;

  private final String name;
  private final Port port;
  private final DeviceFeed feed;
  private final Clock clock;
  private final Consumer<DeviceStatus> statusListener;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  /** The reader's thread writes it; others read it through {@link #status}. */
  private volatile DeviceStatus status;

  /**
   * @param name what the configuration calls the device
   * @param feed used by this reader only
   * @param statusListener told of every change, on the reader's thread
   */
  public PortReader(
      String name, Port port, DeviceFeed feed, Clock clock, Consumer<DeviceStatus> statusListener) {
    this.name = name;
    this.port = port;
    this.feed = feed;
    this.clock = clock;
    this.statusListener = statusListener;
    this.status =
        new DeviceStatus(name, DeviceStatus.State.UNKNOWN, Optional.empty(), "", clock.instant());
    this.thread = Thread.ofPlatform().name("port " + name).daemon().unstarted(this::run);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public DeviceStatus status() {
    return status;
  }

  /**
   * Stops the reading and closes the port; returns when that is done, at the latest after a second.
   * The port is closed on the reader's thread: jSSC never returns from a read whose port another
   * thread closed.
   */
  @Override
  public void close() {
    stopping.countDown();
    if (Thread.currentThread().equals(thread) || thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(STOP_LIMIT)) {
        LOG.warn("The reader of port {} did not stop within {}", port.path(), STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean stopped = stopping.getCount() == 0;
    while (!stopped) {
      if (open()) {
        readUntilGone();
        closePort();
      }
      stopped = pause(REOPEN_DELAY);
    }
    report(DeviceStatus.State.UNKNOWN, Optional.empty(), "stopped");
  }

  private boolean open() {
    try {
      port.open();
    } catch (DangolException e) {
      reportOffline(e);
      return false;
    }
    report(DeviceStatus.State.ONLINE, Optional.empty(), "");
    return true;
  }

  /** Returns when the port has gone or the reader is to stop. */
  private void readUntilGone() {
    // What the device is to be told is sent after the call that asked for it: a port that has gone
    // must not look like a listener that failed.
    List<Bytes> unsent = new ArrayList<>();
    try {
      guarded(() -> feed.open(unsent::add));
      send(unsent);
      int quietLooks = LOOKS_UNTIL_IDLE;
      boolean stopped = false;
      while (!stopped) {
        int count = port.available();
        if (count > 0) {
          byte[] chunk = port.read(Math.min(count, MAX_CHUNK));
          guarded(() -> feed.push(chunk, unsent::add));
          send(unsent);
          quietLooks = 0;
          stopped = stopping.getCount() == 0;
        } else {
          guarded(() -> feed.tick(unsent::add));
          send(unsent);
          quietLooks = Math.min(quietLooks + 1, LOOKS_UNTIL_IDLE);
          stopped = pause(quietLooks < LOOKS_UNTIL_IDLE ? BUSY_SLEEP : IDLE_SLEEP);
        }
      }
    } catch (DangolException e) {
      reportOffline(e);
    }
    guarded(feed::abandon);
  }

  private void send(List<Bytes> unsent) {
    for (Bytes bytes : unsent) {
      port.write(bytes.toArray());
    }
    unsent.clear();
  }

  private void closePort() {
    try {
      port.close();
    } catch (DangolException e) {
      LOG.warn("Closing port {} failed: {}", port.path(), e.getMessage());
    }
  }

  /** Waits, and says whether the reader is to stop. */
  private boolean pause(Duration duration) {
    try {
      return stopping.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nobody but close() ends this thread, and it does not interrupt; taken as the wish to stop.
      stopping.countDown();
      return true;
    }
  }

  private void reportOffline(DangolException failure) {
    String detail = String.valueOf(failure.getMessage());
    report(DeviceStatus.State.OFFLINE, Optional.of(failure.code()), detail);
  }

  private void report(DeviceStatus.State state, Optional<ErrorCode> why, String detail) {
    DeviceStatus before = status;
    if (before.state() == state && before.why().equals(why) && before.detail().equals(detail)) {
      return;
    }
    DeviceStatus after =
        new DeviceStatus(
            name, state, why, detail, before.state() == state ? before.since() : clock.instant());
    status = after;
    guarded(() -> statusListener.accept(after));
  }

  /** The edge between the port and the rest: what fails out there must not end the reading. */
  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      // Its message may quote what was scanned.
      LOG.error("What listens to port {} failed", port.path(), WordlessTrace.of(e));
    }
  }
}
