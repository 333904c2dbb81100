package app.dangol.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns the chunks of one source into events: it owns the decoder, stamps the time and keeps the
 * gap timer. A port's reader has one; whatever else plays the part of a device (a demo's card, a
 * file of hex) has one of its own with the same profile, so that two sources never mix in one line.
 *
 * <p>Not thread-safe: all calls to one feed come from one thread, and the listener is called on
 * that thread before {@link #push}, {@link #tick} or {@link #end} return. The listener must not
 * call back into the feed.
 */
public final class DeviceFeed {
  private final DriverProfile profile;
  private final FrameDecoder decoder;
  private final Clock clock;
  private final Consumer<DeviceEvent> listener;

  /** Bytes have come since the decoder was last flushed. */
  private boolean begun;

  private Instant lastByte = Instant.EPOCH;

  public DeviceFeed(
      DriverProfile profile, FrameDecoder decoder, Clock clock, Consumer<DeviceEvent> listener) {
    this.profile = profile;
    this.decoder = decoder;
    this.clock = clock;
    this.listener = listener;
  }

  /** Bytes as they arrived, in any portions. */
  public void push(byte[] chunk) {
    if (chunk.length == 0) {
      return;
    }
    lastByte = clock.instant();
    begun = true;
    tell(decoder.feed(chunk), lastByte);
  }

  /** To be called now and then while nothing comes; ends what is unfinished after the gap. */
  public void tick() {
    if (!begun) {
      return;
    }
    Instant now = clock.instant();
    Duration quiet = Duration.between(lastByte, now);
    if (quiet.isNegative()) {
      // Somebody set the clock back: measure the gap from here.
      lastByte = now;
    } else if (quiet.compareTo(profile.framing().gap()) >= 0) {
      end();
    }
  }

  /** The source has ended in good order; what was begun counts as if the gap had passed. */
  public void end() {
    begun = false;
    tell(decoder.flush(), clock.instant());
  }

  /** The source broke off: what was begun may be half a card and is refused in every framing. */
  public void abandon() {
    begun = false;
    Instant now = clock.instant();
    for (Decoded lost : decoder.flush()) {
      long length =
          switch (lost) {
            case Decoded.Payload payload -> payload.bytes().length();
            case Decoded.Refused refused -> refused.length();
          };
      listener.accept(new FrameRefused(profile.model(), FramingReason.UNFINISHED, length, now));
    }
  }

  private void tell(List<Decoded> results, Instant at) {
    for (Decoded result : results) {
      listener.accept(
          switch (result) {
            case Decoded.Payload payload -> new Frame(profile.model(), payload.bytes(), at);
            case Decoded.Refused refused ->
                new FrameRefused(profile.model(), refused.reason(), refused.length(), at);
          });
    }
  }
}
