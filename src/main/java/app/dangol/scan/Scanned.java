package app.dangol.scan;

import app.dangol.device.Bytes;
import app.dangol.scan.gs1.Gs1Data;
import java.util.Optional;

/**
 * A scan and what it was made from, for the tools that show it. In memory only: text and raw bytes
 * may hold a person's card, so {@link #toString} leaves them out.
 *
 * @param driver the driver's model
 * @param raw the frame's bytes; empty where framing refused it or a payment card may be in it
 * @param text the data without its AIM identifier, unless the scan was refused
 * @param gs1 the application identifiers that the data hold, if any
 */
public record Scanned(
    String driver, Optional<Bytes> raw, Optional<String> text, Scan scan, Optional<Gs1Data> gs1) {
  /** A scan without application identifiers. */
  public Scanned(String driver, Optional<Bytes> raw, Optional<String> text, Scan scan) {
    this(driver, raw, text, scan, Optional.empty());
  }

  @Override
  public String toString() {
    return "Scanned[" + driver + ", " + scan + "]";
  }
}
