package app.dangol.device.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.Bytes;
import app.dangol.device.Framing;
import app.dangol.device.Framing.Acknowledge;
import app.dangol.device.Framing.LineContent;
import app.dangol.device.Framing.Suffix;
import app.dangol.device.barcode.SsiPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the emulated devices send and when, by a clock that is set by hand. */
class EmulatorsTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final byte[] ACK = SsiPacket.acknowledgement(SsiPacket.HOST).encode().toArray();
  private static final byte[] NAK = SsiPacket.resendWanted(SsiPacket.HOST).encode().toArray();

  private Instant now = START;

  @Test
  void aLineScannerSendsLines() {
    LineEmulator scanner = line("", Suffix.ANY, Acknowledge.NONE);
    scanner.present("DG00001234");
    scanner.present("B");
    assertThat(scanner.quiet(now)).containsExactly(send("DG00001234\r"));
    assertThat(scanner.quiet(now)).containsExactly(send("B\r"));
    assertThat(scanner.quiet(now)).isEmpty();
    assertThat(scanner.isIdle()).isTrue();
  }

  @Test
  void aLineScannerWithoutSuffixLeavesAGap() {
    LineEmulator scanner = line("<", Suffix.NONE, Acknowledge.NONE);
    scanner.present("A");
    scanner.present("B");
    assertThat(scanner.quiet(now)).containsExactly(send("<A"));
    assertThat(after(Duration.ofMillis(90), scanner)).isEmpty();
    assertThat(after(Duration.ofMillis(10), scanner)).containsExactly(send("<B"));
  }

  @Test
  void aLineScannerWaitsForItsAnswerTwoSeconds() {
    LineEmulator scanner = line("", Suffix.CR, Acknowledge.ACK_NAK);
    scanner.present("A");
    scanner.present("B");
    assertThat(scanner.quiet(now)).containsExactly(send("A\r"));
    assertThat(scanner.received(new byte[] {0x15}, now)).containsExactly(send("A\r"));
    assertThat(after(Duration.ofMillis(1999), scanner)).isEmpty();
    assertThat(scanner.received(new byte[] {0x06}, now))
        .containsExactly(new Emulated.Note("acknowledged"));
    assertThat(scanner.quiet(now)).containsExactly(send("B\r"));
    assertThat(after(Duration.ofSeconds(2), scanner))
        .containsExactly(new Emulated.Note("nobody acknowledged the line"));
    assertThat(scanner.isIdle()).isTrue();
  }

  @Test
  void anSsiScannerSendsThreeTimesAndGivesUp() {
    SsiEmulator scanner = ssi();
    scanner.present("]Q1A");
    SsiPacket packet = new SsiPacket(0xF3, 0, 0, Bytes.of(new byte[] {0x1C, 'A'}));
    assertThat(scanner.quiet(now)).containsExactly(new Emulated.Send(packet.encode()));
    Emulated again = new Emulated.Send(packet.again().encode());
    assertThat(scanner.received(NAK, now)).containsExactly(again);
    assertThat(after(Duration.ofMillis(1999), scanner)).isEmpty();
    assertThat(after(Duration.ofMillis(1), scanner))
        .containsExactly(new Emulated.Note("no answer within 2 s"), again);
    assertThat(scanner.received(NAK, now)).containsExactly(new Emulated.Note("gives the code up"));
    assertThat(scanner.isIdle()).isTrue();
    assertThat(scanner.received(ACK, now)).isEmpty();
  }

  @Test
  void anSsiScannerSendsTheNextPacketWhenTheLastIsAcknowledged() {
    SsiEmulator scanner = ssi();
    scanner.present("A".repeat(251));
    assertThat(sentLength(scanner.quiet(now))).isEqualTo(257);
    assertThat(scanner.quiet(now)).isEmpty();
    assertThat(sentLength(scanner.received(ACK, now))).isEqualTo(8);
    assertThat(scanner.isIdle()).isFalse();
    scanner.received(ACK, now);
    assertThat(scanner.isIdle()).isTrue();
  }

  @Test
  void aTagModuleRepeatsItsTagUntilItIsTakenAway() {
    Rdm6300Emulator module = new Rdm6300Emulator();
    module.present("67003ba86c");
    Emulated frame = send("\u000267003BA86C98\u0003");
    assertThat(module.quiet(now)).containsExactly(frame);
    assertThat(after(Duration.ofMillis(99), module)).isEmpty();
    assertThat(after(Duration.ofMillis(1), module)).containsExactly(frame);
    module.present("");
    assertThat(after(Duration.ofMillis(100), module)).as("three at least").containsExactly(frame);
    assertThat(after(Duration.ofMillis(100), module)).isEmpty();
    assertThat(module.isIdle()).isTrue();
    assertThatThrownBy(() -> module.present("67003BA86")).hasMessageContaining("ten digits");
  }

  @Test
  void aReaderWithMarksSendsItsCheckByte() {
    StxEtxEmulator reader =
        new StxEtxEmulator(new Framing.StxEtx(Framing.Lrc.XOR, 10, Duration.ofSeconds(1)));
    reader.present("AC");
    assertThat(reader.quiet(now)).containsExactly(send("\u0002AC\u0003\u0001"));
  }

  private static LineEmulator line(String prefix, Suffix suffix, Acknowledge acknowledge) {
    return new LineEmulator(
        new Framing.Line(
            suffix,
            64,
            Duration.ofMillis(50),
            Bytes.of(prefix.getBytes(US_ASCII)),
            acknowledge,
            LineContent.CODE));
  }

  private static SsiEmulator ssi() {
    return new SsiEmulator(new Framing.Ssi(Acknowledge.ACK_NAK, 1000, Duration.ofMillis(200)));
  }

  private List<Emulated> after(Duration duration, Emulator emulator) {
    now = now.plus(duration);
    return emulator.quiet(now);
  }

  private static int sentLength(List<Emulated> done) {
    assertThat(done).singleElement().isInstanceOf(Emulated.Send.class);
    return ((Emulated.Send) done.getFirst()).bytes().length();
  }

  private static Emulated send(String text) {
    return new Emulated.Send(Bytes.of(text.getBytes(US_ASCII)));
  }
}
