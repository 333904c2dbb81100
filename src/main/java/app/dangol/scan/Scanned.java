package app.dangol.scan;

import app.dangol.device.Bytes;
import java.util.Optional;

/**
 * A scan and what it was made from, for the tools that show it. In memory only: text and raw bytes
 * may hold a person's card, so {@link #toString} leaves them out.
 *
 * @param driver the driver's model
 * @param raw the frame's bytes; empty where framing refused it or a payment card may be in it
 * @param text the data without its AIM identifier, unless the scan was refused
 */
public record Scanned(String driver, Optional<Bytes> raw, Optional<String> text, Scan scan) {
  @Override
  public String toString() {
    return "Scanned[" + driver + ", " + scan + "]";
  }
}
