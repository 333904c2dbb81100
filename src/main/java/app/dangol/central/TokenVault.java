package app.dangol.central;

import java.util.Optional;

/** Where a device's tokens outlast its process. May block; used by one thread at a time. */
public interface TokenVault {
  /** What was kept last. */
  Optional<Enrolled> find();

  /** Keeps them in the place of what was there; they are on disk when this returns. */
  void keep(Enrolled tokens);
}
