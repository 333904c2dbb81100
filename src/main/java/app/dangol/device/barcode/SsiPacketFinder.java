package app.dangol.device.barcode;

import app.dangol.device.Bytes;
import app.dangol.device.FramingReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Finds SSI packets in a stream that may hold anything else. There is no mark to begin with, so
 * every place where a header could stand is a candidate, and a packet is taken at the very byte
 * that completes it with a fitting checksum. Thus a false length holds up nothing, and how the
 * bytes are split makes no difference. Of random bytes about one in 10^11 begins a false
 * DECODE_DATA.
 *
 * <p>Remembers the last 512 bytes, whatever comes. Pure; for one thread at a time.
 */
public final class SsiPacketFinder {
  /** What stood in the stream. */
  public sealed interface Found {
    /** A packet in good order. */
    record Packet(SsiPacket packet) implements Found {}

    /**
     * Bytes that are no packet.
     *
     * @param mayBeNew it looks like a packet that was sent for the first time
     */
    record Junk(FramingReason reason, long length, boolean mayBeNew) implements Found {}
  }

  /** A power of two above the longest packet, 257 bytes. */
  private static final int REMEMBERED = 512;

  /** The low status bits are in use; the rest is 0. */
  private static final int STATUS_BITS = 0x0F;

  private final byte[] ring = new byte[REMEMBERED];

  /** Where a header stood whose packet is not complete yet, oldest first. */
  private final Deque<Long> candidates = new ArrayDeque<>();

  /** Bytes so far; and up to where they have been told of, and been taken as packets. */
  private long end;

  private long told;
  private long taken;

  /** Takes the next bytes. */
  public List<Found> feed(byte[] chunk) {
    List<Found> found = new ArrayList<>();
    for (byte next : chunk) {
      ring[(int) (end % REMEMBERED)] = next;
      end++;
      noteCandidate();
      settleCandidates(found);
    }
    return found;
  }

  /** The line has gone quiet: what is incomplete will stay so. */
  public List<Found> flush() {
    List<Found> found = new ArrayList<>();
    tellJunk(end, found);
    forget();
    return found;
  }

  private void noteCandidate() {
    long start = end - SsiPacket.HEADER_LENGTH;
    if (start < taken) {
      return;
    }
    int source = at(start + 2);
    boolean plausible =
        at(start) >= SsiPacket.HEADER_LENGTH
            && (source == SsiPacket.DECODER || source == SsiPacket.HOST)
            && (at(start + 3) & ~STATUS_BITS) == 0;
    if (plausible) {
      candidates.add(start);
    }
  }

  private void settleCandidates(List<Found> found) {
    for (Iterator<Long> all = candidates.iterator(); all.hasNext(); ) {
      long start = all.next();
      if (start + at(start) + SsiPacket.CHECKSUM_LENGTH != end) {
        continue;
      }
      if (checksumFits(start)) {
        tellJunk(start, found);
        found.add(new Found.Packet(packet(start)));
        forget();
        return;
      }
      all.remove();
      if (start >= told) {
        boolean mayBeNew = (at(start + 3) & SsiPacket.RETRANSMITTED) == 0;
        tellJunk(start, found);
        found.add(new Found.Junk(FramingReason.CHECKSUM, end - told, mayBeNew));
        told = end;
      }
    }
  }

  private void tellJunk(long until, List<Found> found) {
    if (until <= told) {
      return;
    }
    boolean begun = candidates.stream().anyMatch(start -> start >= told && start < until);
    found.add(
        new Found.Junk(
            begun ? FramingReason.UNFINISHED : FramingReason.MALFORMED, until - told, false));
    told = until;
  }

  private void forget() {
    candidates.clear();
    // It may have been the number of somebody's card.
    Arrays.fill(ring, (byte) 0);
    told = end;
    taken = end;
  }

  private boolean checksumFits(long start) {
    long last = start + at(start);
    int sum = 0;
    for (long i = start; i < last; i++) {
      sum += at(i);
    }
    int sent = at(last) << Byte.SIZE | at(last + 1);
    return ((sum + sent) & 0xFFFF) == 0;
  }

  private SsiPacket packet(long start) {
    byte[] data = new byte[at(start) - SsiPacket.HEADER_LENGTH];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) at(start + SsiPacket.HEADER_LENGTH + i);
    }
    return new SsiPacket(at(start + 1), at(start + 2), at(start + 3), Bytes.of(data));
  }

  private int at(long position) {
    return Byte.toUnsignedInt(ring[(int) (position % REMEMBERED)]);
  }
}
