package app.dangol.device.emulator;

import app.dangol.device.Bytes;
import app.dangol.device.Framing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reader that sends lines. Where the profile has it acknowledged, it waits two seconds for ACK or
 * NAK as Honeywell's scanners do: after NAK it sends the line again, after silence it complains.
 */
public final class LineEmulator implements Emulator {
  private static final byte ACK = 0x06;
  private static final byte NAK = 0x15;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Framing.Line framing;
  private final Deque<Bytes> waiting = new ArrayDeque<>();

  /** The line that was sent, until nothing more can come of it. */
  private @Nullable Bytes sent;

  private Instant sentAt = Instant.EPOCH;

  public LineEmulator(Framing.Line framing) {
    this.framing = framing;
  }

  @Override
  public void present(String held) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(framing.prefix().toArray());
    line.writeBytes(held.getBytes(StandardCharsets.UTF_8));
    line.writeBytes(suffix());
    if (line.size() == 0) {
      throw new IllegalArgumentException("a line without prefix and suffix needs a text");
    }
    waiting.add(Bytes.of(line.toByteArray()));
  }

  @Override
  public List<Emulated> received(byte[] chunk, Instant now) {
    List<Emulated> done = new ArrayList<>();
    for (byte answer : chunk) {
      Bytes line = sent;
      if (line == null || framing.acknowledge() == Framing.Acknowledge.NONE) {
        continue;
      }
      switch (answer) {
        case ACK -> {
          sent = null;
          done.add(new Emulated.Note("acknowledged"));
        }
        case NAK -> done.add(send(line, now));
        default -> {}
      }
    }
    return done;
  }

  @Override
  public List<Emulated> quiet(Instant now) {
    List<Emulated> done = new ArrayList<>();
    if (sent != null && Duration.between(sentAt, now).compareTo(pause()) >= 0) {
      sent = null;
      if (framing.acknowledge() == Framing.Acknowledge.ACK_NAK) {
        done.add(new Emulated.Note("nobody acknowledged the line"));
      }
    }
    if (sent == null && !waiting.isEmpty()) {
      done.add(send(waiting.remove(), now));
    }
    return done;
  }

  @Override
  public boolean isIdle() {
    return sent == null && waiting.isEmpty();
  }

  private Emulated.Send send(Bytes line, Instant now) {
    sent = line;
    sentAt = now;
    return new Emulated.Send(line);
  }

  /** Until the next line may follow. */
  private Duration pause() {
    return switch (framing.acknowledge()) {
      case ACK_NAK -> PATIENCE;
      // Twice, so that no delay on the way makes one line of two.
      case NONE ->
          framing.suffix() == Framing.Suffix.NONE ? framing.gap().multipliedBy(2) : Duration.ZERO;
    };
  }

  private byte[] suffix() {
    return switch (framing.suffix()) {
      case CR, ANY -> new byte[] {'\r'};
      case LF -> new byte[] {'\n'};
      case CRLF -> new byte[] {'\r', '\n'};
      case NONE -> new byte[0];
    };
  }
}
