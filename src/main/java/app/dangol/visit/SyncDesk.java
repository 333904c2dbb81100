package app.dangol.visit;

import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Task;
import app.dangol.customer.Tasks;
import app.dangol.failure.ErrorCode;
import app.dangol.id.OpId;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Permits;
import app.dangol.visit.SyncLook.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Where somebody looks at how this device stands with the hub, and decides on what it did not take.
 * Every method may be called from any thread and returns at once; the work runs in order on the
 * desk's thread, and so do the answers.
 */
public final class SyncDesk {
  private final CopyParts parts;
  private final RefusedWrites refused;
  private final CustomerDirectory customers;
  private final Tasks tasks;
  private final AuditLog audit;
  private final ListedPeople listed;
  private final DeskWork<SyncLook> work;

  public SyncDesk(
      CopyParts parts,
      RefusedWrites refused,
      CustomerDirectory customers,
      Tasks tasks,
      AuditLog audit,
      Permits permits,
      Executor thread) {
    this.parts = parts;
    this.refused = refused;
    this.customers = customers;
    this.tasks = tasks;
    this.audit = audit;
    this.listed = new ListedPeople(audit);
    this.work = new DeskWork<>(permits, thread, this::fail);
  }

  /** Tells every look to come, on the desk's thread. */
  public void subscribe(Consumer<SyncLook> listener) {
    work.subscribe(listener);
  }

  /** Begins to look; whom what the hub did not take is about goes on record. */
  public void open() {
    work.act(
        Act.SEE_SYNC,
        who -> {
          listed.open(who.id());
          lookNow();
        });
  }

  /** Looks away: from now on nothing is gathered. */
  public void close() {
    work.run(listed::close);
  }

  /** Looks again, because something has changed; several asked for at once become one. */
  public void look() {
    work.refresh(Act.SEE_SYNC, this::lookNow);
  }

  /** As {@link RefusedWrites#sendAgain}; then looks again. */
  public void sendAgain(OpId id) {
    decide(id, Action.WRITE_SENT_AGAIN, RefusedWrites::sendAgain);
  }

  /** As {@link RefusedWrites#giveUp}; then looks again. */
  public void giveUp(OpId id) {
    decide(id, Action.WRITE_GIVEN_UP, RefusedWrites::giveUp);
  }

  private void decide(OpId id, Action action, BiConsumer<RefusedWrites, OpId> decision) {
    work.act(
        Act.DECIDE_REFUSED,
        who -> {
          Optional<RefusedWrite> write =
              refused.list().stream().filter(each -> each.id().equals(id)).findFirst();
          if (write.isPresent()) {
            // On record first: what was decided about somebody's data must not be done unseen.
            write.get().customer().ifPresent(whose -> audit.record(who.id(), action, whose));
            decision.accept(refused, id);
          }
          lookNow();
        });
  }

  private void lookNow() {
    if (!listed.isOpen()) {
      return;
    }
    List<RefusedWrite> writes = refused.list();
    listed.show(writes.stream().flatMap(write -> write.customer().stream()));
    List<Refusal> refusals = new ArrayList<>();
    for (RefusedWrite write : writes) {
      Optional<String> masked =
          write.customer().flatMap(customers::find).map(customer -> customer.name().masked());
      Optional<String> task = write.task().flatMap(tasks::find).map(Task::text);
      refusals.add(new Refusal(write, masked, task));
    }
    work.emit(new SyncLook.Seen(parts.list(), refusals));
  }

  private void fail(ErrorCode code) {
    work.emit(new SyncLook.Failed(code));
  }
}
