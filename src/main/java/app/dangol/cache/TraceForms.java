package app.dangol.cache;

import com.google.gson.JsonPrimitive;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The forms in which a word may lie in a file, none shorter than {@link ResidueScan#SHORTEST}: as
 * it is and as JSON escapes it, in the charsets of Java, SQLite and Windows, and in base64 wherever
 * it begins among the bytes of a longer text.
 */
final class TraceForms {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  private TraceForms() {}

  /** Whether a word stands in a file of some megabytes by chance. */
  static boolean isTooShort(String word) {
    return word.getBytes(StandardCharsets.UTF_8).length < ResidueScan.SHORTEST;
  }

  static List<byte[]> of(String word) {
    List<byte[]> forms = new ArrayList<>();
    CHARSETS.forEach(charset -> add(forms, word.getBytes(charset)));
    String json = new JsonPrimitive(word).toString();
    add(forms, json.substring(1, json.length() - 1).getBytes(StandardCharsets.UTF_8));
    for (int before = 0; before < 3; before++) {
      String inside = base64(word.getBytes(StandardCharsets.UTF_8), before);
      add(forms, inside.getBytes(StandardCharsets.US_ASCII));
      add(forms, inside.replace('+', '-').replace('/', '_').getBytes(StandardCharsets.US_ASCII));
    }
    return forms;
  }

  /** As the value of a JSON field, which tells a short word from letters inside others. */
  static List<byte[]> ofField(String name, String word) {
    List<byte[]> forms = new ArrayList<>();
    String field = new JsonPrimitive(name) + ":" + new JsonPrimitive(word);
    CHARSETS.forEach(charset -> add(forms, field.getBytes(charset)));
    return forms;
  }

  /** What of the base64 of a text depends on these bytes alone, so many bytes behind a third. */
  private static String base64(byte[] bytes, int before) {
    byte[] text = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, text, before, bytes.length);
    String whole = Base64.getEncoder().withoutPadding().encodeToString(text);
    int first = before == 0 ? 0 : before + 1;
    int end = text.length * Byte.SIZE / 6;
    return whole.substring(Math.min(first, end), end);
  }

  private static void add(List<byte[]> forms, byte[] form) {
    if (form.length >= ResidueScan.SHORTEST) {
      forms.add(form);
    }
  }
}
