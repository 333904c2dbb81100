package app.dangol.wire;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads rows' records as strictly as {@link StrictObjects} reads any other object. Rows of one kind
 * that come one after the other share the names of their members. Not safe for several threads.
 */
final class RowDataReader {
  private static final int MAX_KNOWN = 1_000;

  private final StrictObjects objects = new StrictObjects();
  private final StrictScalars.Text text = new StrictScalars.Text();
  private String[] names = new String[0];

  /** Interned, as the names are that somebody asks for: such are told apart by a glance. */
  private final Map<String, String> known = new HashMap<>();

  RowData read(JsonReader in) throws IOException {
    StrictScalars.require(in, JsonToken.BEGIN_OBJECT);
    RowData.Builder data = new RowData.Builder(names);
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (!data.isNext(name)) {
        name = known(name);
      }
      if (!data.add(name, value(in))) {
        throw new WireFormatException("a name stands twice at " + in.getPath());
      }
    }
    in.endObject();
    names = data.names();
    return data.build();
  }

  private String known(String name) {
    return known.size() < MAX_KNOWN ? known.computeIfAbsent(name, String::intern) : name;
  }

  private Object value(JsonReader in) throws IOException {
    return in.peek() == JsonToken.STRING ? text.next(in) : RowData.packed(objects.value(in));
  }
}
