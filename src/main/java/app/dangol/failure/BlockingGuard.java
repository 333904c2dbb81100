package app.dangol.failure;

/**
 * Called by every door that may block (SQL, HTTP). The screen's implementation throws on the FX
 * thread, so that a frozen screen is found by the first test that walks there.
 */
@FunctionalInterface
public interface BlockingGuard {
  /** For processes without a screen. */
  BlockingGuard NONE = () -> {};

  /**
   * @throws IllegalStateException if the calling thread must not wait
   */
  void check();
}
