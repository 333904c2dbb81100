package app.dangol.device;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void staysAsItWasWhenTheArraysAroundItChange() {
    byte[] given = {1, 2, 3};
    Bytes bytes = Bytes.of(given);
    given[0] = 9;
    bytes.toArray()[1] = 9;
    assertThat(bytes.hex()).isEqualTo("010203");
    assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2, 3, 4}, 3));
  }

  @Test
  void keepsItsContentOutOfWords() {
    Bytes bytes = Bytes.of("DG00001234".getBytes(US_ASCII));
    Frame frame = new Frame("m", bytes, new Content.Code(bytes), Instant.EPOCH);
    assertThat(frame.toString()).contains("10 bytes").doesNotContain("1234", "31323334");
  }
}
