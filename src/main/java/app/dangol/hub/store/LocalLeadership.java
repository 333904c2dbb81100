package app.dangol.hub.store;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leadership within one process: who has the only store is the only copy. */
final class LocalLeadership implements Leadership {
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  @Override
  public Optional<Lease> tryLead(String job) {
    return held.add(job) ? Optional.of(new LocalLease(job)) : Optional.empty();
  }

  private final class LocalLease implements Lease {
    private final String job;
    private final AtomicBoolean open = new AtomicBoolean(true);

    LocalLease(String job) {
      this.job = job;
    }

    @Override
    public boolean isHeld() {
      return open.get();
    }

    @Override
    public void close() {
      // A second closing must not take the lease of who came after.
      if (open.getAndSet(false)) {
        held.remove(job);
      }
    }
  }
}
