package app.dangol.hub.model.data;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Who belongs to which part of a folder.
 *
 * @param items how many there are, numbered from 0
 */
record SplitFile(int items, List<String> val, List<String> test) {
  static SplitFile read(Path file, MessageDigest seen) {
    return JsonFile.read(file, seen, SplitFile::read);
  }

  private static SplitFile read(JsonReader in) throws IOException {
    int items = 0;
    List<String> val = new ArrayList<>();
    List<String> test = new ArrayList<>();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "item_num" -> items = in.nextInt();
        case "val" -> readUsers(in, val);
        case "test" -> readUsers(in, test);
        default -> in.skipValue();
      }
    }
    in.endObject();
    if (items <= 0) {
      throw new IOException("item_num is missing or not positive");
    }
    return new SplitFile(items, val, test);
  }

  /** Users are text, but some tools write them as numbers. */
  private static void readUsers(JsonReader in, List<String> users) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      if (in.peek() != JsonToken.STRING && in.peek() != JsonToken.NUMBER) {
        throw new IOException("a user that is no text");
      }
      users.add(in.nextString());
    }
    in.endArray();
  }
}
