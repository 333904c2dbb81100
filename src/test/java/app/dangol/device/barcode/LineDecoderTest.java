package app.dangol.device.barcode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import app.dangol.device.Framing;
import app.dangol.device.Framing.Suffix;
import app.dangol.device.FramingReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LineDecoderTest {
  @ParameterizedTest
  @CsvSource({"CR, \\r", "LF, \\n", "CRLF, \\r\\n", "ANY, \\r", "ANY, \\n", "ANY, \\r\\n"})
  void cutsGluedLinesAtTheSuffixOfTheProfile(Suffix suffix, String escaped) {
    String mark = escaped.translateEscapes();
    assertThat(decoder(suffix, 16).feed(bytes("ABC" + mark + "DE" + mark + "F")))
        .containsExactly(payload("ABC"), payload("DE"));
  }

  @ParameterizedTest
  @EnumSource(value = Suffix.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void givesTheSameForEverySplit(Suffix suffix) {
    byte[] stream = bytes("ABC\r\n\r\nDE\rF\nG\r\r\n" + "X".repeat(20) + "\r\nH\0I\r\nJ");
    List<Decoded> whole = run(decoder(suffix, 8), stream);
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        assertThat(
                run(
                    decoder(suffix, 8),
                    Arrays.copyOfRange(stream, 0, first),
                    Arrays.copyOfRange(stream, first, second),
                    Arrays.copyOfRange(stream, second, stream.length)))
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void takesALoneReturnOrLineFeedAsDataWhereTheSuffixIsBoth() {
    assertThat(decoder(Suffix.CRLF, 16).feed(bytes("A\rB\nC\r\r\n")))
        .containsExactly(payload("A\rB\nC\r"));
  }

  @Test
  void refusesAnEmptyLineButNotTheSecondHalfOfASuffix() {
    assertThat(decoder(Suffix.ANY, 16).feed(bytes("A\r\n\r\nB\n")))
        .containsExactly(payload("A"), refused(FramingReason.EMPTY, 0), payload("B"));
  }

  @Test
  void takesOutNulsAlsoWithinTheSuffix() {
    assertThat(decoder(Suffix.CRLF, 3).feed(bytes("\0A\0\0BC\r\0\n\0\0")))
        .containsExactly(payload("ABC"));
  }

  @ParameterizedTest
  @CsvSource({"CR, \\r", "LF, \\n", "CRLF, \\r\\n", "ANY, \\r\\n"})
  void takesALineOfExactlyTheCap(Suffix suffix, String escaped) {
    assertThat(decoder(suffix, 4).feed(bytes("ABCD" + escaped.translateEscapes())))
        .containsExactly(payload("ABCD"));
  }

  @ParameterizedTest
  @CsvSource({"CR, \\r", "LF, \\n", "CRLF, \\r\\n", "ANY, \\r\\n"})
  void refusesATooLongLineOnceAndReadsTheNext(Suffix suffix, String escaped) {
    String mark = escaped.translateEscapes();
    LineDecoder decoder = decoder(suffix, 4);
    List<Decoded> found = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      found.addAll(decoder.feed(bytes("ABCDE")));
    }
    found.addAll(decoder.feed(bytes(mark + "OK" + mark)));
    assertThat(found).containsExactly(refused(FramingReason.TOO_LONG, 5000), payload("OK"));
  }

  @Test
  void refusesWhatTheGapCutsOffWhereASuffixIsDue() {
    LineDecoder decoder = decoder(Suffix.CR, 16);
    decoder.feed(bytes("NOISE"));
    assertThat(decoder.flush()).containsExactly(refused(FramingReason.UNFINISHED, 5));
    assertThat(decoder.flush()).isEmpty();
    assertThat(decoder.feed(bytes("ABC\r"))).containsExactly(payload("ABC"));
  }

  @Test
  void refusesATooLongLineAtTheGapIfNoSuffixComes() {
    LineDecoder decoder = decoder(Suffix.CR, 4);
    decoder.feed(bytes("ABCDEF"));
    assertThat(decoder.flush()).containsExactly(refused(FramingReason.TOO_LONG, 6));
  }

  @Test
  void countsAReturnThatWaitsForItsLineFeedAtTheGap() {
    LineDecoder decoder = decoder(Suffix.CRLF, 4);
    decoder.feed(bytes("AB\r"));
    assertThat(decoder.flush()).containsExactly(refused(FramingReason.UNFINISHED, 3));
    assertThat(decoder.feed(bytes("\nC\r\n"))).containsExactly(payload("\nC"));
  }

  @Test
  void endsALineWithoutSuffixAtTheGap() {
    LineDecoder decoder = decoder(Suffix.NONE, 4);
    assertThat(decoder.feed(bytes("AB"))).isEmpty();
    assertThat(decoder.feed(bytes("CD"))).isEmpty();
    assertThat(decoder.flush()).containsExactly(payload("ABCD"));
    decoder.feed(bytes("ABCDE"));
    assertThat(decoder.flush()).containsExactly(refused(FramingReason.TOO_LONG, 5));
    assertThat(decoder.flush()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Suffix.class)
  void neverGivesMoreThanTheCapWhateverComes(Suffix suffix) {
    Random random = new Random(20_261);
    LineDecoder decoder = decoder(suffix, 32);
    for (int round = 0; round < 2000; round++) {
      byte[] chunk = new byte[random.nextInt(200)];
      random.nextBytes(chunk);
      List<Decoded> found = new ArrayList<>(decoder.feed(chunk));
      if (round % 50 == 0) {
        found.addAll(decoder.flush());
      }
      assertThat(found)
          .allSatisfy(decoded -> {
            if (decoded instanceof Decoded.Payload payload) {
              assertThat(payload.raw().length()).isBetween(1, 32);
            }
          });
    }
  }

  private static LineDecoder decoder(Suffix suffix, int maxLength) {
    return new LineDecoder(new Framing.Line(suffix, maxLength, Duration.ofMillis(50)));
  }

  private static List<Decoded> run(LineDecoder decoder, byte[]... chunks) {
    List<Decoded> found = new ArrayList<>();
    for (byte[] chunk : chunks) {
      found.addAll(decoder.feed(chunk));
    }
    found.addAll(decoder.flush());
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static Decoded payload(String text) {
    return Decoded.Payload.code(Bytes.of(bytes(text)));
  }

  private static Decoded refused(FramingReason reason, long length) {
    return new Decoded.Refused(reason, length);
  }
}
