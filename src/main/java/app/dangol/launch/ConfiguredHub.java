package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
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
  private final @Nullable DeviceEnrolment enrolment;

  private ConfiguredHub(
      HubEndpoint endpoint, @Nullable EmbeddedHub embedded, @Nullable DeviceEnrolment enrolment) {
    this.endpoint = endpoint;
    this.embedded = embedded;
    this.enrolment = enrolment;
  }

  /**
   * Reads the token of the chain's hub, or what is kept of this device's enrolment there; or opens
   * and starts the embedded one. Blocks.
   *
   * @throws DangolException CFG-01 if the token cannot be used, KEY-01 if the device's key cannot,
   *     else what the embedded hub throws
   */
  static ConfiguredHub open(HubAccess access, DataFolder folder, BlockingGuard guard, Clock clock) {
    Optional<HubRoute> route = HubRoute.find(access);
    if (route.isEmpty()) {
      return openEmbedded(folder, guard, clock);
    }
    if (access.tokenFile().isPresent()) {
      String token = new TokenFile(access.tokenFile().get()).read();
      return new ConfiguredHub(new HubEndpoint(route.get(), token), null, null);
    }
    DeviceEnrolment enrolment = new DeviceEnrolment(route.get(), folder, guard, clock);
    return new ConfiguredHub(enrolment.endpoint(), null, enrolment);
  }

  private static ConfiguredHub openEmbedded(DataFolder folder, BlockingGuard guard, Clock clock) {
    EmbeddedHub hub = new EmbeddedHub(folder.path().resolve(FILE_NAME), clock, guard);
    try {
      return new ConfiguredHub(hub.start(), hub, null);
    } catch (RuntimeException e) {
      hub.close();
      throw e;
    }
  }

  /** The enrolment at the chain's hub, where there is no fixed token. */
  Optional<DeviceEnrolment> enrolment() {
    return Optional.ofNullable(enrolment);
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
    if (enrolment != null) {
      enrolment.close();
    }
  }
}
