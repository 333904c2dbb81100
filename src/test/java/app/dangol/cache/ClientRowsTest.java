package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestStore.CLIENTS;
import static app.dangol.cache.TestStore.WORK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.customer.Task;
import app.dangol.device.SettableClock;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a customer: kept, sealed where it is personal, and gone with the customer. */
class ClientRowsTest {
  private static final String AT = "2026-11-01T09:00:00Z";
  private static final List<String> TABLES =
      List.of(
          "history",
          "note",
          "orders",
          "search",
          "cart",
          "wish",
          "loyalty",
          "coupon",
          "consent",
          "reservation",
          "struck");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final String TASK = "0199c9d2-7c1a-7b31-8f02-3f5f7f0f0a01";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:00:00Z"));
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyKindIsKept() {
    apply(CLIENTS, all("c1", 1));
    apply(WORK, task("c1", 1, "선물 포장"));

    for (String table : TABLES) {
      assertThat(store.count(table)).as(table).isEqualTo(1);
    }
    assertThat(store.count("task")).isEqualTo(1);
    assertThat(store.count("kept_out")).isZero();
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(1 + TABLES.size());
  }

  @Test
  void everyKindGoesWithItsCustomer() {
    apply(CLIENTS, all("c1", 1));
    apply(WORK, task("c1", 1, "선물 포장"));

    apply(CLIENTS, gone(customer("c1", 1, "김하늘", "1001"), 90));

    for (String table : TABLES) {
      assertThat(store.count(table)).as(table).isZero();
    }
    assertThat(store.states.get(CLIENTS).rows()).isZero();
    assertThat(store.states.get(CLIENTS).sum()).isZero();
    assertThat(sealedTasks()).as("only the words of a task go, it is the store's").isZero();
    assertThat(store.writer.recount()).isEmpty();
  }

  @Test
  void whatIsPersonalStandsNowhereReadable() throws IOException {
    apply(CLIENTS, all("c1", 1));
    apply(WORK, task("c1", 1, "카나리아 과제"));
    store.close();

    byte[] file = Files.readAllBytes(folder.resolve("cache.db"));
    List<byte[]> words = new ArrayList<>();
    for (String plain : List.of("카나리아 검색", "카나리아 쿠폰", "Canary coupon", "카나리아 과제")) {
      words.add(plain.getBytes(UTF_8));
    }
    assertThat(new ByteScan(words).findIn(file)).isEmpty();
    store = new TestStore(folder, clock);
  }

  @Test
  void aFieldOfANewerHubSurvivesInASealedRecord() {
    Row known = task("c1", 1, "전화하기");
    JsonObject data = known.tree().orElseThrow();
    data.addProperty("priority", "high");
    apply(WORK, Row.of(known.entity(), known.key(), 1, data));

    JsonObject opened =
        store.cache.read(session -> {
          var list = session.prepare("SELECT sealed FROM task WHERE id = ?");
          list.setString(1, TASK);
          try (var row = list.executeQuery()) {
            row.next();
            return SealedJson.open(store.cipher, Entity.TASK, TASK, row.getBytes(1));
          }
        });

    assertThat(opened).isEqualTo(data);
  }

  @Test
  void aFieldOfANewerHubSurvivesInAProfile() {
    Row known = customer("c1", 1, "김하늘", "1001");
    JsonObject data = known.tree().orElseThrow();
    data.addProperty("birthday", "1990-05-01");
    apply(CLIENTS, Row.of(known.entity(), known.key(), 1, data));

    JsonObject opened =
        store.cache.read(session -> {
          try (var row = session.prepare("SELECT sealed FROM customer").executeQuery()) {
            row.next();
            return SealedJson.open(store.cipher, Entity.CUSTOMER, "c1", row.getBytes(1));
          }
        });

    assertThat(opened.get("birthday").getAsString()).isEqualTo("1990-05-01");
  }

  @Test
  void aStateOfANewerHubDoesNotHoldUpThePage() {
    Row known = order("c1", 3);
    JsonObject data = known.tree().orElseThrow();
    data.addProperty("state", "lost_in_space");

    apply(CLIENTS, Row.of(known.entity(), known.key(), 3, data));

    assertThat(store.count("orders")).isEqualTo(1);
  }

  @Test
  void whatIsOlderThanItIsKeptLeavesTheDeviceAndStillCounts() throws IOException {
    apply(
        CLIENTS,
        customer("c1", 1, "김하늘", "1001"),
        history("c1", "canary-old", 2, "2024-12-01T00:00:00Z", "canary-basket"),
        history("c1", "h2", 3, "2026-11-01T00:00:00Z", "b2"));
    assertThat(store.writer.expire()).isZero();
    BucketState before = store.states.get(CLIENTS);

    clock.move(Duration.ofDays(30));
    assertThat(store.writer.expire()).isEqualTo(1);

    assertThat(store.count("history")).isEqualTo(1);
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(before.rows());
    assertThat(store.states.get(CLIENTS).sum()).isEqualTo(before.sum());
    assertThat(store.writer.recount()).isEmpty();
    store.close();
    byte[] file = Files.readAllBytes(folder.resolve("cache.db"));
    List<byte[]> words = List.of("canary-old".getBytes(UTF_8), "canary-basket".getBytes(UTF_8));
    assertThat(new ByteScan(words).findIn(file)).isEmpty();
    store = new TestStore(folder, clock);
  }

  @Test
  void aClockThatWasYearsAheadHasItsBucketsFetchedAnew() {
    Row line = history("c1", "h1", 2, "2026-11-01T00:00:00Z", "b1");
    clock.move(Duration.ofDays(3_652));
    apply(CLIENTS, customer("c1", 1, "김하늘", "1001"), line);
    assertThat(store.count("history")).as("taken for aged").isZero();
    assertThat(store.writer.refetchWhatIsFromTheFuture()).isZero();

    clock.move(Duration.ofDays(-3_652));

    assertThat(store.writer.refetchWhatIsFromTheFuture()).isEqualTo(1);
    assertThat(store.writer.refetchWhatIsFromTheFuture()).as("once").isZero();
    store.writer.applyPage(
        store.states.get(CLIENTS).next(), page(9, "c9", customer("c1", 1, "김하늘", "1001"), line));
    assertThat(store.count("history")).isEqualTo(1);
    assertThat(store.writer.recount()).isEmpty();
  }

  @Test
  void aTombstoneFindsWhatHasAgedAway() {
    Row old = history("c1", "h1", 2, "2020-12-01T00:00:00Z", "b1");
    apply(CLIENTS, customer("c1", 1, "김하늘", "1001"), old);
    assertThat(store.count("history")).isZero();
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(2);

    apply(CLIENTS, gone(old, 9));

    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(1);
    assertThat(store.writer.recount()).isEmpty();
  }

  @Test
  void aCustomerOnDemandIsThereForADayAndInNoManifest() {
    assertThat(store.writer.applyDemand(C1, List.of(all("c1", 7)), 9)).isTrue();
    assertThat(store.directory.find(C1)).isPresent();
    assertThat(store.states.list()).isEmpty();

    clock.move(Duration.ofHours(23));
    assertThat(store.writer.expireDemand(clock.instant())).isZero();
    clock.move(Duration.ofHours(2));
    assertThat(store.writer.expireDemand(clock.instant())).isEqualTo(1);

    assertThat(store.directory.find(C1)).isEmpty();
    assertThat(store.dump()).isEmpty();
  }

  @Test
  void aCustomerOfThisStoreIsNotTakenInOnDemand() {
    apply(CLIENTS, customer("c1", 1, "김하늘", "1001"));

    assertThat(store.writer.applyDemand(C1, List.of(customer("c1", 9, "김바다", "1001")), 9))
        .isFalse();

    assertThat(store.directory.find(C1).orElseThrow().name().full()).isEqualTo("김하늘");
  }

  @Test
  void aCustomerOnDemandWhoBecomesTheStoresOwnStays() {
    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);
    apply(CLIENTS, customer("c1", 5, "김하늘", "1001"), order("c1", 6));

    clock.move(Duration.ofHours(25));
    store.writer.expire();

    assertThat(store.directory.find(C1)).isPresent();
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(2);
    assertThat(store.writer.recount()).isEmpty();
  }

  @Test
  void anAnswerOnDemandThatNamesSomebodyElseIsRefused() {
    assertThatThrownBy(() ->
            store.writer.applyDemand(
                C1, List.of(customer("c1", 5, "김하늘", "1001"), customer("c2", 6, "이솔", "1002")), 9))
        .isInstanceOf(DangolException.class);
    assertThat(store.dump()).isEmpty();
  }

  @Test
  void aRowOfAnUnknownKindAboutSomebodyElseIsRefusedAsWell() {
    Row other = put("badge", "c2|gold", 6, new JsonObject());

    assertThatThrownBy(
            () -> store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001"), other), 9))
        .isInstanceOf(DangolException.class);
    assertThat(store.dump()).isEmpty();
  }

  @Test
  void aTaskOfTheStoreOutlastsACopyOfItsCustomer() {
    apply(WORK, task("c1", 1, "선물 포장"));
    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);

    clock.move(Duration.ofHours(25));
    store.writer.expire();

    assertThat(store.directory.find(C1)).isEmpty();
    assertThat(store.tasks.listOpen()).extracting(Task::text).containsExactly("선물 포장");
  }

  @Test
  void aTaskOutlastsACopyThatIsLetGoOfAtOnce() {
    apply(WORK, task("c1", 1, "선물 포장"));
    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);

    store.writer.dropDemanded(C1);

    assertThat(store.tasks.listOpen()).hasSize(1);
  }

  @Test
  void theWordsOfATaskComeBackWithItsCustomer() {
    apply(CLIENTS, customer("c1", 1, "김하늘", "1001"), customer("c2", 2, "이솔", "1002"));
    apply(WORK, task("c1", 1, "선물 포장"));
    apply(CLIENTS, gone(customer("c1", 1, "김하늘", "1001"), 90));
    apply(CLIENTS, customer("c3", 91, "박하", "1003"));
    assertThat(store.states.get(WORK).next())
        .as("nobody else brings them back")
        .isInstanceOf(PageRequest.Changes.class);

    apply(CLIENTS, customer("c1", 92, "김하늘", "1001"));

    assertThat(store.states.get(WORK).next()).isInstanceOf(PageRequest.Snapshot.class);
    apply(WORK, task("c1", 1, "선물 포장"));
    assertThat(store.tasks.listOpenOf(C1)).extracting(Task::text).containsExactly("선물 포장");
    apply(CLIENTS, customer("c1", 93, "김하늘", "1001"));
    assertThat(store.states.get(WORK).next()).isInstanceOf(PageRequest.Changes.class);
    assertThat(store.writer.recount()).isEmpty();
  }

  @Test
  void theWordsOfATaskComeBackAfterASnapshotWithoutItsCustomer() {
    apply(CLIENTS, customer("c1", 1, "김하늘", "1001"), customer("c2", 2, "이솔", "1002"));
    apply(WORK, task("c1", 1, "선물 포장"));
    store.writer.refetch(CLIENTS);
    apply(CLIENTS, customer("c2", 2, "이솔", "1002"));
    assertThat(sealedTasks()).isZero();

    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);

    assertThat(store.states.get(WORK).next()).isInstanceOf(PageRequest.Snapshot.class);
  }

  private long sealedTasks() {
    return store.cache.read(
        session -> session.number("SELECT count(*) FROM task WHERE length(sealed) > 0", -1));
  }

  private int pages;

  private void apply(String bucket, Row... rows) {
    store.writer.applyPage(store.states.get(bucket).next(), page(100 + ++pages, "c" + pages, rows));
  }

  private static Row task(String customer, long version, String text) {
    return put(
        Entity.TASK,
        TASK,
        version,
        new Entity.Task(
            TASK,
            "seoul-1",
            customer,
            "follow_up",
            text,
            Entity.TaskState.OPEN,
            "2026-12-01",
            null,
            AT,
            "s-1"));
  }

  private static Row order(String customer, long version) {
    return put(
        Entity.ORDER,
        customer + "|" + AT + "|o1",
        version,
        new Entity.Order(
            customer,
            "o1",
            "2026-1",
            AT,
            "online",
            "online",
            Entity.OrderState.SHIPPED,
            1000,
            91,
            "KRW"));
  }

  private static Row[] all(String c, long v) {
    return new Row[] {
      customer(c, v, "김하늘", "1001"),
      history(c, "h1", v + 1, AT, "b1"),
      TestRows.note(c, "0199c9d2-7c1a-7b31-8f02-3f5f7f0f0a02", v + 2, "단골"),
      order(c, v + 3),
      put(Entity.SEARCH, c + "|" + AT + "|q1", v + 4, new Entity.Search(c, "q1", AT, "카나리아 검색")),
      put(Entity.CART, c + "|S1", v + 5, new Entity.Cart(c, "S1", 2, AT)),
      put(Entity.WISH, c + "|S2", v + 6, new Entity.Wish(c, "S2", AT)),
      put(
          Entity.LOYALTY,
          c + "|club",
          v + 7,
          new Entity.Loyalty(c, "club", 1200, new Entity.Text("골드", "Gold"), AT)),
      put(
          Entity.COUPON,
          c + "|k1",
          v + 8,
          new Entity.Coupon(
              c,
              "k1",
              new Entity.Text("카나리아 쿠폰", "Canary coupon"),
              "2026-12-31",
              Entity.CouponState.OPEN)),
      put(
          Entity.CONSENT,
          c + "|" + AT + "|g1",
          v + 9,
          new Entity.Consent(c, "g1", AT, "lookup", true, "consent", "v1", "import")),
      put(
          Entity.RESERVATION,
          c + "|r1",
          v + 10,
          new Entity.Reservation(
              c,
              "r1",
              "seoul-1",
              "S1",
              1,
              AT,
              Entity.ReservationState.CONFIRMED,
              "2026-11-25T09:00:00Z",
              null)),
      put(Entity.STRUCK, c + "|kind:cup", v + 11, new Entity.Struck(c, "kind:cup", AT))
    };
  }
}
