package app.dangol.device.nfc;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import app.dangol.device.FramingReason;
import app.dangol.device.emulator.Emulated;
import app.dangol.device.nfc.Pn532Emulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The poll loop against the emulated reader, step by step on a clock of its own. */
class Pn532PollTest {
  private static final String UID = "04a1b2c3d4e5f6";
  private static final String TEXT_MESSAGE = "d1010f5402656e44473030303030303030" + "3031";

  private final Pn532Poll poll = new Pn532Poll(Duration.ofMillis(150), Duration.ofMillis(100));
  private final Pn532Emulator reader = new Pn532Emulator();
  private final List<Decoded> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T09:00:00Z");
  private boolean wired = true;

  /** What the reader says to a command to read a tag's memory, and when it is asked again. */
  private Optional<Bytes> saidToReads = Optional.empty();

  private boolean readWasLast;
  private int reads;
  private int sent;

  @Test
  void wakesTheReaderUpAndTellsItsFirmware() {
    open();
    run(1000);
    assertThat(remarks()).containsExactly("PN532, firmware 1.6");
  }

  @Test
  void tellsATagOnceWithItsMessage() {
    open();
    reader.present(UID + " DG0000000001");
    run(3000);
    assertThat(tags()).containsExactly(UID + " " + TEXT_MESSAGE);
    assertThat(reader.isIdle()).isTrue();
  }

  @Test
  void tellsATagAgainThatIsHeldAgain() {
    open();
    reader.present(UID + " DG0000000001");
    reader.present("");
    reader.present(UID + " DG0000000001");
    run(4000);
    assertThat(tags()).containsExactly(UID + " " + TEXT_MESSAGE, UID + " " + TEXT_MESSAGE);
  }

  @Test
  void tellsATagWithoutAMessageByItsNumber() {
    open();
    reader.present(UID);
    run(1000);
    assertThat(tags()).containsExactly(UID);
    assertThat(remarks()).contains("the tag's message is empty");
  }

  @Test
  void tellsATelephonesNumberAndSaysWhatItIsWorth() {
    open();
    reader.present("08b2c3d4");
    run(3000);
    assertThat(tags()).containsExactly("08b2c3d4");
    assertThat(remarks()).anyMatch(words -> words.contains("made up at each tap"));
  }

  @Test
  void tellsATagThatGoesWhileItIsReadByItsNumberAlone() {
    open();
    run(500);
    reader.present(UID + " DG0000000001");
    // The look that finds it, page 3, and then it goes.
    runUntilTagIsListed();
    reader.failNext(List.of(Fault.TAG_GONE));
    run(1000);
    assertThat(tags()).containsExactly(UID);
  }

  @Test
  void readsOnWhereAnAnswerCameBroken() {
    for (Fault fault : List.of(Fault.CORRUPT, Fault.NO_ANSWER, Fault.DEAF, Fault.SPLIT)) {
      told.clear();
      open();
      run(500);
      reader.present(UID + " DG0000000001");
      reader.failNext(Collections.nCopies(4, fault));
      run(20_000);
      assertThat(tags()).as(fault.name()).containsExactly(UID + " " + TEXT_MESSAGE);
      reader.present("");
      run(1000);
    }
  }

  /** An error frame, an answer with a broken checksum, and none at all, each time it is read. */
  @ParameterizedTest
  @ValueSource(strings = {"0000ff01ff7f8100", "0000ff03fdd541004200", ""})
  void tellsATagByItsNumberThatTheReaderNeverPassesOn(String answer) {
    saidToReads = Optional.of(Bytes.of(HexFormat.of().parseHex(answer)));
    open();
    reader.present(UID + " DG0000000001");
    run(30_000);
    assertThat(tags()).containsExactly(UID);
    assertThat(reads).as("commands to read").isEqualTo(3);
    assertThat(remarks()).last().isEqualTo("the tag cannot be read");
  }

  @Test
  void tellsOfABrokenAnswer() {
    open();
    run(500);
    reader.failNext(List.of(Fault.CORRUPT));
    run(500);
    assertThat(told).contains(new Decoded.Refused(FramingReason.CHECKSUM, 6));
  }

  @Test
  void saysOnceThatNobodyAnswersAndFindsTheReaderLater() {
    wired = false;
    open();
    run(30_000);
    assertThat(remarks()).hasSize(1).first().asString().startsWith("no answer from the reader");
    int before = sent;
    run(10_000);
    assertThat(sent - before).as("frames in ten seconds").isBetween(10, 40);
    wired = true;
    run(3000);
    assertThat(remarks()).hasSize(2).last().isEqualTo("PN532, firmware 1.6");
  }

  @Test
  void remarksAReaderThatFallsSilentOnceMore() {
    open();
    run(1000);
    wired = false;
    run(10_000);
    wired = true;
    run(3000);
    assertThat(remarks()).hasSize(3).element(1).asString().startsWith("no answer from the reader");
  }

  @Test
  void survivesAClockThatIsSetBack() {
    open();
    run(1000);
    now = now.minus(Duration.ofDays(1));
    reader.present(UID);
    run(3000);
    assertThat(tags()).containsExactly(UID);
  }

  @Test
  void makesNoTagOfRandomBytes() {
    Random random = new Random(3);
    poll.opened(now);
    for (int i = 0; i < 20_000; i++) {
      byte[] chunk = new byte[1 + random.nextInt(64)];
      random.nextBytes(chunk);
      now = now.plusMillis(5);
      note(poll.received(chunk, now));
      note(poll.quiet(now));
    }
    assertThat(tags()).isEmpty();
    assertThat(told).hasSizeLessThan(20_000);
  }

  private void open() {
    exchange(poll.opened(now));
  }

  private void run(int milliseconds) {
    Instant end = now.plusMillis(milliseconds);
    while (now.isBefore(end)) {
      step();
    }
  }

  private void runUntilTagIsListed() {
    int before = remarks().size();
    for (int i = 0; i < 1000 && remarks().size() == before; i++) {
      step();
    }
  }

  private void step() {
    now = now.plusMillis(5);
    if (wired) {
      carryOut(reader.quiet(now));
    }
    exchange(poll.quiet(now));
  }

  /** One frame a step, so that a test can do something between a command and the next. */
  private void exchange(List<Decoded> out) {
    note(out);
    for (Decoded one : out) {
      if (one instanceof Decoded.Reply reply) {
        sent++;
        if (wired) {
          pending.add(reply.bytes());
        }
      }
    }
    List<Bytes> due = List.copyOf(pending);
    pending.clear();
    for (Bytes bytes : due) {
      carryOut(answers(bytes));
    }
  }

  private List<Emulated> answers(Bytes bytes) {
    boolean again = bytes.equals(Hsu.NACK);
    boolean read = bytes.hex().contains("d440");
    readWasLast = read || again && readWasLast;
    if (saidToReads.isEmpty() || !readWasLast) {
      return reader.received(bytes.toArray(), now);
    }
    reads += read ? 1 : 0;
    Emulated said = new Emulated.Send(saidToReads.get());
    return again ? List.of(said) : List.of(new Emulated.Send(Hsu.ACK), said);
  }

  private final List<Bytes> pending = new ArrayList<>();

  private void carryOut(List<Emulated> done) {
    for (Emulated one : done) {
      if (one instanceof Emulated.Send send) {
        List<Decoded> out = poll.received(send.bytes().toArray(), now);
        note(out);
        for (Decoded decoded : out) {
          if (decoded instanceof Decoded.Reply reply) {
            sent++;
            pending.add(reply.bytes());
          }
        }
      }
    }
  }

  private void note(List<Decoded> out) {
    told.addAll(out.stream().filter(one -> !(one instanceof Decoded.Reply)).toList());
  }

  private List<String> tags() {
    return told.stream()
        .filter(Decoded.Payload.class::isInstance)
        .map(one -> ((Decoded.Payload) one).content())
        .map(Content.Tag.class::cast)
        .map(tag -> (tag.uid().hex() + " " + hex(tag.ndef())).strip())
        .toList();
  }

  private static String hex(Optional<Bytes> ndef) {
    return ndef.map(Bytes::hex).orElse("");
  }

  private List<String> remarks() {
    return told.stream()
        .filter(Decoded.Remark.class::isInstance)
        .map(one -> ((Decoded.Remark) one).words())
        .toList();
  }
}
