package app.dangol.launch;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hub inside this process, on loopback over one SQLite file: for the demo and for a shop with a
 * single PC. Its token lives as long as this object.
 */
final class EmbeddedHub implements AutoCloseable {
  private final Path file;
  private final Clock clock;
  private final BlockingGuard guard;
  private final String token = TokenFile.fresh();
  private Hub hub;
  private @Nullable URI url;

  /** Opens the file, making it if need be. Blocks. */
  EmbeddedHub(Path file, Clock clock, BlockingGuard guard) {
    this.file = file;
    this.clock = clock;
    this.guard = guard;
    this.hub = Hub.open(file, clock, guard);
  }

  /** Fills the hub when nothing was ever put into it. */
  void fillIfEmpty(Consumer<HubWriter> filler) {
    if (hub.isEmpty()) {
      filler.accept(hub.writer());
    }
  }

  /** Begins to serve on a free port. */
  HubEndpoint start() {
    url = hub.start(0, token);
    return new HubEndpoint(url, token);
  }

  /** Goes away as if the line had been cut: the port is closed, the file stays. */
  void interrupt() {
    hub.close();
  }

  /** Comes back at the same address after {@link #interrupt}. */
  void resume() {
    hub = Hub.open(file, clock, guard);
    URI before = Objects.requireNonNull(url, "was never started");
    hub.start(before.getPort(), token);
  }

  @Override
  public void close() {
    hub.close();
  }
}
