package app.dangol.trust.credential;

import java.time.Instant;

/**
 * The newest time that somebody trusted has shown to have been, kept over restarts. May block; safe
 * for several threads.
 */
public interface SeenTime {
  /** {@link Instant#EPOCH} if there is none. */
  Instant newest();

  /** Keeps it, unless a later one is kept. */
  void raise(Instant seen);
}
