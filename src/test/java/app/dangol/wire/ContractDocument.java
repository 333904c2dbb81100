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
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** What is wrong with a request; empty if nothing is. */
  public List<String> violationsOfRequest(String method, String path, String body) {
    Optional<JsonNode> operation = findOperation(method, path);
    if (operation.isEmpty()) {
      return List.of(method + " " + path + " is not in the contract");
    }
    JsonNode schema = operation.get().at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? List.of() : violations(schema, body);
  }

  /** What is wrong with a form, whose fields are all text. */
  public List<String> violationsOfForm(String path, Map<String, String> fields) {
    Optional<JsonNode> operation = findOperation("POST", path);
    if (operation.isEmpty()) {
      return List.of("POST " + path + " is not in the contract");
    }
    JsonNode schema =
        operation.get().at("/requestBody/content/application~1x-www-form-urlencoded/schema");
    return violations(schema, json.valueToTree(fields).toString());
  }

  /** What is wrong with an answer; NDJSON is judged line by line. */
  public List<String> violationsOfAnswer(
      String method, String path, int status, String type, String body) {
    Optional<JsonNode> operation = findOperation(method, path);
    if (operation.isEmpty()) {
      return List.of(method + " " + path + " is not in the contract");
    }
    JsonNode response = resolve(operation.get().path("responses").path(String.valueOf(status)));
    JsonNode schema = response.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of(method + " " + path + ": " + status + " as " + type + " is not foreseen");
    }
    if (!type.equals(Contract.NDJSON)) {
      return violations(schema, body);
    }
    List<String> found = new ArrayList<>();
    body.lines().forEach(line -> found.addAll(violations(schema, line)));
    return found;
  }

  private Optional<JsonNode> findOperation(String method, String path) {
    for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
      String pattern = entry.getKey().replaceAll("\\{[a-z]+}", "[^/]+");
      JsonNode operation = entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
      if (path.matches(pattern) && !operation.isMissingNode()) {
        return Optional.of(operation);
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
