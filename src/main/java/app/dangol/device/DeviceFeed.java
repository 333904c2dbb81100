package app.dangol.device;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns the chunks of one source into events: it owns the conversation and stamps the time. A
 * port's reader has one; whatever else plays the part of a device (a demo's card, a file of hex)
 * has one of its own with the same profile, so that two sources never mix in one line.
 *
 * <p>Not thread-safe: all calls to one feed come from one thread, and listener and sender are
 * called on that thread before the call returns. They must not call back into the feed.
 */
public final class DeviceFeed {
  private final String model;
  private final Conversation conversation;
  private final Clock clock;
  private final Consumer<DeviceEvent> listener;

  /**
   * @param model the driver's model
   */
  public DeviceFeed(
      String model, Conversation conversation, Clock clock, Consumer<DeviceEvent> listener) {
    this.model = model;
    this.conversation = conversation;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * The source can be reached, perhaps again.
   *
   * @param sender takes what the device is to be told
   */
  public void open(Consumer<Bytes> sender) {
    Instant now = clock.instant();
    tell(conversation.opened(now), now, sender);
  }

  /** Bytes as they arrived, in any portions. */
  public void push(byte[] chunk, Consumer<Bytes> sender) {
    if (chunk.length > 0) {
      Instant now = clock.instant();
      tell(conversation.received(chunk, now), now, sender);
    }
  }

  /** Bytes of a source that takes no answer. */
  public void push(byte[] chunk) {
    push(chunk, unsent -> {});
  }

  /** To be called now and then while nothing comes; ends what is unfinished after the gap. */
  public void tick(Consumer<Bytes> sender) {
    Instant now = clock.instant();
    tell(conversation.quiet(now), now, sender);
  }

  /** The source has ended in good order; what was begun counts as if the gap had passed. */
  public void end() {
    Instant now = clock.instant();
    tell(conversation.ended(now), now, unsent -> {});
  }

  /** The source broke off: what was begun may be half a card and is refused in every framing. */
  public void abandon() {
    Instant now = clock.instant();
    for (Decoded lost : conversation.ended(now)) {
      switch (lost) {
        case Decoded.Payload payload -> refuse(payload.raw().length(), now);
        case Decoded.Refused refused -> refuse(refused.length(), now);
        case Decoded.Remark remark -> {}
        case Decoded.Reply reply -> {}
      }
    }
  }

  private void refuse(long length, Instant at) {
    listener.accept(new FrameRefused(model, FramingReason.UNFINISHED, length, at));
  }

  private void tell(List<Decoded> results, Instant at, Consumer<Bytes> sender) {
    for (Decoded result : results) {
      switch (result) {
        case Decoded.Payload payload ->
            listener.accept(new Frame(model, payload.raw(), payload.content(), at));
        case Decoded.Refused refused ->
            listener.accept(new FrameRefused(model, refused.reason(), refused.length(), at));
        case Decoded.Remark remark ->
            listener.accept(new DeviceRemark(model, remark.raw(), remark.words(), at));
        case Decoded.Reply reply -> sender.accept(reply.bytes());
      }
    }
  }
}
