package app.dangol.device.emulator;

import app.dangol.device.Bytes;
import app.dangol.device.rfid125.EmNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A 125 kHz module: it repeats a tag's frame ten times a second for as long as the tag is held
 * near, three times at the least. Another tag, or an empty line, takes it away.
 */
public final class Rdm6300Emulator implements Emulator {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final int LEAST_FRAMES = 3;

  private final Deque<String> waiting = new ArrayDeque<>();
  private @Nullable Bytes frame;
  private int frames;
  private Instant sentAt = Instant.EPOCH;

  @Override
  public void present(String held) {
    if (!held.matches("([0-9A-Fa-f]{10})?")) {
      throw new IllegalArgumentException(
          "a tag's number is ten digits of hex; an empty line takes the tag away");
    }
    waiting.add(held.toUpperCase(Locale.ROOT));
  }

  @Override
  public List<Emulated> received(byte[] chunk, Instant now) {
    return List.of();
  }

  @Override
  public List<Emulated> quiet(Instant now) {
    if (!waiting.isEmpty() && (frame == null || frames >= LEAST_FRAMES)) {
      String next = waiting.remove();
      frame = next.isEmpty() ? null : encode(next);
      frames = 0;
      // The field is searched anew; it must not look like the tag before.
      sentAt = Instant.MIN;
    }
    Bytes held = frame;
    if (held == null || (sentAt.isAfter(Instant.MIN) && now.isBefore(sentAt.plus(PERIOD)))) {
      return List.of();
    }
    sentAt = now;
    frames++;
    return List.of(new Emulated.Send(held));
  }

  @Override
  public boolean isIdle() {
    return waiting.isEmpty() && (frame == null || frames >= LEAST_FRAMES);
  }

  private static Bytes encode(String number) {
    int checksum = EmNumber.checksum(HexFormat.of().parseHex(number));
    String text =
        "\u0002" + number + HexFormat.of().withUpperCase().toHexDigits((byte) checksum) + "\u0003";
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
