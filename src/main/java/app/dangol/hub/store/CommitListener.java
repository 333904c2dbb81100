package app.dangol.hub.store;

import java.util.Map;

/**
 * Is told what was committed, by this process or by another copy of the hub. It must be quick, and
 * it may be told the same twice, late, or out of order.
 */
@FunctionalInterface
public interface CommitListener {
  /**
   * Rows have changed.
   *
   * @param newest the newest position within each bucket that changed; 0 for one in which nothing
   *     did, and whose waiters shall only see whether they still should wait
   */
  void committed(Map<String, Long> newest);
}
