package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hub the configuration names: the chain's, or one inside this process over the data folder.
 */
final class ConfiguredHub implements AutoCloseable {
  /** The embedded hub's database in the data folder. */
  static final String FILE_NAME = "hub.db";

  private final HubEndpoint endpoint;
  private final @Nullable EmbeddedHub embedded;

  private ConfiguredHub(HubEndpoint endpoint, @Nullable EmbeddedHub embedded) {
    this.endpoint = endpoint;
    this.embedded = embedded;
  }

  /**
   * Reads the token of the chain's hub, or opens and starts the embedded one. Blocks.
   *
   * @throws DangolException CFG-01 if the token cannot be used, else what the embedded hub throws
   */
  static ConfiguredHub open(HubAccess access, DataFolder folder, BlockingGuard guard, Clock clock) {
    if (access.url().isPresent()) {
      Path token =
          access
              .tokenFile()
              .orElseThrow(
                  () -> new DangolException(ErrorCode.CFG_01, "hub.token.file is not set"));
      return new ConfiguredHub(
          new HubEndpoint(access.url().get(), new TokenFile(token).read()), null);
    }
    EmbeddedHub hub = new EmbeddedHub(folder.path().resolve(FILE_NAME), clock, guard);
    try {
      return new ConfiguredHub(hub.start(), hub);
    } catch (RuntimeException e) {
      hub.close();
      throw e;
    }
  }

  HubEndpoint endpoint() {
    return endpoint;
  }

  /** The hub inside this process, if that is the one. */
  Optional<EmbeddedHub> embedded() {
    return Optional.ofNullable(embedded);
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
