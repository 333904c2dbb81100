package app.dangol.hub.connector.vendure;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Customers' own data as Vendure keeps them: told anew they bear a new date. */
final class ScriptedProfiles {
  private static final List<String> FIELDS =
      List.of("id", "firstName", "lastName", "phoneNumber", "emailAddress");

  /** What was asked to be changed, as it came. */
  final List<JsonObject> inputs = new ArrayList<>();

  private final Supplier<List<JsonObject>> customers;

  ScriptedProfiles(Supplier<List<JsonObject>> customers) {
    this.customers = customers;
  }

  JsonObject node(String id) {
    return customers.get().stream()
        .filter(customer -> customer.get("id").getAsString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  JsonObject find(String id) {
    JsonObject held = new JsonObject();
    FIELDS.forEach(field -> held.add(field, node(id).get(field)));
    JsonObject answer = new JsonObject();
    answer.add("customer", held);
    return answer;
  }

  /** As Vendure does: an address another customer has is refused, and then nothing is kept. */
  JsonObject correct(JsonObject input) {
    inputs.add(input);
    String id = input.get("id").getAsString();
    Optional<JsonElement> email = Optional.ofNullable(input.get("emailAddress"));
    boolean taken =
        customers.get().stream()
            .filter(customer -> !customer.get("id").getAsString().equals(id))
            .anyMatch(customer -> email.filter(customer.get("emailAddress")::equals).isPresent());
    if (taken) {
      return ScriptedVendure.parsed(
          "{\"updateCustomer\":{\"__typename\":\"EmailAddressConflictError\","
              + "\"errorCode\":\"EMAIL_ADDRESS_CONFLICT_ERROR\"}}");
    }
    change(id, input);
    return ScriptedVendure.parsed("{\"updateCustomer\":{\"__typename\":\"Customer\"}}");
  }

  /** Somebody in the shop system changes a customer there. */
  void change(String id, JsonObject fields) {
    fields.entrySet().forEach(field -> node(id).add(field.getKey(), field.getValue()));
    Instant newest =
        customers.get().stream()
            .map(customer -> Instant.parse(customer.get("updatedAt").getAsString()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    node(id).addProperty("updatedAt", newest.plusMillis(1_000).toString());
  }
}
