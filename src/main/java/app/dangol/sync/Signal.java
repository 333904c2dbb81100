package app.dangol.sync;

import app.dangol.cache.PageRequest;
import app.dangol.wire.Page;
import app.dangol.wire.Waiting;
import java.util.List;
import java.util.Optional;

/** What the engine's thread waits for. */
sealed interface Signal {
  /** A local write waits to be sent. */
  record WriteAdded() implements Signal {}

  /** What the hub did not take is to be sent again. */
  record SendAgain() implements Signal {}

  /** Everything is to be compared anew. */
  record Refresh() implements Signal {}

  /** The engine is to end. */
  record Stop() implements Signal {}

  /**
   * A wait for changes ended with a page.
   *
   * @param atOnce whether it came without any waiting
   */
  record Answered(LongPolls from, PageRequest.Changes ask, Page page, boolean atOnce)
      implements Signal {}

  /**
   * A wait for changes of any of several buckets ended.
   *
   * @param atOnce whether it came without any waiting
   */
  record Woken(
      LongPolls from, List<PageRequest.Changes> asks, Waiting.Answer answer, boolean atOnce)
      implements Signal {}

  /**
   * A wait for changes failed.
   *
   * @param ask empty if it was for several buckets
   */
  record Failed(LongPolls from, Optional<PageRequest.Changes> ask, RuntimeException cause)
      implements Signal {}
}
