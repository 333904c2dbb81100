package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a shop system may be asked again, in the hub's records: a copy of the hub that takes over,
 * or one that starts anew, asks no sooner than the one before would have. For one thread.
 */
final class Pace {
  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

  /** Records: source → {@link Kept}. */
  private static final String KIND = "connector.pace";

  private final String source;
  private final HubLog log;
  private final Duration poll;
  private final RetryDelay delay;
  private final Clock clock;
  private Instant nextPoll = Instant.EPOCH;
  private Instant quietUntil = Instant.EPOCH;
  private int failures;
  private final Map<String, Rest> rests = new ConcurrentHashMap<>();

  Pace(String source, HubLog log, Duration poll, RetryDelay delay, Clock clock) {
    this.source = source;
    this.log = log;
    this.poll = poll;
    this.delay = delay;
    this.clock = clock;
  }

  /**
   * @param failures in a row
   */
  private record Kept(
      @SerializedName("next_poll") String nextPoll,
      @SerializedName("quiet_until") String quietUntil,
      int failures) {}

  private record Rest(int failures, Instant until) {}

  /** Goes on where the last one who had the lead stopped, this copy or another. */
  void recall() {
    Optional<Kept> kept =
        log.findRecord(KIND, source).map(data -> StrictJson.read(data, Kept.class));
    if (kept.isPresent()) {
      Instant now = clock.instant();
      // A clock that once ran ahead must not silence a shop for years.
      nextPoll = earlier(Instant.parse(kept.get().nextPoll()), now.plus(poll));
      quietUntil = earlier(Instant.parse(kept.get().quietUntil()), now.plus(RetryDelay.AT_MOST));
      failures = kept.get().failures();
    }
  }

  boolean isQuiet() {
    return clock.instant().isBefore(quietUntil);
  }

  boolean isPollDue() {
    return !clock.instant().isBefore(nextPoll);
  }

  void polled() {
    nextPoll = clock.instant().plus(poll);
    keep();
  }

  /** All went well. */
  void succeeded() {
    if (failures > 0) {
      failures = 0;
      keep();
    }
  }

  /**
   * It is left alone for a while.
   *
   * @param asked for how long it asked to be
   */
  void failed(Optional<Duration> asked) {
    failures++;
    quietUntil = clock.instant().plus(delay.after(failures, asked));
    keep();
  }

  /** Whether one part of the work is left out for a while because that part alone failed. */
  boolean isResting(String part) {
    Rest rest = rests.get(part);
    return rest != null && clock.instant().isBefore(rest.until());
  }

  void succeeded(String part) {
    rests.remove(part);
  }

  /** As {@link #failed(Optional)}, of one part of the work. */
  void failed(String part, Optional<Duration> asked) {
    Rest before = rests.get(part);
    int times = before == null ? 1 : before.failures() + 1;
    rests.put(part, new Rest(times, clock.instant().plus(delay.after(times, asked))));
  }

  /** A store that cannot keep it is no reason to ask sooner: this copy knows all the same. */
  private void keep() {
    Kept now = new Kept(nextPoll.toString(), quietUntil.toString(), failures);
    try {
      log.write(transaction -> {
        transaction.keepRecord(KIND, source, StrictJson.write(now));
        return true;
      });
    } catch (DangolException e) {
      LOG.debug("when to ask {} again cannot be kept now ({})", source, e.code());
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
