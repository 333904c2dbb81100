package app.dangol.wire;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
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
    PageLines lines = new PageLines(in, maxLineBytes, maxPageBytes);
    try {
      return read(lines);
    } catch (MalformedJsonException | JsonParseException | IllegalStateException e) {
      throw notStrict(lines, e);
    } catch (EOFException e) {
      // Either the stream broke off, or a line after whose end there was nothing more to come.
      if (lines.isOver()) {
        throw notStrict(lines, e);
      }
      throw e;
    }
  }

  private static WireFormatException notStrict(PageLines lines, Exception e) {
    return new WireFormatException("not strict JSON near line " + lines.given(), e);
  }

  private static Page read(PageLines lines) throws IOException {
    JsonReader json = StrictJson.strictReader(lines, StrictJson.MAX_DEPTH + 1);
    PageLineReader reader = new PageLineReader();
    List<Row> rows = new ArrayList<>();
    PageSum sum = new PageSum();
    json.beginArray();
    while (json.hasNext()) {
      PageLine line = reader.read(json);
      if (lines.given() != rows.size() + 1) {
        throw new WireFormatException("a line is not one JSON value");
      }
      if (line.isEnd()) {
        Page page = check(line.toEnd(), rows, sum);
        requireNothingAfter(json);
        return page;
      }
      lines.addTo(sum);
      rows.add(line.toRow());
    }
    throw new WireFormatException("the page has no end line");
  }

  private static void requireNothingAfter(JsonReader json) throws IOException {
    if (json.hasNext()) {
      throw new WireFormatException("a line follows the end line");
    }
    json.endArray();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new WireFormatException("something follows the end line");
    }
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
