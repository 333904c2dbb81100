package app.dangol.cache;

import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestStore.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.customer.Task;
import app.dangol.customer.Task.Delivery;
import app.dangol.customer.Task.State;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks.Draft;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks written here, over what was pulled. */
class TasksOverlayTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final int BYTES = 256 * 1024;

  @TempDir private Path folder;
  private TestStore store;
  private final TaskId known = TaskId.create();

  @BeforeEach
  void open() {
    store = new TestStore(folder);
    apply(page(5, "w5", task(known, 4, "전화하기", Entity.TaskState.OPEN, null)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anAddedTaskShowsOnceAtEveryStageOfItsWay() {
    TaskId id = store.tasks.add(STAFF, draft("선물 포장", null));
    assertShown(id, "선물 포장", Delivery.WAITING);

    Ops.Op op = store.outbox.takeBatch(200, BYTES).getFirst();
    settle(op, Ops.Status.APPLIED, 9, null);
    prune();
    assertShown(id, "선물 포장", Delivery.DELIVERED);

    apply(page(9, "w9", task(id, 9, "선물 포장", Entity.TaskState.OPEN, null)));
    prune();
    assertShown(id, "선물 포장", Delivery.DELIVERED);
    assertThat(store.ops()).isZero();
  }

  @Test
  void aTasksOpWaitsForTheStoresWorkAndNotForItsCustomers() {
    store.tasks.add(STAFF, draft("선물 포장", null));
    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.APPLIED, 9, null);

    store.outbox.prune(99, 5, 99);

    assertThat(store.tasks.listOpen()).hasSize(2);
  }

  @Test
  void editsAreLaidOverFieldByField() {
    store.tasks.edit(STAFF, known, TaskChange.worded("목요일에 전화하기"));
    apply(page(7, "w7", task(known, 7, "전화하기", Entity.TaskState.OPEN, "2026-12-01")));

    Task shown = store.tasks.find(known).orElseThrow();

    assertThat(shown.text()).as("mine").isEqualTo("목요일에 전화하기");
    assertThat(shown.due()).as("theirs").contains(LocalDate.parse("2026-12-01"));
    assertThat(shown.delivery()).isEqualTo(Delivery.WAITING);
  }

  @Test
  void eachFieldGoesForItselfAndRestsOnTheRowsVersion() {
    store.tasks.edit(
        STAFF,
        known,
        new TaskChange(
            Optional.of(State.DONE),
            Optional.of("전화함"),
            Optional.of(LocalDate.parse("2026-12-02")),
            Optional.of(new StaffId("staff-2"))));

    assertThat(store.ops()).isEqualTo(4);
    Ops.Op first = store.outbox.takeBatch(200, BYTES).getFirst();
    assertThat(first.baseV()).isEqualTo(4);
    assertThat(first.body().keySet()).containsExactlyInAnyOrder("store", "text");
  }

  @Test
  void whatIsDoneLeavesTheListAndComesBackWhenUndone() {
    store.tasks.edit(STAFF, known, TaskChange.to(State.DONE));
    assertThat(store.tasks.listOpen()).isEmpty();

    store.tasks.edit(STAFF, known, TaskChange.to(State.OPEN));
    assertThat(store.tasks.listOpen()).hasSize(1);
  }

  @Test
  void anUndoneTaskRestsOnWhatCameOfDoingIt() {
    store.tasks.edit(STAFF, known, TaskChange.to(State.DONE));
    store.tasks.edit(STAFF, known, TaskChange.to(State.OPEN));
    List<Ops.Op> first = store.outbox.takeBatch(200, BYTES);
    assertThat(first).as("the second rests on the first").hasSize(1);

    settle(first.getFirst(), Ops.Status.APPLIED, 9, null);

    assertThat(store.outbox.takeBatch(200, BYTES))
        .singleElement()
        .satisfies(op -> assertThat(op.baseV()).isEqualTo(9));
  }

  @Test
  void aChangeOfAnotherFieldStillRestsOnWhatWasSeen() {
    store.tasks.edit(STAFF, known, TaskChange.worded("목요일에 전화하기"));
    store.tasks.edit(STAFF, known, TaskChange.to(State.DROPPED));

    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.APPLIED, 9, null);

    assertThat(store.outbox.takeBatch(200, BYTES).getFirst().baseV()).isEqualTo(4);
  }

  @Test
  void aTaskMadeHereCanBeChangedBeforeTheHubHasIt() {
    TaskId id = store.tasks.add(STAFF, draft("선물 포장", null));
    store.tasks.edit(STAFF, id, TaskChange.worded("선물 두 개 포장"));

    assertShown(id, "선물 두 개 포장", Delivery.WAITING);
    assertThat(store.outbox.takeBatch(200, BYTES))
        .extracting(Ops.Op::type)
        .containsExactly(Ops.TASK_ADD, Ops.TASK_EDIT);
  }

  @Test
  void aRefusedTaskStaysAndAsksForAttention() {
    TaskId id = store.tasks.add(STAFF, draft("선물 포장", null));
    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.REJECTED, 0, "bad_body");

    assertShown(id, "선물 포장", Delivery.NEEDS_ATTENTION);
  }

  @Test
  void givingUpARefusedTaskTakesItsChangesWithIt() {
    TaskId id = store.tasks.add(STAFF, draft("선물 포장", null));
    store.tasks.edit(STAFF, id, TaskChange.worded("선물 두 개 포장"));
    List<Ops.Op> sent = store.outbox.takeBatch(200, BYTES);
    settle(sent.get(0), Ops.Status.REJECTED, 0, "bad_body");
    settle(sent.get(1), Ops.Status.REJECTED, 0, "unknown_task");

    new SqliteRefusedWrites(store.ops, store.cipher, store.changes)
        .giveUp(OpId.parse(sent.get(0).opId()));

    assertThat(store.tasks.find(id)).isEmpty();
    assertThat(store.ops()).isZero();
  }

  @Test
  void listsWhatIsDueFirstInFrontAndOfOneCustomerAlone() {
    TaskId later = store.tasks.add(STAFF, draft("나중", "2026-12-24"));
    TaskId sooner = store.tasks.add(STAFF, draft("먼저", "2026-11-30"));

    assertThat(store.tasks.listOpen()).extracting(Task::id).containsExactly(sooner, later, known);
    assertThat(store.tasks.listOpenOf(C1)).extracting(Task::id).containsExactly(sooner, later);
  }

  @Test
  void refusesBlankAndOverLongTexts() {
    assertThatThrownBy(() -> store.tasks.add(STAFF, draft(" ", null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.tasks.edit(STAFF, known, TaskChange.worded("가".repeat(2001))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.ops()).isZero();
  }

  private void assertShown(TaskId id, String text, Delivery delivery) {
    assertThat(store.tasks.listOpen())
        .filteredOn(task -> task.id().equals(id))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.text()).isEqualTo(text);
          assertThat(task.delivery()).isEqualTo(delivery);
        });
  }

  private void apply(Page page) {
    assertThat(store.writer.applyPage(store.states.get(WORK).next(), page).applied()).isTrue();
  }

  private void prune() {
    store.outbox.prune(0, store.states.get(WORK).position(), 0);
  }

  private void settle(Ops.Op op, Ops.Status status, long position, @Nullable String code) {
    store.outbox.settle(List.of(new Ops.Result(op.opId(), status, position, code, null)));
  }

  private static Draft draft(String text, @Nullable String due) {
    return new Draft(
        Optional.of(C1),
        "follow_up",
        text,
        Optional.ofNullable(due).map(LocalDate::parse),
        Optional.empty());
  }

  private static Row task(
      TaskId id, long version, String text, Entity.TaskState state, @Nullable String due) {
    return put(
        Entity.TASK,
        id.toString(),
        version,
        new Entity.Task(
            id.toString(),
            "seoul-1",
            null,
            "follow_up",
            text,
            state,
            due,
            null,
            "2026-11-20T09:00:00Z",
            "staff-9"));
  }
}
