package app.dangol.hub.imports;

import app.dangol.wire.RowData;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One JSON object a line, with the names of the CSV's columns and plain values. */
final class NdjsonRows implements RowReader {
  private final ImportKind kind;
  private final Reader in;
  private final Set<String> unknown = new TreeSet<>();
  private long number;
  private boolean ended;

  /**
   * @param text buffered
   */
  NdjsonRows(ImportKind kind, Reader text) {
    this.kind = kind;
    this.in = text;
  }

  @Override
  public Optional<RowLine> next() {
    try {
      while (!ended) {
        number++;
        Optional<String> line = line();
        if (line.isEmpty()) {
          return Optional.of(broken("too_long", TOO_LONG));
        }
        if (MarkedUtf8.hasBad(line.get())) {
          return Optional.of(broken("not_utf8", NOT_UTF8));
        }
        if (!line.get().isBlank()) {
          return Optional.of(row(line.get()));
        }
      }
    } catch (IOException e) {
      ended = true;
      return Optional.of(
          new RowLine.Broken(number, "unreadable", "from here on it cannot be read", true));
    }
    return Optional.empty();
  }

  /** Empty if it is too long; what is too much of it is passed over. */
  private Optional<String> line() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean tooLong = false;
    int c = in.read();
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() < MAX_ROW) {
        line.append((char) c);
      } else {
        tooLong = true;
      }
    }
    ended = c < 0;
    return tooLong ? Optional.empty() : Optional.of(line.toString());
  }

  private RowLine row(String line) {
    JsonObject object;
    try {
      object = StrictJson.read(line, RowData.class).toTree();
    } catch (WireFormatException e) {
      return broken("bad_json", "no JSON object, or one in which a name stands twice");
    }
    if (object.size() > MAX_COLUMNS) {
      return broken("too_many_cells", "more than " + MAX_COLUMNS + " fields");
    }
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      if (!kind.knows(field.getKey()) && unknown.size() < MAX_COLUMNS) {
        unknown.add(Columns.shown(field.getKey()));
      }
      if (field.getValue().isJsonNull()) {
        continue;
      }
      if (!field.getValue().isJsonPrimitive()) {
        return broken("bad_json", "a field is neither text, number nor truth value");
      }
      if (field.getValue().getAsJsonPrimitive().isBoolean()
          && kind.knows(field.getKey())
          && !kind.isTruth(field.getKey())) {
        return broken("bad_json", "a truth value where a text or a number belongs");
      }
      String cell = field.getValue().getAsString().strip();
      if (cell.length() > MAX_CELL) {
        return broken("too_long", "a field of more than " + MAX_CELL + " characters");
      }
      if (!cell.isEmpty()) {
        fields.put(field.getKey(), cell);
      }
    }
    List<String> absent =
        kind.required().stream().filter(column -> !object.has(column)).sorted().toList();
    return new RowLine.Fields(number, fields, absent);
  }

  private RowLine.Broken broken(String code, String reason) {
    return new RowLine.Broken(number, code, reason, false);
  }

  @Override
  public Set<String> unknownColumns() {
    return unknown;
  }
}
