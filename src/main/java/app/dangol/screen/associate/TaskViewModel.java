package app.dangol.screen.associate;

import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.TaskForm;
import app.dangol.screen.associate.model.TaskPage;
import app.dangol.screen.associate.model.TaskPresenter;
import app.dangol.visit.TaskDesk;
import app.dangol.visit.TaskLook;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The store's open work, for as long as somebody looks, and the task they write down or change;
 * nothing of it is kept when they look away. Belongs to the FX thread, but for what takes looks in.
 */
public final class TaskViewModel {
  private final Wording wording;
  private final Notices notices;
  private final CustomerViewModel customer;
  private final Runnable changed;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<TaskPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<TaskForm>> form =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty text = new SimpleStringProperty("");

  private Optional<TaskDesk> desk = Optional.empty();
  private @Nullable TaskLook look;
  private Optional<Task> edited = Optional.empty();

  /**
   * @param changed called when a task was changed here; what else shows it looks again
   */
  TaskViewModel(Wording wording, Notices notices, CustomerViewModel customer, Runnable changed) {
    this.wording = wording;
    this.notices = notices;
    this.customer = customer;
    this.changed = changed;
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
    open.set(true);
    desk.ifPresent(TaskDesk::open);
  }

  /** Looks away; what was begun and not saved is given up. */
  public void close() {
    open.set(false);
    desk.ifPresent(TaskDesk::close);
    look = null;
    giveUp();
    present();
  }

  /** Says that a task is done; can be undone while the notice shows. */
  public void done(TaskId id) {
    change(id, TaskChange.to(Task.State.DONE));
    notices.offerUndo("task.done", () -> change(id, TaskChange.to(Task.State.OPEN)));
  }

  /** Says that a task is not done after all. */
  public void reopen(TaskId id) {
    change(id, TaskChange.to(Task.State.OPEN));
    notices.tell("task.reopened");
  }

  private void change(TaskId id, TaskChange wanted) {
    desk.ifPresent(d -> d.change(id, wanted));
    changed.run();
  }

  /** Begins to write a new task down, about the customer shown if there is one. */
  public void beginNew() {
    edited = Optional.empty();
    text.set("");
    String masked = customer.view().map(view -> view.customer().name().masked()).orElse("");
    desk.ifPresent(d -> form.set(Optional.of(words().blank(d.me(), customer.id(), masked))));
  }

  /** Begins to change a task that is shown. */
  public void beginChange(TaskId id) {
    if (look instanceof TaskLook.Seen seen) {
      edited =
          seen.open().stream()
              .map(TaskLook.Entry::task)
              .filter(task -> task.id().equals(id))
              .findFirst();
      edited.ifPresent(task -> {
        text.set(task.text());
        desk.ifPresent(d -> form.set(Optional.of(words().of(task, d.me()))));
      });
    }
  }

  /**
   * A task that is being written down or changed.
   *
   * @param edited empty for a new one
   */
  record Begun(TaskForm form, String text, Optional<Task> edited) {
    /** Without the words. */
    @Override
    public String toString() {
      return "Begun[" + edited + "]";
    }
  }

  /** What is being written, if anything. */
  Optional<Begun> begun() {
    return form.get().map(shown -> new Begun(shown, text.get(), edited));
  }

  /** Opens the work once more, with what was being written. */
  void goOn(Begun begun) {
    open();
    edited = begun.edited();
    text.set(begun.text());
    form.set(Optional.of(begun.form()));
  }

  /** Gives up what was begun. */
  public void giveUp() {
    edited = Optional.empty();
    text.set("");
    form.set(Optional.empty());
  }

  /** Saves what was begun; without any words there is nothing to save. */
  public void save(TaskForm.Chosen chosen) {
    String said = text.get().strip();
    if (said.isEmpty() || said.length() > Tasks.MAX_LENGTH) {
      return;
    }
    Optional<LocalDate> due = given(chosen.day()).map(LocalDate::parse);
    Optional<StaffId> who = given(chosen.who()).map(StaffId::new);
    edited.ifPresentOrElse(
        task -> saveChange(task, said, due, who),
        () ->
            desk.ifPresent(d ->
                d.add(
                    new Tasks.Draft(
                        given(chosen.about()).map(CustomerId::new),
                        chosen.kind(),
                        said,
                        due,
                        who))));
    changed.run();
    notices.tell("task.saved");
    giveUp();
  }

  /** Only what is another than before is told, so that it keeps back nobody else's change. */
  private void saveChange(
      Task before, String said, Optional<LocalDate> due, Optional<StaffId> who) {
    TaskChange wanted =
        new TaskChange(
            Optional.empty(),
            Optional.of(said).filter(now -> !now.equals(before.text())),
            due.filter(day -> !before.due().equals(Optional.of(day))),
            who.filter(now -> !before.assignee().equals(Optional.of(now))));
    desk.ifPresent(d -> d.change(before.id(), wanted));
  }

  private static Optional<String> given(String key) {
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }

  private void take(TaskLook seen) {
    if (open.get()) {
      look = seen;
      present();
    }
  }

  /** Says it again in the language now in use. */
  void present() {
    page.set(Optional.ofNullable(look).flatMap(seen -> desk.map(d -> words().of(seen, d.me()))));
  }

  private TaskPresenter words() {
    return new TaskPresenter(wording.texts(), wording.times(), wording.now());
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Empty until the first look has come. */
  public ReadOnlyObjectProperty<Optional<TaskPage>> property() {
    return page.getReadOnlyProperty();
  }

  /** There while a task is written down or changed. */
  public ReadOnlyObjectProperty<Optional<TaskForm>> formProperty() {
    return form.getReadOnlyProperty();
  }

  /** The words of the task that is written down or changed. */
  public StringProperty textProperty() {
    return text;
  }
}
