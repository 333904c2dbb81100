package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskRuleSetTest {
  private static final String WORK = "work:seoul";

  @TempDir private Path folder;
  private Decisions hub;

  @BeforeEach
  void open() {
    hub = new Decisions(folder, Optional.empty());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void theLaterOfTwoCountsAsAWhole() {
    assertThat(set("lapsing", new Ops.TaskRule("seoul", true, 60, 30, 5, "Call")).status())
        .isEqualTo(Status.APPLIED);
    set("lapsing", new Ops.TaskRule("seoul", false, 70, 40, 4, null));

    Entity.TaskRule stands = hub.get(WORK, Entity.TASK_RULE, "lapsing", Entity.TaskRule.class);
    assertThat(stands.active()).isFalse();
    assertThat(stands.percent()).isEqualTo(70);
    assertThat(stands.span()).isEqualTo(40);
    assertThat(stands.most()).isEqualTo(4);
    assertThat(stands.text()).isNull();
    assertThat(stands.by()).isEqualTo("s-1");
  }

  @ParameterizedTest
  @CsvSource({
    "birthday, seoul, 50, 1, 1",
    "lapsing, 'seo ul', 50, 1, 1",
    "lapsing, seoul, 101, 1, 1",
    "lapsing, seoul, -1, 1, 1",
    "lapsing, seoul, 50, 1001, 1",
    "lapsing, seoul, 50, 1, 0",
    "lapsing, seoul, 50, 1, 101"
  })
  void whatIsNoRuleIsRefused(String kind, String store, int percent, int span, int most) {
    Ops.Result result = set(kind, new Ops.TaskRule(store, true, percent, span, most, null));

    assertThat(result.status()).isEqualTo(Status.REJECTED);
    assertThat(result.code()).isEqualTo("bad_body");
  }

  @Test
  void wordsThatAreTooLongAreRefused() {
    assertThat(set("lapsing", new Ops.TaskRule("seoul", true, 1, 1, 1, "x".repeat(201))).status())
        .isEqualTo(Status.REJECTED);
  }

  private Ops.Result set(String kind, Ops.TaskRule rule) {
    return hub.send(Ops.TASK_RULE, kind, Decisions.NOW, rule);
  }
}
