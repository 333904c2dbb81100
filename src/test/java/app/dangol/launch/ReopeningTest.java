package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReopeningTest {
  private final List<String> steps = new ArrayList<>();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private int tries = Integer.MAX_VALUE;

  private final Reopening reopening = new Reopening(code -> steps.add(code.text()), this::isLast);

  @Test
  void whatOpensAtOnceIsOpenedOnce() throws InterruptedException {
    assertThat(reopening.open(this::open)).contains("open");

    assertThat(steps).containsExactly("try");
    assertThat(reopening.hasFailed()).isFalse();
  }

  @Test
  void everyFailureIsToldAndFollowedByAPauseUntilItOpens() throws InterruptedException {
    failures.add(new DangolException(ErrorCode.KEY_01, "no key"));
    failures.add(new DangolException(ErrorCode.KEY_01, "no key"));
    failures.add(new IllegalStateException("unforeseen"));

    assertThat(reopening.open(this::open)).contains("open");

    String pause = "pause " + Reopening.PAUSE;
    assertThat(steps)
        .containsExactly(
            "try", "KEY-01", pause, "try", "KEY-01", pause, "try", "RUN-99", pause, "try");
    assertThat(reopening.hasFailed()).isTrue();
  }

  @Test
  void nothingIsTriedAnyMoreOnceTheWindowHasGone() throws InterruptedException {
    failures.add(new DangolException(ErrorCode.DB_01, "no disk"));
    failures.add(new DangolException(ErrorCode.DB_01, "no disk"));
    tries = 2;

    assertThat(reopening.open(this::open)).isEmpty();
    assertThat(steps).filteredOn("try"::equals).hasSize(2);
  }

  @Test
  void anErrorOfTheMachineIsLeftToTheService() {
    assertThatThrownBy(() ->
            reopening.open(() -> {
              throw new OutOfMemoryError();
            }))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(steps).isEmpty();
  }

  private String open() {
    steps.add("try");
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    return "open";
  }

  private boolean isLast(Duration time) {
    steps.add("pause " + time);
    tries--;
    return tries == 0;
  }
}
