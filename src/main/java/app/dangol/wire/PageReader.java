package app.dangol.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads one page of NDJSON from a stream and refuses it whole unless its {@code end} line is there,
 * is the last one, and count and sum agree.
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
   * Reads to the end of the stream; does not close it. Every row has been read when this returns.
   *
   * @param in already decompressed, so that the caps count what really arrives
   * @throws WireFormatException if the page is not complete and intact
   * @throws IOException if the stream fails
   */
  public Page read(InputStream in) throws IOException {
    Page page = readLazily(in);
    return new Page(List.copyOf(page.rows()), page.next(), page.more(), page.position());
  }

  /**
   * Reads to the end of the stream; does not close it. Its rows are read only when somebody goes
   * through them, and then each time.
   *
   * @param in already decompressed, so that the caps count what really arrives
   * @return a complete page with the right sum; going through its rows throws {@link
   *     WireFormatException} at a line that is none
   * @throws WireFormatException if the page is not complete, or count or sum are wrong
   * @throws IOException if the stream fails
   */
  public Page readLazily(InputStream in) throws IOException {
    PageBytes bytes = PageBytes.read(in, maxLineBytes, maxPageBytes);
    if (bytes.size() == 0) {
      throw new WireFormatException("the page has no end line");
    }
    PageLine.End end = PageRows.endOf(bytes);
    int rows = bytes.size() - 1;
    if (end.count() != rows) {
      throw new WireFormatException("the page counts " + end.count() + " rows and has " + rows);
    }
    if (!end.sum().equals(sumOf(bytes, rows))) {
      throw new WireFormatException("the page's sum is wrong");
    }
    return new Page(
        new PageRows(bytes, rows, end.position()), end.next(), end.more(), end.position());
  }

  private static String sumOf(PageBytes bytes, int rows) {
    PageSum sum = new PageSum();
    for (int row = 0; row < rows; row++) {
      PageBytes.Line line = bytes.line(row);
      sum.add(line.block(), line.begin(), line.length());
    }
    return sum.hex();
  }
}
