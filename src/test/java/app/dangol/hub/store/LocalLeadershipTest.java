package app.dangol.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalLeadershipTest {
  private final Leadership leadership = new LocalLeadership();

  @Test
  void givesAJobToOneAtATimeAndOtherJobsToOthers() {
    try (Leadership.Lease first = leadership.tryLead("poll").orElseThrow();
        Leadership.Lease other = leadership.tryLead("sweep").orElseThrow()) {
      assertThat(leadership.tryLead("poll")).isEmpty();
      assertThat(first.isHeld()).isTrue();
      assertThat(other.isHeld()).isTrue();
    }
    assertThat(leadership.tryLead("poll")).isPresent();
  }

  @Test
  void doesNotTakeTheJobFromTheNextWhenClosedTwice() {
    Leadership.Lease first = leadership.tryLead("poll").orElseThrow();
    first.close();
    Leadership.Lease second = leadership.tryLead("poll").orElseThrow();

    first.close();

    assertThat(first.isHeld()).isFalse();
    assertThat(second.isHeld()).isTrue();
    assertThat(leadership.tryLead("poll")).isEmpty();
  }

  @Test
  void runsTheWorkOnlyWhereNobodyElseDoesAndLetsGoWhenItFails() {
    AtomicInteger runs = new AtomicInteger();

    boolean outer =
        leadership.runIfLeader(
            "poll",
            () -> assertThat(leadership.runIfLeader("poll", runs::incrementAndGet)).isFalse());
    assertThatThrownBy(() ->
            leadership.runIfLeader(
                "poll",
                () -> {
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");

    assertThat(outer).isTrue();
    assertThat(leadership.runIfLeader("poll", runs::incrementAndGet)).isTrue();
    assertThat(runs).hasValue(1);
  }
}
