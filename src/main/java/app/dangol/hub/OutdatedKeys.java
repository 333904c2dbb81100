package app.dangol.hub;

import app.dangol.failure.DangolException;
import app.dangol.hub.credential.PublishedSets;
import app.dangol.hub.store.CommitListener;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the keys that devices judge cards by be published anew as soon as an erasure is committed,
 * which takes a few milliseconds and is seldom. Where that fails, whoever opens the keys next does
 * it.
 */
final class OutdatedKeys implements CommitListener {
  private static final Logger LOG = LoggerFactory.getLogger(OutdatedKeys.class);

  private final Runnable opening;

  /**
   * @param opening opens the chain's keys
   */
  OutdatedKeys(Runnable opening) {
    this.opening = opening;
  }

  @Override
  public void committed(Map<String, Long> newest) {
    if (!newest.containsKey(PublishedSets.WAKE)) {
      return;
    }
    try {
      opening.run();
    } catch (DangolException e) {
      LOG.error("the keys that devices judge cards by could not be published anew", e);
    }
  }
}
