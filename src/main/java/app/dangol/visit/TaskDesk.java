package app.dangol.visit;

import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import app.dangol.visit.TaskLook.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where somebody looks at the store's open work and gets it done. Every method may be called from
 * any thread and returns at once; the work runs in order on the desk's thread, and so do the
 * answers.
 */
public final class TaskDesk {
  /** As many as somebody may have ticked off by mistake. */
  private static final int DONE_SHOWN = 5;

  private final Tasks tasks;
  private final CustomerDirectory customers;
  private final AuditLog audit;
  private final Permits permits;
  private final ListedPeople listed;
  private final DeskWork<TaskLook> work;

  public TaskDesk(
      Tasks tasks, CustomerDirectory customers, AuditLog audit, Permits permits, Executor thread) {
    this.tasks = tasks;
    this.customers = customers;
    this.audit = audit;
    this.permits = permits;
    this.listed = new ListedPeople(audit);
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every look to come, on the desk's thread. */
  public void subscribe(Consumer<TaskLook> listener) {
    work.subscribe(listener);
  }

  /** Begins to look; whom the tasks are about goes on record. */
  public void open() {
    work.act(
        Act.SEE_TASKS,
        who -> {
          listed.open(who.id());
          lookNow();
        });
  }

  /** Looks again, because something has changed; several asked for at once become one. */
  public void look() {
    work.refresh(Act.SEE_TASKS, this::lookNow);
  }

  /** Looks away: from now on nothing is gathered. */
  public void close() {
    work.run(listed::close);
  }

  /** Writes a new one down, then looks again. */
  public void add(Tasks.Draft draft) {
    work.act(
        Act.CHANGE_TASKS,
        who -> {
          draft.customer().ifPresent(whose -> audit.record(who.id(), Action.TASK_ADDED, whose));
          tasks.add(who.id(), draft);
          lookNow();
        });
  }

  /**
   * Who looks, for tasks that are theirs.
   *
   * @throws app.dangol.trust.access.AccessDenied if whoever acts now may not look
   */
  public StaffId me() {
    return permits.require(Act.SEE_TASKS).id();
  }

  /** Says that it is done, or open again; then looks again. */
  public void change(TaskId id, TaskChange change) {
    work.act(
        Act.CHANGE_TASKS,
        who -> {
          tasks
              .find(id)
              .flatMap(Task::customer)
              .ifPresent(whose -> audit.record(who.id(), Action.TASK_CHANGED, whose));
          tasks.edit(who.id(), id, change);
          lookNow();
        });
  }

  private void lookNow() {
    if (!listed.isOpen()) {
      return;
    }
    List<Task> open = tasks.listOpen();
    List<Task> done = tasks.listDone(DONE_SHOWN);
    listed.show(Stream.concat(open.stream(), done.stream()).flatMap(t -> t.customer().stream()));
    work.emit(new TaskLook.Seen(entries(open), entries(done)));
  }

  private List<Entry> entries(List<Task> listed) {
    List<Entry> entries = new ArrayList<>();
    for (Task task : listed) {
      Optional<String> masked =
          task.customer().flatMap(customers::find).map(customer -> customer.name().masked());
      entries.add(new Entry(task, masked));
    }
    return entries;
  }

  private void fail(ErrorCode code) {
    work.emit(new TaskLook.Failed(code));
  }
}
