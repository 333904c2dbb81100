package app.dangol.cache;

import app.dangol.customer.Task;
import app.dangol.customer.Task.Delivery;
import app.dangol.customer.Task.State;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One task while what was done here is laid over what was pulled, field by field. It also knows the
 * version a change of each field would rest on. Made for one reading.
 */
final class LocalTask {
  /** A version every hub's row has passed: a change of what the hub may not have yet. */
  private static final long FIRST_VERSION = 1;

  private final TaskId id;
  private final long rowVersion;
  private final Map<String, Long> changed = new HashMap<>();
  private Optional<CustomerId> customer;
  private String kind;
  private String text;
  private State state;
  private Optional<LocalDate> due;
  private Optional<StaffId> assignee;
  private Instant at;
  private StaffId by;
  private Delivery delivery = Delivery.DELIVERED;

  private LocalTask(TaskId id, long rowVersion, Entity.Task known) {
    this.id = id;
    this.rowVersion = rowVersion;
    this.customer = Optional.ofNullable(known.customer()).map(CustomerId::new);
    this.kind = known.kind();
    this.text = known.text();
    this.state = State.valueOf(known.state().name());
    this.due = Optional.ofNullable(known.due()).flatMap(LocalTask::day);
    this.assignee = Optional.ofNullable(known.assignee()).map(StaffId::new);
    this.at = Instant.parse(known.at());
    this.by = new StaffId(known.by());
  }

  /** As the hub told it. */
  static LocalTask pulled(TaskId id, long version, Entity.Task known) {
    return new LocalTask(id, version, known);
  }

  /** As it was made here; the hub need not know it. */
  static LocalTask made(LocalOp add) {
    SqliteTasks.Body body = add.bodyAs(SqliteTasks.Body.class);
    Entity.Task made =
        new Entity.Task(
            add.subject(),
            body.store(),
            body.customer(),
            body.kind(),
            body.text(),
            Entity.TaskState.OPEN,
            body.due(),
            body.assignee(),
            add.at().toString(),
            add.author());
    LocalTask task = new LocalTask(TaskId.parse(add.subject()), FIRST_VERSION, made);
    task.deliver(add);
    return task;
  }

  /** Lays one edit over it, unless a cache that has come so far holds it already. */
  void edit(LocalOp op, long position) {
    Ops.TaskEdit edit = op.bodyAs(Ops.TaskEdit.class);
    if (op.state() == OpState.APPLIED) {
      op.body().keySet().forEach(field -> changed.merge(field, op.position(), Math::max));
    }
    deliver(op);
    if (!op.isLaidOver(position)) {
      return;
    }
    Entity.TaskState wanted = edit.state();
    if (wanted != null) {
      state = State.valueOf(wanted.name());
    }
    text = edit.text() == null ? text : edit.text();
    due = edit.due() == null ? due : day(edit.due());
    assignee = edit.assignee() == null ? assignee : Optional.of(new StaffId(edit.assignee()));
    by = new StaffId(op.author());
  }

  private void deliver(LocalOp op) {
    if (op.state() == OpState.ATTENTION) {
      delivery = Delivery.NEEDS_ATTENTION;
    } else if (op.isWaiting() && delivery == Delivery.DELIVERED) {
      delivery = Delivery.WAITING;
    }
  }

  /** What a change of that field rests on: what is shown, with what was done here. */
  long versionOf(String field) {
    return Math.max(rowVersion, changed.getOrDefault(field, FIRST_VERSION));
  }

  Task toTask() {
    return new Task(id, customer, kind, text, state, due, assignee, at, by, delivery);
  }

  static Entity.TaskState wire(State state) {
    return Entity.TaskState.valueOf(state.name());
  }

  /** Empty for a state that only a newer program knows. */
  static Optional<State> stateOf(@Nullable String key) {
    for (State each : State.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      // The table lets no such row in; a task without a day is better than none.
      return Optional.empty();
    }
  }
}
