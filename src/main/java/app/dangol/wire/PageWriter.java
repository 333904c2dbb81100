package app.dangol.wire;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one page as NDJSON: a line per row, then the {@code end} line with count and sum. Not safe
 * for several threads; does not close the stream.
 */
public final class PageWriter {
  private final OutputStream out;
  private final PageSum sum = new PageSum();
  private int count;

  public PageWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a row.
   *
   * @param data the entity's record as JSON text, or null for a tombstone
   */
  public void row(String entity, String key, long version, @Nullable String data)
      throws IOException {
    StringWriter text = new StringWriter(256);
    JsonWriter json = new JsonWriter(text);
    json.beginObject();
    json.name("e").value(entity).name("k").value(key).name("v").value(version);
    if (data == null) {
      json.name("del").value(true);
    } else {
      json.name("d").jsonValue(data);
    }
    json.endObject();
    byte[] line = text.toString().getBytes(StandardCharsets.UTF_8);
    sum.add(line);
    count++;
    line(line);
  }

  /** Writes the line without which the page counts for nothing. */
  public void end(String next, boolean more, long position) throws IOException {
    PageLine.End end = new PageLine.End(true, count, sum.hex(), next, more, position);
    line(StrictJson.write(end).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void line(byte[] utf8) throws IOException {
    out.write(utf8);
    out.write('\n');
  }
}
