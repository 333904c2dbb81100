package app.dangol.trust.credential;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads CBOR of the deterministic form alone (RFC 8949 §4.2.1), asked item by item for what must
 * come next. So there is no depth to be nested into, and nothing is held but what was asked for:
 * indefinite lengths, heads longer than need be, floats, simple values and bytes left over are
 * refused by never being asked for.
 */
final class CborReader {
  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;

  private static final int MAJOR_SHIFT = 5;
  private static final int INFO = 0x1F;
  private static final int SHORT = 24;
  private static final int LONGEST_HEAD = 27;

  private final byte[] bytes;
  private int at;

  CborReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next integer, of either sign. */
  long whole() throws MalformedException {
    if (at < bytes.length && major() == NEGATIVE) {
      return -1 - head(NEGATIVE);
    }
    return head(UNSIGNED);
  }

  /** The next integer, which is not negative. */
  long unsigned() throws MalformedException {
    return head(UNSIGNED);
  }

  byte[] bytes() throws MalformedException {
    return take(head(BYTES));
  }

  /** The next text; valid UTF-8 only. */
  String text() throws MalformedException {
    byte[] utf8 = take(head(TEXT));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("text that is no UTF-8");
    }
  }

  /** Enters an array; returns how many items it says it has, never more than bytes are left. */
  int array() throws MalformedException {
    return items(ARRAY);
  }

  void array(int expected) throws MalformedException {
    require(array() == expected, "an array of another length");
  }

  void map(int expected) throws MalformedException {
    require(items(MAP) == expected, "a map of another size");
  }

  /** The next key of a map. Being told which must come, it takes none twice and none besides. */
  void key(long expected) throws MalformedException {
    require(whole() == expected, "another key in a map");
  }

  void tag(int expected) throws MalformedException {
    require(head(TAG) == expected, "another tag");
  }

  /** Nothing may be left. */
  void end() throws MalformedException {
    require(at == bytes.length, "bytes behind the end");
  }

  private int items(int major) throws MalformedException {
    long items = head(major);
    require(items <= bytes.length - at, "more items than bytes");
    return (int) items;
  }

  private byte[] take(long length) throws MalformedException {
    require(length <= bytes.length - at, "cut off");
    int from = at;
    at += (int) length;
    return Arrays.copyOfRange(bytes, from, at);
  }

  private int major() {
    return Byte.toUnsignedInt(bytes[at]) >> MAJOR_SHIFT;
  }

  private long head(int expected) throws MalformedException {
    require(at < bytes.length, "cut off");
    require(major() == expected, "an item of another kind");
    int info = bytes[at++] & INFO;
    if (info < SHORT) {
      return info;
    }
    require(info <= LONGEST_HEAD, "an indefinite or reserved length");
    int size = 1 << (info - SHORT);
    require(size <= bytes.length - at, "cut off");
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << Byte.SIZE | Byte.toUnsignedInt(bytes[at++]);
    }
    long least = size == 1 ? SHORT : 1L << (size * Byte.SIZE / 2);
    require(value >= least, "a head longer than need be, or beyond 63 bits");
    return value;
  }

  private static void require(boolean met, String otherwise) throws MalformedException {
    if (!met) {
      throw new MalformedException(otherwise);
    }
  }
}
