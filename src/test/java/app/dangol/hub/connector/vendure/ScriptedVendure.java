package app.dangol.hub.connector.vendure;

import app.dangol.wire.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * An Admin API on loopback that answers with what a real Vendure 3.7.3 answered to the very same
 * queries, by operation and variables: sort, filter, skip and take are applied to the recorded
 * nodes. The people are made up.
 */
final class ScriptedVendure extends Dispatcher implements AutoCloseable {
  static final String KEY = "test-key-0123456789";

  final List<String> asked = new ArrayList<>();

  /** What it answered by script, by operation. */
  final Map<String, List<JsonObject>> answers = new HashMap<>();

  final Map<String, List<JsonObject>> nodes = new HashMap<>();
  final Map<String, JsonArray> notes = new HashMap<>();
  final Set<String> erased = new HashSet<>();
  final List<JsonObject> blanked = new ArrayList<>();
  final ScriptedProfiles profiles = new ScriptedProfiles(() -> listOf("Customers"));
  private final ScriptedDrafts drafts = new ScriptedDrafts();
  private final MockWebServer server = new MockWebServer();
  private Function<String, Optional<MockResponse>> instead = operation -> Optional.empty();
  private Function<String, Optional<MockResponse>> afterwards = operation -> Optional.empty();

  ScriptedVendure() throws IOException {
    for (String list :
        List.of("Locations", "Customers", "Orders", "Variants", "Products", "Stock")) {
      nodes.put(list, new ArrayList<>());
      resource(list.toLowerCase(Locale.ROOT))
          .getAsJsonArray()
          .forEach(node -> nodes.get(list).add(node.getAsJsonObject()));
    }
    server.setDispatcher(this);
    server.start();
  }

  URI url() {
    return server.url("/admin-api").uri();
  }

  List<JsonObject> listOf(String operation) {
    return Objects.requireNonNull(nodes.get(operation));
  }

  List<JsonObject> drafts() {
    return drafts.all();
  }

  /** Answers this in the place of the real thing, while there is one. */
  void answerInstead(Function<String, Optional<MockResponse>> answers) {
    this.instead = answers;
  }

  /** Answers this after the real thing has been done. */
  void answerAfterwards(Function<String, Optional<MockResponse>> answers) {
    this.afterwards = answers;
  }

  /** A whole answer as it was recorded, status and body. */
  static MockResponse recorded(String name) {
    JsonObject answer = resource(name).getAsJsonObject();
    return json(answer.get("status").getAsInt(), answer.get("body").toString());
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json; charset=utf-8")
        .body(body)
        .build();
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    JsonObject body =
        StrictJson.parse(Objects.requireNonNull(request.getBody()).toByteArray()).getAsJsonObject();
    String operation = body.get("operationName").getAsString();
    asked.add(operation);
    Optional<MockResponse> other = instead.apply(operation);
    if (other.isPresent()) {
      return other.get();
    }
    if (!KEY.equals(request.getHeaders().get("vendure-api-key"))) {
      return recorded("no-auth");
    }
    JsonObject variables = body.getAsJsonObject("variables");
    JsonObject options = variables.get("o") instanceof JsonObject given ? given : new JsonObject();
    if (options.has("take") && options.get("take").getAsInt() > 1000) {
      return recorded("take-too-large");
    }
    JsonObject data = data(operation, variables, options);
    answers.computeIfAbsent(operation, first -> new ArrayList<>()).add(data.deepCopy());
    MockResponse answer = json(200, "{\"data\":" + data + "}");
    return afterwards.apply(operation).orElse(answer);
  }

  private JsonObject data(String operation, JsonObject variables, JsonObject options) {
    return switch (operation) {
      case "Locations" -> list("stockLocations", "Locations", options);
      case "Customers" -> list("customers", "Customers", options);
      case "CustomerIds" -> list("customers", "Customers", options);
      case "Orders" -> list("orders", "Orders", options);
      case "Variants" -> list("productVariants", "Variants", options);
      case "VariantIds" -> list("productVariants", "Variants", options);
      case "Products" -> list("products", "Products", options);
      case "Stock" -> list("productVariants", "Stock", options);
      case "Shop" ->
          parsed("{\"globalSettings\":{\"serverConfig\":{\"moneyStrategyPrecision\":2}}}");
      case "AddNote" -> addNote(variables.getAsJsonObject("i"));
      case "FindCustomer" -> parsed("{\"customer\":{\"id\":\"2\"}}");
      case "FindVariant" -> ids(list("productVariants", "Variants", options), "productVariants");
      case "CreateDraft", "MarkDraft", "SetCustomer", "AddLine", "DeleteDraft", "FindDrafts" ->
          drafts.answer(operation, variables);
      case "FindToErase" -> findToErase(variables.get("id").getAsString());
      case "DeleteNote" -> deleteNote(variables.get("id").getAsString());
      case "DeleteAddress" -> parsed("{\"deleteCustomerAddress\":{\"success\":true}}");
      case "FindToCorrect" -> profiles.find(variables.get("id").getAsString());
      case "CorrectCustomer" -> profiles.correct(variables.getAsJsonObject("i"));
      case "BlankCustomer" -> blank(variables.getAsJsonObject("i"));
      case "DeleteCustomer" -> delete(variables.get("id").getAsString());
      case "FindNotes" -> findNotes(variables.get("id").getAsString());
      default -> throw new IllegalStateException("nobody recorded " + operation);
    };
  }

  /** Of a list of nodes nothing but their ids. */
  private static JsonObject ids(JsonObject answer, String list) {
    JsonArray ids = new JsonArray();
    for (JsonElement node : answer.getAsJsonObject(list).getAsJsonArray("items")) {
      JsonObject id = new JsonObject();
      id.add("id", node.getAsJsonObject().get("id"));
      ids.add(id);
    }
    answer.getAsJsonObject(list).add("items", ids);
    return answer;
  }

  private JsonObject addNote(JsonObject input) {
    String customer = input.get("id").getAsString();
    JsonObject entry =
        parsed("{\"id\":\"1\",\"createdAt\":\"2026-11-22T04:00:00.000Z\",\"data\":{}}");
    entry.getAsJsonObject("data").add("note", input.get("note"));
    notes.computeIfAbsent(customer, c -> new JsonArray()).add(entry);
    return parsed("{\"addNoteToCustomer\":{\"id\":\"" + customer + "\"}}");
  }

  private JsonObject findToErase(String customer) {
    if (erased.contains(customer)) {
      return parsed("{\"customer\":null}");
    }
    JsonObject answer =
        parsed(
            "{\"customer\":{\"id\":\""
                + customer
                + "\",\"addresses\":[{\"id\":\"a1\"}],\"history\":{},\"orders\":{\"items\":[]}}}");
    JsonObject history = new JsonObject();
    history.add("items", notes.getOrDefault(customer, new JsonArray()));
    return ids(answer.getAsJsonObject("customer"), history, answer);
  }

  private static JsonObject ids(JsonObject customer, JsonObject history, JsonObject answer) {
    customer.add("history", history);
    ids(customer, "history");
    return answer;
  }

  private JsonObject deleteNote(String note) {
    notes
        .values()
        .forEach(list ->
            list.asList()
                .removeIf(entry -> entry.getAsJsonObject().get("id").getAsString().equals(note)));
    return parsed("{\"deleteCustomerNote\":{\"result\":\"DELETED\"}}");
  }

  private JsonObject blank(JsonObject input) {
    blanked.add(input);
    return parsed("{\"updateCustomer\":{\"__typename\":\"Customer\"}}");
  }

  private JsonObject delete(String customer) {
    erased.add(customer);
    return parsed("{\"deleteCustomer\":{\"result\":\"DELETED\",\"message\":null}}");
  }

  private JsonObject findNotes(String customer) {
    JsonObject answer = parsed("{\"customer\":{\"id\":\"" + customer + "\",\"history\":{}}}");
    answer
        .getAsJsonObject("customer")
        .getAsJsonObject("history")
        .add("items", notes.getOrDefault(customer, new JsonArray()));
    return answer;
  }

  private JsonObject list(String name, String kind, JsonObject options) {
    JsonObject filter =
        options.get("filter") instanceof JsonObject given ? given : new JsonObject();
    String sorted = options.getAsJsonObject("sort").keySet().iterator().next();
    int skip = options.has("skip") ? options.get("skip").getAsInt() : 0;
    JsonArray items = new JsonArray();
    listOf(kind).stream()
        .filter(node -> matches(node, filter))
        .sorted(Comparator.comparing((JsonObject node) -> sortKey(node, sorted)))
        .skip(skip)
        .limit(options.get("take").getAsInt())
        .forEach(items::add);
    JsonObject list = new JsonObject();
    list.add("items", items);
    JsonObject answer = new JsonObject();
    answer.add(name, list);
    return answer;
  }

  private static String sortKey(JsonObject node, String field) {
    JsonElement value = node.get(field);
    String text = value == null || value.isJsonNull() ? "" : value.getAsString();
    return field.equals("id") ? "%012d".formatted(Long.parseLong(text)) : text;
  }

  private static boolean matches(JsonObject node, JsonObject filter) {
    for (String field : filter.keySet()) {
      JsonObject operators = filter.getAsJsonObject(field);
      for (String operator : operators.keySet()) {
        if (!holds(node.get(field), operator, operators.get(operator))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean holds(@Nullable JsonElement value, String operator, JsonElement operand) {
    if (value == null || value.isJsonNull()) {
      return false;
    }
    String text = value.getAsString();
    return switch (operator) {
      case "eq" -> text.equals(operand.getAsString());
      // The microseconds nobody sees make the shown moment itself come again.
      case "after" ->
          Instant.parse(text).plusNanos(500_000).isAfter(Instant.parse(operand.getAsString()));
      case "in" -> isIn(text, operand);
      case "notIn" -> !isIn(text, operand);
      default -> throw new IllegalStateException("nobody recorded " + operator);
    };
  }

  private static boolean isIn(String text, JsonElement list) {
    return StreamSupport.stream(list.getAsJsonArray().spliterator(), false)
        .anyMatch(held -> held.getAsString().equals(text));
  }

  static JsonObject parsed(String json) {
    return StrictJson.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  static JsonElement resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            ScriptedVendure.class.getResourceAsStream("/vendure/" + name + ".json"))) {
      return StrictJson.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
