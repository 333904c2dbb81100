package app.dangol.customer.search;

import app.dangol.id.CustomerId;
import java.util.Optional;
import java.util.function.Consumer;

/** Where names come from: those this device holds and may look up. Blocks. */
public interface NameSource {
  /** Tells all of them, each once. */
  void readAll(Consumer<NameEntry> to);

  /** One of them as they are now; empty if they are not, or no longer, among them. */
  Optional<NameEntry> find(CustomerId id);
}
