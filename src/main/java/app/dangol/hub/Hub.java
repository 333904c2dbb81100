package app.dangol.hub;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.api.HubServer;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.Leadership;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hub embedded in a process: one SQLite file, and a server on loopback once it is started. Its
 * methods block; {@link #start} and {@link #close} are for one thread at a time.
 */
public final class Hub implements AutoCloseable {
  /** The newest version of the file this program knows, in its {@code user_version}. */
  public static final int FILE_VERSION = SqliteHubStore.VERSION;

  private final HubStore store;
  private final HubLog log;
  private final Clock clock;
  private @Nullable HubServer server;

  private Hub(HubStore store, Clock clock, PageLimit limit) {
    this.store = store;
    this.log = new HubLog(store, limit);
    this.clock = clock;
  }

  /**
   * Opens the file, making it if need be.
   *
   * @throws app.dangol.failure.DangolException DB-01 or DB-02
   */
  public static Hub open(Path dbFile, Clock clock, BlockingGuard guard) {
    return open(dbFile, clock, guard, PageLimit.STANDARD);
  }

  /** As {@link #open(Path, Clock, BlockingGuard)}, with pages of another size. */
  public static Hub open(Path dbFile, Clock clock, BlockingGuard guard, PageLimit limit) {
    return new Hub(SqliteHubStore.open(dbFile, guard), clock, limit);
  }

  /**
   * Makes a file and fills it, much faster than {@link #open} could, because no commit waits for
   * the disk and nothing can be rolled back. When it returns, the file is whole and on disk; when
   * it throws, or the machine stops, what is left is of no use. Blocks.
   *
   * @param dbFile not there yet
   * @throws app.dangol.failure.DangolException DB-01 if the file is there or cannot be made
   */
  public static void fill(
      Path dbFile, Clock clock, BlockingGuard guard, Consumer<HubWriter> filler) {
    SqliteHubStore store = SqliteHubStore.create(dbFile, guard);
    try (Hub hub = new Hub(store, clock, PageLimit.STANDARD)) {
      filler.accept(hub.writer());
    }
    store.force();
  }

  /** Whether nothing was ever put into it. */
  public boolean isEmpty() {
    return store.head() == 0;
  }

  public HubWriter writer() {
    return new HubWriter(log);
  }

  /** Which of the hub's copies does a job that must run once. */
  public Leadership leadership() {
    return store.leadership();
  }

  /**
   * Begins to serve on 127.0.0.1.
   *
   * @param port 0 for any free one
   * @param token what devices must bear
   * @return the address to give to devices
   * @throws app.dangol.failure.DangolException HUB-06 if the port cannot be had
   */
  public URI start(int port, String token) {
    if (server != null) {
      throw new IllegalStateException("the hub serves already");
    }
    server = HubServer.start(log, clock, port, token);
    return server.address();
  }

  /** Releases waiting devices, stops serving and closes the file. */
  @Override
  public void close() {
    log.close();
    if (server != null) {
      server.close();
      server = null;
    }
    store.close();
  }
}
