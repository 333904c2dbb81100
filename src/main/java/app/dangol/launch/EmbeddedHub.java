package app.dangol.launch;

import app.dangol.central.HubHttp;
import app.dangol.central.HubRoute;
import app.dangol.central.OAuthClient;
import app.dangol.central.RefreshingTokens;
import app.dangol.central.Timeouts;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import app.dangol.hub.api.Serving;
import app.dangol.trust.credential.DocumentType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hub inside this process, on loopback over one SQLite file: for the demo and for a shop with a
 * single PC. Devices of this process enrol themselves.
 */
final class EmbeddedHub implements AutoCloseable {
  /** Who signs here if nobody has said a name before, with {@code dangol card issue}. */
  private static final String CHAIN = "dangol";

  private final Path file;
  private final Clock clock;
  private final BlockingGuard guard;
  private volatile Hub hub;
  private volatile boolean away;
  private @Nullable URI url;
  private @Nullable OAuthClient oauth;

  /** Opens the file, making it if need be. Blocks. */
  EmbeddedHub(Path file, Clock clock, BlockingGuard guard) {
    this.file = file;
    this.clock = clock;
    this.guard = guard;
    this.hub = Hub.open(file, clock, guard);
  }

  /**
   * Opens the file; if it is not there, fills a new one first. A file under this name is whole: one
   * that was cut off while it was filled has another name, and is filled from the start next time.
   * Blocks, for seconds if it has to fill.
   *
   * @throws DangolException DB-01 if the file cannot be made
   */
  static EmbeddedHub filled(
      Path file, Clock clock, BlockingGuard guard, Consumer<HubWriter> filler) {
    guard.check();
    try {
      if (!Files.exists(file)) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Hub.fill(unfinished, clock, guard, filler);
        // SQLite would play a log left by another file of this name into this one.
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "cannot fill the hub's store " + file, e);
    }
    return new EmbeddedHub(file, clock, guard);
  }

  /** Begins to serve on a free port. */
  HubEndpoint start() {
    URI here = serve(0);
    OAuthClient client = new OAuthClient(new HubHttp(here, Timeouts.STANDARD), clock, guard);
    url = here;
    oauth = client;
    return new HubEndpoint(
        HubRoute.direct(here),
        (device, store) ->
            new RefreshingTokens(
                client, new SelfEnrolment(client, () -> hub, device, store), clock, kind -> {}),
        true);
  }

  /**
   * Signs a card for whoever has that number, as a shop's app on a telephone has it signed. Blocks.
   *
   * @return what the telephone shows; empty while the hub is away, and if nobody has that number
   */
  Optional<String> sign(String number, Duration life) {
    if (away) {
      return Optional.empty();
    }
    return hub.writer()
        .findByCard(number)
        .map(member ->
            hub.cards(keyFolder())
                .issue(DocumentType.CARD, member, CHAIN, Optional.empty(), life)
                .text());
  }

  private Path keyFolder() {
    return file.resolveSibling(CardDoor.USUAL_FOLDER);
  }

  /** Goes away as if the line had been cut: the port is closed, the file stays. */
  void interrupt() {
    away = true;
    hub.close();
  }

  /** Comes back at the same address after {@link #interrupt}. */
  void resume() {
    hub = Hub.open(file, clock, guard);
    away = false;
    URI before = Objects.requireNonNull(url, "was never started");
    serve(before.getPort());
  }

  private URI serve(int port) {
    hub.useCardKeys(keyFolder());
    return hub.start(Serving.enrolledOnly(port));
  }

  @Override
  public void close() {
    if (oauth != null) {
      oauth.close();
    }
    hub.close();
  }
}
