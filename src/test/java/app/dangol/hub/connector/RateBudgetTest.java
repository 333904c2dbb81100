package app.dangol.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> slept = new ArrayList<>();

  @Test
  void allowsABurstAndThenTheRate() {
    RateBudget budget = budget(2, 4);

    for (int i = 0; i < 24; i++) {
      budget.take();
    }

    assertThat(slept).hasSize(20);
    assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void savesNoMoreThanABurst() {
    RateBudget budget = budget(2, 4);
    nanos.addAndGet(Duration.ofHours(1).toNanos());

    for (int i = 0; i < 5; i++) {
      budget.take();
    }

    assertThat(slept).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void waitsLongerAfterEachFailureUpToALimit() {
    RetryDelay delay = new RetryDelay(Duration.ofSeconds(20), new Random(1));

    assertThat(delay.after(1, Optional.empty()))
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(delay.after(3, Optional.empty()))
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(80));
    assertThat(delay.after(1000, Optional.empty()))
        .isBetween(RetryDelay.LONGEST.dividedBy(2), RetryDelay.LONGEST);
  }

  @Test
  void neverUndercutsWhatAShopAsksFor() {
    RetryDelay delay = new RetryDelay(Duration.ofSeconds(20), new Random(1));

    assertThat(delay.after(1, Optional.of(Duration.ofMinutes(10))))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
  }

  private RateBudget budget(double perSecond, int burst) {
    return new RateBudget(
        perSecond,
        burst,
        nanos::get,
        time -> {
          slept.add(time);
          nanos.addAndGet(time.toNanos());
        });
  }
}
