package app.dangol.device.barcode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StxEtxDecoderTest {
  /** 41 ^ 42 ^ 03 = 00, and 41 ^ 43 ^ 03 = 01. */
  private static final String TWO_CHECKED = "\u0002AB\u0003\u0000\u0002AC\u0003\u0001";

  private final StxEtxDecoder plain = decoder(Framing.Lrc.NONE);
  private final StxEtxDecoder checked = decoder(Framing.Lrc.XOR);

  @Test
  void takesWhatStandsBetweenTheMarks() {
    assertThat(feed(plain, "\u0002AB\u0003\u0002C\u0003")).containsExactly(code("AB"), code("C"));
  }

  @Test
  void takesNothingOutsideThem() {
    assertThat(feed(plain, "XYZ\u0003\u0002AB\u0003UV\r\n"))
        .containsExactly(refused(FramingReason.MALFORMED, 4), code("AB"));
    assertThat(plain.flush()).containsExactly(refused(FramingReason.MALFORMED, 4));
    assertThat(plain.flush()).isEmpty();
  }

  @Test
  void beginsAnewAtEachOpeningMark() {
    assertThat(feed(plain, "\u0002ABC\u0002D\u0003"))
        .containsExactly(refused(FramingReason.UNFINISHED, 3), code("D"));
  }

  @Test
  void refusesAnEmptyAndATooLongOne() {
    assertThat(feed(plain, "\u0002\u0003\u0002" + "A".repeat(17) + "\u0003\u0002B\u0003"))
        .containsExactly(
            refused(FramingReason.EMPTY, 0), refused(FramingReason.TOO_LONG, 17), code("B"));
  }

  @Test
  void refusesWhatTheGapCutsOff() {
    feed(plain, "\u0002AB");
    assertThat(plain.flush()).containsExactly(refused(FramingReason.UNFINISHED, 2));
    feed(checked, "\u0002AB\u0003");
    assertThat(checked.flush()).containsExactly(refused(FramingReason.UNFINISHED, 2));
    assertThat(feed(checked, TWO_CHECKED)).containsExactly(code("AB"), code("AC"));
  }

  @Test
  void checksTheCheckByte() {
    assertThat(feed(checked, TWO_CHECKED)).containsExactly(code("AB"), code("AC"));
    assertThat(feed(checked, "\u0002AB\u0003\u0001" + TWO_CHECKED))
        .containsExactly(refused(FramingReason.CHECKSUM, 2), code("AB"), code("AC"));
  }

  @Test
  void takesAMarkForACheckByteWhereItFits() {
    // 41 ^ 40 ^ 03 = 02
    assertThat(feed(checked, "\u0002A@\u0003\u0002" + TWO_CHECKED))
        .containsExactly(code("A@"), code("AB"), code("AC"));
  }

  @Test
  void readsTheNextFrameIfTheCheckByteIsMissing() {
    assertThat(feed(checked, "\u0002AB\u0003" + TWO_CHECKED))
        .containsExactly(refused(FramingReason.CHECKSUM, 2), code("AB"), code("AC"));
  }

  @Test
  void givesTheSameForEverySplit() {
    String stream =
        "no\u0002AB\u0003\u0000\u0002AB\u0003\u0001\u0003\u0002\u0003\u0003" + TWO_CHECKED;
    List<Decoded> whole = feed(decoder(Framing.Lrc.XOR), stream);
    for (int at = 0; at <= stream.length(); at++) {
      StxEtxDecoder split = decoder(Framing.Lrc.XOR);
      List<Decoded> found = feed(split, stream.substring(0, at));
      found.addAll(feed(split, stream.substring(at)));
      assertThat(found).as("split at %d", at).isEqualTo(whole);
    }
    assertThat(whole).endsWith(code("AB"), code("AC"));
    assertThat(whole).hasSizeGreaterThan(4);
  }

  private static StxEtxDecoder decoder(Framing.Lrc lrc) {
    return new StxEtxDecoder(new Framing.StxEtx(lrc, 16, Duration.ofSeconds(1)));
  }

  private static List<Decoded> feed(StxEtxDecoder decoder, String text) {
    return new ArrayList<>(decoder.feed(text.getBytes(ISO_8859_1)));
  }

  private static Decoded code(String text) {
    return Decoded.Payload.code(Bytes.of(text.getBytes(ISO_8859_1)));
  }

  private static Decoded refused(FramingReason reason, long length) {
    return new Decoded.Refused(reason, length);
  }
}
