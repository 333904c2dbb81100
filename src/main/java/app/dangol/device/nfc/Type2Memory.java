package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The memory of a Type 2 tag as far as it has been read, and the search in it for the NDEF message
 * (NFC Forum Type 2 Tag Operation §6 and §2.3): the capability container in page 3, then TLVs from
 * page 4 on, around the bytes that control TLVs reserve. For one tag, on one thread.
 */
final class Type2Memory {
  static final int PAGE = 4;

  /** One READ gives four pages. */
  static final int BLOCK = 16;

  /** What READ can reach without changing the sector. */
  private static final int CAPACITY = 256 * PAGE;

  private static final int CONTAINER = 12;
  private static final int DATA = 16;

  private static final int NULL_TLV = 0x00;
  private static final int LOCK_CONTROL_TLV = 0x01;
  private static final int MEMORY_CONTROL_TLV = 0x02;
  private static final int MESSAGE_TLV = 0x03;
  private static final int TERMINATOR_TLV = 0xFE;

  private final byte[] memory = new byte[CAPACITY];
  private final BitSet known = new BitSet(CAPACITY);

  /** What the search came to. */
  sealed interface Search {
    /** More has to be read, from that page on. */
    record Needs(int page) implements Search {}

    /** The NDEF message, at least one byte. */
    record Found(Bytes message) implements Search {}

    /**
     * There is none.
     *
     * @param words why, in English
     */
    record Nothing(String words) implements Search {}
  }

  /** Ends the walk over the memory. */
  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Search search;

    Stop(Search search) {
      super(null, null, false, false);
      this.search = search;
    }
  }

  /** What READ gave; a later one for the same page counts. Bytes past the last page are ignored. */
  void put(int page, byte[] block) {
    int from = page * PAGE;
    int count = Math.min(block.length, CAPACITY - from);
    System.arraycopy(block, 0, memory, from, count);
    known.set(from, from + count);
  }

  Search search() {
    try {
      return walk(dataEnd());
    } catch (Stop stop) {
      return stop.search;
    }
  }

  /**
   * Reads the capability container: magic number, version, size in units of eight bytes, access.
   */
  private int dataEnd() throws Stop {
    if (at(CONTAINER) != 0xE1) {
      throw nothing("no NFC Forum tag");
    }
    if (at(CONTAINER + 1) >> 4 != 1) {
      throw nothing("the tag's mapping version is not known");
    }
    // What the fourth byte says of reading is not asked: a tag that may not be read says so itself.
    return DATA + at(CONTAINER + 2) * 8;
  }

  private Search walk(int end) throws Stop {
    BitSet reserved = new BitSet(CAPACITY);
    Cursor cursor = new Cursor(end, reserved);
    while (true) {
      if (cursor.atEnd()) {
        return new Search.Nothing("the tag holds no message");
      }
      int type = cursor.next();
      switch (type) {
        case NULL_TLV -> {}
        case TERMINATOR_TLV -> throw nothing("the tag holds no message");
        case LOCK_CONTROL_TLV -> reserve(reserved, cursor.value(), true);
        case MEMORY_CONTROL_TLV -> reserve(reserved, cursor.value(), false);
        case MESSAGE_TLV -> {
          byte[] message = cursor.value();
          return message.length == 0
              ? new Search.Nothing("the tag's message is empty")
              : new Search.Found(Bytes.of(message));
        }
        // Proprietary ones, and those not defined yet.
        default -> cursor.skipValue();
      }
    }
  }

  /** Position, size and page control (§2.3.2, §2.3.3); a size of 0 stands for 256. */
  private static void reserve(BitSet reserved, byte[] control, boolean inBits) throws Stop {
    if (control.length != 3) {
      throw nothing("a control area on the tag is damaged");
    }
    int pageSize = 1 << (control[2] & 0x0F);
    long from = (long) ((control[0] & 0xFF) >> 4) * pageSize + (control[0] & 0x0F);
    int size = (control[1] & 0xFF) == 0 ? 256 : control[1] & 0xFF;
    int bytes = inBits ? (size + 7) / 8 : size;
    if (from < CAPACITY) {
      reserved.set((int) from, (int) Math.min(CAPACITY, from + bytes));
    }
  }

  private int at(int index) throws Stop {
    if (!known.get(index)) {
      throw new Stop(new Search.Needs(index / PAGE));
    }
    return memory[index] & 0xFF;
  }

  private static Stop nothing(String words) {
    return new Stop(new Search.Nothing(words));
  }

  /** Goes through the data area, around reserved bytes. */
  private final class Cursor {
    private final int end;
    private final BitSet reserved;
    private int index = DATA;

    Cursor(int end, BitSet reserved) {
      this.end = end;
      this.reserved = reserved;
    }

    boolean atEnd() {
      index = reserved.nextClearBit(index);
      return index >= end;
    }

    int next() throws Stop {
      if (atEnd()) {
        throw nothing("an area on the tag is longer than the tag");
      }
      if (index >= CAPACITY) {
        throw nothing("the message lies beyond what can be read");
      }
      int value = at(index);
      index++;
      return value;
    }

    byte[] value() throws Stop {
      int length = length();
      byte[] value = new byte[Math.min(length, CAPACITY)];
      for (int i = 0; i < length; i++) {
        // Throws long before the array is full if the length is a lie.
        value[i] = (byte) next();
      }
      return Arrays.copyOf(value, length);
    }

    /** Its bytes need not be read. */
    void skipValue() throws Stop {
      int length = length();
      for (int i = 0; i < length; i++) {
        if (atEnd()) {
          throw nothing("an area on the tag is longer than the tag");
        }
        index++;
      }
    }

    private int length() throws Stop {
      int first = next();
      return first == 0xFF ? next() << 8 | next() : first;
    }
  }
}
