package app.dangol.hub.log;

import app.dangol.hub.store.BucketState;
import app.dangol.wire.BucketSum;
import app.dangol.wire.Manifest;
import app.dangol.wire.Manifest.Action;
import app.dangol.wire.Manifest.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a device holds with the log and says what to do. Safe for several threads. */
public final class Manifests {
  /** How often a bucket that does not stop changing is looked at. */
  private static final int TRIES = 3;

  private final HubLog log;
  private final ReadTimes readTimes;
  private final Clock clock;

  /** Knows up to when a bucket's figures are known though they have not changed since. */
  @FunctionalInterface
  public interface ReadTimes {
    /**
     * @param rows in the bucket; what is found is void if it changes meanwhile
     */
    Optional<Instant> find(String bucket, long rows, Instant now);
  }

  public Manifests(HubLog log, ReadTimes readTimes, Clock clock) {
    this.log = log;
    this.readTimes = readTimes;
    this.clock = clock;
  }

  /**
   * First the buckets of the device's store in the order to fetch them, then those to drop.
   *
   * @param device under which its ops are numbered: an enrolled device's id, else its name
   */
  public Manifest.Answer answer(Manifest.Request request, String device) {
    Instant now = clock.instant();
    long head = log.head();
    Map<String, Manifest.Held> held = new LinkedHashMap<>();
    request.buckets().forEach(h -> held.put(h.bucket(), h));
    List<Verdict> verdicts = new ArrayList<>();
    for (String bucket : Buckets.listFor(request.store())) {
      verdicts.add(judge(bucket, held.remove(bucket), now));
    }
    held.keySet().forEach(bucket -> verdicts.add(new Verdict(bucket, Action.DROP, null)));
    long lastSeq = log.lastSeq(device);
    return new Manifest.Answer(now.toString(), head, lastSeq, true, verdicts);
  }

  private Verdict judge(String bucket, Manifest.@Nullable Held held, Instant now) {
    BucketState state = log.state(bucket);
    for (int i = 0; i < TRIES; i++) {
      Optional<Instant> readAt = readTimes.find(bucket, state.count(), now);
      // The rows are counted at one moment and those who tell them at another: the two belong
      // together only if no row has come or gone in between.
      BucketState then = log.state(bucket);
      if (then.newest() == state.newest()) {
        return verdict(bucket, judge(state, held), readAt);
      }
      state = then;
    }
    return verdict(bucket, judge(state, held), Optional.empty());
  }

  private static Verdict verdict(String bucket, Action action, Optional<Instant> readAt) {
    String at = readAt.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null);
    return new Verdict(bucket, action, at);
  }

  private Action judge(BucketState state, Manifest.@Nullable Held held) {
    String cursor = held == null ? null : held.cursor();
    if (held == null || cursor == null) {
      return Action.SNAPSHOT;
    }
    Optional<Long> position = log.findPosition(cursor, state);
    if (position.isEmpty()) {
      return Action.SNAPSHOT;
    }
    if (state.newest() > position.get()) {
      return Action.DELTA;
    }
    // With nothing newer both sides must hold the same rows.
    return same(state, held) ? Action.OK : Action.SNAPSHOT;
  }

  private static boolean same(BucketState state, Manifest.Held held) {
    String sum = held.sum();
    return state.count() == held.count() && (sum == null || sum.equals(BucketSum.hex(state.sum())));
  }
}
