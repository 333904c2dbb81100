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
 * @param tag the tag it was read from, if it was one and nothing on it must be dropped
 */
public record Scanned(
    String driver,
    Optional<Bytes> raw,
    Optional<String> text,
    Scan scan,
    Optional<Gs1Data> gs1,
    Optional<ScannedTag> tag) {
  /** A scan of no tag, without application identifiers. */
  public Scanned(String driver, Optional<Bytes> raw, Optional<String> text, Scan scan) {
    this(driver, raw, text, scan, Optional.empty(), Optional.empty());
  }

  /** The same meaning, read from a tag that the frame told of. */
  Scanned fromTag(Bytes frame, ScannedTag source) {
    return new Scanned(driver, Optional.of(frame), text, scan, gs1, Optional.of(source));
  }

  @Override
  public String toString() {
    return "Scanned[" + driver + ", " + scan + "]";
  }
}
