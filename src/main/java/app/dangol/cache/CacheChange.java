package app.dangol.cache;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import java.util.Collections;
import java.util.Set;

/** What has just changed on this device; said after the commit. */
public sealed interface CacheChange {
  /**
   * Profile, history or notes of those customers; they may also be gone.
   *
   * @param ids not copied, for a page may be about thousands: nobody changes them from here on
   */
  record Customers(Set<CustomerId> ids) implements CacheChange {
    public Customers {
      ids = Collections.unmodifiableSet(ids);
    }
  }

  /** Products or stores. */
  record Catalogue() implements CacheChange {}

  /** Stock levels. */
  record Stock() implements CacheChange {}

  /** The counts that suggestions are made from. */
  record Model() implements CacheChange {}

  /** Calls for help of this store, pulled or made here. */
  record Work() implements CacheChange {}

  /** A local write waits to be sent; it may be about customers. */
  record OpAdded(Set<CustomerId> ids) implements CacheChange {
    public OpAdded {
      ids = Set.copyOf(ids);
    }
  }

  /** Local writes, maybe about customers, were answered or set aside for a person. */
  record OpsSettled(Set<CustomerId> ids) implements CacheChange {
    public OpsSettled {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * Rows of one bucket cannot be read and will be fetched again; the code says why. Nothing done on
   * this device is lost.
   */
  record Damaged(String bucket, ErrorCode code) implements CacheChange {}

  /** The whole copy is gone and will be fetched again; the code says why. */
  record Rebuilt(ErrorCode code) implements CacheChange {}
}
