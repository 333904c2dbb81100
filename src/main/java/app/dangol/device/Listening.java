package app.dangol.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The conversation with a device that speaks by itself: a decoder, and the timer of its gap. */
final class Listening implements Conversation {
  private final FrameDecoder decoder;
  private final Duration gap;

  /** Bytes have come since the decoder was last flushed. */
  private boolean begun;

  private Instant lastByte = Instant.EPOCH;

  /**
   * @param gap after this long without a byte, what was begun is ended
   */
  Listening(FrameDecoder decoder, Duration gap) {
    this.decoder = decoder;
    this.gap = gap;
  }

  @Override
  public List<Decoded> opened(Instant now) {
    begun = false;
    decoder.flush();
    return List.of();
  }

  @Override
  public List<Decoded> received(byte[] chunk, Instant now) {
    lastByte = now;
    begun = true;
    return decoder.feed(chunk);
  }

  @Override
  public List<Decoded> quiet(Instant now) {
    if (!begun) {
      return List.of();
    }
    Duration quiet = Duration.between(lastByte, now);
    if (quiet.isNegative()) {
      // Somebody set the clock back: measure the gap from here.
      lastByte = now;
      return List.of();
    }
    return quiet.compareTo(gap) >= 0 ? ended(now) : List.of();
  }

  @Override
  public List<Decoded> ended(Instant now) {
    begun = false;
    return decoder.flush();
  }
}
