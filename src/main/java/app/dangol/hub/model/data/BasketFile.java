package app.dangol.hub.model.data;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of baskets by user: of one each, or of several, oldest first. Empty baskets are left out.
 */
final class BasketFile {
  private final Path file;
  private final int items;
  private final MessageDigest seen;

  private BasketFile(Path file, int items, MessageDigest seen) {
    this.file = file;
    this.items = items;
    this.seen = seen;
  }

  static BasketFile read(Path file, int items, MessageDigest seen) {
    return new BasketFile(file, items, seen);
  }

  /** {@code {user: [[item…]…]}}. */
  Map<String, int[][]> histories() {
    return JsonFile.read(file, seen, in -> byUser(in, this::baskets));
  }

  /** {@code {user: [item…]}}. */
  Map<String, int[]> targets() {
    return JsonFile.read(file, seen, in -> byUser(in, value -> JsonFile.numbers(value, items)));
  }

  private int[][] baskets(JsonReader in) throws IOException {
    List<int[]> baskets = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      int[] basket = JsonFile.numbers(in, items);
      if (basket.length > 0) {
        baskets.add(basket);
      }
    }
    in.endArray();
    return baskets.toArray(int[][]::new);
  }

  private static <T> Map<String, T> byUser(JsonReader in, JsonFile.Work<T> value)
      throws IOException {
    Map<String, T> byUser = new LinkedHashMap<>();
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      throw new IOException("not an object by user");
    }
    in.beginObject();
    while (in.hasNext()) {
      String user = in.nextName();
      if (byUser.put(user, value.read(in)) != null) {
        throw new IOException("a user stands there twice");
      }
    }
    in.endObject();
    return byUser;
  }
}
