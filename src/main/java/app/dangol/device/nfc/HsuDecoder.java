package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import app.dangol.device.FramingReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a PN532's serial line into frames (NXP UM0701-02 §6.2.1): start code {@code 00 FF}, length
 * and its checksum, data and theirs. Bytes outside of frames, such as preambles, postambles, idle
 * zeros and the wake-up {@code 55 55}, are passed over in silence. Whatever breaks a frame, the
 * search goes on right behind its start code, so that a frame that follows a cut one is not
 * swallowed with it.
 *
 * <p>Pure: the same bytes give the same frames however they are split; it keeps one frame's bytes
 * at most. For one thread.
 */
final class HsuDecoder {
  /** The longest data a PN532 knows: the frame identifier and 264 bytes. */
  static final int MAX_DATA = 265;

  private static final int START = 2;

  /** Start code, extended mark, two length bytes and their checksum, data, checksum. */
  private final byte[] pending = new byte[START + 5 + MAX_DATA + 1];

  private int length;

  List<HsuFrame> feed(byte[] chunk) {
    List<HsuFrame> found = new ArrayList<>();
    for (byte next : chunk) {
      pending[length++] = next;
      settle(found);
    }
    return List.copyOf(found);
  }

  /** No more will come: what was begun is broken, but a whole frame may stand inside it. */
  List<HsuFrame> flush() {
    List<HsuFrame> found = new ArrayList<>();
    while (length > 0) {
      if (length > START) {
        found.add(new HsuFrame.Broken(FramingReason.UNFINISHED, length - START));
      }
      skip(Math.min(START, length));
      settle(found);
    }
    return List.copyOf(found);
  }

  /** Takes out of the pending bytes all that is decided. */
  private void settle(List<HsuFrame> found) {
    boolean decided = true;
    while (decided && length > 0) {
      decided = dropBeforeStart() || takeFrame(found);
    }
  }

  /** Drops bytes that cannot be a start code; whether there were any. */
  private boolean dropBeforeStart() {
    int start = 0;
    while (start < length && !mayStart(start)) {
      start++;
    }
    skip(start);
    return start > 0;
  }

  private boolean mayStart(int at) {
    return pending[at] == 0 && (at + 1 == length || pending[at + 1] == (byte) 0xFF);
  }

  /** Whether a frame, or a broken one, was taken; false if more bytes are needed. */
  private boolean takeFrame(List<HsuFrame> found) {
    if (length < START + 2) {
      return false;
    }
    int first = at(START);
    int second = at(START + 1);
    if (first == 0 && second == 0xFF) {
      return taken(new HsuFrame.Ack(), START + 2, found);
    }
    if (first == 0xFF && second == 0) {
      return taken(new HsuFrame.Nack(), START + 2, found);
    }
    if (first == 0xFF && second == 0xFF) {
      return takeExtended(found);
    }
    boolean fits = first > 0 && sum(START, START + 2) == 0;
    return fits ? takeData(START + 2, first, found) : broken(FramingReason.MALFORMED, 2, found);
  }

  private boolean takeExtended(List<HsuFrame> found) {
    int begin = START + 5;
    if (length < begin) {
      return false;
    }
    int dataLength = at(START + 2) << 8 | at(START + 3);
    boolean fits = dataLength > 0 && dataLength <= MAX_DATA && sum(START + 2, begin) == 0;
    return fits
        ? takeData(begin, dataLength, found)
        : broken(FramingReason.MALFORMED, begin - START, found);
  }

  private boolean takeData(int begin, int dataLength, List<HsuFrame> found) {
    int end = begin + dataLength;
    if (length <= end) {
      return false;
    }
    if (sum(begin, end + 1) != 0) {
      return broken(FramingReason.CHECKSUM, end + 1 - START, found);
    }
    Bytes data = Bytes.of(Arrays.copyOfRange(pending, begin, end));
    HsuFrame frame = isFault(data) ? new HsuFrame.Fault() : new HsuFrame.Information(data);
    return taken(frame, end + 1, found);
  }

  private static boolean isFault(Bytes data) {
    return data.length() == 1 && data.toArray()[0] == Hsu.FAULT;
  }

  private boolean taken(HsuFrame frame, int end, List<HsuFrame> found) {
    found.add(frame);
    // The postamble is not waited for: behind noise that looks like a frame the zero may be the
    // next start code's first. Else it is passed over like any idle zero.
    skip(end);
    return true;
  }

  private boolean broken(FramingReason reason, int bytes, List<HsuFrame> found) {
    found.add(new HsuFrame.Broken(reason, bytes));
    skip(START);
    return true;
  }

  private void skip(int count) {
    System.arraycopy(pending, count, pending, 0, length - count);
    // What has been told of may have been the number of somebody's card.
    Arrays.fill(pending, length - count, length, (byte) 0);
    length -= count;
  }

  /** The sum of those bytes, without what is carried over. */
  private int sum(int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += pending[i];
    }
    return sum & 0xFF;
  }

  private int at(int index) {
    return pending[index] & 0xFF;
  }
}
