package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.SqliteModel;
import app.dangol.cache.TestRows;
import app.dangol.cache.TestStore;
import app.dangol.customer.Customer;
import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoTime;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.model.ModelCounts;
import app.dangol.hub.model.PairCounter;
import app.dangol.hub.model.Training;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.insight.Insights;
import app.dangol.insight.ParameterFile;
import app.dangol.suggest.Suggester;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.Term;
import app.dangol.visit.CustomerInsight;
import app.dangol.visit.CustomerViews;
import app.dangol.visit.Freshness;
import app.dangol.visit.Offer;
import app.dangol.visit.Offers;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Further;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P6: who somebody is changes nothing. Two hundred regulars of the demo shop become other people,
 * of other names, titles, ages, genders, numbers and regions, with the same purchases and the same
 * consents: the hub learns the very same bytes, and the device suggests the same things in the same
 * order for the same reasons with the same scores.
 */
class P6FairnessTest {
  private static final int CUSTOMERS = 200;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T05:00:00Z"), DemoTime.ZONE);
  private static final List<String> NAMES =
      List.of("김영자 여사", "Mr. John Smith", "박철수 씨", "Mrs. Amélie de la Cruz", "어린이", "할머니");
  private static final DemoData SHOP = DemoData.read(DemoFiles.shipped(), CLOCK);

  private static List<Entity.Customer> people;
  private static List<Entity.History> history;

  @TempDir private static Path folder;

  @BeforeAll
  static void chooseRegulars() {
    Map<String, Long> lines =
        SHOP.history()
            .collect(Collectors.groupingBy(Entity.History::customer, Collectors.counting()));
    people =
        SHOP.customers()
            .filter(person -> lines.getOrDefault(person.id(), 0L) > 20)
            .limit(CUSTOMERS)
            .toList();
    Set<String> ids = people.stream().map(Entity.Customer::id).collect(Collectors.toSet());
    history = SHOP.history().filter(line -> ids.contains(line.customer())).toList();
    assertThat(people).hasSize(CUSTOMERS);
  }

  @Test
  void theHubLearnsTheSameBytesAndTheDeviceSuggestsTheSameFromOtherPeople() throws IOException {
    Outcome before = outcome("before", people, history);
    for (int seed = 1; seed <= 3; seed++) {
      Outcome after = outcome("after-" + seed, others(seed), history);

      assertThat(after.model().equals(before.model())).as("the same rows are learned").isTrue();
      assertThat(people)
          .extracting(Entity.Customer::id)
          .as("who is suggested something else now")
          .filteredOn(id ->
              !after.suggested().getOrDefault(id, List.of()).equals(before.suggested().get(id)))
          .isEmpty();
    }
    assertThat(before.model()).contains("\"count\"").hasSizeGreaterThan(10_000);
    assertThat(before.suggested()).hasSize(CUSTOMERS);
    assertThat(new HashSet<>(before.suggested().values()))
        .as("it does tell people apart, by what they did")
        .hasSizeGreaterThan(CUSTOMERS / 2);
  }

  /** The comparison above can fail: what somebody bought does change something. */
  @Test
  void otherPurchasesDoChangeWhatIsLearnedAndSuggested() throws IOException {
    Outcome before = outcome("all", people, history);
    Outcome after =
        outcome(
            "fewer", people, history.stream().filter(l -> l.sku().hashCode() % 5 != 0).toList());

    assertThat(after.model()).isNotEqualTo(before.model());
    assertThat(after.suggested()).isNotEqualTo(before.suggested());
  }

  /** The same ids and consents; everything else about them is somebody else's, or new. */
  private static List<Entity.Customer> others(int seed) {
    Random random = new Random(seed);
    List<Entity.Customer> shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, random);
    List<String> shops = SHOP.stores().map(Entity.Store::id).toList();
    List<Entity.Customer> changed = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Entity.Customer person = people.get(i);
      Entity.Customer other = shuffled.get(i);
      changed.add(
          new Entity.Customer(
              person.id(),
              random.nextBoolean() ? other.name() : NAMES.get(random.nextInt(NAMES.size())),
              random.nextBoolean() ? "+8251" + (1_000_000 + i) : null,
              random.nextBoolean() ? "someone" + i + "@elsewhere.example" : null,
              other.cards(),
              shops.get(random.nextInt(shops.size())),
              LocalDate.of(1999, 1, 1).plusDays(random.nextInt(9_000)).toString(),
              other.preferences(),
              person.granted(),
              new Further(personal(random))));
    }
    return changed;
  }

  /** What a shop system may know besides, and a newer program may one day bring. */
  private static Map<String, JsonElement> personal(Random random) {
    Map<String, JsonElement> fields = new LinkedHashMap<>();
    fields.put(
        "birth_date",
        new JsonPrimitive("%d-0%d-11".formatted(1930 + random.nextInt(90), 1 + random.nextInt(9))));
    fields.put("gender", new JsonPrimitive(random.nextBoolean() ? "F" : "M"));
    fields.put("region", new JsonPrimitive(random.nextBoolean() ? "부산" : "제주"));
    fields.put("age", new JsonPrimitive(random.nextInt(100)));
    return fields;
  }

  /**
   * @param model the rows the hub learned, as text
   * @param suggested what each customer is offered, in order
   */
  private record Outcome(String model, Map<String, List<Shown>> suggested) {}

  private record Shown(Sku sku, double score, Term reason, List<Term> terms) {
    static Shown of(Offer offer) {
      Suggestion suggestion = offer.suggestion();
      return new Shown(suggestion.sku(), suggestion.score(), offer.reason(), suggestion.terms());
    }
  }

  private static Outcome outcome(
      String name, List<Entity.Customer> customers, List<Entity.History> lines) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    ModelCounts model = learn(own, customers, lines);
    String rows =
        Stream.concat(model.pairs().stream(), model.popularity().stream())
            .map(StrictJson::write)
            .collect(Collectors.joining("\n"));
    return new Outcome(rows, suggest(own, customers, lines, model));
  }

  /** As the hub does at night, from what lies in its own database. */
  private static ModelCounts learn(
      Path own, List<Entity.Customer> customers, List<Entity.History> lines) {
    AtomicReference<ModelCounts> learned = new AtomicReference<>();
    try (Hub hub = Hub.open(own.resolve("hub.db"), CLOCK, BlockingGuard.NONE)) {
      hub.writer().putClients(customers, lines);
      hub.training(
              baskets -> {
                learned.set(new PairCounter().train(baskets));
                return learned.get();
              },
              new Training.Schedule(LocalTime.of(4, 30), DemoTime.ZONE))
          .run();
    }
    return learned.get();
  }

  /** As a device does, from what lies in its own databases. */
  private static Map<String, List<Shown>> suggest(
      Path own, List<Entity.Customer> customers, List<Entity.History> lines, ModelCounts model) {
    try (TestStore store = new TestStore(own, CLOCK)) {
      load(store, customers, lines, model);
      StoreId here = new StoreId(SHOP.stores().findFirst().orElseThrow().id());
      Offers offers =
          new Offers(
              store.catalog, new Suggester(new SqliteModel(store.cache, store.changes)), here);
      CustomerViews views =
          new CustomerViews(
              store.directory,
              store.accounts,
              store.tasks,
              store.notes,
              store.catalog,
              offers,
              new Fresh(),
              new CustomerInsight(new Insights(ParameterFile.shipped(), CLOCK.getZone()), CLOCK),
              CLOCK);
      Map<String, List<Shown>> suggested = new LinkedHashMap<>();
      for (Entity.Customer customer : customers) {
        Customer known = store.directory.find(new CustomerId(customer.id())).orElseThrow();
        suggested.put(
            customer.id(), views.of(known, Set.of()).offers().stream().map(Shown::of).toList());
      }
      return suggested;
    }
  }

  private static void load(
      TestStore store,
      List<Entity.Customer> customers,
      List<Entity.History> lines,
      ModelCounts model) {
    page(
        store,
        Bucket.CATALOGUE,
        Stream.concat(
            SHOP.stores().map(s -> row(Entity.STORE, s.id(), s)),
            SHOP.products().map(p -> row(Entity.PRODUCT, p.sku(), p))));
    page(
        store,
        TestStore.STOCK,
        SHOP.stock().map(s -> row(Entity.STOCK, s.sku() + "|" + s.store(), s)));
    page(
        store,
        Bucket.MODEL,
        Stream.concat(
            model.pairs().stream().map(p -> row(Entity.PAIR, p.sku() + "|" + p.other(), p)),
            model.popularity().stream().map(p -> row(Entity.POPULARITY, p.sku(), p))));
    page(
        store,
        TestStore.CLIENTS,
        Stream.concat(
            customers.stream().map(c -> row(Entity.CUSTOMER, c.id(), c)),
            lines.stream()
                .map(l -> row(Entity.HISTORY, l.customer() + "|" + l.at() + "|" + l.id(), l))));
  }

  private static void page(TestStore store, String bucket, Stream<Row> rows) {
    store.writer.applyPage(
        store.states.get(bucket).next(), TestRows.page(1, "c1", rows.toArray(Row[]::new)));
  }

  private static Row row(String entity, String key, Object data) {
    return Row.of(entity, key, 1, StrictJson.toTree(data));
  }

  private record Fresh() implements Freshness {
    @Override
    public Optional<Instant> dataAsOf() {
      return Optional.of(CLOCK.instant());
    }

    @Override
    public Optional<Instant> findFetchedAt(CustomerId customer) {
      return Optional.empty();
    }
  }
}
