package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.scan.LoyaltyPattern;
import app.dangol.scan.ScanReader;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/** {@code dangol parse --ndef}: what an NDEF message means that stands as hex in a line. */
final class ParseNdef implements Function<String, Optional<JsonObject>> {
  private static final String NO_DRIVER = "parse";

  private final ScanReader reader;
  private final Clock clock;

  ParseNdef(KioskConfig kiosk, Clock clock) {
    this.reader =
        new ScanReader(
            AimMode.OPTIONAL,
            kiosk.cards().stream().map(p -> new LoyaltyPattern(p.name(), p.regex())).toList());
    this.clock = clock;
  }

  /** What to print of a line; empty if it is no hex. */
  @Override
  public Optional<JsonObject> apply(String line) {
    byte[] message;
    try {
      message = HexFormat.of().parseHex(line.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(ScanJson.of(reader.readNdef(NO_DRIVER, Bytes.of(message), clock.instant())));
  }
}
