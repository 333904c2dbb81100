package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.note;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestStore.CLIENTS;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.ResidueScan.Result;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks.Draft;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.suggest.Pick;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.Erasure.Receipt;
import app.dangol.trust.audit.TrailCheck;
import app.dangol.visit.feedback.FeedbackKind;
import app.dangol.visit.feedback.FeedbackLine;
import app.dangol.visit.feedback.Visitor;
import app.dangol.wire.Entity;
import app.dangol.wire.Erasures;
import app.dangol.wire.Ops;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P7 on a device: no byte of somebody erased is left in any of its files, sealed or not. */
class P7DeviceErasureTest {
  private static final int ERASED = 1_000;
  private static final int STAYING = 200;
  private static final StaffId STAFF = new StaffId("staff-1");

  @TempDir private Path folder;

  @Test
  void thousandErasedLeaveNoByteAndTheControlFindsThemAll() {
    try (TestStore store = new TestStore(folder)) {
      load(store, ERASED + STAYING);
      CustomerTraces captured = traces(store);
      List<byte[]> traces = new ArrayList<>();
      List<byte[]> words = new ArrayList<>();
      for (int i = 0; i < ERASED; i++) {
        CapturedTraces them = captured.capture(idOf(i), "they asked for it " + i);
        them.stored().forEach(traces::addAll);
        words.addAll(them.all());
        words.addAll(canariesOf(i));
      }
      CapturedTraces staying = captured.capture(idOf(ERASED + 1), "");
      store.cache.emptyLog();
      store.ops.emptyLog();
      assertThat(traces).hasSizeGreaterThan(15 * ERASED);
      Result control = new ResidueScan(traces).scan(List.of(folder));
      assertThat(control.traces()).as("control: without an erasure").isEqualTo(different(traces));

      for (int i = 0; i < ERASED; i++) {
        store.erasure.erase(idOf(i), STAFF, Optional.of("they asked for it " + i));
      }

      Result after = new ResidueScan(words).scan(List.of(folder));
      System.out.printf(
          "erased %d: looked for %d traces in %d files, control found %d, residue %d bytes%n",
          ERASED, words.size(), after.files(), control.traces(), after.bytes());
      assertThat(after.bytes()).isZero();
      assertThat(staying.control(List.of(folder)).holds()).as("others stay").isTrue();
      assertThat(store.count("customer")).isEqualTo(STAYING);
      assertThat(store.countOps("op WHERE type = 'task.add'")).isEqualTo(STAYING / 10);
      assertThat(store.countOps("op WHERE type = 'task.edit'")).isEqualTo(STAYING / 50);
    }
  }

  /** Pages of a database that were split keep copies of rows in what they do not use any more. */
  @Test
  void aFewAmongManyLeaveNothingWherePagesWereSplitAndFilledAnew() {
    int many = 2_000;
    List<Integer> order = new ArrayList<>(IntStream.range(0, many).boxed().toList());
    Collections.shuffle(order, new Random(1));
    try (TestStore store = new TestStore(folder)) {
      List<byte[]> words = new ArrayList<>();
      CustomerTraces captured = traces(store);
      long version = 1;
      for (int round = 0; round < 3; round++) {
        for (int from = 0; from < many; from += 100) {
          List<Row> rows = new ArrayList<>();
          for (int i : order.subList(from, from + 100)) {
            version++;
            rows.add(person(i, version));
            rows.add(line(i, version));
            String id = OpId.create().toString();
            rows.add(note(idOf(i).value(), id, version, "pulled canary " + i + "-" + round));
          }
          store.writer.applyPage(
              store.states.get(CLIENTS).next(),
              page(version, "c" + version, rows.toArray(Row[]::new)));
        }
        for (int i = 7; i < many; i += 50) {
          words.addAll(captured.capture(idOf(i), "").all());
        }
      }
      for (int i : order) {
        store.audit.record(AuditAct.of(STAFF, Action.VIEW, idOf(i)));
        store.notes.add(idOf(i), STAFF, "이서연", "written canary " + i);
      }
      for (int i = 7; i < many; i += 50) {
        words.addAll(captured.capture(idOf(i), "").all());
        words.addAll(canariesOf(i));
      }

      for (int i = 7; i < many; i += 50) {
        store.erasure.erase(idOf(i), STAFF, Optional.empty());
      }
      store.erasure.overwrite();

      Result after = new ResidueScan(words).scan(List.of(folder));
      System.out.printf(
          "erased 40 of %d: looked for %d traces, residue %d bytes in %s%n",
          many, words.size(), after.bytes(), after.where());
      assertThat(after.bytes()).isZero();
    }
  }

  @Test
  void whatIsHereWithoutThemselvesGoesAsWell() {
    CustomerId early = new CustomerId("customer-early-x");
    try (TestStore store = new TestStore(folder)) {
      store.writer.applyPage(
          store.states.get(CLIENTS).next(),
          page(9_000, "c1", history(early.value(), "h1", 1, "2026-03-01T00:00:00Z", "b1")));
      store.writer.applyDemand(idOf(7), List.of(person(7, 1), line(7, 2)), 9_000);
      byte[] lines = early.value().getBytes(UTF_8);
      store.cache.emptyLog();
      assertThat(new ResidueScan(List.of(lines)).scan(List.of(folder)).bytes()).isPositive();
      assertThat(store.onDemand.list()).containsExactly(idOf(7));

      store.erasure.erase(early, STAFF, Optional.empty());
      store.erasure.erase(idOf(7), STAFF, Optional.empty());

      assertThat(new ResidueScan(List.of(lines)).scan(List.of(folder)).bytes()).isZero();
      assertThat(store.onDemand.list()).isEmpty();
      assertThat(store.writer.recount()).isEmpty();
    }
  }

  @Test
  void whoHearsOfItIsToldThatARequestWaits() {
    try (TestStore store = new TestStore(folder)) {
      load(store);
      store.seen.clear();
      store.erasure.erase(idOf(3), STAFF, Optional.empty());
      assertThat(store.seen).anyMatch(change -> change instanceof CacheChange.OpAdded);
    }
  }

  private static CustomerTraces traces(TestStore store) {
    return new CustomerTraces(
        store.cache, store.ops, store.setAside, store.scans, store.directory, store.cipher);
  }

  private static long different(List<byte[]> traces) {
    return traces.stream().map(ByteBuffer::wrap).distinct().count();
  }

  @Test
  void theRequestWaitsForTheHubWithoutNamingThem() {
    try (TestStore store = new TestStore(folder)) {
      load(store);

      Receipt receipt = store.erasure.erase(idOf(3), STAFF, Optional.empty());
      store.erasure.erase(idOf(3), STAFF, Optional.empty());

      assertThat(receipt.due()).isEqualTo(receipt.asked().plus(Duration.ofDays(10)));
      List<Ops.Op> ops =
          store.outbox.takeBatch(Ops.MAX_BATCH, Integer.MAX_VALUE).stream()
              .filter(op -> op.type().equals(Ops.CUSTOMER_ERASE))
              .toList();
      assertThat(ops).hasSize(2);
      assertThat(ops.getFirst().subject()).isEqualTo(receipt.number());
      assertThat(ops.getFirst().body().get("customer").getAsString()).isEqualTo(idOf(3).value());
      assertThat(ops)
          .extracting(Ops.Op::bodyHash)
          .as("two about one person do not look alike")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void whatTheHubGoesOnToTellOfThemIsNotTakenInUntilItHasDoneTheSame() {
    try (TestStore store = new TestStore(folder)) {
      load(store);
      store.erasure.erase(idOf(3), STAFF, Optional.empty());

      store.writer.applyPage(
          store.states.get(CLIENTS).next(),
          page(9_000, "c9000", person(3, 8_001), line(3, 8_002), line(4, 8_003)));

      assertThat(store.directory.find(idOf(3))).isEmpty();
      assertThat(store.directory.listHistory(idOf(3), 9)).isEmpty();
      assertThat(store.directory.listHistory(idOf(4), 9)).hasSize(2);

      store.writer.applyPage(
          store.states.get(CLIENTS).next(),
          page(9_100, "c9100", gone(person(3, 1), 9_001), person(3, 9_002)));
      assertThat(store.directory.find(idOf(3))).as("after the hub's tombstone").isPresent();
    }
  }

  @Test
  void whomTheHubHasRefusedToEraseForAMonthMayBeTakenInAgain() {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
    try (TestStore store = new TestStore(folder, clock)) {
      load(store);
      store.erasure.erase(idOf(3), STAFF, Optional.empty());
      store.writer.expire();
      assertThat(store.count("erased")).isEqualTo(1);

      clock.move(Duration.ofDays(31));
      store.writer.expire();

      assertThat(store.count("erased")).isZero();
    }
  }

  @Test
  void figuresOfTheBucketsAreThoseOfTheRowsThatAreLeft() {
    try (TestStore store = new TestStore(folder)) {
      load(store);
      store.erasure.erase(idOf(3), STAFF, Optional.empty());
      assertThat(store.writer.recount()).isEmpty();
    }
  }

  @Test
  void theTrailStaysWholeAndNamesNobody() {
    try (TestStore store = new TestStore(folder)) {
      load(store);
      store.erasure.erase(idOf(3), STAFF, Optional.of("they asked"));

      TrailCheck check =
          new SqliteTrailCheck(folder.resolve("ops.db"), store.cipher, BlockingGuard.NONE);
      assertThat(((TrailCheck.Standing.Checked) check.look()).findings()).isEmpty();
      assertThat(actionsFromTheNewest(store, 2))
          .containsExactly(Action.ERASED.key(), Action.ERASURE_REQUESTED.key());
    }
  }

  @Test
  void oneStoppedBetweenTheFilesIsFinishedAtTheNextStart() {
    try (TestStore store = new TestStore(folder)) {
      load(store);
      store.outbox.add(
          new OpDraft(
              OpId.create(),
              Ops.CUSTOMER_ERASE,
              OpId.create().toString(),
              STAFF.value(),
              StrictJson.toTree(new Ops.Erase(idOf(3).value(), "0".repeat(32)))));
      assertThat(store.directory.find(idOf(3))).isPresent();

      store.erasure.finish();

      assertThat(store.directory.find(idOf(3))).isEmpty();
    }
  }

  @Test
  void whoIsToldByTheHubIsErasedFromTheTrailThoughNoBucketHoldsThem() {
    CustomerId stranger = new CustomerId("customer-of-another-store");
    try (TestStore store = new TestStore(folder)) {
      store.audit.record(AuditAct.of(STAFF, Action.FETCHED_ON_DEMAND, stranger));
      List<Erasures.Notice> told =
          List.of(
              new Erasures.Notice(5, Erasures.digestOf("somebody-else")),
              new Erasures.Notice(7, Erasures.digestOf(stranger.value())));

      assertThat(store.erasure.eraseTold(told, new StaffId("tablet-1"))).isEqualTo(1);

      assertThat(store.erasure.lastTold()).isEqualTo(7);
      byte[] id = stranger.value().getBytes(UTF_8);
      assertThat(new ResidueScan(List.of(id)).scan(List.of(folder)).bytes()).isZero();
      assertThat(store.outbox.isWaiting(Ops.CUSTOMER_ERASE)).as("asked for elsewhere").isFalse();
    }
  }

  @Test
  void whoIsToldByTheHubIsErasedThoughOnlyTheCopyHoldsThem() {
    try (TestStore store = new TestStore(folder)) {
      store.writer.applyPage(store.states.get(CLIENTS).next(), page(9_000, "c1", person(3, 1)));

      int known =
          store.erasure.eraseTold(
              List.of(new Erasures.Notice(5, Erasures.digestOf(idOf(3).value()))),
              new StaffId("tablet-1"));

      assertThat(known).isEqualTo(1);
      assertThat(store.directory.find(idOf(3))).isEmpty();
    }
  }

  private static List<String> actionsFromTheNewest(TestStore store, int count) {
    return store.ops.read(session -> {
      List<String> actions = new ArrayList<>();
      try (ResultSet row =
          session.prepare("SELECT action FROM audit ORDER BY seq DESC").executeQuery()) {
        while (actions.size() < count && row.next()) {
          actions.add(row.getString(1));
        }
      }
      return actions;
    });
  }

  private static void load(TestStore store) {
    load(store, 20);
  }

  private static void load(TestStore store, int people) {
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, people).forEach(i -> rows.add(person(i, 1 + i)));
    IntStream.range(0, people)
        .forEach(i ->
            rows.add(note(idOf(i).value(), OpId.create().toString(), 1 + i, "pulled canary " + i)));
    IntStream.range(0, people).forEach(i -> rows.add(line(i, 1 + i)));
    store.writer.applyPage(
        store.states.get(CLIENTS).next(), page(5_000, "c5000", rows.toArray(Row[]::new)));
    store.writer.applyPage(
        store.states.get(TestStore.WORK).next(),
        page(
            5_000,
            "w5000",
            IntStream.range(0, people)
                .filter(i -> i % 50 == 0)
                .mapToObj(P7DeviceErasureTest::task)
                .toArray(Row[]::new)));
    for (int i = 0; i < people; i++) {
      CustomerId whose = idOf(i);
      store.audit.record(AuditAct.of(STAFF, Action.VIEW, whose));
      store.notes.add(whose, STAFF, "이서연", "written canary " + i);
      if (i % 10 == 0) {
        store.audit.record(AuditAct.export(STAFF, whose, "canary reason " + i));
        store.wishes.add(whose, STAFF, new Sku("MUG"));
        store.struck.strike(whose, STAFF, new StruckTaste(What.KIND, "struck canary " + i));
        store.feedback.add(
            new Visitor(OpId.create().toString(), Optional.of(whose)),
            List.of(
                new FeedbackLine(
                    FeedbackKind.SHOWN,
                    new Sku("MUG"),
                    0,
                    1,
                    Pick.byScore("counts-1", Optional.empty()),
                    "popular",
                    Instant.now())));
        store.tasks.add(
            STAFF,
            new Draft(
                Optional.of(whose),
                "call",
                "call canary " + i,
                Optional.empty(),
                Optional.empty()));
      }
      if (i % 50 == 0) {
        store.tasks.edit(STAFF, taskOf(i), TaskChange.worded("reworded canary " + i));
      }
      if (i % 100 == 0) {
        store.scans.add(new MemberToken(MemberToken.Kind.CARD, cardOf(i)), STAFF);
      }
    }
  }

  private static Row person(int i, long version) {
    return customer(idOf(i).value(), version, "카나리아" + i, cardOf(i));
  }

  private static Row task(int i) {
    String id = taskOf(i).toString();
    return put(
        Entity.TASK,
        id,
        1 + i,
        new Entity.Task(
            id,
            "seoul-1",
            idOf(i).value(),
            "call",
            "told canary " + i,
            Entity.TaskState.OPEN,
            null,
            null,
            "2026-11-20T09:00:00Z",
            "staff-9"));
  }

  private static TaskId taskOf(int i) {
    return TaskId.parse("01900000-0000-7000-8000-%012d".formatted(i));
  }

  private static Row line(int i, long version) {
    return history(
        idOf(i).value(), "h-canary-" + version, version, "2026-03-01T00:00:00Z", "b" + i);
  }

  private static List<byte[]> canariesOf(int i) {
    return Stream.of(
            "카나리아" + i,
            cardOf(i),
            "pulled canary " + i,
            "written canary " + i,
            "canary reason " + i,
            "call canary " + i,
            "told canary " + i,
            "reworded canary " + i,
            "they asked for it " + i)
        .flatMap(text -> Stream.of(UTF_8, UTF_16LE, UTF_16BE).map(text::getBytes))
        .toList();
  }

  private static String cardOf(int i) {
    return "CANARYCARD%06d".formatted(i);
  }

  private static CustomerId idOf(int i) {
    return new CustomerId("customer-%05d-x".formatted(i));
  }
}
