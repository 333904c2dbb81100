package app.dangol.hub.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.feedback.Definition.Metric;
import app.dangol.hub.feedback.ExperimentReport.Verdict;
import app.dangol.hub.log.HubLog;
import app.dangol.id.OpId;
import app.dangol.suggest.Experiment;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.Merging;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment at a real hub: begun, told in batches, judged by people and not by views. */
class ExperimentDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Hub hub;
  private long seq;

  @BeforeEach
  void open() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void devicesAreToldWithoutWhatOnlyTheHubNeeds() {
    assertThat(hub.experiments().start(definition(Metric.OPENED, 100))).isTrue();

    String told =
        ((HubLog) hub.reads())
            .write(t ->
                Objects.requireNonNull(
                    t.find(Bucket.CATALOGUE, Entity.EXPERIMENT, "front").orElseThrow().data()));
    assertThat(StrictJson.read(told, Entity.Experiment.class))
        .isEqualTo(definition(Metric.OPENED, 100).told());
    assertThat(hub.experiments().start(definition(Metric.OPENED, 100)))
        .as("another of the same name would mix their customers")
        .isFalse();
  }

  @Test
  void whatIsStoppedRunsNoMoreAndStaysToBeJudged() {
    hub.experiments().start(definition(Metric.OPENED, 100));
    clock.move(Duration.ofDays(3));
    assertThat(hub.experiments().stop("front").orElseThrow().told().until())
        .isEqualTo(clock.instant().toString());
    clock.move(Duration.ofDays(1));
    assertThat(hub.experiments().stop("front").orElseThrow().told().until())
        .as("it ended then, and not now")
        .isEqualTo(clock.instant().minus(Duration.ofDays(1)).toString());
    assertThat(hub.experiments().stop("other")).isEmpty();
    assertThat(hub.experiments().list()).hasSize(1);
    assertThat(hub.experiments().report("front")).isPresent();
    assertThat(hub.experiments().report("other")).isEmpty();
  }

  @Test
  void aPersonIsCountedOnceHoweverOftenTheyWereShownSomething() {
    hub.experiments().start(definition(Metric.OPENED, 100));
    people(4);
    for (int visit = 0; visit < 5; visit++) {
      for (int i = 0; i < 4; i++) {
        tell(id(i), clock.instant(), line("shown"), line("opened"));
      }
      clock.move(Duration.ofHours(5));
    }
    clock.move(Duration.ofDays(8));

    ExperimentReport report = report();
    assertThat(report.arms().stream().mapToLong(arm -> arm.counted().units()).sum()).isEqualTo(4);
    assertThat(report.arms().stream().mapToLong(arm -> arm.counted().hits()).sum()).isEqualTo(4);
    assertThat(report.verdicts()).containsExactly(Verdict.TOO_EARLY);
  }

  @Test
  void onlyWhatIsWithinTheWindowOfTheirOwnFirstTimeCountsAndNobodyBeforeItIsOver() {
    hub.experiments().start(definition(Metric.OPENED, 100));
    people(3);
    tell(id(0), NOW, line("shown"));
    clock.move(Duration.ofDays(7).plusMinutes(1));
    tell(id(0), clock.instant(), line("opened"));
    tell(id(1), clock.instant(), line("shown"), line("opened"));

    ExperimentReport report = report();
    assertThat(report.tooRecent()).isEqualTo(1);
    assertThat(report.arms().stream().mapToLong(arm -> arm.counted().units()).sum()).isEqualTo(1);
    assertThat(report.arms().stream().mapToLong(arm -> arm.counted().hits()).sum()).isZero();
  }

  @Test
  void aPurchaseOfTheSameProductWithinSevenDaysIsTheSuggestionsAndAnyOtherIsNot() {
    hub.experiments().start(definition(Metric.BOUGHT, 100));
    people(5);
    for (int i = 0; i < 5; i++) {
      tell(id(i), NOW, line("shown"));
    }
    buy(id(0), "MUG", NOW.plus(Duration.ofDays(6)));
    buy(id(1), "CUP", NOW.plus(Duration.ofDays(1)));
    buy(id(2), "MUG", NOW.plus(Duration.ofDays(8)));
    buy(id(3), "MUG", NOW.minus(Duration.ofDays(1)));
    clock.move(Duration.ofDays(10));

    ExperimentReport report = report();
    assertThat(report.arms().stream().mapToLong(arm -> arm.counted().units()).sum()).isEqualTo(5);
    assertThat(report.arms().stream().mapToLong(arm -> arm.counted().hits()).sum()).isEqualTo(1);
    assertThat(hub.suggestionWatch().look().days())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.shown()).isEqualTo(5);
          assertThat(day.named()).isEqualTo(5);
          assertThat(day.bought()).isEqualTo(1);
          assertThat(day.model()).isEqualTo("counts-7");
        });
  }

  @Test
  void whoCameInTwoArmsOrInTheWrongOneIsLeftOutAndCounted() {
    hub.experiments().start(definition(Metric.OPENED, 100));
    people(12);
    String inControl = first(i -> armOf(i).equals("now"));
    String inNew = first(i -> armOf(i).equals("new"));
    tell(inControl, NOW, line("shown"));
    tell(inNew, NOW, line("shown"));
    hub.mergeDesk().merge(new Merging.Merge(inControl, inNew, "manager-1"));
    String other = first(i -> armOf(i).equals("new") && !id(i).equals(inNew));
    tell(other, NOW, List.of(line("shown", "front/now")));
    clock.move(Duration.ofDays(8));

    ExperimentReport report = report();
    assertThat(report.inTwoArms()).isEqualTo(1);
    assertThat(report.disagreeing()).isEqualTo(1);
    assertThat(report.arms().stream().mapToInt(ExperimentReport.Arm::people).sum()).isZero();
  }

  @Test
  void aDifferenceIsFoundAndTheTestDoneOnceWaitsForItsSize() {
    hub.experiments().start(definition(Metric.OPENED, 300));
    int customers = 560;
    people(customers);
    tellAll(customers, i -> i % (armOf(i).equals("new") ? 3 : 12) == 0);
    clock.move(Duration.ofDays(8));

    ExperimentReport early = report();
    assertThat(early.verdicts()).containsExactly(Verdict.BETTER);
    assertThat(early.comparisons().getFirst().planned()).as("not 300 in each yet").isEmpty();
    assertThat(early.ratio().isMismatch()).isFalse();
    JsonObject json = early.toJson();
    assertThat(json.get("unit").getAsString()).isEqualTo("customer");
    JsonObject compared = json.getAsJsonArray("comparisons").get(0).getAsJsonObject();
    assertThat(compared.getAsJsonObject("always_valid").get("low").getAsDouble()).isPositive();
    assertThat(compared.has("fixed_horizon")).isFalse();

    people(700);
    tellAll(700, i -> i >= customers && i % 9 == 0);
    clock.move(Duration.ofDays(8));
    Interval planned = report().comparisons().getFirst().planned().orElseThrow();
    assertThat(planned.excludesZero()).isTrue();
    people(760);
    tellAll(760, i -> i >= 700);
    clock.move(Duration.ofDays(8));
    assertThat(report().comparisons().getFirst().planned())
        .as("who comes later changes nothing of what was judged once")
        .contains(planned);
  }

  @Test
  void nothingIsSaidWhereAnArmLosesItsCustomers() {
    hub.experiments().start(definition(Metric.OPENED, 300));
    people(600);
    for (int i = 0; i < 600; i++) {
      // A device that crashes in the new arm for every third.
      if (armOf(i).equals("now") || i % 3 != 0) {
        tell(id(i), NOW, line("shown"), line(i % 2 == 0 ? "opened" : "dismissed"));
      }
    }
    clock.move(Duration.ofDays(8));

    assertThat(report().ratio().isMismatch()).isTrue();
    assertThat(report().verdicts()).containsExactly(Verdict.INVALID);
  }

  @Test
  void ofSomebodyErasedNothingIsCounted() {
    hub.experiments().start(definition(Metric.OPENED, 100));
    people(2);
    tell(id(0), NOW, line("shown"));
    tell(id(1), NOW, line("shown"));
    String receipt = OpId.create().toString();
    accept(receipt, Ops.CUSTOMER_ERASE, receipt, new Ops.Erase(id(0), "0".repeat(32)));
    clock.move(Duration.ofDays(8));

    assertThat(report().arms().stream().mapToInt(ExperimentReport.Arm::people).sum()).isEqualTo(1);
  }

  @Test
  void refusesWhatWouldMeanNothing() {
    assertThatThrownBy(() -> definition("Front Page", 100, 0.05, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> definition("front", 0, 0.05, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> definition("front", 9, 0.6, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> definition("front", 9, 0.05, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ExperimentReport report() {
    return hub.experiments().report("front").orElseThrow();
  }

  private static Definition definition(Metric metric, long planned) {
    return new Definition(told("front"), metric, planned, 0.05, 0.1);
  }

  private static Definition definition(String name, long planned, double alpha, double expected) {
    return new Definition(told(name), Metric.OPENED, planned, alpha, expected);
  }

  private static Entity.Experiment told(String name) {
    return new Entity.Experiment(
        name,
        "5f1c",
        List.of(
            new Entity.Experiment.Arm("now", List.of()),
            new Entity.Experiment.Arm(
                "new", List.of(new Entity.Experiment.Setting("variety", "off")))),
        Experiment.EVERYBODY,
        NOW.toString(),
        null);
  }

  private static String armOf(int i) {
    return definition(Metric.OPENED, 1).experiment().armOf(id(i)).orElseThrow().name();
  }

  private static String first(Predicate<Integer> fits) {
    for (int i = 0; i < 12; i++) {
      if (fits.test(i)) {
        return id(i);
      }
    }
    throw new AssertionError("nobody");
  }

  private void tellAll(int customers, Predicate<Integer> opens) {
    List<Ops.Op> ops = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      List<FeedbackOps.Line> lines = new ArrayList<>();
      lines.add(line("shown", "front/" + armOf(i)));
      if (opens.test(i)) {
        lines.add(line("opened", "front/" + armOf(i)));
      }
      ops.add(op(OpId.create().toString(), Ops.SUGGESTION_EVENTS, id(i), events(lines)));
      if (ops.size() == Ops.MAX_BATCH) {
        accept(ops);
      }
    }
    accept(ops);
  }

  private void tell(String customer, Instant at, FeedbackOps.Line... lines) {
    String arm =
        "front/" + definition(Metric.OPENED, 1).experiment().armOf(customer).orElseThrow().name();
    List<FeedbackOps.Line> told = new ArrayList<>();
    for (FeedbackOps.Line line : lines) {
      told.add(line(line.event(), arm, at));
    }
    tell(customer, at, told);
  }

  private void tell(String customer, Instant at, List<FeedbackOps.Line> lines) {
    accept(OpId.create().toString(), Ops.SUGGESTION_EVENTS, customer, events(lines));
  }

  private static FeedbackOps.Events events(List<FeedbackOps.Line> lines) {
    return new FeedbackOps.Events("seoul", FeedbackOps.CUSTOMER, OpId.create().toString(), lines);
  }

  private FeedbackOps.Line line(String event) {
    return line(event, null);
  }

  private FeedbackOps.Line line(String event, @Nullable String arm) {
    return line(event, arm, clock.instant());
  }

  private static FeedbackOps.Line line(String event, @Nullable String arm, Instant at) {
    return new FeedbackOps.Line(
        event, "MUG", 0, 1, "counts-7", arm, "popular", false, 1, at.toString());
  }

  private void accept(String id, String type, String subject, Object body) {
    accept(new ArrayList<>(List.of(op(id, type, subject, body))));
  }

  private void accept(List<Ops.Op> ops) {
    if (!ops.isEmpty()) {
      assertThat(hub.writer().accept(new Ops.Request("tablet-1", ops), clock).results())
          .allMatch(result -> result.status() == Ops.Status.APPLIED);
      ops.clear();
    }
  }

  private Ops.Op op(String id, String type, String subject, Object body) {
    JsonObject tree = StrictJson.toTree(body);
    return new Ops.Op(
        id, ++seq, type, subject, "tablet-1", clock.instant().toString(), tree, BodyHash.of(tree));
  }

  private static String id(int i) {
    return "c%05d".formatted(i);
  }

  private void people(int count) {
    List<Entity.Customer> customers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      customers.add(
          new Entity.Customer(
              id(i),
              "손님" + i,
              null,
              null,
              List.of(),
              "seoul",
              "2024-05-01",
              List.of(),
              List.of("lookup", "suggest_purchases")));
    }
    hub.writer().putClients(customers, List.of());
  }

  private void buy(String customer, String sku, Instant at) {
    hub.writer()
        .keepOfCustomers(
            List.of(
                app.dangol.hub.Put.of(
                    new Entity.History(
                        customer,
                        OpId.create().toString(),
                        "g",
                        at.toString(),
                        "purchase",
                        "seoul",
                        sku,
                        1))));
  }
}
