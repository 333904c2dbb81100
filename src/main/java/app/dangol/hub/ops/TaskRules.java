package app.dangol.hub.ops;

import app.dangol.hub.identity.TaskNames;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.TaskState;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tasks are merged field by field: a change rests on a version, and only a field that somebody else
 * changed since is a conflict. Done wins over every other state, whoever says it first.
 */
final class TaskRules {
  /** By record key: in which version each field of a task got its content. */
  static final String KIND = "task.fields";

  private static final String STATE = "state";
  private static final int MAX_TEXT = 2000;
  private static final int MAX_KIND = 64;

  private final Clock clock;

  TaskRules(Clock clock) {
    this.clock = clock;
  }

  /** Body of {@link Ops#TASK_ADD}. */
  record Draft(
      String store,
      @Nullable String customer,
      String kind,
      String text,
      @Nullable String due,
      @Nullable String assignee) {
    @Override
    public String toString() {
      return "Draft[" + kind + "]";
    }
  }

  OpOutcome add(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op, Draft.class, clock.instant(), (draft, at) -> add(op, draft, at, transaction));
  }

  private OpOutcome add(Ops.Op op, Draft draft, Instant at, HubTransaction transaction) {
    String why = whyNot(op, draft.store(), draft.text(), draft.due(), draft.assignee());
    if (why != null || draft.kind().isBlank() || draft.kind().length() > MAX_KIND) {
      return OpBodies.badBody(why == null ? "a kind has 1 to 64 characters" : why);
    }
    if (draft.customer() != null && !OpBodies.isName(draft.customer())) {
      return OpBodies.badBody("a customer's id has 1 to 128 characters");
    }
    String bucket = Bucket.workOf(draft.store());
    Optional<StoredRow> known = transaction.find(bucket, Entity.TASK, op.subject());
    if (known.isPresent()) {
      // Ten devices that make the same task give it the same id: one task.
      return new OpOutcome.Applied(known.get().position());
    }
    String customer = draft.customer();
    Entity.Task task =
        new Entity.Task(
            op.subject(),
            draft.store(),
            customer == null ? null : new TaskNames(transaction).nameOf(op.subject(), customer),
            draft.kind(),
            draft.text(),
            TaskState.OPEN,
            draft.due(),
            draft.assignee(),
            at.toString(),
            op.author());
    return new OpOutcome.Applied(
        transaction.put(bucket, Entity.TASK, task.id(), StrictJson.write(task)));
  }

  OpOutcome edit(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op, Ops.TaskEdit.class, clock.instant(), (edit, at) -> edit(op, edit, transaction));
  }

  private OpOutcome edit(Ops.Op op, Ops.TaskEdit edit, HubTransaction transaction) {
    String why = whyNot(op, edit.store(), edit.text(), edit.due(), edit.assignee());
    Long base = op.baseV();
    if (why != null || base == null || base < 1) {
      return OpBodies.badBody(why == null ? "the op rests on no version" : why);
    }
    String bucket = Bucket.workOf(edit.store());
    StoredRow row = transaction.find(bucket, Entity.TASK, op.subject()).orElse(null);
    if (row == null) {
      return new OpOutcome.Rejected("unknown_task", "the hub does not know this task");
    }
    JsonObject current = StrictJson.read(Objects.requireNonNull(row.data()), JsonObject.class);
    Versions versions = Versions.read(op.subject(), transaction);
    Map<String, String> changes = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : fields(edit).entrySet()) {
      String name = field.getKey();
      String stands = text(current, name);
      if (field.getValue().equals(stands)) {
        continue;
      }
      if (versions.of(name) <= base || (name.equals(STATE) && isDone(field.getValue()))) {
        changes.put(name, field.getValue());
      } else if (!(name.equals(STATE) && isDone(stands))) {
        return new OpOutcome.Conflict(row.position(), current);
      }
    }
    return new OpOutcome.Applied(
        changes.isEmpty()
            ? row.position()
            : put(op, bucket, current, changes, versions, transaction));
  }

  /** Fields this hub does not know stay in the record as they are. */
  private static long put(
      Ops.Op op,
      String bucket,
      JsonObject current,
      Map<String, String> changes,
      Versions versions,
      HubTransaction transaction) {
    JsonObject changed = current.deepCopy();
    changes.forEach((name, value) -> changed.add(name, new JsonPrimitive(value)));
    changed.addProperty("by", op.author());
    long position = transaction.put(bucket, Entity.TASK, op.subject(), changed.toString());
    changes.keySet().forEach(name -> versions.set(name, position));
    versions.keep(op.subject(), transaction);
    return position;
  }

  private static Map<String, String> fields(Ops.TaskEdit edit) {
    JsonObject tree = StrictJson.toTree(edit);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : new String[] {STATE, "text", "due", "assignee"}) {
      String value = text(tree, name);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private static @Nullable String text(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : null;
  }

  private static boolean isDone(@Nullable String state) {
    return "done".equals(state);
  }

  private static @Nullable String whyNot(
      Ops.Op op,
      String store,
      @Nullable String text,
      @Nullable String due,
      @Nullable String assignee) {
    if (!OpLedger.isTaskId(op.subject())) {
      return "the subject is not a task's UUIDv7 or UUIDv5";
    }
    if (!OpBodies.isName(store) || store.matches(".*[\\s/].*")) {
      return "that is no store's id";
    }
    if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
      return "a task's text has 1 to " + MAX_TEXT + " characters";
    }
    if (assignee != null && !OpBodies.isName(assignee)) {
      return "an assignee's id has 1 to 128 characters";
    }
    return due != null && !isDate(due) ? "the day is not an ISO 8601 date" : null;
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** In which version each field got its content; a field never changed has none. */
  private record Versions(JsonObject byField) {
    static Versions read(String task, HubTransaction transaction) {
      return new Versions(
          transaction
              .findRecord(KIND, task)
              .map(text -> StrictJson.read(text, JsonObject.class))
              .orElseGet(JsonObject::new));
    }

    long of(String field) {
      return byField.has(field) ? byField.get(field).getAsLong() : 0;
    }

    void set(String field, long version) {
      byField.addProperty(field, version);
    }

    void keep(String task, HubTransaction transaction) {
      transaction.keepRecord(KIND, task, byField.toString());
    }
  }
}
