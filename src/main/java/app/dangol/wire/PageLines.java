package app.dangol.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes at its line feeds and gives the lines as the elements of one JSON array,
 * so that one JSON reader does for a whole page: making one for each of a million lines costs as
 * much as reading them. A line is given only when the reader asks for more than the lines before;
 * who reads compares {@link #given} after each element, for a line may hold what looks like two.
 * There is a cap on each line and on the whole. Not safe for several threads.
 */
final class PageLines extends Reader {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final int FIRST_SIZE = 64 << 10;

  private final InputStream in;
  private final int maxLine;
  private final long maxTotal;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  private byte[] buffer = new byte[FIRST_SIZE];
  private int filled;
  private long total;

  /** The line that is being given: from here to {@link #end}, where its line feed stands. */
  private int begin;

  private int end = -1;

  /** Bits of all its bytes; the highest one is set unless it is ASCII. */
  private long bits;

  /** What is given before the line. */
  private String before = "";

  private int beforeAt;

  /** What is left of the line: its bytes from here on, or its characters where it is not ASCII. */
  private int at;

  private String decoded = "";
  private int decodedAt;

  private int given;
  private boolean over;

  PageLines(InputStream in, int maxLine, long maxTotal) {
    this.in = in;
    this.maxLine = maxLine;
    this.maxTotal = maxTotal;
  }

  /** How many lines were given, the one that is being given among them. */
  int given() {
    return given;
  }

  /** Whether the stream has ended and everything was given. */
  boolean isOver() {
    return over;
  }

  /** Adds the line given last, as it came. */
  void addTo(PageSum sum) {
    sum.add(buffer, begin, end - begin);
  }

  /**
   * @throws WireFormatException if a cap is passed, a line is not UTF-8, or the last one has no
   *     line feed
   */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (beforeAt == before.length() && at >= end && decodedAt == decoded.length() && !next()) {
      return -1;
    }
    int put = offset;
    while (beforeAt < before.length() && put < offset + length) {
      target[put++] = before.charAt(beforeAt++);
    }
    int room = offset + length - put;
    int bytes = Math.max(0, Math.min(room, end - at));
    for (int i = 0; i < bytes; i++) {
      target[put + i] = (char) buffer[at + i];
    }
    at += bytes;
    put += bytes;
    int chars = Math.min(room - bytes, decoded.length() - decodedAt);
    decoded.getChars(decodedAt, decodedAt + chars, target, put);
    decodedAt += chars;
    return put + chars - offset;
  }

  /** Goes to the next line; false once the end was given. */
  private boolean next() throws IOException {
    if (over) {
      return false;
    }
    begin = end + 1;
    end = begin;
    bits = 0;
    while (!findEnd()) {
      if (!fill()) {
        requireNothing();
        over = true;
        before(given == 0 ? "[]" : "\n]");
        return true;
      }
    }
    requireLength();
    // A line feed lets no text go on in the next line.
    before(given == 0 ? "[" : "\n,");
    given++;
    boolean ascii = (bits & HIGH_BITS) == 0;
    at = ascii ? begin : end;
    decoded = ascii ? "" : decode();
    decodedAt = 0;
    return true;
  }

  private void before(String text) {
    before = text;
    beforeAt = 0;
  }

  /** Looks for the line feed from {@link #end} on; false if it is not there yet. */
  private boolean findEnd() {
    while (end + Long.BYTES <= filled) {
      long eight = (long) EIGHT_BYTES.get(buffer, end);
      long others = eight ^ LINE_FEEDS;
      // The lowest bit that is set belongs to the first byte that is a line feed.
      long found = (others - ONES) & ~others & HIGH_BITS;
      if (found != 0) {
        int ahead = Long.numberOfTrailingZeros(found) & -Byte.SIZE;
        bits |= eight & ((1L << ahead) - 1);
        end += ahead / Byte.SIZE;
        return true;
      }
      bits |= eight;
      end += Long.BYTES;
    }
    while (end < filled) {
      if (buffer[end] == '\n') {
        return true;
      }
      bits |= buffer[end];
      end++;
    }
    return false;
  }

  private String decode() {
    try {
      return decoder.decode(ByteBuffer.wrap(buffer, begin, end - begin)).toString();
    } catch (CharacterCodingException e) {
      throw new WireFormatException("not UTF-8", e);
    }
  }

  /** Reads on behind what is there of the line; false at the end of the stream. */
  private boolean fill() throws IOException {
    requireLength();
    if (begin > 0) {
      System.arraycopy(buffer, begin, buffer, 0, filled - begin);
      filled -= begin;
      end -= begin;
      begin = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read <= 0) {
      return false;
    }
    filled += read;
    total += read;
    if (total > maxTotal) {
      throw new WireFormatException("the page is larger than " + maxTotal + " bytes");
    }
    return true;
  }

  private void requireLength() {
    if (end - begin > maxLine) {
      throw new WireFormatException("a line is longer than " + maxLine + " bytes");
    }
  }

  private void requireNothing() {
    if (end > begin) {
      throw new WireFormatException("the last line is cut");
    }
  }

  /** Does nothing: the stream is its owner's. */
  @Override
  public void close() {}
}
