package app.dangol.wire;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a page whose count and sum are known to be right. Each walk over them reads them some
 * at a time. Asking for single rows reads all of them once. Both fail at the first line that is no
 * row.
 */
final class PageRows extends AbstractList<Row> {
  /**
   * So many rows are read one after the other and then taken in: of fewer, neither the reader's
   * code nor the database's stays in the processor's cache; of more, the rows do not.
   */
  private static final int AT_ONCE = 64;

  private final PageBytes bytes;
  private final int size;
  private final long position;
  private @Nullable List<Row> all;

  /**
   * @param size how many lines at the beginning are rows
   * @param position the hub's position that the page reflects
   */
  PageRows(PageBytes bytes, int size, long position) {
    this.bytes = bytes;
    this.size = size;
    this.position = position;
  }

  @Override
  public int size() {
    return size;
  }

  /**
   * @throws WireFormatException if any line is no row
   */
  @Override
  public Row get(int index) {
    return all().get(index);
  }

  private List<Row> all() {
    List<Row> read = all;
    if (read == null) {
      read = List.copyOf(this);
      all = read;
    }
    return read;
  }

  /** Reads as it goes; {@code next} throws {@link WireFormatException} if the line is no row. */
  @Override
  public Iterator<Row> iterator() {
    return new Walk(new Lines(bytes, 0, size));
  }

  /** Reads the page's last line. */
  static PageLine.End endOf(PageBytes bytes) {
    Lines lines = new Lines(bytes, bytes.size() - 1, bytes.size());
    PageLine line = lines.next();
    if (!line.isEnd()) {
      throw new WireFormatException("the page does not end with its end line");
    }
    lines.requireEnd();
    return line.toEnd();
  }

  private final class Walk implements Iterator<Row> {
    private final Lines lines;

    /** How many were read; those that were not yet given stand in the queue. */
    private int read;

    private final Queue<Row> ahead = new ArrayDeque<>(AT_ONCE);

    private Walk(Lines lines) {
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      return !ahead.isEmpty() || read < size;
    }

    @Override
    public Row next() {
      if (ahead.isEmpty()) {
        readOn();
      }
      return ahead.remove();
    }

    private void readOn() {
      int until = Math.min(size, read + AT_ONCE);
      while (read < until) {
        Row row = lines.next().toRow();
        if (row.version() > position) {
          throw new WireFormatException("a row is newer than its page");
        }
        ahead.add(row);
        read++;
        if (read == size) {
          lines.requireEnd();
        }
      }
    }
  }

  /** Reads lines as strict JSON, each of them one value. */
  private static final class Lines {
    private final PageLines lines;
    private final JsonReader json;
    private final PageLineReader reader = new PageLineReader();
    private int read;

    private interface Reading<T> {
      T read() throws IOException;
    }

    private Lines(PageBytes bytes, int first, int last) {
      lines = new PageLines(bytes, first, last);
      json = StrictJson.strictReader(lines, StrictJson.MAX_DEPTH + 1);
    }

    private PageLine next() {
      return strictly(this::readLine);
    }

    private void requireEnd() {
      strictly(() -> {
        json.endArray();
        return json.peek() == JsonToken.END_DOCUMENT;
      });
    }

    private PageLine readLine() throws IOException {
      if (read == 0) {
        json.beginArray();
      }
      PageLine line = reader.read(json);
      read++;
      if (lines.given() != read) {
        throw new WireFormatException("a line is not one JSON value");
      }
      return line;
    }

    private <T> T strictly(Reading<T> reading) {
      try {
        return reading.read();
      } catch (MalformedJsonException
          | EOFException
          | JsonParseException
          | IllegalStateException e) {
        throw new WireFormatException("not strict JSON near line " + lines.given(), e);
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot fail to be read", e);
      }
    }
  }
}
