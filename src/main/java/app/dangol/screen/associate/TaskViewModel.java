package app.dangol.screen.associate;

import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.id.TaskId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.TaskPage;
import app.dangol.screen.associate.model.TaskPresenter;
import app.dangol.visit.TaskDesk;
import app.dangol.visit.TaskLook;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The store's open work, for as long as somebody looks; nothing of it is kept when they look away.
 * Belongs to the FX thread, but for what takes looks in.
 */
public final class TaskViewModel {
  private final Wording wording;
  private final Notices notices;
  private final ReadOnlyObjectWrapper<Optional<TaskPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<TaskDesk> desk = Optional.empty();
  private @Nullable TaskLook look;
  private boolean open;

  TaskViewModel(Wording wording, Notices notices) {
    this.wording = wording;
    this.notices = notices;
  }

  /** Says whom to ask; once. */
  public void use(TaskDesk used) {
    desk = Optional.of(used);
    used.subscribe(seen -> FxThread.run(() -> take(seen)));
  }

  /** Whether there is anything to look at. */
  public boolean isOffered() {
    return desk.isPresent();
  }

  /** Begins to look. */
  public void open() {
    open = true;
    desk.ifPresent(TaskDesk::look);
  }

  /** Looks away. */
  public void close() {
    open = false;
    look = null;
    present();
  }

  /** Says that a task is done; can be undone while the notice shows. */
  public void done(TaskId id) {
    desk.ifPresent(d -> {
      d.change(id, TaskChange.to(Task.State.DONE));
      notices.offerUndo("task.done", () -> d.change(id, TaskChange.to(Task.State.OPEN)));
    });
  }

  private void take(TaskLook seen) {
    if (open) {
      look = seen;
      present();
    }
  }

  /** Says it again in the language now in use. */
  void present() {
    page.set(
        Optional.ofNullable(look)
            .map(new TaskPresenter(wording.texts(), wording.times(), wording.now())::of));
  }

  /** Empty until the first look has come. */
  public ReadOnlyObjectProperty<Optional<TaskPage>> property() {
    return page.getReadOnlyProperty();
  }
}
