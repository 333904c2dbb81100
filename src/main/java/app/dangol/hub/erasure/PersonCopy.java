package app.dangol.hub.erasure;

import app.dangol.wire.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What somebody is told of what the hub holds about them: an object of lists, newest first. */
final class PersonCopy {
  private static final String AT = "at";
  private static final Set<String> WORDS = Set.of("name", "value", "phone", "email", "cards");

  private final JsonObject json = new JsonObject();

  /** A single field; nothing where there is nothing. */
  void put(String field, JsonElement value) {
    json.add(field, value);
  }

  /** One more of a list. */
  void add(String field, JsonObject row) {
    list(field).add(row);
  }

  void addAll(String field, Collection<JsonObject> rows) {
    JsonArray list = list(field);
    rows.forEach(list::add);
  }

  /** Whole texts of rows or records, whatever they hold. */
  void addTexts(String field, Collection<String> texts) {
    addAll(field, texts.stream().map(text -> StrictJson.read(text, JsonObject.class)).toList());
  }

  private JsonArray list(String field) {
    if (!json.has(field)) {
      json.add(field, new JsonArray());
    }
    return json.getAsJsonArray(field);
  }

  JsonObject toJson() {
    for (String field : List.copyOf(json.keySet())) {
      if (json.get(field) instanceof JsonArray list) {
        json.add(field, newestFirst(list));
      }
    }
    return json;
  }

  /** What they are called and found by. */
  List<String> listWords() {
    Set<String> words = new TreeSet<>();
    collect("", json, words);
    return List.copyOf(words);
  }

  private static void collect(String field, JsonElement element, Set<String> words) {
    switch (element) {
      case JsonObject object ->
          object.entrySet().forEach(each -> collect(each.getKey(), each.getValue(), words));
      case JsonArray list -> list.forEach(each -> collect(field, each, words));
      case JsonPrimitive value when WORDS.contains(field) -> words.add(value.getAsString());
      default -> {}
    }
  }

  private static JsonArray newestFirst(JsonArray list) {
    List<JsonElement> all = new ArrayList<>(list.asList());
    all.sort(Comparator.comparing(PersonCopy::at).reversed());
    JsonArray sorted = new JsonArray();
    all.forEach(sorted::add);
    return sorted;
  }

  /** What bears no time stays in its order, behind what does. */
  private static Instant at(JsonElement row) {
    if (row instanceof JsonObject object && object.get(AT) != null) {
      try {
        return Instant.parse(object.get(AT).getAsString());
      } catch (DateTimeParseException e) {
        return Instant.MIN;
      }
    }
    return Instant.MIN;
  }
}
