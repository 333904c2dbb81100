package app.dangol.hub.ops;

import java.util.Optional;

/**
 * Who hands ops in.
 *
 * @param device the hub's own id of an enrolled device, whose name is unique in its store only
 * @param store the store it is bound to; empty, as the device, for whoever is bound to none
 */
public record Sender(Optional<String> device, Optional<String> store) {
  /** Bound to no store. */
  public static final Sender UNBOUND = new Sender(Optional.empty(), Optional.empty());
}
