package app.dangol.device.rfid125;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import app.dangol.device.FramingReason;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rdm6300DecoderTest {
  private static final String FRAME = "\u000267003BA86C98\u0003";

  private final Rdm6300Decoder decoder = new Rdm6300Decoder();

  @Test
  void givesTheFiveBytesOfTheTag() {
    assertThat(feed(FRAME)).containsExactly(tag("67003BA86C98", "67003BA86C"));
  }

  @Test
  void readsTheFormOfTheId12() {
    assertThat(feed("\u00020C000621A58E\r\n\u0003"))
        .containsExactly(tag("0C000621A58E\r\n", "0C000621A5"));
  }

  @Test
  void readsEachRepetition() {
    assertThat(feed(FRAME.repeat(3))).hasSize(3).allMatch(Decoded.Payload.class::isInstance);
  }

  @Test
  void beginsAnewAtEachOpeningMark() {
    assertThat(feed("\u000267003B" + FRAME))
        .containsExactly(refused(FramingReason.UNFINISHED, 6), tag("67003BA86C98", "67003BA86C"));
  }

  @Test
  void takesNothingOutsideTheMarks() {
    assertThat(feed("67003BA86C98\u0003" + FRAME + "67003BA86C98"))
        .containsExactly(refused(FramingReason.MALFORMED, 12), tag("67003BA86C98", "67003BA86C"));
    assertThat(decoder.flush()).containsExactly(refused(FramingReason.MALFORMED, 12));
  }

  @ParameterizedTest
  @CsvSource({
    "67003BA86C99, CHECKSUM",
    "67003BA86D98, CHECKSUM",
    "67003BA86C9, MALFORMED",
    "67003BA86C980, MALFORMED",
    "67003BA86G98, MALFORMED",
    "67003BA86C98A1B2, TOO_LONG",
    "'', EMPTY",
  })
  void refusesWhatIsNoNumber(String between, FramingReason reason) {
    assertThat(feed("\u0002" + between + "\u0003"))
        .containsExactly(refused(reason, between.length()));
    assertThat(feed(FRAME)).containsExactly(tag("67003BA86C98", "67003BA86C"));
  }

  @Test
  void refusesHalfAFrameAtTheGap() {
    assertThat(feed("\u000267003B")).isEmpty();
    assertThat(decoder.flush()).containsExactly(refused(FramingReason.UNFINISHED, 6));
    assertThat(decoder.flush()).isEmpty();
    assertThat(feed("A86C98\u0003")).containsExactly(refused(FramingReason.MALFORMED, 6));
  }

  @Test
  void keepsNoMoreThanAFrameOfWhatNeverEnds() {
    feed("\u0002");
    for (int i = 0; i < 1000; i++) {
      assertThat(feed("0".repeat(1000))).isEmpty();
    }
    assertThat(feed("\u0003")).containsExactly(refused(FramingReason.TOO_LONG, 1_000_000));
  }

  @ParameterizedTest
  @CsvSource({
    "67003BA86C, 0003909740",
    "0C000621A5, 0000401829",
    "0000000000, 0000000000",
    "FFFFFFFFFF, 4294967295",
  })
  void tellsTheNumberThatIsPrintedOnTheCard(String uid, String printed) {
    assertThat(EmNumber.printed(Bytes.of(HexFormat.of().parseHex(uid)))).contains(printed);
    assertThat(EmNumber.printed(Bytes.of(new byte[4]))).isEmpty();
  }

  private List<Decoded> feed(String text) {
    return new ArrayList<>(decoder.feed(text.getBytes(ISO_8859_1)));
  }

  private static Decoded tag(String raw, String uid) {
    return new Decoded.Payload(
        Bytes.of(raw.getBytes(ISO_8859_1)),
        new Content.Tag(Bytes.of(HexFormat.of().parseHex(uid)), Optional.empty()));
  }

  private static Decoded refused(FramingReason reason, long length) {
    return new Decoded.Refused(reason, length);
  }
}
