package app.dangol.hub.erasure;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.ConsentLedger;
import app.dangol.hub.KeptTexts;
import app.dangol.hub.LookUps;
import app.dangol.hub.WholePerson;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.credential.Revocations;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.feedback.SuggestionEvents;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Merges;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.TaskNames;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.trust.Suspension;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each of {@link Places} tells somebody of themselves. Rows are told whole, with what a newer
 * program has put into them, under the names they bear in the copy a device makes.
 */
final class CopyParts {
  private static final String ID = "id";

  /** Entity → field; an entity that is missing here has its own name. */
  private static final Map<String, String> FIELDS =
      Map.of(
          Entity.NOTE, "notes",
          Entity.ORDER, "orders",
          Entity.SEARCH, "searches",
          Entity.WISH, "wishes",
          Entity.LOYALTY, "points",
          Entity.COUPON, "coupons",
          Entity.RESERVATION, "reservations");

  private CopyParts() {}

  static String fieldOf(String entity) {
    return FIELDS.getOrDefault(entity, entity);
  }

  static void rows(
      List<String> entities, Person person, HubTransaction transaction, PersonCopy copy) {
    WholePerson whole = WholePerson.read(List.copyOf(person.ids()), transaction);
    copy.put(ID, new JsonPrimitive(person.shown()));
    whole.shown().ifPresent(customer -> profile(customer, whole, copy));
    JsonArray stores = new JsonArray();
    whole.stores().forEach(stores::add);
    copy.put("stores", stores);
    for (String entity : entities) {
      copy.addAll(
          fieldOf(entity), whole.listRows(entity).stream().map(text -> row(entity, text)).toList());
    }
    for (String id : person.ids()) {
      copy.addTexts("told", transaction.findRecord("customer", id).stream().toList());
      copy.addTexts("told_before", transaction.findRecord("customer.told", id).stream().toList());
    }
  }

  private static void profile(Entity.Customer shown, WholePerson whole, PersonCopy copy) {
    copy.put("name", new JsonPrimitive(shown.name()));
    copy.addAll("found_by", List.of());
    for (Entity.Customer told : whole.listTold()) {
      told.cards().forEach(card -> copy.add("found_by", token("card", card)));
      Optional.ofNullable(told.phone()).ifPresent(n -> copy.add("found_by", token("phone", n)));
      Optional.ofNullable(told.email()).ifPresent(e -> copy.add("found_by", token("email", e)));
    }
    copy.put("home_store", new JsonPrimitive(shown.homeStore()));
    copy.put("member_since", new JsonPrimitive(shown.memberSince()));
    copy.addAll("preferences", shown.preferences().stream().map(CopyParts::preference).toList());
    JsonArray granted = new JsonArray();
    shown.granted().stream()
        .filter(purpose -> !purpose.equals(Suspension.MARK))
        .sorted()
        .forEach(granted::add);
    copy.put("granted", granted);
    copy.put("suspended", new JsonPrimitive(shown.granted().contains(Suspension.MARK)));
  }

  private static JsonObject token(String kind, String value) {
    JsonObject token = new JsonObject();
    token.addProperty("kind", kind);
    token.addProperty("value", value);
    return token;
  }

  private static JsonObject preference(Entity.Preference stated) {
    return flat(StrictJson.toTree(stated));
  }

  private static JsonObject row(String entity, String text) {
    JsonObject row = StrictJson.read(text, JsonObject.class);
    return switch (entity) {
      case Entity.COUPON -> flat(row);
      case Entity.LOYALTY -> renamed(row, "points", "balance");
      case Entity.NOTE -> renamed(renamed(row, "author", "author_id"), "author_name", "author");
      default -> row;
    };
  }

  /** Both languages beside the other fields. */
  private static JsonObject flat(JsonObject row) {
    if (row.remove("text") instanceof JsonObject words) {
      words.entrySet().forEach(each -> row.add(each.getKey(), each.getValue()));
    }
    return row;
  }

  private static JsonObject renamed(JsonObject row, String from, String to) {
    JsonElement value = row.remove(from);
    if (value != null) {
      row.add(to, value);
    }
    return row;
  }

  static void tasks(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addTexts("tasks", new TaskNames(transaction).listAbout(person.ids()));
  }

  static void waiting(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll(
        "waiting",
        new BackendOutbox(transaction)
            .listAbout(person.ids()).stream().map(StrictJson::toTree).toList());
  }

  /** Why somebody else may be the same person; who that is stays theirs. */
  static void matches(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll("maybe_also", List.of());
    new Matches(transaction, new ClientBuckets(transaction))
        .listSuggestions().stream()
            .filter(two -> person.ids().contains(two.one()) || person.ids().contains(two.other()))
            .forEach(two -> {
              JsonObject why = new JsonObject();
              why.addProperty("why", two.why());
              copy.add("maybe_also", why);
            });
  }

  /** What sources told last to lie in carts, and as of when; more than the rows may show. */
  static void holdings(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll("told_lists", List.of());
    for (String id : person.ids()) {
      for (String list : List.of(Entity.CART, Entity.WISH)) {
        transaction
            .findRecord("told", list + "|" + id)
            .ifPresent(data -> copy.add("told_lists", named(data, "list", list)));
      }
      for (String kind : List.of("told.balance", "told.coupon")) {
        for (HubRecord record : transaction.listRecordsUnder(kind, id, Integer.MAX_VALUE)) {
          String of = record.key().substring(id.length() + 1);
          copy.add("told_lists", named(record.data(), "of", of));
        }
      }
    }
  }

  /** The last word on each product of the wish list, also on those that were taken off it. */
  static void wishWords(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll("wish_words", List.of());
    for (String id : person.ids()) {
      for (HubRecord record : transaction.listRecordsUnder("wish", id, Integer.MAX_VALUE)) {
        copy.add(
            "wish_words", named(record.data(), "sku", record.key().substring(id.length() + 1)));
      }
    }
  }

  /** The last word on each thing they struck out, also on what they took back. */
  static void tasteWords(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll("taste_words", List.of());
    for (String id : person.ids()) {
      for (HubRecord record : transaction.listRecordsUnder("taste", id, Integer.MAX_VALUE)) {
        copy.add(
            "taste_words", named(record.data(), "what", record.key().substring(id.length() + 1)));
      }
    }
  }

  /** What became of suggestions to them, as devices told it. */
  static void suggestionEvents(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll("suggestion_events", List.of());
    for (String id : person.ids()) {
      SuggestionEvents.listOf(id, transaction)
          .forEach(batch -> copy.add("suggestion_events", StrictJson.toTree(batch)));
    }
  }

  private static JsonObject named(String data, String field, String value) {
    JsonObject json = StrictJson.read(data, JsonObject.class);
    json.addProperty(field, value);
    return json;
  }

  static void consents(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll("consents", List.of());
    WholePerson whole = WholePerson.read(List.copyOf(person.ids()), transaction);
    for (ConsentLedger.Said said : whole.listSaid()) {
      JsonObject entry = StrictJson.toTree(said.entry());
      entry.addProperty("received", said.received().toString());
      copy.add("consents", entry);
    }
    copy.addAll(
        "consent_texts",
        whole.listSaid().stream()
            .flatMap(said -> Optional.ofNullable(said.entry().textVersion()).stream())
            .distinct()
            .flatMap(version -> KeptTexts.list(version, transaction).stream())
            .map(StrictJson::toTree)
            .toList());
  }

  static void ids(Person person, HubTransaction transaction, PersonCopy copy) {
    Persons persons = new Persons(transaction);
    for (String id : person.ids()) {
      JsonObject known = new JsonObject();
      known.addProperty(ID, id);
      persons
          .findSource(id)
          .ifPresent(source -> {
            known.addProperty("source", source.source());
            known.addProperty("source_id", source.id());
          });
      Set<String> held = new TreeSet<>(transaction.listBucketsOfCustomer(id));
      held.remove(ClientBuckets.ALL);
      JsonArray devices = new JsonArray();
      held.forEach(devices::add);
      known.add("on_devices_of", devices);
      copy.add("ids", known);
    }
  }

  static void passes(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll("passes", List.of());
    for (String id : person.ids()) {
      for (String pass : RotatingCodes.listPassesOf(new CustomerId(id), transaction)) {
        JsonObject one = new JsonObject();
        one.addProperty("pass", pass);
        copy.add("passes", one);
      }
    }
  }

  static void takenBack(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addTexts(
        "cards_taken_back",
        person.ids().stream()
            .flatMap(id -> Revocations.findOf(new CustomerId(id), transaction).stream())
            .toList());
  }

  static void merges(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll(
        "merges",
        new Merges(transaction, new ClientBuckets(transaction))
            .listAudit().stream()
                .filter(entry ->
                    person.ids().contains(entry.into()) || person.ids().contains(entry.other()))
                .map(StrictJson::toTree)
                .toList());
  }

  static void lookUps(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll(
        "look_ups",
        LookUps.listAudit(transaction).stream()
            .filter(entry -> entry.customer() != null && person.ids().contains(entry.customer()))
            .map(StrictJson::toTree)
            .toList());
  }

  static void accesses(Person person, HubTransaction transaction, PersonCopy copy) {
    copy.addAll(
        "accesses",
        AccessRecords.list(transaction).stream()
            .filter(entry -> person.ids().contains(entry.customer()))
            .map(AccessRecords.Entry::toJson)
            .toList());
  }
}
