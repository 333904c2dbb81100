package app.dangol.hub.connector;

import java.util.Collection;
import java.util.Set;

/** Lists all ids of one kind of {@link Item}, for a shop system whose deletions leave no trace. */
public interface Census {
  /** The kind of the items counted. */
  String kind();

  /** Every id there is now; it may lack some that moved between pages meanwhile. */
  Set<String> listIds();

  /** Which of these are there after all; asked about those that {@link #listIds} lacks. */
  Set<String> listPresent(Collection<String> ids);
}
