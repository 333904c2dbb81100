package app.dangol.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternScanTest {
  private final PatternScan scan =
      new PatternScan(
          List.of("abcdef".getBytes(UTF_8), "abcdxyz".getBytes(UTF_8), "zzzzzz".getBytes(UTF_8)));

  @Test
  void findsAtTheVeryBeginningAtTheEndAndOverlapping() {
    assertThat(scan.countIn("abcdef".getBytes(UTF_8))).isEqualTo(1);
    assertThat(scan.countIn("..abcdefabcdxyz".getBytes(UTF_8))).isEqualTo(2);
    assertThat(scan.countIn("zzzzzzzzzabcdabcdef".getBytes(UTF_8))).isEqualTo(2);
  }

  @Test
  void findsNothingInPiecesAndInLess() {
    assertThat(scan.countIn("abcde".getBytes(UTF_8))).isZero();
    assertThat(scan.countIn("abcd ef zzz zzz".getBytes(UTF_8))).isZero();
    assertThat(scan.countIn(new byte[0])).isZero();
  }
}
