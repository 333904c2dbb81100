package app.dangol.fuzz;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.scan.LoyaltyPattern;
import app.dangol.scan.ScanReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Any data of a bar code, behind each AIM identifier that changes how it is read. The input's first
 * byte chooses.
 */
public final class ScanFuzz {
  private static final List<String> IDENTIFIERS =
      List.of(
          "", "]C0", "]C1", "]d2", "]Q3", "]e0", "]J1", "]Q1", "]d1", "]E0", "]E4", "]I1", "]X");
  private static final AimMode[] MODES = AimMode.values();
  private static final List<ScanReader> READERS =
      Arrays.stream(MODES)
          .map(mode -> new ScanReader(mode, List.of(new LoyaltyPattern("card", "DG[0-9]{10}"))))
          .toList();

  private ScanFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int choice = input[0] & 0xFF;
    byte[] head = IDENTIFIERS.get(choice % IDENTIFIERS.size()).getBytes(StandardCharsets.US_ASCII);
    byte[] data = Arrays.copyOf(head, head.length + input.length - 1);
    System.arraycopy(input, 1, data, head.length, input.length - 1);
    Bytes bytes = Bytes.of(data);
    READERS
        .get(choice / IDENTIFIERS.size() % READERS.size())
        .read(new Frame("fuzz", bytes, new Content.Code(bytes), Instant.EPOCH));
  }
}
