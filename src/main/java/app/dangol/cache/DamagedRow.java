package app.dangol.cache;

import app.dangol.cache.EntityTable.Origin;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;

/**
 * A sealed row of the copy does not open: KEY-02 for the caller, and for {@link CacheDatabase} the
 * sign that the row's bucket is to be fetched anew.
 */
final class DamagedRow extends DangolException {
  private static final long serialVersionUID = 1L;

  private final transient Origin origin;

  DamagedRow(Origin origin, DangolException cause) {
    super(ErrorCode.KEY_02, "a row of cache.db is damaged and will be fetched anew", cause);
    this.origin = origin;
  }

  /** Where the row came from. */
  Origin origin() {
    return origin;
  }
}
