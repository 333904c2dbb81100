package app.dangol.device.barcode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsiConversationTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final Duration GAP = Duration.ofMillis(200);

  /** CMD_ACK and CMD_NAK with cause "resend", from the host, worked out by hand. */
  private static final Decoded ACK = reply("04d00400ff28");

  private static final Decoded NAK = reply("05d1040001ff25");

  private final SsiConversation scanner = conversation(Framing.Acknowledge.ACK_NAK, 1000);
  private Instant now = START;

  @Test
  void acknowledgesACodeAndNamesItsSymbology() {
    assertThat(receive(code(0x1C, "DG00001234"))).containsExactly(qr("DG00001234"), ACK);
  }

  @Test
  void asksForABrokenPacketAgainOnceTheLineIsQuiet() {
    assertThat(receive(spoiled(code(0x1C, "DG00001234"))))
        .containsExactly(new Decoded.Refused(FramingReason.CHECKSUM, 17));
    assertThat(quietAfter(GAP.minusMillis(1))).isEmpty();
    assertThat(quietAfter(Duration.ofMillis(1))).containsExactly(NAK);
    assertThat(quietAfter(GAP)).isEmpty();
    assertThat(receive(again(code(0x1C, "DG00001234")))).containsExactly(qr("DG00001234"), ACK);
  }

  @Test
  void asksForAPacketAgainOfWhichTheEndIsMissing() {
    byte[] whole = code(0x1C, "DG00001234").encode().toArray();
    assertThat(scanner.received(Arrays.copyOf(whole, 9), now)).isEmpty();
    assertThat(quietAfter(GAP))
        .containsExactly(new Decoded.Refused(FramingReason.UNFINISHED, 9), NAK);
  }

  @Test
  void countsAPacketOnceThatIsSentAgainBecauseOurAnswerWasLost() {
    assertThat(receive(code(0x03, "DG00001234"))).hasSize(2);
    for (int i = 0; i < 2; i++) {
      List<Decoded> again = receive(again(code(0x03, "DG00001234")));
      assertThat(again.get(0)).isInstanceOf(Decoded.Remark.class);
      assertThat(again.get(1)).isEqualTo(ACK);
      assertThat(again).hasSize(2);
    }
  }

  @Test
  void countsTheSameCodeTwiceWhenItIsScannedTwice() {
    assertThat(receive(code(0x1C, "A1"))).contains(qr("A1"));
    assertThat(receive(code(0x1C, "A1"))).contains(qr("A1"));
  }

  @Test
  void countsTheSameCodeTwiceAlsoIfTheSecondCameBrokenAtFirst() {
    assertThat(receive(code(0x1C, "A1"))).contains(qr("A1"));
    receive(spoiled(code(0x1C, "A1")));
    quietAfter(GAP);
    assertThat(receive(again(code(0x1C, "A1")))).contains(qr("A1"));
  }

  @Test
  void countsOnceIfARepetitionCameBroken() {
    assertThat(receive(code(0x1C, "A1"))).contains(qr("A1"));
    receive(spoiled(again(code(0x1C, "A1"))));
    quietAfter(GAP);
    assertThat(receive(again(code(0x1C, "A1")))).doesNotContain(qr("A1"));
  }

  @Test
  void findsEachPacketBehindAFalseLengthWithoutWaiting() {
    // Looks like the header of a packet of 200 bytes.
    scanner.received(HexFormat.of().parseHex("c8f30000"), now);
    assertThat(receive(code(0x1C, "A1")))
        .containsExactly(new Decoded.Refused(FramingReason.UNFINISHED, 4), qr("A1"), ACK);
    assertThat(receive(code(0x1C, "A2"))).containsExactly(qr("A2"), ACK);
  }

  @Test
  void joinsTheParts() {
    List<Decoded> first = receive(part(0x1C, "A".repeat(250), true));
    assertThat(first)
        .hasSize(2)
        .contains(ACK)
        .hasOnlyElementsOfTypes(Decoded.Remark.class, Decoded.Reply.class);
    assertThat(receive(part(0x1C, "B".repeat(250), true))).contains(ACK);
    assertThat(receive(part(0x1C, "C", false)))
        .containsExactly(qr("A".repeat(250) + "B".repeat(250) + "C"), ACK);
    assertThat(receive(code(0x1C, "A1"))).containsExactly(qr("A1"), ACK);
  }

  @Test
  void refusesACodeWhosePartsAreMoreThanTheCap() {
    for (int i = 0; i < 100; i++) {
      // Told apart, or they would be repetitions.
      receive(part(0x1C, "%03d".formatted(i) + "A".repeat(247), true));
    }
    assertThat(receive(part(0x1C, "B", false)))
        .containsExactly(new Decoded.Refused(FramingReason.TOO_LONG, 25_001), ACK);
  }

  @Test
  void refusesWhatItHasOnceTheOtherPartsDoNotCome() {
    receive(part(0x1C, "A".repeat(250), true));
    // The scanner would send a lost part again after two seconds.
    assertThat(quietAfter(Duration.ofMillis(2900))).isEmpty();
    assertThat(quietAfter(Duration.ofMillis(100)))
        .containsExactly(new Decoded.Refused(FramingReason.UNFINISHED, 250));
    assertThat(receive(code(0x1C, "A1"))).containsExactly(qr("A1"), ACK);
  }

  @Test
  void refusesPartsThatAnotherSymbologyCutsOff() {
    receive(part(0x1B, "A".repeat(250), true));
    assertThat(receive(code(0x1C, "A1")))
        .containsExactly(new Decoded.Refused(FramingReason.UNFINISHED, 250), qr("A1"), ACK);
  }

  @Test
  void doesNotAnswerAnAnswerNorItsOwnEcho() {
    assertThat(receive(SsiPacket.acknowledgement(SsiPacket.DECODER)))
        .singleElement()
        .isInstanceOf(Decoded.Remark.class);
    assertThat(receive(SsiPacket.resendWanted(SsiPacket.HOST)))
        .singleElement()
        .isInstanceOf(Decoded.Remark.class);
  }

  @Test
  void saysNothingWhereHandshakingIsOff() {
    SsiConversation silent = conversation(Framing.Acknowledge.NONE, 100);
    assertThat(silent.received(code(0x1C, "A1").encode().toArray(), now)).containsExactly(qr("A1"));
    silent.received(new byte[] {1, 2, 3}, now);
    assertThat(silent.quiet(now.plus(GAP)))
        .containsExactly(new Decoded.Refused(FramingReason.MALFORMED, 3));
  }

  @Test
  void forgetsAllWhenThePortIsOpenedAnew() {
    receive(part(0x1C, "A".repeat(250), true));
    scanner.received(new byte[] {9, 9, 9}, now);
    assertThat(scanner.opened(now)).isEmpty();
    assertThat(quietAfter(Duration.ofMinutes(1))).isEmpty();
    assertThat(receive(code(0x1C, "A1"))).containsExactly(qr("A1"), ACK);
  }

  @Test
  void bearsAClockThatIsSetBack() {
    scanner.received(new byte[] {9, 9, 9}, now);
    receive(part(0x1C, "A".repeat(250), true));
    scanner.received(new byte[] {9}, now);
    now = now.minus(Duration.ofDays(3650));
    assertThat(scanner.quiet(now)).isEmpty();
    assertThat(quietAfter(Duration.ofSeconds(3)))
        .contains(new Decoded.Refused(FramingReason.UNFINISHED, 250), NAK);
  }

  @ParameterizedTest
  @CsvSource({
    "01, DG1, ]A0DG1",
    "03, DG1, ]C0DG1",
    "08, 855941004002, ]E00855941004002",
    "08, 0855941004002, ]E00855941004002",
    "09, 04252614, ]E00042100005264",
    "0A, 96385074, ]E496385074",
    "0B, 8801234567893, ]E08801234567893",
    "4B, 880123456789312, ]E3880123456789312",
    "0F, 0108801234567893, ]C10108801234567893",
    "1B, x, ]d1x",
    "1C, x, ]Q1x",
    "1C, ]Q3x, ]Q3x",
    "1C, ]x, ]Q1]x",
    "30, 0108801234567893, ]e00108801234567893",
    "C1, 0108801234567893, ]d20108801234567893",
    "C2, 0108801234567893, ]Q30108801234567893",
    "EE, x, x",
  })
  void putsTheAimIdentifierInFront(String type, String data, String transmitted) {
    Decoded decoded = receive(code(HexFormat.fromHexDigits(type), data)).getFirst();
    assertThat(((Content.Code) ((Decoded.Payload) decoded).content()).data())
        .isEqualTo(bytes(transmitted));
  }

  @Test
  void takesANoReadForNoCode() {
    assertThat(receive(code(0x01, "NR")).getFirst()).isInstanceOf(Decoded.Remark.class);
    assertThat(receive(code(0x01, "]A0NR\r\n")).getFirst()).isInstanceOf(Decoded.Remark.class);
    assertThat(receive(code(0x03, "NR")).getFirst()).isInstanceOf(Decoded.Payload.class);
  }

  private List<Decoded> receive(SsiPacket packet) {
    return scanner.received(packet.encode().toArray(), now);
  }

  private List<Decoded> receive(byte[] packet) {
    return scanner.received(packet, now);
  }

  private List<Decoded> quietAfter(Duration duration) {
    now = now.plus(duration);
    return new ArrayList<>(scanner.quiet(now));
  }

  private static SsiConversation conversation(Framing.Acknowledge acknowledge, int maxLength) {
    return new SsiConversation(new Framing.Ssi(acknowledge, maxLength, GAP));
  }

  private static SsiPacket code(int type, String data) {
    return part(type, data, false);
  }

  private static SsiPacket part(int type, String data, boolean continued) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(type);
    content.writeBytes(data.translateEscapes().getBytes(US_ASCII));
    return new SsiPacket(0xF3, 0, continued ? 2 : 0, Bytes.of(content.toByteArray()));
  }

  private static SsiPacket again(SsiPacket packet) {
    return packet.again();
  }

  /** One bit of the data is wrong. */
  private static byte[] spoiled(SsiPacket packet) {
    byte[] bytes = packet.encode().toArray();
    bytes[5] ^= 1;
    return bytes;
  }

  private static Decoded qr(String data) {
    return new Decoded.Payload(bytes(data), new Content.Code(bytes("]Q1" + data)));
  }

  private static Decoded reply(String hex) {
    return new Decoded.Reply(Bytes.of(HexFormat.of().parseHex(hex)));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(US_ASCII));
  }
}
