package app.dangol.screen.associate.model;

import app.dangol.customer.Task;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.TaskLook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says what there is to do. */
public final class TaskPresenter {
  private final Texts texts;
  private final Times times;
  private final Instant now;

  public TaskPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  public TaskPage of(TaskLook look) {
    return switch (look) {
      case TaskLook.Seen seen ->
          new TaskPage(
              seen.open().stream().map(this::row).toList(),
              seen.open().isEmpty() ? texts.get("task.none") : "");
      case TaskLook.Failed failed -> {
        String code = failed.code().text();
        yield new TaskPage(List.of(), texts.get("failed", texts.get("failure." + code), code));
      }
    };
  }

  private TaskPage.Row row(TaskLook.Entry entry) {
    Task task = entry.task();
    List<String> about = new ArrayList<>();
    task.due().ifPresent(day -> about.add(due(day)));
    entry.masked().ifPresent(name -> about.add(texts.get("name.address", name)));
    task.assignee().ifPresent(who -> about.add(texts.get("task.assignee", who.value())));
    switch (task.delivery()) {
      case DELIVERED -> {}
      case WAITING -> about.add(texts.get("task.waiting"));
      case NEEDS_ATTENTION -> about.add(texts.get("task.attention"));
    }
    boolean late = task.due().filter(times.day(now)::isAfter).isPresent();
    return new TaskPage.Row(task.id(), task.text(), String.join(" · ", about), late);
  }

  /** When it is due, in words. */
  String due(LocalDate day) {
    LocalDate today = times.day(now);
    return day.equals(today)
        ? texts.get("task.due.today")
        : texts.get(day.isBefore(today) ? "task.overdue" : "task.due", times.date(day, now));
  }
}
