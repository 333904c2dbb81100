package app.dangol.trust.credential;

import java.util.Optional;

/** The keys a device goes by, kept over restarts. May block; safe for several threads. */
public interface KeptKeys {
  /** What was kept last; empty as well if it cannot be read any more. */
  Optional<PublishedKeys> find();

  /** Keeps them in the place of what was there; they are on disk when this returns. */
  void keep(PublishedKeys keys);
}
