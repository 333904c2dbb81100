package app.dangol.device.camera;

import app.dangol.failure.WordlessTrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that writes grey pictures of one size on its standard output, such as ffmpeg. It is
 * read as fast as it writes, on a thread of its own; who takes the pictures slower gets the newest.
 * Its complaints are read too, and the last of them kept. For one run of the program.
 */
final class FrameSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameSource.class);
  private static final Duration END_LIMIT = Duration.ofSeconds(1);
  private static final Duration COMPLAINT_LIMIT = Duration.ofMillis(200);

  /** Most characters kept of what the program complains of. */
  private static final int MOST_WORDS = 400;

  private final Process process;
  private final int width;
  private final int height;
  private final Consumer<GreyImage> preview;
  private final Object lock = new Object();
  private final AtomicReference<String> complaint = new AtomicReference<>("");
  private final Thread pictures;
  private final Thread complaints;
  private @Nullable GreyImage newest;
  private boolean ended;

  /**
   * Starts the program.
   *
   * @param preview given every picture, on the thread that reads them; must be quick
   * @throws IOException if it cannot be started
   */
  FrameSource(List<String> command, int width, int height, Consumer<GreyImage> preview)
      throws IOException {
    this.width = width;
    this.height = height;
    this.preview = preview;
    process = new ProcessBuilder(command).start();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
    pictures = Thread.ofPlatform().name("camera pictures").daemon().start(this::readPictures);
    complaints = Thread.ofPlatform().name("camera complaints").daemon().start(this::readComplaints);
  }

  /**
   * Waits for a picture that was not taken yet.
   *
   * @return empty if the program has ended, or was silent for that long
   */
  Optional<GreyImage> take(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (lock) {
      while (newest == null && !ended) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return Optional.empty();
        }
        TimeUnit.NANOSECONDS.timedWait(lock, left);
      }
      Optional<GreyImage> taken = Optional.ofNullable(newest);
      newest = null;
      return taken;
    }
  }

  /** The program's last words on its error output; blank if it said none. */
  String complaint() throws InterruptedException {
    // A program that has just ended may have said why a moment before.
    complaints.join(process.isAlive() ? Duration.ofMillis(1) : COMPLAINT_LIMIT);
    return complaint.get();
  }

  private void readPictures() {
    try (InputStream in = process.getInputStream()) {
      boolean more = true;
      while (more) {
        byte[] picture = in.readNBytes(width * height);
        more = picture.length == width * height;
        if (more) {
          put(new GreyImage(width, height, picture));
        }
      }
    } catch (IOException e) {
      LOG.debug("A camera's pictures broke off", WordlessTrace.of(e));
    } finally {
      synchronized (lock) {
        ended = true;
        lock.notifyAll();
      }
    }
  }

  private void put(GreyImage image) {
    synchronized (lock) {
      newest = image;
      lock.notifyAll();
    }
    try {
      preview.accept(image);
    } catch (RuntimeException e) {
      LOG.error("What shows a camera's pictures failed", WordlessTrace.of(e));
    }
  }

  /** Reads on for ever, so that the program never waits for us. */
  private void readComplaints() {
    StringBuilder last = new StringBuilder();
    byte[] buffer = new byte[1024];
    try (InputStream in = process.getErrorStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        last.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
        last.delete(0, Math.max(0, last.length() - MOST_WORDS));
        complaint.set(last.toString().replaceAll("[^ -~]+", " ").strip());
      }
    } catch (IOException e) {
      LOG.debug("A camera's complaints broke off", WordlessTrace.of(e));
    }
  }

  /**
   * Ends the program and those it started, by force if they do not go by themselves; returns within
   * about three seconds.
   */
  @Override
  public void close() {
    // Once the program has gone, nobody can tell which others were its own.
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    started.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(END_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
      }
      endForcibly(started);
      pictures.join(END_LIMIT);
      complaints.join(END_LIMIT);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      endForcibly(started);
      Thread.currentThread().interrupt();
    }
  }

  private static void endForcibly(List<ProcessHandle> processes) {
    processes.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }
}
