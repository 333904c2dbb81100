package app.dangol.hub.model.count;

/** What is counted. */
public enum Table {
  /**
   * XᵀDX: for two items, the smaller number first, their shares in what was before; in {@link
   * Counts#UNIT}.
   */
  HISTORY,
  /**
   * XᵀDY: an item that was before (row) and one that came next (column); in {@link Counts#UNIT}.
   */
  NEXT,
  /**
   * Baskets that hold both items, the smaller number first; an item with itself: all of its own.
   */
  TOGETHER,
  /** Baskets that hold an item (row), by week (column), which begin on Thursdays like 1970. */
  WEEKLY
}
