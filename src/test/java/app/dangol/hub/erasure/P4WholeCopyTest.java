package app.dangol.hub.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.KeptTexts;
import app.dangol.hub.SentProfile;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.credential.Cards;
import app.dangol.hub.erasure.AccessRecords.Act;
import app.dangol.hub.erasure.AccessRecords.By;
import app.dangol.hub.erasure.HubDump.Cell;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.ops.Sender;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.trust.credential.DocumentType;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.Merging;
import app.dangol.wire.Ops;
import app.dangol.wire.ToldTexts;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * P4 at the hub: somebody is told everything that is held of them, and neither the copy nor the
 * erasure knows of a place the other does not.
 */
class P4WholeCopyTest extends ErasureShop {
  private static final By MANAGER = new By("m-001", "ops", "asked at the counter");

  /** What is held of goods, stores and calls, and of nobody. */
  private static final Set<String> OF_NOBODY =
      Set.of(
          Entity.PRODUCT,
          Entity.STORE,
          Entity.STOCK,
          Entity.PAIR,
          Entity.POPULARITY,
          Entity.HELP,
          Entity.PRICE,
          Entity.TASK_RULE,
          Entity.STEERING,
          Entity.EXPERIMENT,
          Entity.ERASED);

  /** What comes to be by an erasure alone. */
  private static final Set<String> AFTERWARDS = Set.of("consent.disowned");

  private static final String ROW = "row ";
  private static final String RECORD = "record ";

  private String task;

  @BeforeEach
  void andWhatIsRarer() {
    ((HubLog) reads())
        .write(transaction -> {
          new BackendOutbox(transaction).declare("pos", List.of(Ops.NOTE_ADD));
          return 0;
        });
    writeAbout(posId);
    take(
        "pos",
        new Incoming.Product(
            "MUG", Optional.empty(), new Entity.Text("머그", "Mug"), "cup", "#3366AA", "A3"),
        new Incoming.Stock("MUG", STORE, 3, 0, clock.instant()));
    send(Ops.RESERVATION_REQUEST, id -> posId, new Ops.Reserve(STORE, "MUG", 1));
    Cards cards = hub.cards(folder.resolve("card-keys"));
    cards.issue(
        DocumentType.CARD, new CustomerId(posId), "chain", Optional.empty(), Duration.ofDays(9));
    cards.revokeAllOf(new CustomerId(posId));
    take("till", somebodyElse("stranger-1"));
    writeAboutSomebodyElse(hub.writer().findCustomer("till", "stranger-1").orElseThrow());
    task = addTask(webId);
    clock.move(Duration.ofSeconds(1));
    send(Ops.CONSENT_RECORD, id -> posId, new Ops.ConsentEntry("marketing", false, "2026-1"));
    take("pos", loyaltyOfLater());
    ((HubLog) reads()).write(this::changeInAStore);
    hub.personDesk().tell(new Whose.Id(posId), Act.VIEW, MANAGER);
  }

  private static Incoming loyaltyOfLater() {
    Entity.Text tier = new Entity.Text("canary tier", "canary tier");
    return new Incoming.Loyalty(
        THEIRS.get(0), "points", 5, Optional.of(tier), Instant.parse("2026-11-01T11:00:00Z"));
  }

  private int changeInAStore(HubTransaction transaction) {
    ClientBuckets clients = new ClientBuckets(transaction);
    Entity.Customer known = ClientBuckets.findCustomer(posId, transaction).orElseThrow();
    clients.change(
        new Entity.Customer(
            posId,
            known.name(),
            known.phone(),
            known.email(),
            known.cards(),
            "busan",
            known.memberSince(),
            known.preferences(),
            known.granted()));
    new SentProfile(transaction)
        .add(posId, Optional.of("canary sent"), Optional.empty(), Optional.empty());
    return clients.spread();
  }

  /** Of the same phone. */
  private static Incoming somebodyElse(String id) {
    return new Incoming.Customer(
        id,
        "다른사람",
        Optional.of("010-7701-5550"),
        Optional.empty(),
        List.of(id),
        Optional.of("busan"),
        LocalDate.parse("2024-01-01"),
        List.of(),
        List.of(
            new Incoming.Basis(
                "lookup",
                true,
                "consent",
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.of("stranger-text"))));
  }

  /** All that somebody else has is recognised by the word stranger. */
  private void writeAboutSomebodyElse(String other) {
    JsonObject note = new JsonObject();
    note.addProperty("author_name", "민지");
    note.addProperty("text", "stranger note");
    send(Ops.NOTE_ADD, id -> other, note);
    send(Ops.WISH_ADD, id -> other, new Ops.WishItem("stranger-sku"));
    send(Ops.TASTE_STRIKE, id -> other, new Ops.Taste("product:stranger-sku"));
    send(Ops.SUGGESTION_EVENTS, id -> other, events("stranger-sku"));
    JsonObject call = new JsonObject();
    call.addProperty("store", STORE);
    call.addProperty("customer", other);
    call.addProperty("kind", "call");
    call.addProperty("text", "stranger call");
    send(Ops.TASK_ADD, op -> OpId.create().toString(), call);
    take(
        "till",
        new Incoming.Cart(
            "stranger-1",
            List.of(new Incoming.Item("stranger-sku", 2)),
            Instant.parse("2026-11-02T10:00:00Z")),
        somebodyElse("stranger-2"));
    String second = hub.writer().findCustomer("till", "stranger-2").orElseThrow();
    hub.mergeDesk().merge(new Merging.Merge(other, second, "stranger-manager"));
    hub.mergeDesk().unmerge(new Merging.Unmerge(second, "stranger-manager"));
    hub.lookUps()
        .ask(
            new Lookup.Request(
                "stranger-kiosk", "jeju", "stranger", Lookup.Kind.CARD, "stranger-1"));
    hub.cards(folder.resolve("card-keys")).rotating().create(new CustomerId(other));
    hub.personDesk()
        .tell(new Whose.Id(other), Act.VIEW, new By("stranger-staff", "ops", "stranger reason"));
  }

  private String addTask(String customer) {
    JsonObject body = new JsonObject();
    body.addProperty("store", STORE);
    body.addProperty("customer", customer);
    body.addProperty("kind", "data_copy");
    body.addProperty("text", "call the canary");
    String id = OpId.create().toString();
    send(Ops.TASK_ADD, op -> id, body);
    JsonObject edit = new JsonObject();
    edit.addProperty("store", STORE);
    edit.addProperty("text", "call the canary again");
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            100,
            Ops.TASK_EDIT,
            id,
            "staff-1",
            clock.instant().toString(),
            edit,
            BodyHash.of(edit),
            Long.MAX_VALUE);
    accept(op, Sender.UNBOUND);
    return id;
  }

  private JsonObject copy() {
    return hub.personDesk().tell(new Whose.Id(posId), Act.EXPORT, MANAGER);
  }

  @Test
  void whatTheyWereToldBeforeTheyAgreedIsInIt() {
    Entity.Text words = new Entity.Text("무엇에 쓰나요", "what it is for");
    List<ToldTexts.Told> told =
        List.of(new ToldTexts.Told("marketing", words, words, words, words));
    KeptTexts texts = new KeptTexts((HubLog) reads(), clock);
    texts.take("seoul|tablet-1", "2026-1", told);
    texts.take("seoul|tablet-1", "stranger-text", told);

    assertThat(copy().getAsJsonArray("consent_texts"))
        .extracting(text -> text.getAsJsonObject().get("version").getAsString())
        .containsExactly("2026-1");
    assertThat(copy().get("consent_texts").toString()).contains("무엇에 쓰나요");
  }

  @Test
  void everyEntityIsEitherInTheListThatBothGoThroughOrAboutNobody() throws Exception {
    Set<String> all = new TreeSet<>();
    for (Field constant : Entity.class.getDeclaredFields()) {
      if (constant.getType() == String.class) {
        all.add((String) constant.get(null));
      }
    }
    assertThat(Stream.concat(listed().stream(), OF_NOBODY.stream()))
        .as("a new entity goes into hub.erasure.Places, or is said to be about nobody")
        .containsExactlyInAnyOrderElementsOf(all);

    Set<String> ofCustomers =
        Arrays.stream(Entity.class.getDeclaredClasses())
            .filter(Class::isRecord)
            .filter(type ->
                Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .anyMatch("customer"::equals))
            .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertThat(listed()).containsAll(ofCustomers);
  }

  private static Set<String> listed() {
    return Places.all().flatMap(place -> place.entities().stream()).collect(Collectors.toSet());
  }

  @Test
  void whateverHoldsThemInTheStoreIsInTheListThatBothGoThrough() throws SQLException {
    Set<String> found = new TreeSet<>();
    for (Cell cell : dump()) {
      if (Stream.concat(all().stream(), Stream.of(task)).anyMatch(cell.row()::contains)) {
        found.add(placeOf(cell));
      }
    }

    Set<String> described =
        Places.all()
            .flatMap(place ->
                Stream.concat(
                    place.entities().stream().map(ROW::concat),
                    place.kinds().stream()
                        .filter(kind -> !AFTERWARDS.contains(kind))
                        .map(RECORD::concat)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found.stream().filter(name -> !described.contains(name)))
        .as("what holds them is described")
        .isEmpty();
    assertThat(described.stream().filter(name -> !found.contains(name)))
        .as("control: this shop has all that is described")
        .isEmpty();
  }

  /** Rows and records may bear the same names; what connectors remember bears theirs. */
  private static String placeOf(Cell cell) {
    String[] parts = cell.row().split("\u001f");
    parts[0] =
        parts[0]
            .replaceFirst("^connector\\..+\\.seen\\..+$", "connector.*.seen.*")
            .replaceFirst("^connector\\..+\\.tellers$", "connector.*.tellers");
    return switch (cell.table()) {
      case "row" -> ROW + parts[1];
      case "opened row" -> ROW + parts[0];
      default -> RECORD + parts[0];
    };
  }

  @Test
  void theCopyHoldsEverythingThatIsKnownUnderAllTheirIds() {
    JsonObject copy = copy();

    String text = copy.toString();
    assertThat(all().stream().filter(canary -> !text.contains(canary))).isEmpty();
    assertThat(text).doesNotContain("다른사람", "stranger");
    assertThat(strings(copy, "ids", "source_id")).containsExactlyInAnyOrderElementsOf(THEIRS);
    ((HubLog) reads())
        .write(transaction -> {
          for (String entity : ClientBuckets.OF_CUSTOMER) {
            int rows =
                Stream.of(posId, webId)
                    .mapToInt(
                        id -> transaction.listOfCustomer(ClientBuckets.ALL, entity, id).size())
                    .sum();
            String field = entity.equals(Entity.CONSENT) ? "consents" : CopyParts.fieldOf(entity);
            assertThat(copy.getAsJsonArray(field)).as(entity).hasSize(rows).isNotEmpty();
          }
          return 0;
        });
    assertThat(copy.getAsJsonArray("tasks")).hasSize(4);
    for (String field :
        List.of(
            "told",
            "waiting",
            "maybe_also",
            "told_lists",
            "wish_words",
            "taste_words",
            "suggestion_events",
            "passes",
            "cards_taken_back",
            "merges",
            "look_ups",
            "accesses")) {
      assertThat(copy.getAsJsonArray(field)).as(field).isNotEmpty();
    }
    assertThat(strings(copy, "consents", "text_version")).contains("2026-1");
    assertThat(strings(copy, "consents", "received"))
        .hasSize(copy.get("consents").getAsJsonArray().size());
  }

  @Test
  void whatTheyWithdrewAndHowOldItIsMakesNoDifference() {
    take("pos", oldOrder());
    hub.changeHistoryMonths(Optional.of(1));
    hub.retention().run();
    clock.move(Duration.ofDays(1));
    for (String purpose : List.of("suggest_online", "lookup")) {
      send(Ops.CONSENT_RECORD, id -> posId, new Ops.ConsentEntry(purpose, false, "2026-1"));
      send(Ops.CONSENT_RECORD, id -> webId, new Ops.ConsentEntry(purpose, false, "2026-1"));
    }

    JsonObject copy = copy();

    assertThat(copy.getAsJsonArray("granted").toString()).doesNotContain("lookup");
    assertThat(strings(copy, "ids", "on_devices_of")).isEmpty();
    assertThat(strings(copy, "orders", "number")).contains("1001", "77");
    assertThat(strings(copy, "searches", "text")).containsExactly("canary seeds");
    assertThat(strings(copy, "history", "kind")).contains("view");
    assertThat(copy.get("name").getAsString()).isEqualTo("카나리아");
  }

  @Test
  void whatOnlyANewerProgramKnowsIsToldAsWell() {
    ((HubLog) reads())
        .write(transaction ->
            transaction.put(
                ClientBuckets.ALL,
                Entity.SEARCH,
                posId + "|2026-11-03T10:00:00Z|s9",
                "{\"customer\":\"" + posId + "\",\"mood\":\"canary mood\"}"));

    assertThat(strings(copy(), "searches", "mood")).containsExactly("canary mood");
  }

  private static Incoming oldOrder() {
    return new Incoming.Order(
        Optional.of(THEIRS.get(0)),
        "A-0",
        Optional.of("77"),
        Instant.parse("2019-01-01T10:00:00Z"),
        "store",
        "daejeon",
        Entity.OrderState.DONE,
        "KRW",
        List.of(new Incoming.Line("1", "MUG", 1, 9_000, 818)));
  }

  @Test
  void theyAreFoundByWhatTheyHaveInHand() {
    for (Whose whose :
        List.of(
            new Whose.Id(webId),
            new Whose.Card("canary-card 1"),
            new Whose.Source(new SourceId("web", THEIRS.get(1))),
            new Whose.Request(task.substring(task.length() - 8).toUpperCase(Locale.ROOT)))) {
      assertThat(hub.personDesk().tell(whose, Act.VIEW, MANAGER).get("id").getAsString())
          .as(whose.toString())
          .isEqualTo(posId);
    }
    assertThatThrownBy(() -> tell(new Whose.Phone("+82 10-7701-5550")))
        .as("two people have that number")
        .hasMessageContaining("DATA-01")
        .hasMessageContaining(posId);
    for (Whose nobody :
        List.of(
            new Whose.Id("nobody"),
            new Whose.Phone("010-0000-0000"),
            new Whose.Card("nothing"),
            new Whose.Source(new SourceId("pos", "nobody")),
            new Whose.Request("00000000"),
            new Whose.Request(task.substring(task.length() - 4)))) {
      assertThatThrownBy(() -> tell(nobody)).hasMessageContaining("DATA-01");
    }
  }

  private JsonObject tell(Whose whose) {
    return hub.personDesk().tell(whose, Act.VIEW, MANAGER);
  }

  static List<String> strings(JsonObject copy, String list, String field) {
    return copy.getAsJsonArray(list).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(row -> row.has(field))
        .flatMap(row ->
            row.get(field).isJsonArray()
                ? row.getAsJsonArray(field).asList().stream()
                : Stream.of(row.get(field)))
        .map(JsonElement::getAsString)
        .toList();
  }
}
