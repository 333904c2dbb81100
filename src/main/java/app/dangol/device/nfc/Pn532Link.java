package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One command at a time over the line (NXP UM0701-02 §6.2.2): it is acknowledged, then answered. A
 * command that is not acknowledged is sent once more; an answer that does not come or is broken is
 * asked for once more. For one thread.
 */
final class Pn532Link {
  /** The reader acknowledges within 15 ms; a USB cable may add its own 16. */
  static final Duration ACKNOWLEDGE_LIMIT = Duration.ofMillis(100);

  static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  private enum State {
    IDLE,
    SENT,
    ACKNOWLEDGED
  }

  /** What became of the command. */
  sealed interface Outcome {
    /** Nothing yet, or there is none. */
    record Open() implements Outcome {}

    /** Its answer, frame identifier and code included. */
    record Answered(Bytes data) implements Outcome {}

    /** The reader says nothing, or does not understand. */
    record Failed() implements Outcome {}
  }

  private static final Outcome OPEN = new Outcome.Open();
  private static final Outcome FAILED = new Outcome.Failed();

  private final Timer timer = new Timer();
  private State state = State.IDLE;
  private Pn532Command command = Pn532Command.SAM_CONFIGURATION;
  private Bytes sent = Hsu.ACK;
  private boolean repeated;

  /**
   * Sends it.
   *
   * @param before bytes to be sent before the frame
   */
  void send(
      Pn532Command next, Optional<Bytes> before, byte[] data, Instant now, List<Decoded> out) {
    Bytes frame = Hsu.frame(data);
    command = next;
    sent = before.map(first -> joined(first, frame)).orElse(frame);
    repeated = false;
    state = State.SENT;
    transmit(sent, now, out);
  }

  /** Whether the command or its answer had to be asked for twice. */
  boolean repeated() {
    return repeated;
  }

  /** Forgets what is under way. */
  void reset() {
    state = State.IDLE;
  }

  /** Takes the next frame. */
  Outcome onFrame(HsuFrame frame, Instant now, List<Decoded> out) {
    if (state == State.IDLE) {
      return OPEN;
    }
    return switch (frame) {
      case HsuFrame.Ack ack -> {
        acknowledged(now);
        yield OPEN;
      }
      case HsuFrame.Nack nack -> OPEN;
      case HsuFrame.Fault fault -> failed();
      case HsuFrame.Broken broken -> state == State.ACKNOWLEDGED ? askAgain(now, out) : OPEN;
      // Without an ACK before it, the ACK was lost on the way: the answer still is one.
      case HsuFrame.Information information -> answered(information.data());
    };
  }

  /** Looks at the time. */
  Outcome onQuiet(Instant now, List<Decoded> out) {
    return switch (state) {
      case IDLE -> OPEN;
      case SENT -> timer.passed(ACKNOWLEDGE_LIMIT, now) ? sendAgain(now, out) : OPEN;
      case ACKNOWLEDGED -> timer.passed(ANSWER_LIMIT, now) ? askAgain(now, out) : OPEN;
    };
  }

  private void acknowledged(Instant now) {
    if (state == State.SENT) {
      state = State.ACKNOWLEDGED;
      timer.start(now);
    }
  }

  private Outcome answered(Bytes data) {
    if (!command.isAnswer(data.toArray())) {
      // A late answer to a command that was given up.
      return OPEN;
    }
    state = State.IDLE;
    return new Outcome.Answered(data);
  }

  private Outcome sendAgain(Instant now, List<Decoded> out) {
    return again(sent, now, out);
  }

  private Outcome askAgain(Instant now, List<Decoded> out) {
    return again(Hsu.NACK, now, out);
  }

  private Outcome again(Bytes bytes, Instant now, List<Decoded> out) {
    if (repeated) {
      return failed();
    }
    repeated = true;
    transmit(bytes, now, out);
    return OPEN;
  }

  private Outcome failed() {
    state = State.IDLE;
    return FAILED;
  }

  private void transmit(Bytes bytes, Instant now, List<Decoded> out) {
    out.add(new Decoded.Reply(bytes));
    timer.start(now);
  }

  private static Bytes joined(Bytes first, Bytes second) {
    byte[] both = new byte[first.length() + second.length()];
    System.arraycopy(first.toArray(), 0, both, 0, first.length());
    System.arraycopy(second.toArray(), 0, both, first.length(), second.length());
    return Bytes.of(both);
  }
}
