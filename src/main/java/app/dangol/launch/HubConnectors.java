package app.dangol.launch;

import app.dangol.config.HubConfig;
import app.dangol.config.VendureConfig;
import app.dangol.hub.Hub;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.ConnectorRunner.Schedule;
import app.dangol.hub.connector.vendure.VendureConnector;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;

/** Has a hub work with the shop systems its configuration names. */
final class HubConnectors {
  private HubConnectors() {}

  /**
   * Begins to work with them, until the hub is closed.
   *
   * @throws app.dangol.failure.DangolException CFG-01 if a key cannot be read
   */
  static void start(Hub hub, HubConfig config) {
    hub.keepConnectors(config.vendure().isPresent() ? Set.of(VendureConnector.SOURCE) : Set.of());
    config.vendure().ifPresent(vendure -> start(hub, vendure));
  }

  private static void start(Hub hub, VendureConfig vendure) {
    TokenFile key = new TokenFile(vendure.keyFile());
    // A key that cannot be read stops the start; later ones are read anew for every call.
    key.read();
    hub.connect(
        new VendureConnector(
            vendure,
            key::read,
            VendureConnector.Paging.STANDARD,
            ConnectorHttp.Limits.STANDARD,
            Clock.systemUTC()),
        Schedule.of(
            vendure.poll(), vendure.sweepAt(), vendure.sweepEvery(), ZoneId.systemDefault()));
  }
}
