package app.dangol.device.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A serial line with a port at either end, made by socat: one for the app, one for a device. */
public final class PtyLine implements AutoCloseable {
  private static final long LIMIT_MS = 5000;

  private final Path host;
  private final Path device;
  private final Process socat;

  private PtyLine(Path folder) throws IOException {
    host = folder.resolve("reader");
    device = folder.resolve("device");
    socat =
        new ProcessBuilder("socat", "pty,raw,echo=0,link=" + host, "pty,raw,echo=0,link=" + device)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
    while (!Files.exists(host) || !Files.exists(device)) {
      if (System.nanoTime() > deadline || !socat.isAlive()) {
        throw new IllegalStateException("socat made no line in " + folder);
      }
      Thread.onSpinWait();
    }
  }

  /** Opens a line in that folder; the test is skipped where there is no socat. */
  public static PtyLine open(Path folder) {
    Assumptions.assumeTrue(VirtualLine.isPossible(), "socat is not installed");
    try {
      return new PtyLine(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path the app opens. */
  public String host() {
    return host.toString();
  }

  /** The path the device opens. */
  public String device() {
    return device.toString();
  }

  /** Pulls the plug; both ends are gone when this returns. */
  public void unplug() {
    socat.destroy();
    socat.onExit().orTimeout(LIMIT_MS, TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    if (socat.isAlive()) {
      unplug();
    }
  }
}
