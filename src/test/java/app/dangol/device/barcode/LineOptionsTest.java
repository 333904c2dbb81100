package app.dangol.device.barcode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import app.dangol.device.Framing;
import app.dangol.device.Framing.Acknowledge;
import app.dangol.device.Framing.LineContent;
import app.dangol.device.FramingReason;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a profile of lines may ask for besides the suffix. */
class LineOptionsTest {
  private static final Decoded ACK = reply(0x06);
  private static final Decoded NAK = reply(0x15);

  @Test
  void takesThePrefixOff() {
    LineDecoder decoder = decoder("PX", Acknowledge.NONE, LineContent.CODE);
    assertThat(feed(decoder, "PXAB\rPX\rPX PX\r"))
        .containsExactly(code("AB"), refused(FramingReason.EMPTY, 2), code(" PX"));
  }

  @Test
  void refusesALineWithoutThePrefix() {
    LineDecoder decoder = decoder("PX", Acknowledge.NONE, LineContent.CODE);
    assertThat(feed(decoder, "AB\rP\rpxA\rPXC\r"))
        .containsExactly(
            refused(FramingReason.MALFORMED, 2),
            refused(FramingReason.MALFORMED, 1),
            refused(FramingReason.MALFORMED, 3),
            code("C"));
  }

  @Test
  void readsATagsNumberFromItsDigits() {
    LineDecoder decoder = decoder("", Acknowledge.NONE, LineContent.UID_HEX);
    assertThat(feed(decoder, "04a1B2c3d4E5f6\r04A\r0\rnone\r" + "0".repeat(66) + "\r"))
        .containsExactly(
            new Decoded.Payload(
                bytes("04a1B2c3d4E5f6"),
                new Content.Tag(
                    Bytes.of(HexFormat.of().parseHex("04a1b2c3d4e5f6")), Optional.empty())),
            refused(FramingReason.MALFORMED, 3),
            refused(FramingReason.MALFORMED, 1),
            refused(FramingReason.MALFORMED, 4),
            refused(FramingReason.TOO_LONG, 66));
  }

  @Test
  void acknowledgesALineAndAsksForABrokenOneAgain() {
    LineDecoder decoder = decoder("", Acknowledge.ACK_NAK, LineContent.CODE);
    assertThat(feed(decoder, "AB\r")).containsExactly(code("AB"), ACK);
    assertThat(feed(decoder, "CD")).isEmpty();
    assertThat(decoder.flush()).containsExactly(refused(FramingReason.UNFINISHED, 2), NAK);
    assertThat(feed(decoder, "CDE\r")).containsExactly(code("CDE"), ACK);
  }

  @Test
  void acknowledgesWhatWouldComeTheSameAgain() {
    LineDecoder decoder = decoder("", Acknowledge.ACK_NAK, LineContent.CODE);
    assertThat(feed(decoder, "\r")).containsExactly(refused(FramingReason.EMPTY, 0), ACK);
    assertThat(feed(decoder, "A".repeat(65) + "\r"))
        .containsExactly(refused(FramingReason.TOO_LONG, 65), ACK);
  }

  @Test
  void givesUpAskingAfterTwice() {
    LineDecoder decoder = decoder("PX", Acknowledge.ACK_NAK, LineContent.CODE);
    Decoded refused = refused(FramingReason.MALFORMED, 1);
    assertThat(feed(decoder, "A\rA\rA\rA\r"))
        .containsExactly(refused, NAK, refused, NAK, refused, ACK, refused, NAK);
  }

  private static LineDecoder decoder(String prefix, Acknowledge acknowledge, LineContent content) {
    return new LineDecoder(
        new Framing.Line(
            Framing.Suffix.CR, 64, Duration.ofSeconds(1), bytes(prefix), acknowledge, content));
  }

  private static List<Decoded> feed(LineDecoder decoder, String text) {
    return decoder.feed(text.getBytes(ISO_8859_1));
  }

  private static Decoded code(String text) {
    return Decoded.Payload.code(bytes(text));
  }

  private static Decoded refused(FramingReason reason, long length) {
    return new Decoded.Refused(reason, length);
  }

  private static Decoded reply(int answer) {
    return new Decoded.Reply(Bytes.of(new byte[] {(byte) answer}));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(ISO_8859_1));
  }
}
