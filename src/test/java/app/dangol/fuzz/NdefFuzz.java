package app.dangol.fuzz;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.scan.LoyaltyPattern;
import app.dangol.scan.ScanReader;
import java.time.Instant;
import java.util.List;

/** Any bytes as an NDEF message. */
public final class NdefFuzz {
  private static final ScanReader READER =
      new ScanReader(AimMode.OPTIONAL, List.of(new LoyaltyPattern("card", "DG[0-9]{10}")));

  private NdefFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    READER.readNdef("fuzz", Bytes.of(input), Instant.EPOCH);
  }
}
