package app.dangol.wire;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of one page, cut at their line feeds. There is a cap on each line and on the whole.
 * They lie in blocks, each line in one of them: a page in one piece would be too large for the
 * young part of a small heap. Nothing changes once it is read.
 */
final class PageBytes {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final int BLOCK = 128 << 10;

  /**
   * One line without its line feed.
   *
   * @param block is to be read from only
   * @param end where its line feed stands
   * @param ascii whether all its bytes are ASCII
   */
  record Line(byte[] block, int begin, int end, boolean ascii) {
    int length() {
      return end - begin;
    }
  }

  private final int maxLine;
  private final int maxTotal;
  private final List<Line> lines = new ArrayList<>();
  private byte[] block = new byte[BLOCK];
  private int filled;
  private int total;

  /** Where the line begins that is not yet complete. */
  private int begin;

  /** Bits of all its bytes so far; the highest one is set unless they are ASCII. */
  private long bits;

  private PageBytes(int maxLine, int maxTotal) {
    this.maxLine = maxLine;
    this.maxTotal = maxTotal;
  }

  /**
   * Reads to the end of the stream.
   *
   * @throws WireFormatException if a cap is passed or the last line has no line feed
   * @throws IOException if the stream fails
   */
  static PageBytes read(InputStream in, int maxLine, int maxTotal) throws IOException {
    PageBytes page = new PageBytes(maxLine, maxTotal);
    int read = in.read(page.block, 0, BLOCK);
    while (read > 0) {
      page.take(read);
      read = in.read(page.block, page.filled, page.block.length - page.filled);
    }
    if (page.begin < page.filled) {
      throw new WireFormatException("the last line is cut");
    }
    return page;
  }

  /** How many lines there are. */
  int size() {
    return lines.size();
  }

  Line line(int index) {
    return lines.get(index);
  }

  private void take(int read) {
    int from = filled;
    filled += read;
    total += read;
    if (total > maxTotal) {
      throw new WireFormatException("the page is larger than " + maxTotal + " bytes");
    }
    for (int end = lineFeed(from); end < filled; end = lineFeed(begin)) {
      requireLength(end);
      lines.add(new Line(block, begin, end, (bits & HIGH_BITS) == 0));
      begin = end + 1;
      bits = 0;
    }
    requireLength(filled);
    if (filled == block.length) {
      moveOn();
    }
  }

  /** Goes on in a new block with what there is of the last line. */
  private void moveOn() {
    int rest = filled - begin;
    byte[] next = new byte[Math.max(BLOCK, 2 * rest)];
    System.arraycopy(block, begin, next, 0, rest);
    block = next;
    begin = 0;
    filled = rest;
  }

  /** Where the next line feed stands, from there on; the end of what is there if there is none. */
  private int lineFeed(int from) {
    int at = from;
    while (at + Long.BYTES <= filled) {
      long eight = (long) EIGHT_BYTES.get(block, at);
      long others = eight ^ LINE_FEEDS;
      // The lowest bit that is set belongs to the first byte that is a line feed.
      long found = (others - ONES) & ~others & HIGH_BITS;
      if (found != 0) {
        int ahead = Long.numberOfTrailingZeros(found) & -Byte.SIZE;
        bits |= eight & ((1L << ahead) - 1);
        return at + ahead / Byte.SIZE;
      }
      bits |= eight;
      at += Long.BYTES;
    }
    while (at < filled && block[at] != '\n') {
      bits |= block[at];
      at++;
    }
    return at;
  }

  private void requireLength(int end) {
    if (end - begin > maxLine) {
      throw new WireFormatException("a line is longer than " + maxLine + " bytes");
    }
  }
}
