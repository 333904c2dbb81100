package app.dangol.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one page of NDJSON from a stream, line by line, and refuses it whole unless its {@code end}
 * line is there, is the last one, and count and sum agree. Not safe for several threads.
 */
public final class PageReader {
  private final int maxLineBytes;
  private final int maxPageBytes;

  public PageReader() {
    this(Contract.MAX_LINE_BYTES, Contract.MAX_PAGE_BYTES);
  }

  PageReader(int maxLineBytes, int maxPageBytes) {
    this.maxLineBytes = maxLineBytes;
    this.maxPageBytes = maxPageBytes;
  }

  /**
   * Reads to the end of the stream; does not close it.
   *
   * @param in already decompressed, so that the caps count what really arrives
   * @throws WireFormatException if the page is not complete and intact
   * @throws IOException if the stream fails
   */
  public Page read(InputStream in) throws IOException {
    LineSplitter lines = new LineSplitter(in, maxLineBytes, maxPageBytes);
    List<Row> rows = new ArrayList<>();
    PageSum sum = new PageSum();
    for (byte[] utf8 = lines.next(); utf8 != null; utf8 = lines.next()) {
      PageLine line = StrictJson.read(utf8, PageLine.class);
      if (line.isEnd()) {
        Page page = check(line.toEnd(), rows, sum);
        if (lines.next() != null) {
          throw new WireFormatException("a line follows the end line");
        }
        return page;
      }
      sum.add(utf8);
      rows.add(line.toRow());
    }
    throw new WireFormatException("the page has no end line");
  }

  private static Page check(PageLine.End end, List<Row> rows, PageSum sum) {
    if (end.count() != rows.size()) {
      throw new WireFormatException(
          "the page counts " + end.count() + " rows and has " + rows.size());
    }
    if (!end.sum().equals(sum.hex())) {
      throw new WireFormatException("the page's sum is wrong");
    }
    for (Row row : rows) {
      if (row.version() > end.position()) {
        throw new WireFormatException("a row is newer than its page");
      }
    }
    return new Page(rows, end.next(), end.more(), end.position());
  }
}
