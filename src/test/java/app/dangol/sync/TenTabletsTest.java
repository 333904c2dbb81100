package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.TaskRule;
import app.dangol.hub.Put;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.id.TaskId;
import app.dangol.insight.Insights;
import app.dangol.insight.ParameterFile;
import app.dangol.text.Texts;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.CustomerInsight;
import app.dangol.visit.StoreRound;
import app.dangol.wire.Entity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten tablets of a store, a real hub on loopback, and the tasks that the store's rules make. */
class TenTabletsTest {
  private static final int TABLETS = 10;
  private static final StoreId STORE = new StoreId("seoul-1");
  private static final StaffId MANAGER = new StaffId("staff-m");
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @TempDir private Path folder;
  private TestHub hub;
  private final List<Device> tablets = new ArrayList<>();
  private final List<StoreRound> rounds = new ArrayList<>();
  private int witnesses;

  @BeforeEach
  void open() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(0, 0);
    fill();
    for (int i = 0; i < TABLETS; i++) {
      Device tablet = new Device(folder.resolve("tablet-" + i), hub.client());
      tablets.add(tablet);
      rounds.add(round(tablet, "tablet-" + i, Clock.fixed(NOW, ZoneOffset.UTC)));
    }
    // Likely enough is what is likely at all: how likely is another test's concern.
    tablets.getFirst().store.taskRules.set(MANAGER, rule(TaskRule.Kind.REPURCHASE_DUE, 1, 60));
    tablets.getFirst().store.taskRules.set(MANAGER, rule(TaskRule.Kind.LAPSING, 1, 60));
    tablets.getFirst().store.taskRules.set(MANAGER, rule(TaskRule.Kind.OPEN_CART, 0, 24));
    exchange();
  }

  @AfterEach
  void close() {
    tablets.forEach(Device::close);
    hub.close();
  }

  private static TaskRule rule(TaskRule.Kind kind, int percent, int span) {
    return new TaskRule(kind, true, percent, span, 4, Optional.empty());
  }

  private static StoreRound round(Device tablet, String name, Clock clock) {
    return new StoreRound(
        tablet.store.book,
        tablet.store.directory,
        tablet.store.catalog,
        tablet.store.taskRules,
        tablet.store.tasks,
        tablet.store.audit,
        new CustomerInsight(new Insights(ParameterFile.shipped(), ZoneOffset.UTC), clock),
        STORE,
        new StaffId(name),
        Texts.in(Locale.KOREAN),
        clock);
  }

  /**
   * Customers 0 to 5 buy the same every 30 days, 10 to 15 have been silent for long, 20 to 25 left
   * a cart two days ago; 30 does all of it and agreed to nothing.
   */
  private void fill() {
    List<Put> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add(customer(i, "lookup", "suggest_purchases"));
      rows.add(customer(10 + i, "lookup", "suggest_purchases"));
      rows.add(customer(20 + i, "lookup", "suggest_purchases", "suggest_online"));
      rows.add(cart(20 + i));
    }
    rows.add(customer(30, "lookup"));
    rows.add(cart(30));
    for (int i : new int[] {0, 1, 2, 3, 4, 5, 30}) {
      for (int days = 30; days <= 180; days += 30) {
        rows.add(bought(i, days - i % 10));
      }
    }
    for (int i = 10; i < 16; i++) {
      for (int days = 200; days <= 300; days += 20) {
        rows.add(bought(i, days));
      }
    }
    hub.writer().put(TestHub.CLIENTS, rows);
  }

  @Test
  void tenTabletsThatKnowNothingOfEachOtherMakeEachTaskOnce() {
    // None of them has told the hub anything when the next one goes through its customers.
    rounds.forEach(round -> assertThat(round.whole()).isEqualTo(12));
    assertThat(tablets.stream().map(TenTabletsTest::ids).collect(Collectors.toSet()))
        .as("the same on every tablet")
        .hasSize(1);

    exchange();

    List<Task> made = atTheHub();
    assertThat(made).hasSize(12);
    for (Device tablet : tablets) {
      assertThat(ids(tablet)).isEqualTo(made.stream().map(Task::id).collect(Collectors.toSet()));
      assertThat(tablet.store.tasks.listOpen())
          .allMatch(task -> task.delivery() == Task.Delivery.DELIVERED);
    }
    assertThat(made).extracting(Task::kind).containsOnly("repurchase_due", "lapsing", "open_cart");
    assertThat(made)
        .extracting(task -> task.customer().orElseThrow().value())
        .doesNotContain(TestHub.id(30));
  }

  @Test
  void noMoreThanTheRuleAllowsAreMadeInAStoreOnOneDay() {
    rounds.getFirst().whole();
    exchange();

    rounds.forEach(round -> assertThat(round.whole()).as("the day's four are made").isZero());

    Clock tomorrow = Clock.fixed(NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    assertThat(round(tablets.get(1), "tablet-1", tomorrow).whole())
        .as("the remaining two of each kind")
        .isEqualTo(6);
  }

  @Test
  void aTaskThatIsDoneIsNotMadeAgain() {
    rounds.getFirst().whole();
    exchange();
    Task done = tablets.get(3).store.tasks.listOpen().getFirst();
    tablets.get(3).store.tasks.edit(MANAGER, done.id(), TaskChange.to(Task.State.DONE));
    exchange();

    Clock later = Clock.fixed(NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC);
    for (int i = 0; i < TABLETS; i++) {
      round(tablets.get(i), "tablet-" + i, later).whole();
    }
    exchange();

    for (Device tablet : tablets) {
      assertThat(tablet.store.tasks.find(done.id()).orElseThrow().state())
          .isEqualTo(Task.State.DONE);
    }
    assertThat(atTheHub()).hasSize(18);
  }

  @Test
  void whoTakesTheirConsentBackHasNoTaskAnyMore() {
    rounds.getFirst().whole();
    exchange();
    Task about =
        tablets.getFirst().store.tasks.listOpen().stream()
            .filter(task -> task.kind().equals("lapsing"))
            .findFirst()
            .orElseThrow();
    CustomerId whose = about.customer().orElseThrow();

    tablets
        .get(5)
        .store
        .consents
        .record(whose, MANAGER, ConsentPurpose.SUGGEST_PURCHASES, false, "2026-1");
    rounds.get(5).letGo();
    assertThat(tablets.get(5).store.tasks.listOpenOf(whose)).as("here at once").isEmpty();
    exchange();

    assertThat(tablets).allMatch(tablet -> tablet.store.tasks.listOpenOf(whose).isEmpty());
    rounds.forEach(StoreRound::whole);
    exchange();
    assertThat(tablets).allMatch(tablet -> tablet.store.tasks.listOpenOf(whose).isEmpty());
  }

  @Test
  void aCartIsLookedAtOnlyWithTheConsentToIt() {
    for (int i = 20; i < 26; i++) {
      tablets
          .get(5)
          .store
          .consents
          .record(
              new CustomerId(TestHub.id(i)),
              MANAGER,
              ConsentPurpose.SUGGEST_ONLINE,
              false,
              "2026-1");
    }

    assertThat(rounds.get(5).carts()).isZero();
    assertThat(rounds.get(5).whole()).isEqualTo(8);
    assertThat(rounds.get(4).carts()).as("who has not heard of it").isEqualTo(4);
  }

  @Test
  void whoIsErasedHasNoTaskAnywhere() {
    rounds.getFirst().whole();
    exchange();
    Task about =
        tablets.getFirst().store.tasks.listOpen().stream()
            .filter(task -> task.kind().equals("open_cart"))
            .findFirst()
            .orElseThrow();
    int number = Integer.parseInt(about.customer().orElseThrow().value().replaceAll("\\D", ""));

    hub.erase(number);
    exchange();
    rounds.forEach(StoreRound::whole);
    exchange();

    assertThat(atTheHub()).extracting(Task::customer).doesNotContain(about.customer());
    assertThat(tablets)
        .allMatch(tablet -> tablet.store.tasks.listOf(about.customer().orElseThrow()).isEmpty());
  }

  @Test
  void whoHasBoughtSinceNeedsNotBeThoughtOf() {
    rounds.getFirst().whole();
    exchange();
    Task about =
        tablets.getFirst().store.tasks.listOpen().stream()
            .filter(task -> task.kind().equals("lapsing"))
            .findFirst()
            .orElseThrow();
    CustomerId whose = about.customer().orElseThrow();
    int number = Integer.parseInt(whose.value().replaceAll("\\D", ""));
    hub.writer()
        .put(
            TestHub.CLIENTS,
            List.of(history(number, Instant.now().plus(Duration.ofMinutes(1)), "today")));
    exchange();

    rounds.get(7).letGo();

    assertThat(tablets.get(7).store.tasks.find(about.id()).orElseThrow().state())
        .isEqualTo(Task.State.DROPPED);
  }

  @Test
  void aRuleThatAManagerChangesIsFollowedByEveryTablet() {
    TaskRule off = new TaskRule(TaskRule.Kind.OPEN_CART, false, 0, 48, 3, Optional.of("전화로 여쭤 보기"));
    tablets.get(2).store.taskRules.set(MANAGER, off);
    assertThat(tablets.get(2).store.taskRules.list()).as("here at once").contains(off);
    assertThat(tablets.get(4).store.taskRules.list())
        .contains(rule(TaskRule.Kind.OPEN_CART, 0, 24));

    exchange();

    for (int i = 0; i < TABLETS; i++) {
      assertThat(tablets.get(i).store.taskRules.list()).contains(off);
      assertThat(rounds.get(i).whole()).isEqualTo(8);
    }
    tablets
        .get(9)
        .store
        .taskRules
        .set(
            MANAGER,
            new TaskRule(TaskRule.Kind.OPEN_CART, true, 0, 24, 3, Optional.of("전화로 여쭤 보기")));
    exchange();
    assertThat(rounds.getFirst().carts()).isEqualTo(3);
    assertThat(tablets.getFirst().store.tasks.listOpen())
        .filteredOn(task -> task.kind().equals("open_cart"))
        .allMatch(task -> task.text().startsWith("전화로 여쭤 보기 ("));
  }

  private void exchange() {
    // Twice, for what the last of them sends the first of them has yet to hear.
    tablets.forEach(tablet -> tablet.engine.runOnce());
    tablets.forEach(tablet -> tablet.engine.runOnce());
    assertThat(tablets).allMatch(tablet -> tablet.store.outboxView.count().attention() == 0);
    assertThat(tablets).allMatch(tablet -> tablet.store.outboxView.count().waiting() == 0);
  }

  private static Set<TaskId> ids(Device tablet) {
    Set<TaskId> ids = new HashSet<>();
    for (TaskRule.Kind kind : TaskRule.Kind.values()) {
      tablet.store.tasks.listOfKind(kind.key()).forEach(task -> ids.add(task.id()));
    }
    return ids;
  }

  /** As a tablet sees it that has done nothing itself. */
  private List<Task> atTheHub() {
    List<Task> seen = new ArrayList<>();
    try (Device witness = new Device(folder.resolve("witness-" + witnesses++), hub.client())) {
      witness.engine.runOnce();
      for (TaskRule.Kind kind : TaskRule.Kind.values()) {
        seen.addAll(witness.store.tasks.listOfKind(kind.key()));
      }
    }
    return seen;
  }

  private static Put customer(int i, String... granted) {
    return Put.of(
        new Entity.Customer(
            TestHub.id(i),
            "손님" + i,
            null,
            null,
            List.of("29%06d".formatted(i)),
            "seoul-1",
            "2024-05-01",
            List.of(),
            Arrays.asList(granted)));
  }

  private static Put cart(int i) {
    String at = NOW.minus(Duration.ofHours(48 + i)).toString();
    return Put.of(new Entity.Cart(TestHub.id(i), "S1", 1, at));
  }

  private static Put bought(int i, int daysAgo) {
    return history(i, NOW.minus(Duration.ofDays(daysAgo)), "d" + daysAgo);
  }

  private static Put history(int i, Instant at, String id) {
    return Put.of(
        new Entity.History(TestHub.id(i), id, id, at.toString(), "purchase", "seoul-1", "S1", 1));
  }
}
