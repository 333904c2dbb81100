package app.dangol.visit;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.visit.FindOnline.Answer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookUpsTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final MemberToken CARD = new MemberToken(MemberToken.Kind.CARD, "10000077");
  private static final Answer FOUND = new Answer.Found(new CustomerId("c77"));

  private final ExecutorService io = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Answer> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> stillAwaited = new LinkedBlockingQueue<>();
  private final BlockingQueue<StaffId> askers = new LinkedBlockingQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch hubAnswers = new CountDownLatch(1);

  @AfterEach
  void stop() {
    hubAnswers.countDown();
    io.shutdownNow();
  }

  @Test
  void theSameCardTwiceWhileTheHubThinksIsOneRequest() throws Exception {
    LookUps lookUps = new LookUps(new SlowHub(), io);

    lookUps.ask(CARD, STAFF, told::add);
    lookUps.ask(CARD, STAFF, told::add);
    hubAnswers.countDown();

    assertThat(next()).isEqualTo(FOUND);
    assertThat(next()).isEqualTo(FOUND);
    assertThat(requests).hasValue(1);
  }

  @Test
  void theSameCardLaterIsAnotherRequest() throws Exception {
    hubAnswers.countDown();
    LookUps lookUps = new LookUps(new SlowHub(), Runnable::run);

    lookUps.ask(CARD, STAFF, told::add);
    next();
    lookUps.ask(CARD, STAFF, told::add);

    assertThat(next()).isEqualTo(FOUND);
    assertThat(requests).hasValue(2);
  }

  @Test
  void aHubThatNeverAnswersIsOneThatIsAway() throws Exception {
    new LookUps(new SlowHub(), io).ask(CARD, STAFF, told::add);

    assertThat(next()).isEqualTo(new Answer.Unreachable());
    hubAnswers.countDown();
    assertThat(stillAwaited.poll(60, TimeUnit.SECONDS)).as("when the hub answers").isFalse();
  }

  @Test
  void anAnswerInTimeIsAwaited() throws Exception {
    hubAnswers.countDown();

    new LookUps(new SlowHub(), io).ask(CARD, STAFF, told::add);

    assertThat(stillAwaited.poll(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void eachWhoAsksAsksForThemselvesAndSoGoesOnRecord() throws Exception {
    LookUps lookUps = new LookUps(new SlowHub(), io);

    lookUps.ask(CARD, STAFF, told::add);
    lookUps.ask(CARD, new StaffId("staff-2"), told::add);
    hubAnswers.countDown();
    next();
    next();

    assertThat(askers).containsExactlyInAnyOrder(STAFF, new StaffId("staff-2"));
  }

  @Test
  void whatFailsHereIsToldAndCanBeTriedAgain() throws Exception {
    LookUps lookUps =
        new LookUps(
            new SlowHub() {
              @Override
              public Answer find(MemberToken token, StaffId by, BooleanSupplier awaited) {
                requests.incrementAndGet();
                throw new IllegalStateException("the disk is full");
              }
            },
            Runnable::run);

    lookUps.ask(CARD, STAFF, told::add);
    lookUps.ask(CARD, STAFF, told::add);

    assertThat(next()).isEqualTo(new Answer.Unreachable());
    assertThat(requests).hasValue(2);
  }

  @Test
  void aDeviceThatIsBeingClosedAsksNobody() throws Exception {
    io.shutdown();

    new LookUps(new SlowHub(), io).ask(CARD, STAFF, told::add);

    assertThat(next()).isEqualTo(new Answer.Unreachable());
    assertThat(requests).hasValue(0);
  }

  private Answer next() throws InterruptedException {
    Answer answer = told.poll(60, TimeUnit.SECONDS);
    assertThat(answer).as("an answer").isNotNull();
    return answer;
  }

  private class SlowHub implements FindOnline {
    @Override
    public Answer find(MemberToken token, StaffId by, BooleanSupplier awaited) {
      requests.incrementAndGet();
      askers.add(by);
      try {
        hubAnswers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      stillAwaited.add(awaited.getAsBoolean());
      return FOUND;
    }

    @Override
    public boolean isOld(CustomerId customer) {
      return false;
    }

    @Override
    public Use useUp(MemberToken token) {
      return Use.NO;
    }
  }
}
