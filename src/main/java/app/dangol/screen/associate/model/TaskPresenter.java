package app.dangol.screen.associate.model;

import app.dangol.customer.Task;
import app.dangol.customer.TaskRule;
import app.dangol.id.CustomerId;
import app.dangol.id.ReceiptNumber;
import app.dangol.id.StaffId;
import app.dangol.screen.associate.model.TaskForm.Choice;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.DataRequest;
import app.dangol.visit.TaskLook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what there is to do. */
public final class TaskPresenter {
  /** Kinds there are words for; the first is what most tasks are. */
  private static final List<String> KINDS =
      List.of("follow_up", "call", "prepare", "restock", "other");

  private static final int WEEK = 7;

  private final Texts texts;
  private final Times times;
  private final Instant now;

  public TaskPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  /**
   * @param me who looks
   */
  public TaskPage of(TaskLook look, StaffId me) {
    return switch (look) {
      case TaskLook.Seen seen ->
          new TaskPage(
              seen.open().stream().map(entry -> row(entry, me)).toList(),
              seen.done().stream().map(entry -> row(entry, me)).toList(),
              seen.open().isEmpty() ? texts.get("task.none") : "");
      case TaskLook.Failed failed -> {
        String code = failed.code().text();
        yield new TaskPage(
            List.of(), List.of(), texts.get("failed", texts.get("failure." + code), code));
      }
    };
  }

  private TaskPage.Row row(TaskLook.Entry entry, StaffId me) {
    Task task = entry.task();
    boolean open = task.state() == Task.State.OPEN;
    List<String> about = new ArrayList<>();
    if (KINDS.contains(task.kind()) || TaskRule.Kind.find(task.kind()).isPresent()) {
      about.add(texts.get("task.kind." + task.kind()));
    }
    if (DataRequest.find(task.kind()).isPresent()) {
      String number = new ReceiptNumber(task.id().toString()).spoken();
      about.add(texts.get("privacy.asked.number", number));
    }
    task.due().filter(day -> open).ifPresent(day -> about.add(due(day)));
    entry.masked().ifPresent(name -> about.add(texts.get("name.address", name)));
    task.assignee().ifPresent(who -> about.add(who(who, me)));
    switch (task.delivery()) {
      case DELIVERED -> {}
      case WAITING -> about.add(texts.get("task.waiting"));
      case NEEDS_ATTENTION -> about.add(texts.get("task.attention"));
    }
    boolean late = open && task.due().filter(times.day(now)::isAfter).isPresent();
    return new TaskPage.Row(task.id(), task.text(), String.join(" · ", about), late);
  }

  private String who(StaffId who, StaffId me) {
    return who.equals(me) ? texts.get("task.mine") : texts.get("task.assignee", who.value());
  }

  /** When it is due, in words. */
  String due(LocalDate day) {
    LocalDate today = times.day(now);
    return day.equals(today)
        ? texts.get("task.due.today")
        : texts.get(day.isBefore(today) ? "task.overdue" : "task.due", times.date(day, now));
  }

  /**
   * A task that is not there yet.
   *
   * @param served whom it may be about, with the name as anybody may read it
   */
  public TaskForm blank(StaffId me, Optional<CustomerId> served, String masked) {
    List<Choice> about = new ArrayList<>();
    served.ifPresent(whose -> {
      about.add(new Choice(whose.value(), texts.get("name.address", masked), true));
      about.add(new Choice("", texts.get("task.about.store"), false));
    });
    return new TaskForm(
        texts.get("task.new"),
        KINDS.stream()
            .map(kind ->
                new Choice(kind, texts.get("task.kind." + kind), kind.equals(KINDS.getFirst())))
            .toList(),
        days(Optional.empty()),
        who(me, Optional.empty()),
        about);
  }

  /** A task that is there: its kind and whom it is about stay. */
  public TaskForm of(Task task, StaffId me) {
    return new TaskForm(
        texts.get("task.change"), List.of(), days(task.due()), who(me, task.assignee()), List.of());
  }

  /** What was once said can be put off, but not be taken back. */
  private List<Choice> days(Optional<LocalDate> due) {
    LocalDate today = times.day(now);
    List<Choice> days = new ArrayList<>();
    if (due.isEmpty()) {
      days.add(new Choice("", texts.get("task.day.none"), true));
    } else if (due.filter(day -> isOffered(day, today)).isEmpty()) {
      days.add(new Choice(due.get().toString(), times.date(due.get(), now), true));
    }
    days.add(day(today, "task.day.today", due));
    days.add(day(today.plusDays(1), "task.day.tomorrow", due));
    days.add(day(today.plusDays(WEEK), "task.day.week", due));
    return days;
  }

  private static boolean isOffered(LocalDate day, LocalDate today) {
    return day.equals(today) || day.equals(today.plusDays(1)) || day.equals(today.plusDays(WEEK));
  }

  private Choice day(LocalDate day, String key, Optional<LocalDate> due) {
    return new Choice(day.toString(), texts.get(key), due.filter(day::equals).isPresent());
  }

  private List<Choice> who(StaffId me, Optional<StaffId> assignee) {
    List<Choice> who = new ArrayList<>();
    if (assignee.isEmpty()) {
      who.add(new Choice("", texts.get("task.who.any"), true));
    }
    assignee
        .filter(other -> !other.equals(me))
        .ifPresent(other ->
            who.add(new Choice(other.value(), texts.get("task.assignee", other.value()), true)));
    who.add(
        new Choice(me.value(), texts.get("task.who.me"), assignee.filter(me::equals).isPresent()));
    return who;
  }
}
