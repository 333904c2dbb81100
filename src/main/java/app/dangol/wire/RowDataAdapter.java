package app.dangol.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Reads and writes a row's record where it stands inside something else than a page. */
final class RowDataAdapter extends TypeAdapter<RowData> {
  private final StrictObjects objects = new StrictObjects();

  @Override
  public RowData read(JsonReader in) throws IOException {
    return new RowDataReader().read(in);
  }

  @Override
  public void write(JsonWriter out, RowData value) throws IOException {
    objects.write(out, value.toTree());
  }
}
