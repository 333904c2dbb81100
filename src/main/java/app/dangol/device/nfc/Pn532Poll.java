package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Conversation;
import app.dangol.device.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works a PN532 that waits for commands: wakes it up, sets it up, and then looks for a Type A tag
 * again and again. A new tag is told once, with the NDEF message of a Type 2 tag; it counts as
 * taken away when two looks in a row do not find it. A tag that goes while it is read is told by
 * its number alone, never with half a message; so is one that cannot be read however often its
 * memory is begun. A reader that does not answer is woken up again and again; that is remarked
 * once.
 *
 * <p>Before each look while a tag is there the field is switched off for a moment: a tag that has
 * been selected may otherwise keep silent.
 */
public final class Pn532Poll implements Conversation {
  /** Between two attempts to wake up a reader that does not answer. */
  static final Duration WAKE_INTERVAL = Duration.ofSeconds(1);

  private static final int LOOKS_UNTIL_GONE = 2;

  /** Failures in a row after which the reader is said to be silent. */
  private static final int SILENT = 2;

  private enum Step {
    WAKING,
    FIRMWARE,
    RETRIES,
    FIELD_OFF,
    LOOKING,
    READING,
    /** Until the next look. */
    RESTING,
    /** Until the reader is woken up again. */
    FAILED
  }

  private final Duration interval;
  private final Duration gap;
  private final HsuDecoder decoder = new HsuDecoder();
  private final Pn532Link link = new Pn532Link();
  private final Timer sinceByte = new Timer();
  private final Timer sinceStep = new Timer();

  private Step step = Step.FAILED;
  private int failures;

  /** The reader has told its firmware since it was last silent. */
  private boolean announced;

  /** The tag that has been told and is still there. */
  private @Nullable Target present;

  private int looksWithout;

  /** The tag that is being read. */
  private @Nullable TagReading reading;

  /**
   * @param interval from one look to the next
   * @param gap a frame that was begun is broken after this long without a byte
   */
  public Pn532Poll(Duration interval, Duration gap) {
    this.interval = interval;
    this.gap = gap;
  }

  @Override
  public List<Decoded> opened(Instant now) {
    List<Decoded> out = new ArrayList<>();
    decoder.flush();
    failures = 0;
    announced = false;
    present = null;
    reading = null;
    looksWithout = 0;
    wake(now, out);
    return out;
  }

  @Override
  public List<Decoded> received(byte[] chunk, Instant now) {
    sinceByte.start(now);
    List<Decoded> out = new ArrayList<>();
    decoder.feed(chunk).forEach(frame -> onFrame(frame, now, out));
    return out;
  }

  @Override
  public List<Decoded> quiet(Instant now) {
    List<Decoded> out = new ArrayList<>();
    if (sinceByte.passed(gap, now)) {
      decoder.flush().forEach(frame -> onFrame(frame, now, out));
    }
    onOutcome(link.onQuiet(now, out), now, out);
    if (step == Step.RESTING && sinceStep.passed(interval, now)) {
      look(now, out);
    } else if (step == Step.FAILED && sinceStep.passed(WAKE_INTERVAL, now)) {
      wake(now, out);
    }
    return out;
  }

  @Override
  public List<Decoded> ended(Instant now) {
    List<Decoded> out = new ArrayList<>();
    decoder.flush().forEach(frame -> tellBroken(frame, out));
    finishReading(out);
    step = Step.FAILED;
    link.reset();
    return out;
  }

  private void onFrame(HsuFrame frame, Instant now, List<Decoded> out) {
    tellBroken(frame, out);
    onOutcome(link.onFrame(frame, now, out), now, out);
  }

  private static void tellBroken(HsuFrame frame, List<Decoded> out) {
    if (frame instanceof HsuFrame.Broken broken) {
      out.add(new Decoded.Refused(broken.reason(), broken.length()));
    }
  }

  private void onOutcome(Pn532Link.Outcome outcome, Instant now, List<Decoded> out) {
    switch (outcome) {
      case Pn532Link.Outcome.Open open -> {}
      case Pn532Link.Outcome.Answered answered -> onAnswer(answered.data(), now, out);
      case Pn532Link.Outcome.Failed failed -> onFailure(now, out);
    }
  }

  private void onAnswer(Bytes answer, Instant now, List<Decoded> out) {
    byte[] data = answer.toArray();
    switch (step) {
      case WAKING -> ask(Step.FIRMWARE, Pn532Command.GET_FIRMWARE_VERSION, now, out);
      case FIRMWARE -> {
        if (!announced) {
          announced = true;
          out.add(Pn532Words.remark(data));
        }
        // Item 5: tries to activate a tag; for ever, unless told otherwise.
        ask(Step.RETRIES, Pn532Command.RF_CONFIGURATION, now, out, 5, 0xFF, 1, 2);
      }
      case RETRIES -> look(now, out);
      case FIELD_OFF -> list(now, out);
      case LOOKING -> onList(answer, data, now, out);
      case READING -> onBlock(data, now, out);
      case RESTING, FAILED -> {}
    }
  }

  private void onFailure(Instant now, List<Decoded> out) {
    failures++;
    if (failures < SILENT) {
      wake(now, out);
      return;
    }
    if (failures == SILENT) {
      announced = false;
      out.add(Pn532Words.remark("no answer from the reader; is it set to HSU, and wired right?"));
      finishReading(out);
    }
    rest(Step.FAILED, now);
  }

  private void wake(Instant now, List<Decoded> out) {
    step = Step.WAKING;
    // Normal mode; the time limit is for a mode not used; the IRQ pin is driven.
    byte[] configure = Pn532Command.SAM_CONFIGURATION.with(1, 0x14, 1);
    link.send(Pn532Command.SAM_CONFIGURATION, Optional.of(Hsu.WAKE_UP), configure, now, out);
  }

  private void look(Instant now, List<Decoded> out) {
    if (present != null || reading != null) {
      // Item 1: the field, off; looking for a tag switches it on.
      ask(Step.FIELD_OFF, Pn532Command.RF_CONFIGURATION, now, out, 1, 0);
    } else {
      list(now, out);
    }
  }

  private void list(Instant now, List<Decoded> out) {
    // One target, 106 kbit/s Type A.
    ask(Step.LOOKING, Pn532Command.IN_LIST_PASSIVE_TARGET, now, out, 1, 0);
  }

  private void onList(Bytes answer, byte[] data, Instant now, List<Decoded> out) {
    failures = 0;
    Optional<Target> found = Target.isList(data) ? Target.find(data) : Optional.empty();
    if (found.isPresent()) {
      onTarget(found.get(), answer, now, out);
      return;
    }
    finishReading(out);
    looksWithout++;
    if (looksWithout >= LOOKS_UNTIL_GONE) {
      present = null;
    }
    rest(Step.RESTING, now);
  }

  private void onTarget(Target target, Bytes answer, Instant now, List<Decoded> out) {
    looksWithout = 0;
    TagReading begun = reading;
    if (begun != null && begun.isOf(target)) {
      // A reader that does not pass the tag's answers on is woken up each time, and answers then.
      if (begun.isLast()) {
        giveUp(begun, "the tag cannot be read", now, out);
      } else {
        begun.restart();
        readOn(begun, now, out);
      }
      return;
    }
    finishReading(out);
    if (present == null || !target.isStill(present)) {
      out.add(Pn532Words.remark(answer.toArray(), target));
      TagReading fresh = new TagReading(target, answer);
      if (target.isType2()) {
        reading = fresh;
        readOn(fresh, now, out);
        return;
      }
      tell(fresh, Optional.empty(), out);
    }
    rest(Step.RESTING, now);
  }

  private void readOn(TagReading of, Instant now, List<Decoded> out) {
    switch (of.search()) {
      case Type2Memory.Search.Needs needs -> {
        of.asks(needs.page());
        step = Step.READING;
        link.send(
            Pn532Command.IN_DATA_EXCHANGE,
            Optional.empty(),
            TagBlock.command(needs.page()),
            now,
            out);
      }
      case Type2Memory.Search.Found found -> {
        tell(of, Optional.of(found.message()), out);
        rest(Step.RESTING, now);
      }
      case Type2Memory.Search.Nothing nothing -> {
        giveUp(of, nothing.words(), now, out);
      }
    }
  }

  private void onBlock(byte[] data, Instant now, List<Decoded> out) {
    TagReading of = reading;
    if (of == null) {
      rest(Step.RESTING, now);
      return;
    }
    // What was asked for twice may come twice, and must not pass for the next pages.
    Optional<byte[]> block = link.repeated() ? Optional.empty() : TagBlock.find(data);
    if (block.isPresent()) {
      of.put(block.get());
      readOn(of, now, out);
    } else if (of.isLast()) {
      out.add(Pn532Words.remark(data));
      tell(of, Optional.empty(), out);
      rest(Step.RESTING, now);
    } else {
      look(now, out);
    }
  }

  /** Says why there is no message, and tells the tag by its number. */
  private void giveUp(TagReading of, String why, Instant now, List<Decoded> out) {
    out.add(Pn532Words.remark(why));
    tell(of, Optional.empty(), out);
    rest(Step.RESTING, now);
  }

  /** A tag that was begun and is not there any more is told by its number. */
  private void finishReading(List<Decoded> out) {
    TagReading begun = reading;
    if (begun != null) {
      tell(begun, Optional.empty(), out);
    }
  }

  private void tell(TagReading of, Optional<Bytes> message, List<Decoded> out) {
    reading = null;
    present = of.target();
    out.add(new Decoded.Payload(of.answer(), new Content.Tag(of.target().uid(), message)));
  }

  private void ask(
      Step next, Pn532Command command, Instant now, List<Decoded> out, int... parameters) {
    step = next;
    link.send(command, Optional.empty(), command.with(parameters), now, out);
  }

  private void rest(Step next, Instant now) {
    step = next;
    sinceStep.start(now);
  }
}
