package app.dangol.visit;

import app.dangol.scan.Scan;

/** Whoever takes in what the readers read; any thread, returns at once. */
public interface Desk {
  /** Takes in what a reader read. */
  void onScan(Scan scan);

  /** The cache has changed under us: shows the present customer anew. */
  void refresh();

  /** Calls for help may have changed; nothing to a desk that shows none. */
  default void lookForHelp() {}

  /**
   * The hub can be reached again: what waits for it may be asked now. Not to be called with every
   * answer of the hub, for what is asked may fail each time.
   */
  default void hubIsBack() {}
}
