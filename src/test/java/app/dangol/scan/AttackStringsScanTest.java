package app.dangol.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.fuzz.AttackStrings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each attack string as a code that a scanner has read. */
class AttackStringsScanTest {
  private final ScanReader reader =
      new ScanReader(AimMode.OPTIONAL, List.of(new LoyaltyPattern("card", "DG[0-9]{10}")));

  @Test
  void isNobodysCardAndIsKeptToTheCharacterOrRefusedWithAReason() throws IOException {
    TreeMap<String, Integer> found = new TreeMap<>();
    for (String text : AttackStrings.all()) {
      Bytes bytes = Bytes.of(text.getBytes(UTF_8));
      Scan scan =
          reader.read(new Frame("test", bytes, new Content.Code(bytes), Instant.EPOCH)).scan();
      found.merge(scan.getClass().getSimpleName(), 1, Integer::sum);
      switch (scan) {
        case Scan.Unknown unknown -> assertThat(text).endsWith(unknown.text());
        case Scan.Refused refused -> assertThat(refused.reason()).isNotNull();
        case Scan.Item item -> assertThat(text).containsPattern("[0-9]{8}");
        default -> assertThat(scan).as("a string of an attack").isNull();
      }
    }
    assertThat(found).containsKeys("Unknown", "Refused");
    System.out.println("scanned: " + found);
  }
}
