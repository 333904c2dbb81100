package app.dangol.wire;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of a page, as strictly as a record is read elsewhere; fields it does not know are
 * skipped. Of its own because a first load has a million lines. Not safe for several threads.
 */
final class PageLineReader {
  private final StrictScalars.Text text = new StrictScalars.Text();
  private final StrictScalars.Long64 whole = new StrictScalars.Long64();
  private final StrictScalars.Bool flag = new StrictScalars.Bool();
  private final RowDataReader record = new RowDataReader();

  /** Of the line before: most are of the same kind, and a page of them shares its name. */
  private String kind = "";

  private @Nullable String entity;
  private @Nullable String key;
  private @Nullable Long version;
  private @Nullable Boolean removed;
  private @Nullable RowData data;
  private @Nullable Boolean end;
  private @Nullable Long count;
  private @Nullable String sum;
  private @Nullable String next;
  private @Nullable Boolean more;
  private @Nullable Long position;

  /**
   * @throws WireFormatException if it is no line of a page
   * @throws IOException if it is no JSON, or cannot be read
   */
  PageLine read(JsonReader in) throws IOException {
    StrictScalars.require(in, JsonToken.BEGIN_OBJECT);
    forget();
    in.beginObject();
    while (in.hasNext()) {
      readField(in.nextName(), in);
    }
    in.endObject();
    return new PageLine(entity, key, version, removed, data, end, count, sum, next, more, position);
  }

  private void forget() {
    entity = null;
    key = null;
    version = null;
    removed = null;
    data = null;
    end = null;
    count = null;
    sum = null;
    next = null;
    more = null;
    position = null;
  }

  private void readField(String name, JsonReader in) throws IOException {
    switch (name) {
      case "e" -> entity = once(entity, in) ? kind(text.read(in)) : null;
      case "k" -> key = once(key, in) ? text.read(in) : null;
      case "v" -> version = once(version, in) ? whole.read(in) : null;
      case "del" -> removed = once(removed, in) ? flag.read(in) : null;
      case "d" -> data = once(data, in) ? record.read(in) : null;
      case "end" -> end = once(end, in) ? flag.read(in) : null;
      case "count" -> count = once(count, in) ? whole.read(in) : null;
      case "sum" -> sum = once(sum, in) ? text.read(in) : null;
      case "next" -> next = once(next, in) ? text.read(in) : null;
      case "more" -> more = once(more, in) ? flag.read(in) : null;
      case "position" -> position = once(position, in) ? whole.read(in) : null;
      default -> in.skipValue();
    }
  }

  private String kind(String read) {
    if (!read.equals(kind)) {
      kind = read;
    }
    return kind;
  }

  /** Whether a value stands here; a null counts as no field. Refuses the second of one name. */
  private static boolean once(@Nullable Object before, JsonReader in) throws IOException {
    if (before != null) {
      throw new WireFormatException("a field stands twice at " + in.getPath());
    }
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return false;
    }
    return true;
  }
}
