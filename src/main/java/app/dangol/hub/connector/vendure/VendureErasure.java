package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.connector.Write;
import app.dangol.hub.connector.WriteOutcome;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has Vendure let go of a customer. Its own deletion only hides one, with name and address still
 * there, so these are blanked first. Orders stay, which a shop has to keep, with what stands on
 * them. Each step may be done again.
 */
final class VendureErasure {
  private static final String FIND =
      "query FindToErase($id:ID!){customer(id:$id){id addresses{id} "
          + "history(options:{take:100,filter:{type:{eq:\"CUSTOMER_NOTE\"}}}){items{id}} "
          + "orders(options:{take:100,filter:{state:{eq:\"Draft\"}}}){items{id "
          + "history(options:{take:20,filter:{type:{eq:\"ORDER_NOTE\"}}})"
          + "{items{id createdAt data}}}}}}";
  private static final String DELETE_NOTE =
      "mutation DeleteNote($id:ID!){deleteCustomerNote(id:$id){result}}";
  private static final String DELETE_ADDRESS =
      "mutation DeleteAddress($id:ID!){deleteCustomerAddress(id:$id){success}}";
  private static final String DELETE_DRAFT =
      "mutation DeleteDraft($id:ID!){deleteDraftOrder(orderId:$id){result}}";
  private static final String BLANK =
      "mutation BlankCustomer($i:UpdateCustomerInput!){updateCustomer(input:$i){"
          + "__typename ... on ErrorResult{errorCode}}}";
  private static final String DELETE =
      "mutation DeleteCustomer($id:ID!){deleteCustomer(id:$id){result message}}";

  private final VendureApi api;

  VendureErasure(VendureApi api) {
    this.api = api;
  }

  private record Found(@Nullable Known customer) {}

  private record Known(
      String id, @Nullable List<Answers.Ref> addresses, Refs history, Drafts orders) {}

  private record Refs(List<Answers.Ref> items) {}

  private record Drafts(List<Draft> items) {}

  private record Draft(String id, Answers.History history) {
    /** Whether it is one of ours, and not an order that somebody prepares in the shop system. */
    boolean isReservation() {
      return history.items().stream()
          .map(entry -> entry.data().get("note"))
          .anyMatch(Draft::bearsMark);
    }

    private static boolean bearsMark(@Nullable JsonElement note) {
      return note != null && note.isJsonPrimitive() && note.getAsString().contains("[dangol ");
    }
  }

  private record Blanked(Result updateCustomer) {}

  private record Result(@Nullable String errorCode) {}

  private record Deleted(Deletion deleteCustomer) {}

  private record Deletion(String result) {}

  private record Done() {}

  /**
   * @throws ConnectorException if it cannot be told whether it was done; it may be asked again
   */
  WriteOutcome erase(Write.Erase erase) {
    Known known = find(erase.customer());
    while (known != null && !known.history().items().isEmpty()) {
      known.history().items().forEach(note -> ask("DeleteNote", DELETE_NOTE, note.id()));
      known = find(erase.customer());
    }
    if (known == null) {
      return new WriteOutcome.Confirmed();
    }
    known.orders().items().stream()
        .filter(Draft::isReservation)
        .forEach(draft -> ask("DeleteDraft", DELETE_DRAFT, draft.id()));
    List<Answers.Ref> addresses = known.addresses();
    if (addresses != null) {
      addresses.forEach(address -> ask("DeleteAddress", DELETE_ADDRESS, address.id()));
    }
    JsonObject variables = new JsonObject();
    variables.add("i", blank(erase));
    String refusal =
        api.ask("BlankCustomer", BLANK, variables, Blanked.class).updateCustomer().errorCode();
    if (refusal != null) {
      return new WriteOutcome.Rejected("refused");
    }
    String result =
        api.ask("DeleteCustomer", DELETE, id(known.id()), Deleted.class).deleteCustomer().result();
    return result.equals("DELETED")
        ? new WriteOutcome.Confirmed()
        : new WriteOutcome.Rejected("refused");
  }

  private @Nullable Known find(String customer) {
    return api.ask("FindToErase", FIND, id(customer), Found.class).customer();
  }

  /** Vendure wants an address that nobody else has; the domain is one that cannot be. */
  private static JsonObject blank(Write.Erase erase) {
    JsonObject input = new JsonObject();
    input.addProperty("id", erase.customer());
    input.addProperty("title", "");
    input.addProperty("firstName", "");
    input.addProperty("lastName", "");
    input.addProperty("phoneNumber", "");
    input.addProperty("emailAddress", erase.opId() + "@erased.invalid");
    return input;
  }

  private void ask(String name, String query, String id) {
    api.ask(name, query, id(id), Done.class);
  }

  private static JsonObject id(String id) {
    JsonObject variables = new JsonObject();
    variables.addProperty("id", id);
    return variables;
  }
}
