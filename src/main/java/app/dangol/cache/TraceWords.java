package app.dangol.cache;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers a customer's words, with the field each is the value of, and tells which to look for. */
final class TraceWords {
  /**
   * Fields in which somebody wrote, or which name or find somebody; also those of both languages.
   */
  private static final Set<String> WRITTEN =
      Set.of("text", "ko", "en", "name", "phone", "email", "cards", "address");

  /** Of which a value stands elsewhere too, in what is no customer's. */
  private static final Set<String> LANGUAGES = Set.of("ko", "en");

  /** What everybody may read in the copy of the hub's data, and words of the program itself. */
  private static final List<String> SHOWN_IN_CACHE =
      List.of(
          "SELECT search_text, name_ko, name_en, category, colour, shelf FROM product",
          "SELECT name_ko, name_en, id FROM store",
          "SELECT DISTINCT tier_ko, tier_en FROM loyalty",
          "SELECT DISTINCT purpose, basis, source FROM consent",
          "SELECT sql FROM sqlite_schema");

  private static final List<String> SHOWN_IN_OPS =
      List.of(
          "SELECT DISTINCT type, state FROM op",
          "SELECT DISTINCT action, detail FROM audit",
          "SELECT sql FROM sqlite_schema");

  private record Word(String field, String text) {
    @Override
    public String toString() {
      return "Word[" + field + "]";
    }
  }

  private final Set<Word> words = new HashSet<>();

  void add(String field, String text) {
    if (!text.isBlank()) {
      words.add(new Word(field, text));
    }
  }

  /** Those of a record, at whatever depth. */
  void addAll(JsonObject object) {
    object.entrySet().forEach(field -> add(field.getKey(), field.getValue()));
  }

  private void add(String field, JsonElement value) {
    if (value instanceof JsonObject object) {
      addAll(object);
    } else if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(each -> add(field, each));
    } else if (WRITTEN.contains(field) && value.isJsonPrimitive()) {
      add(field, value.getAsString());
    }
  }

  /** What to look for, and how many different words cannot be looked for as they are. */
  record Forms(List<byte[]> forms, int notLookedFor) {
    @Override
    public String toString() {
      return "Forms[" + forms.size() + "]";
    }
  }

  /**
   * Whatever cannot be told from words of the catalogue or of the program, or is too short, is
   * looked for as nothing but the value of its field.
   */
  Forms forms(CacheDatabase cache, OpsDatabase ops) {
    Set<String> told = new HashSet<>();
    words.forEach(word -> told.add(word.text()));
    told.removeIf(TraceForms::isTooShort);
    cache.read(session -> removeShown(session, SHOWN_IN_CACHE, told));
    ops.read(session -> removeShown(session, SHOWN_IN_OPS, told));
    Set<String> notLookedFor = new HashSet<>();
    List<byte[]> forms = new ArrayList<>();
    for (Word word : words) {
      if (told.contains(word.text())) {
        forms.addAll(TraceForms.of(word.text()));
      } else {
        notLookedFor.add(word.text());
        if (!LANGUAGES.contains(word.field())) {
          forms.addAll(TraceForms.ofField(word.field(), word.text()));
        }
      }
    }
    return new Forms(forms, notLookedFor.size());
  }

  private static int removeShown(Session session, List<String> queries, Set<String> words)
      throws SQLException {
    for (String query : queries) {
      try (ResultSet row = session.prepare(query).executeQuery()) {
        int columns = row.getMetaData().getColumnCount();
        while (row.next() && !words.isEmpty()) {
          for (int i = 1; i <= columns; i++) {
            String text = row.getString(i);
            if (text != null) {
              words.removeIf(text::contains);
            }
          }
        }
      }
    }
    return words.size();
  }
}
