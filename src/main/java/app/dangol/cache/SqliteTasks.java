package app.dangol.cache;

import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks: what the hub holds from {@code cache.db}, overlaid field by field with what was done here
 * and the cache has not passed yet. May block; any thread may call.
 */
public final class SqliteTasks implements Tasks {
  private static final List<String> TYPES = List.of(Ops.TASK_ADD, Ops.TASK_EDIT);
  private static final int MAX_KIND = 64;

  /** Of a customer who is gone the text is gone as well, and with it the task. */
  private static final String PULLED =
      "SELECT id, version, state, sealed, bucket, generation FROM task WHERE length(sealed) > 0";

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final Outbox outbox;
  private final FieldCipher cipher;
  private final String store;

  /** Body of {@link Ops#TASK_ADD}. */
  record Body(
      String store,
      @Nullable String customer,
      String kind,
      String text,
      @Nullable String due,
      @Nullable String assignee) {
    @Override
    public String toString() {
      return "Body[" + kind + "]";
    }
  }

  /**
   * @param store whose tasks this device holds
   */
  public SqliteTasks(
      CacheDatabase cache, OpsDatabase ops, Outbox outbox, FieldCipher cipher, String store) {
    this.cache = cache;
    this.ops = ops;
    this.outbox = outbox;
    this.cipher = cipher;
    this.store = store;
  }

  @Override
  public List<Task> listOpen() {
    return list(task -> task.state() == Task.State.OPEN);
  }

  @Override
  public List<Task> listOpenOf(CustomerId customer) {
    return list(task ->
        task.state() == Task.State.OPEN && task.customer().filter(customer::equals).isPresent());
  }

  @Override
  public List<Task> listOf(CustomerId customer) {
    return list(task -> task.customer().filter(customer::equals).isPresent());
  }

  @Override
  public List<Task> listDone(int limit) {
    return read().values().stream()
        .map(LocalTask::toTask)
        .filter(task -> task.state() == Task.State.DONE)
        .sorted(Comparator.comparing(Task::at).thenComparing(Task::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Task> listOfKind(String kind) {
    return list(task -> task.kind().equals(kind));
  }

  @Override
  public Optional<Task> find(TaskId id) {
    return Optional.ofNullable(read().get(id)).map(LocalTask::toTask);
  }

  @Override
  public TaskId add(StaffId author, Draft draft) {
    requireDraft(draft);
    TaskId id = TaskId.create();
    put(author, id, draft);
    return id;
  }

  @Override
  public boolean addOnce(StaffId author, TaskId id, Draft draft) {
    requireDraft(draft);
    if (read().containsKey(id)) {
      return false;
    }
    put(author, id, draft);
    return true;
  }

  private void put(StaffId author, TaskId id, Draft draft) {
    Body body =
        new Body(
            store,
            draft.customer().map(CustomerId::value).orElse(null),
            draft.kind(),
            draft.text(),
            draft.due().map(LocalDate::toString).orElse(null),
            draft.assignee().map(StaffId::value).orElse(null));
    outbox.add(
        new OpDraft(
            OpId.create(), Ops.TASK_ADD, id.toString(), author.value(), StrictJson.toTree(body)));
  }

  @Override
  public void edit(StaffId author, TaskId id, TaskChange change) {
    change.text().ifPresent(SqliteTasks::requireText);
    LocalTask known = read().get(id);
    if (known == null) {
      return;
    }
    // One op a field: what somebody else changed meanwhile keeps back that field alone.
    for (Ops.TaskEdit edit : edits(change)) {
      var body = StrictJson.toTree(edit);
      long base =
          body.keySet().stream()
              .filter(field -> !field.equals("store"))
              .mapToLong(known::versionOf)
              .max()
              .orElseThrow();
      outbox.add(
          new OpDraft(
              OpId.create(),
              Ops.TASK_EDIT,
              id.toString(),
              author.value(),
              body,
              Optional.of(base)));
    }
  }

  private List<Ops.TaskEdit> edits(TaskChange change) {
    List<Ops.TaskEdit> edits = new ArrayList<>();
    change.text().ifPresent(text -> edits.add(new Ops.TaskEdit(store, null, text, null, null)));
    change
        .due()
        .ifPresent(day -> edits.add(new Ops.TaskEdit(store, null, null, day.toString(), null)));
    change
        .assignee()
        .ifPresent(who -> edits.add(new Ops.TaskEdit(store, null, null, null, who.value())));
    change
        .state()
        .ifPresent(to -> edits.add(new Ops.TaskEdit(store, LocalTask.wire(to), null, null, null)));
    return edits;
  }

  private static void requireDraft(Draft draft) {
    requireText(draft.text());
    if (draft.kind().isBlank() || draft.kind().length() > MAX_KIND) {
      throw new IllegalArgumentException("a kind of task has 1 to " + MAX_KIND + " characters");
    }
  }

  private static void requireText(String text) {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a task has 1 to " + MAX_LENGTH + " characters");
    }
  }

  private List<Task> list(Predicate<Task> wanted) {
    return read().values().stream()
        .map(LocalTask::toTask)
        .filter(wanted)
        .sorted(Task.DUE_FIRST)
        .toList();
  }

  /** Everything known; a store has some dozens of tasks. */
  private Map<TaskId, LocalTask> read() {
    // ops.db first: what is pulled and pruned between the two reads is then seen in both, not in
    // neither.
    List<LocalOp> local = ops.read(session -> LocalOp.list(session, cipher, TYPES));
    return cache.read(session -> {
      long position = BucketStates.get(session, Bucket.workOf(store)).position();
      Map<TaskId, LocalTask> tasks = new LinkedHashMap<>();
      readPulled(session, tasks);
      for (LocalOp op : local) {
        TaskId id = TaskId.parse(op.subject());
        boolean made = op.isLaidOver(position) || op.state() == OpState.ATTENTION;
        if (op.type().equals(Ops.TASK_ADD) && made) {
          tasks.computeIfAbsent(id, first -> LocalTask.made(op));
        }
        LocalTask known = tasks.get(id);
        if (op.type().equals(Ops.TASK_EDIT) && known != null) {
          known.edit(op, position);
        }
      }
      return tasks;
    });
  }

  private void readPulled(Session session, Map<TaskId, LocalTask> tasks) throws SQLException {
    try (ResultSet row = session.prepare(PULLED).executeQuery()) {
      while (row.next()) {
        if (LocalTask.stateOf(row.getString(3)).isPresent()) {
          TaskId id = TaskId.parse(row.getString(1));
          tasks.put(id, LocalTask.pulled(id, row.getLong(2), open(row)));
        }
      }
    }
  }

  private Entity.Task open(ResultSet row) throws SQLException {
    try {
      var record = SealedJson.open(cipher, Entity.TASK, row.getString(1), row.getBytes(4));
      return StrictJson.fromTree(record, Entity.Task.class);
    } catch (DangolException e) {
      throw new DamagedRow(new EntityTable.Origin(row.getLong(5), row.getLong(6)), e);
    }
  }
}
