package app.dangol.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Merging;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final List<String> STORES = List.of("seoul", "busan", "jeju");

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;
  private Intake intake;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    intake = new Intake(log, CLOCK);
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void unmergingRestoresEveryRowAsItWas(long seed) {
    Random random = new Random(seed);
    List<String> people = IntStream.range(0, 4).mapToObj(i -> someone(i, random)).toList();
    Map<String, String> before = devices();
    List<String> merged = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String into = survivor(people.get(random.nextInt(people.size())));
      String other = survivor(people.get(random.nextInt(people.size())));
      if (merge(into, other)) {
        merged.add(other);
      }
    }
    assertThat(merged).isNotEmpty();
    assertThat(devices()).isNotEqualTo(before);

    merged.reversed().forEach(this::unmerge);

    assertThat(devices()).isEqualTo(before);
  }

  @Test
  void showsAllOfTheOtherUnderTheSurvivorInEveryStoreEitherVisited() {
    String one = person("pos", "1", "seoul", List.of("111"));
    String other = person("web", "9", "busan", List.of("222"));
    order("web", "9", "A", "jeju");

    merge(one, other);

    assertThat(devices().values()).noneMatch(data -> data.contains(other));
    assertThat(customers("jeju")).hasSize(1);
    assertThat(customers("jeju").getFirst().cards()).containsExactly("111", "222");
    assertThat(customers("jeju").getFirst().id()).isEqualTo(one);
    order("web", "9", "B", "jeju");
    assertThat(keys("seoul", Entity.ORDER)).hasSize(2).allMatch(key -> key.startsWith(one));
  }

  @Test
  void aWithdrawalByEitherTakesBothOffEveryDevice() {
    String one = person("pos", "1", "seoul", List.of());
    merge(one, person("web", "9", "busan", List.of()));

    intake.take("web", List.of(customer("9", "busan", List.of(), false, NOW)));

    assertThat(devices()).isEmpty();
  }

  @Test
  void writesDownWhoMergedWhom() {
    String one = person("pos", "1", "seoul", List.of());
    String other = person("web", "9", "busan", List.of());

    merge(one, other);
    unmerge(other);

    List<Merges.Entry> audit =
        log.write(
            transaction -> new Merges(transaction, new ClientBuckets(transaction)).listAudit());
    assertThat(audit)
        .containsExactly(
            new Merges.Entry("merge", one, other, "s-001", NOW.toString()),
            new Merges.Entry("unmerge", one, other, "s-001", NOW.toString()));
  }

  @Test
  void equalCardsAreSuggestedAndMergeByThemselvesOnlyInOneCardSystem() {
    String one = person("pos", "1", "seoul", List.of("2900 0001"));
    String other = person("web", "9", "busan", List.of("29000001"));
    assertThat(survivor(other)).isEqualTo(other);
    assertThat(suggestions()).containsExactly(new Matches.Suggestion(other, one, "card"));

    setting("{\"one_card_system\":[\"pos\",\"app\"]}");
    String third = person("app", "5", "jeju", List.of("29000001"));

    assertThat(survivor(third)).isEqualTo(one);
    assertThat(survivor(other)).isEqualTo(other);
  }

  @Test
  void phonesAreComparedAsNumbersAndNeverMergeByThemselves() {
    intake.take("pos", List.of(reached("1", "010-1234-5678", "Kim@Example.com")));
    intake.take("web", List.of(reached("9", "+82 10 1234 5678", "other@example.com")));

    assertThat(suggestions()).hasSize(1);
    assertThat(suggestions().getFirst().why()).isEqualTo("phone");
  }

  @Test
  void aCardNumberWithABarIsNotTakenForAnother() {
    String barred = person("pos", "1", "seoul", List.of("77|88"));
    String plain = person("web", "2", "busan", List.of("77"));

    assertThat(suggestions()).isEmpty();
    assertThat(byCard("77|88")).contains(barred);
    assertThat(byCard("77")).contains(plain);
    intake.take("pos", List.of(customer("1", "seoul", List.of("99"), true, NOW)));
    assertThat(byCard("77|88")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSuggestionGoesWithWhatItRestedOnWhicheverOfTheTwoChanges(boolean older) {
    person("pos", "1", "seoul", List.of("29000001"));
    person("web", "9", "busan", List.of("29000001"));
    person("pos", "2", "seoul", List.of("29000002"));
    person("web", "8", "busan", List.of("29000002"));
    assertThat(suggestions()).hasSize(2);
    if (older) {
      log.write(transaction -> {
        transaction
            .listRecords("person.suggested.of", "", "", 100)
            .forEach(record -> transaction.forgetRecord("person.suggested.of", record.key()));
        return 0;
      });
    }

    intake.take("pos", List.of(customer("1", "seoul", List.of("5"), true, NOW)));
    intake.take("web", List.of(customer("8", "busan", List.of("6"), true, NOW)));

    assertThat(suggestions()).isEmpty();
    assertThat(log.listRecords("person.suggested.of", "", "|", 10))
        .as("nothing is left of them")
        .isEmpty();
  }

  @Test
  void aLookAtTheMergesWaitsForNobodysWrite() throws Exception {
    String one = person("pos", "1", "seoul", List.of("29000001"));
    String other = person("web", "9", "busan", List.of("29000001"));
    MergeDesk desk = new MergeDesk(log, CLOCK);

    Merging.Overview seen =
        log.write(transaction ->
            CompletableFuture.supplyAsync(desk::look).orTimeout(60, TimeUnit.SECONDS).join());

    assertThat(seen.suggestions()).hasSize(1);
    assertThat(List.of(seen.suggestions().getFirst().one(), seen.suggestions().getFirst().other()))
        .containsExactlyInAnyOrder(one, other);
  }

  private Optional<String> byCard(String card) {
    return log.write(
        transaction -> new Matches(transaction, new ClientBuckets(transaction)).findByCard(card));
  }

  private String someone(int number, Random random) {
    String source = random.nextBoolean() ? "pos" : "web";
    String id = "p" + number;
    String person =
        person(source, id, STORES.get(random.nextInt(3)), List.of("card-" + random.nextInt(100)));
    for (int i = 0; i < random.nextInt(5); i++) {
      // The same numbers in both sources, and the same instants.
      order(source, id, number + "-" + i, STORES.get(random.nextInt(3)));
    }
    intake.take(
        source,
        List.of(
            new Incoming.Cart(id, List.of(new Incoming.Item("S" + random.nextInt(3), 1)), NOW),
            new Incoming.Loyalty(id, "club", random.nextInt(100), Optional.empty(), NOW)));
    return person;
  }

  private String person(String source, String id, String home, List<String> cards) {
    intake.take(source, List.of(customer(id, home, cards, true, NOW.minusSeconds(60))));
    return log.write(transaction ->
        new Persons(transaction).find(new Persons.SourceId(source, id)).orElseThrow());
  }

  private void order(String source, String customer, String id, String store) {
    intake.take(
        source,
        List.of(
            new Incoming.Order(
                Optional.of(customer),
                id,
                Optional.empty(),
                NOW,
                "store",
                store,
                Entity.OrderState.DONE,
                "KRW",
                List.of(new Incoming.Line("1", "S1", 1, 100, 9)))));
  }

  private static Incoming.Customer customer(
      String id, String home, List<String> cards, boolean lookup, Instant at) {
    return new Incoming.Customer(
        id,
        "단골 " + id,
        Optional.empty(),
        Optional.empty(),
        cards,
        Optional.of(home),
        LocalDate.EPOCH,
        List.of(),
        List.of(new Incoming.Basis("lookup", lookup, "consent", at, Optional.of("v1"))));
  }

  private static Incoming.Customer reached(String id, String phone, String email) {
    return new Incoming.Customer(
        id,
        "단골",
        Optional.of(phone),
        Optional.of(email),
        List.of(),
        Optional.empty(),
        LocalDate.EPOCH,
        List.of(),
        List.of());
  }

  private boolean merge(String into, String other) {
    return log.write(transaction -> {
      ClientBuckets clients = new ClientBuckets(transaction);
      boolean done = new Merges(transaction, clients).merge(into, other, "s-001", CLOCK);
      clients.spread();
      return done;
    });
  }

  private void unmerge(String other) {
    log.write(transaction -> {
      ClientBuckets clients = new ClientBuckets(transaction);
      assertThat(new Merges(transaction, clients).unmerge(other, "s-001", CLOCK)).isTrue();
      return clients.spread();
    });
  }

  private String survivor(String id) {
    return log.write(transaction -> new Persons(transaction).survivorOf(id));
  }

  private List<Matches.Suggestion> suggestions() {
    return log.write(
        transaction -> new Matches(transaction, new ClientBuckets(transaction)).listSuggestions());
  }

  private void setting(String json) {
    log.write(transaction -> {
      transaction.keepRecord(Matches.SETTING, Matches.SETTING_KEY, json);
      return 0;
    });
  }

  /** Everything on devices: bucket, entity and key → row. */
  private Map<String, String> devices() {
    Map<String, String> all = new TreeMap<>();
    for (String store : STORES) {
      log.snapshot(Bucket.clientsOf(store), Optional.empty())
          .rows()
          .forEach(row ->
              all.put(store + " " + row.entity() + " " + row.key(), String.valueOf(row.data())));
    }
    return all;
  }

  private List<String> keys(String store, String entity) {
    return log.snapshot(Bucket.clientsOf(store), Optional.empty()).rows().stream()
        .filter(row -> row.entity().equals(entity))
        .map(row -> row.key())
        .toList();
  }

  private List<Entity.Customer> customers(String store) {
    return log.snapshot(Bucket.clientsOf(store), Optional.empty()).rows().stream()
        .filter(row -> row.entity().equals(Entity.CUSTOMER))
        .map(row -> StrictJson.read(String.valueOf(row.data()), Entity.Customer.class))
        .toList();
  }
}
