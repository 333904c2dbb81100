package app.dangol.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes changes on to whoever subscribed, on the thread that made them; listeners hop to their own
 * thread and return at once.
 */
public final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  private final List<Consumer<CacheChange>> listeners = new CopyOnWriteArrayList<>();

  /** Subscribes; run what is returned to end it. */
  public Runnable subscribe(Consumer<CacheChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void publish(CacheChange change) {
    for (Consumer<CacheChange> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        // The change is committed; one listener's failure must not look like the writer's.
        LOG.error("a listener failed on {}", change.getClass().getSimpleName(), e);
      }
    }
  }
}
