package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverProfile;
import app.dangol.device.FrameDecoders;
import app.dangol.scan.DuplicateFilter;
import app.dangol.scan.LoyaltyPattern;
import app.dangol.scan.ScanReader;
import app.dangol.scan.Scanned;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Puts together the way from one source's bytes to its scans: decoder, meaning, duplicates. */
final class ReaderLine {
  private final List<LoyaltyPattern> patterns;
  private final Clock clock;

  ReaderLine(List<KioskConfig.CardPattern> patterns, Clock clock) {
    this.patterns = patterns.stream().map(p -> new LoyaltyPattern(p.name(), p.regex())).toList();
    this.clock = clock;
  }

  /** A feed of its own for one source; scans arrive on the thread that pushes the bytes. */
  DeviceFeed feed(DriverProfile profile, Consumer<Scanned> listener) {
    return feed(profile, profile.duplicateWindow(), listener);
  }

  /**
   * @param duplicateWindow zero for bytes from a file, which have no time of their own
   */
  DeviceFeed feed(DriverProfile profile, Duration duplicateWindow, Consumer<Scanned> listener) {
    ScanReader reader = new ScanReader(profile.aim(), patterns);
    DuplicateFilter duplicates = new DuplicateFilter(duplicateWindow);
    return new DeviceFeed(
        profile,
        FrameDecoders.create(profile),
        clock,
        event -> listener.accept(duplicates.filter(reader.read(event))));
  }
}
