package app.dangol.hub.connector.vendure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Draft orders as Vendure keeps them: made empty, then filled step by step. */
final class ScriptedDrafts {
  private final List<JsonObject> drafts = new ArrayList<>();
  private int made;

  List<JsonObject> all() {
    return drafts;
  }

  JsonObject answer(String operation, JsonObject variables) {
    return switch (operation) {
      case "CreateDraft" -> create();
      case "MarkDraft" -> mark(variables.getAsJsonObject("i"));
      case "SetCustomer" -> setCustomer(variables);
      case "AddLine" -> addLine(variables);
      case "DeleteDraft" -> delete(variables.get("o").getAsString());
      default -> find();
    };
  }

  private JsonObject create() {
    String id = Integer.toString(900 + ++made);
    drafts.add(
        ScriptedVendure.parsed(
            "{\"id\":\"" + id + "\",\"customer\":null,\"lines\":[],\"history\":{\"items\":[]}}"));
    return ScriptedVendure.parsed("{\"createDraftOrder\":{\"id\":\"" + id + "\"}}");
  }

  private JsonObject mark(JsonObject input) {
    JsonObject entry =
        ScriptedVendure.parsed(
            "{\"id\":\"1\",\"createdAt\":\"2026-11-22T04:00:00.000Z\",\"data\":{}}");
    entry.getAsJsonObject("data").add("note", input.get("note"));
    draft(input.get("id").getAsString())
        .getAsJsonObject("history")
        .getAsJsonArray("items")
        .add(entry);
    return ScriptedVendure.parsed("{\"addNoteToOrder\":{\"id\":\"1\"}}");
  }

  private JsonObject setCustomer(JsonObject variables) {
    JsonObject customer = new JsonObject();
    customer.add("id", variables.get("c"));
    draft(variables.get("o").getAsString()).add("customer", customer);
    return ScriptedVendure.parsed("{\"setCustomerForDraftOrder\":{\"__typename\":\"Order\"}}");
  }

  private JsonObject addLine(JsonObject variables) {
    JsonObject input = variables.getAsJsonObject("i");
    JsonObject line = ScriptedVendure.parsed("{\"productVariant\":{}}");
    line.add("quantity", input.get("quantity"));
    line.getAsJsonObject("productVariant").add("id", input.get("productVariantId"));
    draft(variables.get("o").getAsString()).getAsJsonArray("lines").add(line);
    return ScriptedVendure.parsed("{\"addItemToDraftOrder\":{\"__typename\":\"Order\"}}");
  }

  private JsonObject delete(String id) {
    drafts.removeIf(draft -> draft.get("id").getAsString().equals(id));
    return ScriptedVendure.parsed("{\"deleteDraftOrder\":{\"result\":\"DELETED\"}}");
  }

  private JsonObject find() {
    JsonArray items = new JsonArray();
    drafts.forEach(draft -> items.add(draft.deepCopy()));
    JsonObject answer = ScriptedVendure.parsed("{\"orders\":{}}");
    answer.getAsJsonObject("orders").add("items", items);
    return answer;
  }

  private JsonObject draft(String id) {
    return drafts.stream()
        .filter(draft -> draft.get("id").getAsString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
