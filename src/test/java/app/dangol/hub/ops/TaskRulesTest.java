package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.OpId;
import app.dangol.id.TaskId;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.TaskState;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRulesTest {
  private static final String WORK = "work:seoul";
  private static final String ID = OpId.create().toString();

  @TempDir private Path folder;
  private Decisions hub;
  private long made;

  @BeforeEach
  void open() {
    hub = new Decisions(folder, Optional.empty());
    made = add(ID, "전화하기").position();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aTaskComesToTheStoresWork() {
    Entity.Task task = task();

    assertThat(task.state()).isEqualTo(TaskState.OPEN);
    assertThat(task.text()).isEqualTo("전화하기");
    assertThat(task.by()).isEqualTo("s-1");
  }

  @Test
  void theSameTaskMadeTwiceIsOne() {
    Ops.Result again = add(ID, "전화하기 (다시)");

    assertThat(again.status()).isEqualTo(Status.APPLIED);
    assertThat(again.position()).isEqualTo(made);
    assertThat(task().text()).isEqualTo("전화하기");
  }

  @Test
  void aRulesTaskBearsAnIdOfWhatItIsFor() {
    String named = TaskId.named("seoul", "c-1", "lapsing", "", "2026-10-01").toString();
    long first = add(named, "뜸하세요").position();

    assertThat(add(named, "다른 태블릿의 말").position()).isEqualTo(first);
    assertThat(hub.get(WORK, "task", named, Entity.Task.class).text()).isEqualTo("뜸하세요");
    assertThat(add(UUID.randomUUID().toString(), "아무거나").status()).isEqualTo(Status.REJECTED);
  }

  @Test
  void changesOfDifferentFieldsAreMerged() {
    assertThat(edit(made, null, "다른 말", null).status()).isEqualTo(Status.APPLIED);
    assertThat(edit(made, null, null, "s-2").status()).isEqualTo(Status.APPLIED);

    assertThat(task().text()).isEqualTo("다른 말");
    assertThat(task().assignee()).isEqualTo("s-2");
  }

  @Test
  void changesOfTheSameFieldAreAConflictThatShowsBoth() {
    edit(made, null, "먼저", null);
    Ops.Result late = edit(made, null, "나중", "s-2");

    assertThat(late.status()).isEqualTo(Status.CONFLICT);
    JsonObject current = Objects.requireNonNull(late.current());
    assertThat(current.getAsJsonObject("d").get("text").getAsString()).isEqualTo("먼저");
    assertThat(task().assignee()).as("nothing of it is taken").isNull();
    long stands = current.get("v").getAsLong();
    assertThat(edit(stands, null, "나중", "s-2").status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void theSameChangeTwiceIsNoConflict() {
    edit(made, null, "먼저", null);

    assertThat(edit(made, null, "먼저", null).status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void doneWinsWhoeverSaysItFirst() {
    edit(made, TaskState.DROPPED, null, null);
    assertThat(edit(made, TaskState.DONE, null, null).status()).isEqualTo(Status.APPLIED);
    assertThat(task().state()).isEqualTo(TaskState.DONE);

    Ops.Result late = edit(made, TaskState.DROPPED, "문구는 바뀐다", null);
    assertThat(late.status()).isEqualTo(Status.APPLIED);
    assertThat(task().state()).isEqualTo(TaskState.DONE);
    assertThat(task().text()).isEqualTo("문구는 바뀐다");
  }

  @Test
  void doneCanBeOpenedAgainBySomebodyWhoSawIt() {
    long done = edit(made, TaskState.DONE, null, null).position();

    edit(done, TaskState.OPEN, null, null);

    assertThat(task().state()).isEqualTo(TaskState.OPEN);
  }

  @Test
  void keepsWhatANewerHubWroteIntoTheTask() {
    String newer = StrictJson.write(task()).replaceFirst("\\{", "{\"colour\":\"red\",");
    long version = hub.in(t -> t.put(WORK, "task", ID, newer));

    edit(version, null, "다른 말", null);

    assertThat(hub.find(WORK, "task", ID).orElseThrow().data()).contains("\"colour\":\"red\"");
  }

  @Test
  void refusesWhatIsNoTask() {
    assertThat(add("t-1", "a").code()).isEqualTo("bad_body");
    assertThat(add(OpId.create().toString(), " ").code()).isEqualTo("bad_body");
    assertThat(
            hub.send(
                    Ops.TASK_EDIT,
                    OpId.create().toString(),
                    Decisions.NOW,
                    new Ops.TaskEdit("seoul", TaskState.DONE, null, null, null),
                    1L)
                .code())
        .isEqualTo("unknown_task");
    assertThat(edit(null, TaskState.DONE, null, null).code()).isEqualTo("bad_body");
  }

  private Ops.Result add(String id, String text) {
    return hub.send(
        Ops.TASK_ADD,
        id,
        Decisions.NOW,
        new TaskRules.Draft("seoul", null, "follow_up", text, null, null));
  }

  private Ops.Result edit(
      @Nullable Long base,
      @Nullable TaskState state,
      @Nullable String text,
      @Nullable String assignee) {
    return hub.send(
        Ops.TASK_EDIT,
        ID,
        Decisions.NOW,
        new Ops.TaskEdit("seoul", state, text, null, assignee),
        base);
  }

  private Entity.Task task() {
    return hub.get(WORK, "task", ID, Entity.Task.class);
  }
}
