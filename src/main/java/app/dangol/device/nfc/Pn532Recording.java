package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Conversation;
import app.dangol.device.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a PN532 and its host said to each other, or the reader's side of it alone. Nothing is asked.
 * A tag is told when its message has been read, or at the next answer that is no reading, with its
 * number alone. Which page a reading is of is known from the host's commands, if they are there;
 * else the first one begins with the tag's number or its capability container, and the others
 * follow it.
 */
public final class Pn532Recording implements Conversation {
  /** The first byte of the capability container of an NFC Forum tag. */
  private static final byte CONTAINER = (byte) 0xE1;

  private static final int PAGES_READ = Type2Memory.BLOCK / Type2Memory.PAGE;

  private final HsuDecoder decoder = new HsuDecoder();

  /** The tag that has not been told yet. */
  private @Nullable Listed waiting;

  /** A tag, the answer that listed it, and what has been read of it. */
  private static final class Listed {
    private final Target target;
    private final Bytes answer;
    private final Type2Memory memory = new Type2Memory();
    private Optional<Integer> commanded = Optional.empty();
    private Optional<Integer> following = Optional.empty();

    /** The host asked for something else than four pages. */
    private boolean otherAsked;

    Listed(Target target, Bytes answer) {
      this.target = target;
      this.answer = answer;
    }
  }

  @Override
  public List<Decoded> opened(Instant now) {
    waiting = null;
    decoder.flush();
    return List.of();
  }

  @Override
  public List<Decoded> received(byte[] chunk, Instant now) {
    return told(decoder.feed(chunk));
  }

  /** Recordings have no times of their own. */
  @Override
  public List<Decoded> quiet(Instant now) {
    return List.of();
  }

  @Override
  public List<Decoded> ended(Instant now) {
    List<Decoded> found = told(decoder.flush());
    tellWaiting(Optional.empty(), found);
    return List.copyOf(found);
  }

  private List<Decoded> told(List<HsuFrame> frames) {
    List<Decoded> found = new ArrayList<>();
    for (HsuFrame frame : frames) {
      switch (frame) {
        case HsuFrame.Ack ack -> found.add(new Decoded.Remark(Hsu.ACK, "acknowledged"));
        case HsuFrame.Nack nack -> found.add(new Decoded.Remark(Hsu.NACK, "not acknowledged"));
        case HsuFrame.Fault fault ->
            found.add(new Decoded.Remark(Hsu.FAULT_FRAME, "a command was not understood"));
        case HsuFrame.Information information -> onInformation(information.data(), found);
        case HsuFrame.Broken broken ->
            found.add(new Decoded.Refused(broken.reason(), broken.length()));
      }
    }
    return found;
  }

  private void onInformation(Bytes bytes, List<Decoded> found) {
    byte[] data = bytes.toArray();
    if (data[0] != Hsu.FROM_READER) {
      onCommand(data);
      found.add(Pn532Words.remark(data));
    } else if (TagBlock.isAnswer(data)) {
      found.add(readingOf(data));
      onBlock(data, found);
    } else {
      tellWaiting(Optional.empty(), found);
      Optional<Target> target = Target.isList(data) ? Target.find(data) : Optional.empty();
      target.ifPresentOrElse(
          tag -> waiting = new Listed(tag, bytes), () -> found.add(Pn532Words.remark(data)));
    }
  }

  private void onCommand(byte[] data) {
    if (waiting != null) {
      waiting.commanded = TagBlock.findPage(data);
      waiting.otherAsked = waiting.commanded.isEmpty();
    }
  }

  private static Decoded readingOf(byte[] data) {
    Decoded.Remark remark = Pn532Words.remark(data);
    return TagBlock.isDamaged(data)
        ? new Decoded.Remark(remark.raw(), remark.words() + "; CRC_A is wrong, they are left out")
        : remark;
  }

  private void onBlock(byte[] data, List<Decoded> found) {
    Listed listed = waiting;
    Optional<byte[]> block = TagBlock.find(data);
    if (listed == null || listed.otherAsked || block.isEmpty()) {
      return;
    }
    Optional<Integer> page =
        listed.commanded.or(() -> listed.following).or(() -> findFirstPage(block.get(), listed));
    listed.commanded = Optional.empty();
    if (page.isPresent()) {
      listed.memory.put(page.get(), block.get());
      listed.following = Optional.of(page.get() + PAGES_READ).filter(next -> next < 256);
      if (listed.memory.search() instanceof Type2Memory.Search.Found message) {
        tellWaiting(Optional.of(message.message()), found);
      }
    }
  }

  /** Page 0 begins with the number, its check byte after three; the container is page 3. */
  private static Optional<Integer> findFirstPage(byte[] block, Listed listed) {
    byte[] uid = listed.target.uid().toArray();
    boolean isNumber = block[0] == uid[0] && block[1] == uid[1] && block[2] == uid[2];
    if (!isNumber && block[0] == CONTAINER) {
      return Optional.of(3);
    }
    return isNumber || block[12] == CONTAINER ? Optional.of(0) : Optional.empty();
  }

  private void tellWaiting(Optional<Bytes> message, List<Decoded> found) {
    Listed listed = waiting;
    if (listed != null) {
      waiting = null;
      found.add(Pn532Words.remark(listed.answer.toArray(), listed.target));
      found.add(new Decoded.Payload(listed.answer, new Content.Tag(listed.target.uid(), message)));
    }
  }
}
