package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.connector.ConnectorException.Kind;
import app.dangol.hub.connector.Write;
import app.dangol.hub.connector.WriteOutcome;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes to Vendure, which itself does everything it is told twice. So each carries its op's id
 * where it can be read back without any change to the shop: a note in its last line, a reservation
 * in a private note on its draft order. After a try whose end is not known, that is looked for
 * first.
 */
final class VendureWrites {
  private static final int PAGE = 100;

  /** Vendure's clock and ours need not agree. */
  private static final Duration CLOCKS_APART = Duration.ofDays(1);

  private static final String FIND_CUSTOMER = "query FindCustomer($id:ID!){customer(id:$id){id}}";
  private static final String FIND_NOTES =
      "query FindNotes($id:ID!,$o:HistoryEntryListOptions){customer(id:$id){id "
          + "history(options:$o){items{id createdAt data}}}}";
  private static final String ADD_NOTE =
      "mutation AddNote($i:AddNoteToCustomerInput!){addNoteToCustomer(input:$i){id}}";
  private static final String FIND_VARIANT =
      "query FindVariant($o:ProductVariantListOptions){productVariants(options:$o){items{id}}}";
  private static final String FIND_DRAFTS =
      "query FindDrafts($o:OrderListOptions){orders(options:$o){items{id customer{id} "
          + "lines{quantity productVariant{id}} "
          + "history(options:{take:20,filter:{type:{eq:\"ORDER_NOTE\"}}})"
          + "{items{id createdAt data}}}}}";
  private static final String CREATE_DRAFT = "mutation CreateDraft{createDraftOrder{id}}";
  private static final String MARK_DRAFT =
      "mutation MarkDraft($i:AddNoteToOrderInput!){addNoteToOrder(input:$i){id}}";
  private static final String SET_CUSTOMER =
      "mutation SetCustomer($o:ID!,$c:ID!){setCustomerForDraftOrder(orderId:$o,customerId:$c){"
          + "__typename ... on ErrorResult{errorCode}}}";
  private static final String ADD_LINE =
      "mutation AddLine($o:ID!,$i:AddItemToDraftOrderInput!){"
          + "addItemToDraftOrder(orderId:$o,input:$i){__typename ... on ErrorResult{errorCode}}}";
  private static final String DELETE_DRAFT =
      "mutation DeleteDraft($o:ID!){deleteDraftOrder(orderId:$o){result}}";

  private final VendureApi api;

  VendureWrites(VendureApi api) {
    this.api = api;
  }

  private record Found(@Nullable Noted customer) {}

  private record Noted(String id, Answers.@Nullable History history) {}

  private record Drafts(DraftList orders) {}

  private record DraftList(List<Draft> items) {}

  private record Draft(
      String id, Answers.@Nullable Ref customer, List<DraftLine> lines, Answers.History history) {
    boolean bears(String mark) {
      return history.items().stream().anyMatch(entry -> holds(entry.data(), mark));
    }
  }

  private record DraftLine(int quantity, Answers.Ref productVariant) {}

  private record Created(Answers.Ref createDraftOrder) {}

  private record CustomerSet(Result setCustomerForDraftOrder) {}

  private record LineAdded(Result addItemToDraftOrder) {}

  private record Result(@Nullable String errorCode) {}

  /** For mutations whose answer says nothing of use. */
  private record Done() {}

  WriteOutcome write(Write write, boolean maybeSent) {
    return switch (write) {
      case Write.Note note -> note(note, maybeSent);
      case Write.Reserve reserve -> reserve(reserve);
      case Write.Release release -> release(release);
      case Write.Correct correct -> new VendureCorrection(api).correct(correct);
      case Write.Erase erase -> new VendureErasure(api).erase(erase);
    };
  }

  private static String mark(String opId) {
    return "[dangol " + opId + "]";
  }

  private WriteOutcome note(Write.Note note, boolean maybeSent) {
    if (maybeSent && isNoted(note)) {
      return new WriteOutcome.Confirmed();
    }
    JsonObject input = new JsonObject();
    input.addProperty("id", note.customer());
    input.addProperty("note", note.text() + "\n" + note.authorName() + " " + mark(note.opId()));
    input.addProperty("isPublic", false);
    try {
      api.ask("AddNote", ADD_NOTE, variables("i", input), Done.class);
    } catch (ConnectorException e) {
      if (e.kind() == Kind.REFUSED && isUnknown(note.customer())) {
        return new WriteOutcome.Rejected(WriteOutcome.Rejected.UNKNOWN_CUSTOMER);
      }
      throw e;
    }
    return new WriteOutcome.Confirmed();
  }

  private boolean isUnknown(String customer) {
    JsonObject variables = new JsonObject();
    variables.addProperty("id", customer);
    return api.ask("FindCustomer", FIND_CUSTOMER, variables, Found.class).customer() == null;
  }

  private boolean isNoted(Write.Note note) {
    Instant since = note.queuedAt().minus(CLOCKS_APART);
    int skip = 0;
    List<Answers.HistoryEntry> page;
    do {
      JsonObject variables =
          ListOptions.sortedBy("createdAt", PAGE)
              .skip(skip)
              .with("type", "eq", "CUSTOMER_NOTE")
              .after("createdAt", since)
              .variables();
      variables.addProperty("id", note.customer());
      Noted found = api.ask("FindNotes", FIND_NOTES, variables, Found.class).customer();
      if (found == null || found.history() == null) {
        return false;
      }
      page = found.history().items();
      if (page.stream().anyMatch(entry -> holds(entry.data(), mark(note.opId())))) {
        return true;
      }
      skip += page.size();
    } while (page.size() == PAGE);
    return false;
  }

  private static boolean holds(JsonObject data, String mark) {
    JsonElement text = data.get("note");
    return text != null && text.isJsonPrimitive() && text.getAsString().contains(mark);
  }

  /** Every step is looked up before it is done, so that a reservation goes on where it stopped. */
  private WriteOutcome reserve(Write.Reserve reserve) {
    Optional<String> variant = findVariant(reserve.sku());
    if (variant.isEmpty()) {
      return new WriteOutcome.Rejected("unknown_sku");
    }
    if (isUnknown(reserve.customer())) {
      return new WriteOutcome.Rejected(WriteOutcome.Rejected.UNKNOWN_CUSTOMER);
    }
    Draft draft = findDraft(reserve.opId()).orElseGet(() -> create(reserve));
    if (draft.customer() == null) {
      JsonObject variables = variables("o", draft.id());
      variables.addProperty("c", reserve.customer());
      Result set =
          api.ask("SetCustomer", SET_CUSTOMER, variables, CustomerSet.class)
              .setCustomerForDraftOrder();
      if (set.errorCode() != null) {
        return abandon(draft, WriteOutcome.Rejected.UNKNOWN_CUSTOMER);
      }
    }
    if (draft.lines().isEmpty()) {
      JsonObject input = new JsonObject();
      input.addProperty("productVariantId", variant.get());
      input.addProperty("quantity", reserve.quantity());
      JsonObject variables = variables("o", draft.id());
      variables.add("i", input);
      Result added = api.ask("AddLine", ADD_LINE, variables, LineAdded.class).addItemToDraftOrder();
      if (added.errorCode() != null) {
        boolean stock = added.errorCode().equals("INSUFFICIENT_STOCK_ERROR");
        return abandon(draft, stock ? "no_stock" : "refused");
      }
    }
    return new WriteOutcome.Confirmed();
  }

  /**
   * A draft cannot be marked while it is made: if the answer is lost, an empty draft without a
   * customer stays behind, which holds no stock.
   */
  private Draft create(Write.Reserve reserve) {
    String id =
        api.ask("CreateDraft", CREATE_DRAFT, new JsonObject(), Created.class)
            .createDraftOrder()
            .id();
    JsonObject input = new JsonObject();
    input.addProperty("id", id);
    input.addProperty("note", "Reserved in " + reserve.store() + " " + mark(reserve.opId()));
    input.addProperty("isPublic", false);
    api.ask("MarkDraft", MARK_DRAFT, variables("i", input), Done.class);
    return new Draft(id, null, List.of(), new Answers.History(List.of()));
  }

  private WriteOutcome abandon(Draft draft, String reason) {
    delete(draft);
    return new WriteOutcome.Rejected(reason);
  }

  private WriteOutcome release(Write.Release release) {
    findDraft(release.reservation()).ifPresent(this::delete);
    return new WriteOutcome.Confirmed();
  }

  private void delete(Draft draft) {
    api.ask("DeleteDraft", DELETE_DRAFT, variables("o", draft.id()), Done.class);
  }

  private Optional<String> findVariant(String sku) {
    JsonObject variables = ListOptions.sortedBy("id", 2).with("sku", "eq", sku).variables();
    return api
        .ask("FindVariant", FIND_VARIANT, variables, Answers.VariantIds.class)
        .productVariants()
        .items()
        .stream()
        .map(Answers.Ref::id)
        .findFirst();
  }

  private Optional<Draft> findDraft(String opId) {
    int skip = 0;
    List<Draft> page;
    do {
      JsonObject variables =
          ListOptions.sortedBy("id", PAGE).skip(skip).with("state", "eq", "Draft").variables();
      page = api.ask("FindDrafts", FIND_DRAFTS, variables, Drafts.class).orders().items();
      for (Draft draft : page) {
        if (draft.bears(mark(opId))) {
          return Optional.of(draft);
        }
      }
      skip += page.size();
    } while (page.size() == PAGE);
    return Optional.empty();
  }

  private static JsonObject variables(String name, JsonObject value) {
    JsonObject variables = new JsonObject();
    variables.add(name, value);
    return variables;
  }

  private static JsonObject variables(String name, String value) {
    JsonObject variables = new JsonObject();
    variables.addProperty(name, value);
    return variables;
  }
}
