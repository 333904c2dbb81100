package app.dangol.launch;

import app.dangol.sync.SyncStatus;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says when what waits for the hub may be asked. That is when the hub has come back, and from then
 * on now and then: a hub may keep a device in step and still refuse look-ups, and must not be asked
 * again with every answer it gives. Safe for several threads.
 */
final class HubReturns {
  /** Longer than a hub has a device rest that asked too much in a minute. */
  static final Duration PAUSE = Duration.ofMinutes(2);

  /** What a status says of the hub. */
  enum Word {
    /** It can be reached again. */
    BACK,
    /** It can still be reached, and has been left in peace for a while. */
    STILL_THERE,
    NOTHING_NEW
  }

  private final LongSupplier nanos;
  private boolean there;
  private long told;

  /**
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  HubReturns(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Takes in the state the exchange is in now. */
  synchronized Word take(SyncStatus.State state) {
    boolean was = there;
    there = state == SyncStatus.State.SYNCED;
    long now = nanos.getAsLong();
    if (!there || (was && now - told < PAUSE.toNanos())) {
      return Word.NOTHING_NEW;
    }
    told = now;
    return was ? Word.STILL_THERE : Word.BACK;
  }
}
