package app.dangol.device.camera;

import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceReader;
import app.dangol.device.DeviceStatus;
import app.dangol.device.Framing;
import app.dangol.failure.ErrorCode;
import app.dangol.failure.WordlessTrace;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a camera's program running and its newest picture going into a {@link DeviceFeed}, on a
 * thread of its own, where the codes are read. A program that cannot be started, ends or falls
 * silent is started again after a second.
 *
 * <p>The reader's thread alone touches the feed and calls the status listener. {@link #start} and
 * {@link #close} may be called from any thread but must not be from the screen's.
 */
public final class CameraReader implements DeviceReader {
  private static final Logger LOG = LoggerFactory.getLogger(CameraReader.class);
  private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

  private final String name;
  private final Framing.Camera camera;
  private final List<String> command;
  private final DeviceFeed feed;
  private final Clock clock;
  private final Consumer<DeviceStatus> statusListener;
  private final Consumer<GreyImage> preview;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  /** The reader's thread writes it; others read it through {@link #status}. */
  private volatile DeviceStatus status;

  /**
   * @param name what the configuration calls the device
   * @param port what {@code {port}} in the command stands for, such as {@code /dev/video0}
   * @param feed used by this reader only
   * @param statusListener told of every change, on the reader's thread
   * @param preview given every picture the camera makes, on another thread; must be quick
   */
  public CameraReader(
      String name,
      String port,
      Framing.Camera camera,
      DeviceFeed feed,
      Clock clock,
      Consumer<DeviceStatus> statusListener,
      Consumer<GreyImage> preview) {
    this.name = name;
    this.camera = camera;
    this.feed = feed;
    this.clock = clock;
    this.statusListener = statusListener;
    this.preview = preview;
    command =
        CommandWords.filled(
            camera.command(),
            Map.of(
                "port", port,
                "width", String.valueOf(camera.width()),
                "height", String.valueOf(camera.height()),
                "rate", String.valueOf(camera.rate())));
    status =
        new DeviceStatus(name, DeviceStatus.State.UNKNOWN, Optional.empty(), "", clock.instant());
    thread = Thread.ofPlatform().name("camera " + name).daemon().unstarted(this::run);
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public DeviceStatus status() {
    return status;
  }

  /** Stops the reading and ends the program; returns when that is done, or after four seconds. */
  @Override
  public void close() {
    stopping.countDown();
    if (Thread.currentThread().equals(thread) || thread.getState() == Thread.State.NEW) {
      return;
    }
    thread.interrupt();
    try {
      if (!thread.join(STOP_LIMIT)) {
        LOG.warn("The reader of camera {} did not stop within {}", name, STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean stopped = stopping.getCount() == 0;
    while (!stopped) {
      try (FrameSource source =
          new FrameSource(command, camera.width(), camera.height(), preview)) {
        readUntilGone(source);
      } catch (IOException e) {
        report(
            DeviceStatus.State.OFFLINE,
            Optional.of(ErrorCode.DEV_01),
            "cannot be started: " + e.getMessage());
      }
      stopped = pause();
    }
    report(DeviceStatus.State.UNKNOWN, Optional.empty(), "stopped");
  }

  private void readUntilGone(FrameSource source) {
    guarded(() -> feed.open(unsent -> {}));
    boolean begun = false;
    try {
      Optional<GreyImage> picture = source.take(camera.gap());
      while (picture.isPresent() && stopping.getCount() > 0) {
        begun = true;
        report(DeviceStatus.State.ONLINE, Optional.empty(), "");
        byte[] pixels = picture.get().pixels();
        guarded(() -> feed.push(pixels));
        picture = source.take(camera.gap());
      }
      if (stopping.getCount() > 0) {
        report(
            DeviceStatus.State.OFFLINE,
            Optional.of(begun ? ErrorCode.DEV_02 : ErrorCode.DEV_01),
            (begun ? "sends no more pictures: " : "sends no picture: ") + source.complaint());
      }
    } catch (InterruptedException e) {
      // Only close() interrupts; it has said so through the latch as well.
      stopping.countDown();
    }
    guarded(feed::abandon);
  }

  /** Waits before the next start, and says whether the reader is to stop. */
  private boolean pause() {
    try {
      return stopping.await(RESTART_DELAY.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stopping.countDown();
      return true;
    }
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

  /** The edge between the camera and the rest: what fails out there must not end the reading. */
  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      // Its message may quote what was scanned.
      LOG.error("What listens to camera {} failed", name, WordlessTrace.of(e));
    }
  }
}
