package app.dangol.device.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A {@link VirtualLine} for tests, which are skipped where none can be made. */
public final class PtyPair implements AutoCloseable {
  private final VirtualLine line;

  private PtyPair(VirtualLine line) {
    this.line = line;
  }

  /** Opens a line in that folder; the test is skipped where there is no socat. */
  public static PtyPair open(Path folder) {
    Assumptions.assumeTrue(VirtualLine.isPossible(), "socat is not installed");
    try {
      return new PtyPair(VirtualLine.open(folder.resolve("scanner")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path to open as a serial port. */
  public String path() {
    return line.path();
  }

  /** What the device sends. */
  public void send(byte[] bytes) throws IOException {
    line.send(bytes);
  }

  /** What arrives at the device. */
  public InputStream received() {
    return line.received();
  }

  /** The device is unplugged: the path is gone when this returns. */
  public void vanish() {
    line.vanish();
  }

  /** The device is plugged in again, under the same path. */
  public void comeBack() {
    try {
      line.comeBack();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
