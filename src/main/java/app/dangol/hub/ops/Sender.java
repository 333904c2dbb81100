package app.dangol.hub.ops;

import java.util.Optional;

/**
 * Who hands ops in.
 *
 * @param store the store an enrolled device is bound to; empty for whoever is bound to none
 */
public record Sender(Optional<String> store) {
  /** Bound to no store. */
  public static final Sender UNBOUND = new Sender(Optional.empty());
}
