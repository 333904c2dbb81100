package app.dangol.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes at its line feeds, with a cap on each line and on the whole. */
final class LineSplitter {
  private final InputStream in;
  private final int maxLine;
  private final long maxTotal;
  private final byte[] buffer = new byte[16 << 10];
  private int from;
  private int to;
  private long total;

  LineSplitter(InputStream in, int maxLine, long maxTotal) {
    this.in = in;
    this.maxLine = maxLine;
    this.maxTotal = maxTotal;
  }

  /**
   * The next line without its line feed, or null at the end of the stream.
   *
   * @throws WireFormatException if a cap is passed, or the last line has no line feed
   */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    while (from < to || fill()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, from, end - from);
      if (line.size() > maxLine) {
        throw new WireFormatException("a line is longer than " + maxLine + " bytes");
      }
      from = end + 1;
      if (end < to) {
        return line.toByteArray();
      }
    }
    if (line.size() > 0) {
      throw new WireFormatException("the last line is cut");
    }
    return null;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer);
    from = 0;
    to = Math.max(0, read);
    total += to;
    if (total > maxTotal) {
      throw new WireFormatException("the page is larger than " + maxTotal + " bytes");
    }
    return read > 0;
  }
}
