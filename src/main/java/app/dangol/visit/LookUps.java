package app.dangol.visit;

import app.dangol.failure.WordlessTrace;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.visit.FindOnline.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up at the hub without keeping the desk waiting: one request a card and whoever asks,
 * however often it is held up, and an answer in time, even if that is that there is none. What the
 * hub says after that is not kept.
 */
public final class LookUps {
  private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);

  /** As long as somebody stands at a counter without wondering. */
  static final Duration DEADLINE = Duration.ofSeconds(2);

  private final FindOnline hub;
  private final Executor io;
  private final Map<Asked, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();

  /** Each who asks goes on record, hence not the card alone. */
  private record Asked(MemberToken token, StaffId by) {}

  /**
   * @param io where a request may block
   */
  public LookUps(FindOnline hub, Executor io) {
    this.hub = hub;
    this.io = io;
  }

  /**
   * Returns at once.
   *
   * @param told gets the answer, on some thread
   */
  void ask(MemberToken token, StaffId by, Consumer<Answer> told) {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    Asked asked = new Asked(token, by);
    CompletableFuture<Answer> before = underWay.putIfAbsent(asked, mine);
    if (before != null) {
      before.thenAccept(told);
      return;
    }
    mine.completeOnTimeout(new Answer.Unreachable(), DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    mine.thenAccept(told);
    try {
      io.execute(() -> request(asked, mine));
    } catch (RuntimeException e) {
      // The device is being closed.
      underWay.remove(asked, mine);
      mine.complete(new Answer.Unreachable());
    }
  }

  private void request(Asked asked, CompletableFuture<Answer> mine) {
    Answer answer = new Answer.Unreachable();
    try {
      answer = hub.find(asked.token(), asked.by(), () -> !mine.isDone());
    } catch (RuntimeException e) {
      LOG.error("a look-up failed here, not at the hub", WordlessTrace.of(e));
    } finally {
      underWay.remove(asked, mine);
      mine.complete(answer);
    }
  }

  /**
   * Has a one-time credential used up. Returns at once.
   *
   * @param told whether its bearer may act, on some thread; what has no answer in time may be asked
   *     for again
   */
  void useUp(MemberToken token, Consumer<FindOnline.Use> told) {
    CompletableFuture<FindOnline.Use> mine = new CompletableFuture<>();
    mine.completeOnTimeout(FindOnline.Use.NOT_NOW, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    mine.thenAccept(told);
    try {
      io.execute(() -> mine.complete(useUpNow(token)));
    } catch (RuntimeException e) {
      // The device is being closed.
      mine.complete(FindOnline.Use.NOT_NOW);
    }
  }

  private FindOnline.Use useUpNow(MemberToken token) {
    try {
      return hub.useUp(token);
    } catch (RuntimeException e) {
      LOG.error("a use failed here, not at the hub", WordlessTrace.of(e));
      return FindOnline.Use.NOT_NOW;
    }
  }

  /** As {@link FindOnline#isOld}. */
  boolean isOld(CustomerId customer) {
    return hub.isOld(customer);
  }
}
