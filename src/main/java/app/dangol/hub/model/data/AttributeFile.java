package app.dangol.hub.model.data;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The attributes of items: {@code {item: [attribute…]}}, attributes being numbers from 0. */
final class AttributeFile {
  private AttributeFile() {}

  static int[][] read(Path file, int items, MessageDigest seen) {
    return JsonFile.read(file, seen, in -> read(in, items));
  }

  private static int[][] read(JsonReader in, int items) throws IOException {
    int[][] attributes = new int[items][0];
    in.beginObject();
    while (in.hasNext()) {
      int item = Integer.parseInt(in.nextName());
      if (item < 0 || item >= items) {
        throw new IOException("an item outside 0 to " + (items - 1) + ": " + item);
      }
      attributes[item] = JsonFile.numbers(in, Integer.MAX_VALUE);
    }
    in.endObject();
    return attributes;
  }
}
