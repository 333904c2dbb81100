package app.dangol.hub.connector;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Lists all ids of one kind of {@link Item}, for a shop system whose deletions leave no trace. */
public interface Census {
  /** The kind of the items counted. */
  String kind();

  /**
   * Kinds of items about the same things under the same ids, such as a product's stock: what only
   * they told is gone along with them.
   */
  default List<String> dependents() {
    return List.of();
  }

  /** Every id there is now; it may lack some that moved between pages meanwhile. */
  Set<String> listIds();

  /** Which of these are there after all; asked about those that {@link #listIds} lacks. */
  Set<String> listPresent(Collection<String> ids);
}
