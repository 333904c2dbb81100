package app.dangol.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Reads a row's record as strictly as {@link StrictObjects} reads any other object. */
final class RowDataAdapter extends TypeAdapter<RowData> {
  private final StrictObjects objects = new StrictObjects();

  @Override
  public RowData read(JsonReader in) throws IOException {
    StrictScalars.require(in, JsonToken.BEGIN_OBJECT);
    RowData data = new RowData();
    in.beginObject();
    while (in.hasNext()) {
      if (!data.add(in.nextName(), objects.value(in))) {
        throw new WireFormatException("a name stands twice at " + in.getPath());
      }
    }
    in.endObject();
    return data;
  }

  @Override
  public void write(JsonWriter out, RowData value) throws IOException {
    objects.write(out, value.toTree());
  }
}
