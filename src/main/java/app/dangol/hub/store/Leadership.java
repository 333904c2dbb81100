package app.dangol.hub.store;

import java.util.Optional;

/**
 * Runs a job on one of the hub's copies only, such as polling a backend or a sweep. Safe for
 * several threads; every method may block. Failures are {@link app.dangol.failure.DangolException}
 * HUB-05.
 *
 * <p>A copy that is cut off from the database may still work when another has taken over; so long
 * work asks {@link Lease#isHeld} between its steps, and its writes must be harmless when done
 * twice.
 */
public interface Leadership {
  /**
   * Tries to become the one that does a job; never waits for another copy.
   *
   * @param job its name, the same at every copy
   * @return empty if another holds it, in this process or elsewhere
   */
  Optional<Lease> tryLead(String job);

  /**
   * Does the work unless another copy does it just now.
   *
   * @return whether it was done here
   */
  default boolean runIfLeader(String job, Runnable work) {
    Optional<Lease> lease = tryLead(job);
    if (lease.isEmpty()) {
      return false;
    }
    try (Lease held = lease.get()) {
      work.run();
      return true;
    }
  }

  /** The right to do a job, until it is closed, its process ends, or its connection breaks. */
  interface Lease extends AutoCloseable {
    /** Asks whether it still holds; once lost it never comes back. */
    boolean isHeld();

    /** Lets another have the job. Closing twice is harmless. */
    @Override
    void close();
  }
}
