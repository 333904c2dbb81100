package app.dangol.wire;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * Objects of any content inside a record. They are written exactly as {@link JsonObject#toString}
 * shows them, nulls included, because hashes are taken over that text.
 */
final class StrictObjects extends TypeAdapter<JsonObject> {
  private final StrictScalars.Text text = new StrictScalars.Text();
  private final TypeAdapter<JsonElement> plain = new Gson().getAdapter(JsonElement.class);

  @Override
  public JsonObject read(JsonReader in) throws IOException {
    StrictScalars.require(in, JsonToken.BEGIN_OBJECT);
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      int before = object.size();
      object.add(name, value(in));
      if (object.size() == before) {
        throw new WireFormatException("a name stands twice at " + in.getPath());
      }
    }
    in.endObject();
    return object;
  }

  /** Reads one value of any kind. */
  JsonElement value(JsonReader in) throws IOException {
    JsonToken token = in.peek();
    return switch (token) {
      case BEGIN_OBJECT -> read(in);
      case BEGIN_ARRAY -> array(in);
      case STRING -> new JsonPrimitive(text.next(in));
      // A number keeps the digits it was written with.
      case NUMBER, BOOLEAN, NULL -> plain.read(in);
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
          throw new WireFormatException("a value expected, not " + token + ", at " + in.getPath());
    };
  }

  private JsonArray array(JsonReader in) throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(value(in));
    }
    in.endArray();
    return array;
  }

  @Override
  public void write(JsonWriter out, JsonObject value) throws IOException {
    write(out, (JsonElement) value);
  }

  /** Writes one value of any kind. */
  void write(JsonWriter out, JsonElement value) throws IOException {
    boolean before = out.getSerializeNulls();
    out.setSerializeNulls(true);
    plain.write(out, value);
    out.setSerializeNulls(before);
  }
}
