package app.dangol.hub.connector.vendure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Collection;

/** Variables of Vendure's list queries. */
final class ListOptions {
  /** Vendure refuses more than a thousand. */
  static final int MOST = 1_000;

  private final JsonObject options = new JsonObject();
  private final JsonObject filter = new JsonObject();

  private ListOptions(int take, String sortedBy) {
    options.addProperty("take", take);
    JsonObject sort = new JsonObject();
    // One field only: of several, Vendure sorts by the id first, whatever their order here.
    sort.addProperty(sortedBy, "ASC");
    options.add("sort", sort);
  }

  static ListOptions sortedBy(String field, int take) {
    return new ListOptions(take, field);
  }

  ListOptions skip(int skip) {
    options.addProperty("skip", skip);
    return this;
  }

  /** Strictly later; Vendure compares with the microseconds it does not show. */
  ListOptions after(String field, Instant at) {
    return with(field, "after", at.toString());
  }

  ListOptions with(String field, String operator, String value) {
    operators(field).addProperty(operator, value);
    return this;
  }

  ListOptions with(String field, String operator, boolean value) {
    operators(field).addProperty(operator, value);
    return this;
  }

  ListOptions with(String field, String operator, Collection<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    operators(field).add(operator, array);
    return this;
  }

  private JsonObject operators(String field) {
    if (!filter.has(field)) {
      filter.add(field, new JsonObject());
    }
    return filter.getAsJsonObject(field);
  }

  /** As the variable {@code $o}. */
  JsonObject variables() {
    if (!filter.isEmpty()) {
      options.add("filter", filter);
    }
    JsonObject variables = new JsonObject();
    variables.add("o", options);
    return variables;
  }
}
