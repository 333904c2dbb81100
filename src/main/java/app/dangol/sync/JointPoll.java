package app.dangol.sync;

import app.dangol.cache.BucketStates;
import app.dangol.cache.PageRequest;
import app.dangol.wire.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits for the changes of all watched buckets in one request, and takes in what comes. The bucket
 * that came last is asked for last, so that a busy one does not keep the others away. For the
 * engine's thread.
 */
final class JointPoll {
  private final SyncSettings settings;
  private final BucketStates states;
  private final Exchange exchange;
  private final LongPolls polls;
  private final List<String> order;

  /** When each bucket was last known to be complete, as {@link System#nanoTime} tells it. */
  private final Map<String, Long> complete = new HashMap<>();

  /** Begins right after everything was compared with the hub. */
  JointPoll(SyncSettings settings, BucketStates states, Exchange exchange, LongPolls polls) {
    this.settings = settings;
    this.states = states;
    this.exchange = exchange;
    this.polls = polls;
    this.order = new ArrayList<>(settings.watchedBuckets());
    order.forEach(this::noteComplete);
  }

  /** Returns false if a bucket is not complete any more. */
  boolean start(Duration pause) {
    List<PageRequest.Changes> asks = new ArrayList<>();
    for (String bucket : order) {
      if (!(states.get(bucket).next() instanceof PageRequest.Changes ask)) {
        return false;
      }
      asks.add(ask);
    }
    polls.start(asks, pause);
    return true;
  }

  /** Takes in what a wait came to. */
  void takeIn(Signal.Woken woken) {
    Page page = woken.answer().page();
    Optional<String> bucket = woken.answer().bucket();
    for (PageRequest.Changes ask : woken.asks()) {
      if (bucket.isEmpty() || bucket.get().equals(ask.bucket())) {
        // An empty page of no bucket says of each that nothing of it is missing.
        exchange.pull().apply(ask, page);
        noteComplete(ask.bucket());
      }
    }
    if (bucket.isPresent()) {
      if (page.more()) {
        exchange.pull().catchUp(bucket.get(), () -> {});
      }
      order.remove(bucket.get());
      order.add(bucket.get());
      catchUpWithTheQuiet();
    }
  }

  /**
   * Where something always comes, the cursors of quiet buckets would stay behind, and with them
   * local writes whose effect is known to be nothing.
   */
  private void catchUpWithTheQuiet() {
    long now = System.nanoTime();
    for (String bucket : List.copyOf(order)) {
      if (now - complete.getOrDefault(bucket, now) > settings.longPoll().toNanos()) {
        exchange.pull().catchUp(bucket, () -> {});
        noteComplete(bucket);
      }
    }
  }

  private void noteComplete(String bucket) {
    complete.put(bucket, System.nanoTime());
  }
}
