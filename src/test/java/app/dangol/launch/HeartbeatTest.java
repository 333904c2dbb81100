package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final Deque<Runnable> screen = new ArrayDeque<>();
  private final AtomicInteger halts = new AtomicInteger();
  private long nanos = Long.MAX_VALUE - 1; // a monotonic clock may begin anywhere, and overflow
  private final Heartbeat heartbeat =
      new Heartbeat(screen::add, () -> nanos, halts::incrementAndGet);

  @AfterEach
  void close() {
    heartbeat.close();
  }

  @Test
  void aScreenThatAnswersIsLeftAlone() {
    for (int i = 0; i < 1000; i++) {
      look();
      screen.remove().run();
    }

    assertThat(halts).hasValue(0);
  }

  @Test
  void aFrozenScreenEndsTheProcessTenSecondsAfterItsLastBeat() {
    look();
    screen.remove().run();

    lookFor(Heartbeat.LIMIT.minus(Heartbeat.PERIOD));
    assertThat(halts).hasValue(0);
    look();
    assertThat(halts).hasValue(1);
  }

  @Test
  void aFrozenScreenIsAskedOnceAndNotBuriedInQuestions() {
    lookFor(Heartbeat.LIMIT);

    assertThat(screen).hasSize(1);
  }

  @Test
  void aScreenThatWasSlowGetsTheFullTimeAgain() {
    lookFor(Heartbeat.LIMIT.minus(Heartbeat.PERIOD));
    screen.remove().run();

    lookFor(Heartbeat.LIMIT.minus(Heartbeat.PERIOD));
    assertThat(halts).hasValue(0);
    look();
    assertThat(halts).hasValue(1);
  }

  @Test
  void aMachineThatStoodStillIsNotTakenForAFrozenScreen() {
    look();
    nanos += Duration.ofHours(9).toNanos();
    heartbeat.look();
    assertThat(halts).hasValue(0);

    lookFor(Heartbeat.LIMIT);
    assertThat(halts).as("the screen does not answer after it, either").hasValue(1);
  }

  @Test
  void onceStartedItAsksByItself() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    try (Heartbeat running =
        new Heartbeat(beat -> asked.countDown(), () -> 0, halts::incrementAndGet)) {
      running.start();

      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void lookFor(Duration time) {
    for (long i = 0; i < time.dividedBy(Heartbeat.PERIOD); i++) {
      look();
    }
  }

  private void look() {
    nanos += Heartbeat.PERIOD.toNanos();
    heartbeat.look();
  }
}
