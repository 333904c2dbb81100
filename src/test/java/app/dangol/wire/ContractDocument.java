package app.dangol.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contract as a judge: says what in a request or an answer is not as it is written. A field
 * that the document does not know is a violation here, so that the document cannot fall behind.
 */
public final class ContractDocument {
  /** Reading it takes longer than most tests, and it does not change. */
  private static final ContractDocument READ = new ContractDocument();

  private final ObjectMapper json = new ObjectMapper();
  private final JsonNode document;

  /** By the node itself: writing it out costs more than judging by it. */
  private final Map<JsonNode, JsonSchema> validators =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);

  public static ContractDocument get() {
    return READ;
  }

  private ContractDocument() {
    try {
      document = new ObjectMapper(new YAMLFactory()).readTree(Contract.openApi());
    } catch (IOException e) {
      throw new IllegalStateException("openapi.yaml cannot be read", e);
    }
    close(document.path("components").path("schemas"));
  }

  /** Forbids further fields in every object that lists its own. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ContractDocument::close);
  }

  /** The whole document. */
  public JsonNode root() {
    return document;
  }

  /**
   * A request as it was made.
   *
   * @param path without query, as it was encoded
   * @param query decoded
   * @param headers their names in any case
   * @param type the body's media type; empty without a body
   */
  public record Asked(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String type,
      String body) {
    /**
     * Without headers that the contract names; a body is JSON.
     *
     * @param target path and query
     */
    public static Asked of(String method, String target, String body) {
      String[] parts = target.split("\\?", 2);
      return new Asked(
          method,
          parts[0],
          parts.length == 1 ? Map.of() : fields(parts[1]),
          Map.of(),
          body.isEmpty() ? "" : Contract.JSON,
          body);
    }
  }

  /** What an operation is called, and the values in its path. */
  private record Operation(JsonNode node, Map<String, String> inPath) {}

  /** The names of all operations. */
  public Set<String> operations() {
    Set<String> all = new TreeSet<>();
    document.path("paths").forEach(path -> path.forEach(one -> all.add(nameOf(one))));
    return all;
  }

  /** The name of the operation that answers there; empty if none does. */
  public Optional<String> findOperationName(String method, String path) {
    return findOperation(method, path).map(operation -> nameOf(operation.node()));
  }

  private static String nameOf(JsonNode operation) {
    return operation.path("operationId").asText();
  }

  /** What is wrong with a request; empty if nothing is. NDJSON is judged line by line. */
  public List<String> violationsOf(Asked asked) {
    Optional<Operation> found = findOperation(asked.method(), asked.path());
    if (found.isEmpty()) {
      return List.of(asked.method() + " " + asked.path() + " is not in the contract");
    }
    List<String> wrong = new ArrayList<>(violationsOfParameters(found.get(), asked));
    JsonNode body = found.get().node().path("requestBody");
    if (asked.type().isEmpty() && asked.body().isEmpty()) {
      if (body.path("required").asBoolean()) {
        wrong.add(asked.path() + ": without a body");
      }
      return wrong;
    }
    JsonNode schema = body.path("content").path(asked.type()).path("schema");
    if (schema.isMissingNode()) {
      wrong.add(asked.path() + ": a body as " + asked.type() + " is not foreseen");
    } else if (asked.type().equals(OAuth.FORM)) {
      wrong.addAll(violations(schema, json.valueToTree(fields(asked.body())).toString()));
    } else {
      wrong.addAll(violationsOfBody(schema, asked.type(), asked.body()));
    }
    return wrong;
  }

  private List<String> violationsOfParameters(Operation operation, Asked asked) {
    List<String> wrong = new ArrayList<>();
    Set<String> known = new HashSet<>();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(asked.headers());
    for (JsonNode each : operation.node().path("parameters")) {
      JsonNode parameter = resolve(each);
      String name = parameter.path("name").asText();
      Map<String, String> given =
          switch (parameter.path("in").asText()) {
            case "path" -> operation.inPath();
            case "query" -> asked.query();
            default -> headers;
          };
      known.add(name);
      String value = given.get(name);
      if (value != null) {
        wrong.addAll(violationsOfValue(parameter.path("schema"), value));
      } else if (parameter.path("required").asBoolean()) {
        wrong.add(asked.path() + ": without " + name);
      }
    }
    asked.query().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> wrong.add(asked.path() + ": " + name + " is not in the contract"));
    return wrong;
  }

  /** A value outside a body is text, unless it has to be a number. */
  private List<String> violationsOfValue(JsonNode schema, String value) {
    boolean number = schema.path("type").asText().equals("integer");
    return violations(schema, number ? value : json.valueToTree(value).toString());
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : form.split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  /** What is wrong with an answer; NDJSON is judged line by line. */
  public List<String> violationsOfAnswer(
      String method, String path, int status, String type, String body) {
    Optional<Operation> operation = findOperation(method, path);
    if (operation.isEmpty()) {
      return List.of(method + " " + path + " is not in the contract");
    }
    JsonNode response =
        resolve(operation.get().node().path("responses").path(String.valueOf(status)));
    if (!response.isMissingNode() && !response.has("content") && body.isEmpty()) {
      return List.of();
    }
    JsonNode schema = response.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of(method + " " + path + ": " + status + " as " + type + " is not foreseen");
    }
    return violationsOfBody(schema, type, body);
  }

  private List<String> violationsOfBody(JsonNode schema, String type, String body) {
    return switch (type) {
      case Contract.JSON -> violations(schema, body);
      case Contract.NDJSON ->
          body.lines().flatMap(line -> violations(schema, line).stream()).toList();
      default -> List.of();
    };
  }

  private Optional<Operation> findOperation(String method, String path) {
    for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
      Matcher matcher =
          Pattern.compile(entry.getKey().replaceAll("\\{([a-z]+)}", "(?<$1>[^/]+)")).matcher(path);
      JsonNode operation = entry.getValue().path(method.toLowerCase(Locale.ROOT));
      if (matcher.matches() && !operation.isMissingNode()) {
        Map<String, String> inPath = new TreeMap<>();
        matcher
            .namedGroups()
            .forEach((name, group) ->
                inPath.put(name, URLDecoder.decode(matcher.group(group), StandardCharsets.UTF_8)));
        return Optional.of(new Operation(operation, inPath));
      }
    }
    return Optional.empty();
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode ref = node.path("$ref");
    return ref.isMissingNode() ? node : document.at(ref.asText().substring(1));
  }

  private List<String> violations(JsonNode schema, String text) {
    try {
      JsonSchema validator = validators.computeIfAbsent(schema, node -> validator(node.toString()));
      return validator.validate(json.readTree(text)).stream()
          .map(message -> message.getMessage() + " in " + text)
          .toList();
    } catch (JsonProcessingException e) {
      return List.of("not JSON: " + text);
    }
  }

  /** JSON Schema knows no {@code components}; its own place for them is {@code $defs}. */
  private JsonSchema validator(String schema) {
    String all = document.at("/components/schemas").toString();
    String whole = schema.substring(0, schema.length() - 1) + ",\"$defs\":" + all + "}";
    return factory.getSchema(whole.replace("#/components/schemas/", "#/$defs/"));
  }
}
