package app.dangol.device.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real serial line in software, made by socat: the near end is a pseudo terminal under a path
 * that stays the same, the far end is a pair of streams that plays the device. The far end is no
 * second terminal, because Java would open that one as its controlling terminal and be hung up with
 * it.
 */
public final class PtyPair implements AutoCloseable {
  private static final long LIMIT_MS = 5000;

  private final Path near;
  private Process socat;

  private PtyPair(Path near) {
    this.near = near;
    this.socat = start();
  }

  /** Opens a line in that folder; the test is skipped where there is no socat. */
  public static PtyPair open(Path folder) {
    Assumptions.assumeTrue(isSocatHere(), "socat is not installed");
    return new PtyPair(folder.resolve("scanner"));
  }

  /** The path to open as a serial port. */
  public String path() {
    return near.toString();
  }

  /** What the device sends. */
  public void send(byte[] bytes) throws IOException {
    OutputStream toPort = socat.getOutputStream();
    toPort.write(bytes);
    toPort.flush();
  }

  /** What arrives at the device. */
  public InputStream received() {
    return socat.getInputStream();
  }

  /** The device is unplugged: the path is gone when this returns. */
  public void vanish() {
    // Not forcibly: socat then takes its link away, which otherwise might come to point at somebody
    // else's terminal.
    socat.destroy();
    socat.onExit().orTimeout(LIMIT_MS, TimeUnit.MILLISECONDS).join();
    if (Files.exists(near, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalStateException("socat left its link " + near);
    }
  }

  /** The device is plugged in again, under the same path. */
  public void comeBack() {
    socat = start();
  }

  @Override
  public void close() {
    if (socat.isAlive()) {
      vanish();
    }
  }

  private Process start() {
    try {
      Process started =
          new ProcessBuilder("socat", "-", "pty,raw,echo=0,link=" + near)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
      while (!Files.exists(near)) {
        if (System.nanoTime() > deadline || !started.isAlive()) {
          throw new IllegalStateException("socat made no " + near);
        }
        Thread.onSpinWait();
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isSocatHere() {
    try {
      Process asked =
          new ProcessBuilder("socat", "-V")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return asked.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
