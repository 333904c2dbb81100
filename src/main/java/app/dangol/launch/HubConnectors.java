package app.dangol.launch;

import app.dangol.hub.Hub;
import app.dangol.hub.connector.Backend;
import app.dangol.hub.connector.Connector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Has a hub work with the shop systems its configuration names. */
final class HubConnectors {
  private HubConnectors() {}

  /**
   * Begins to work with them, until the hub is closed.
   *
   * @throws app.dangol.failure.DangolException CFG-01 if a key cannot be read
   */
  static void start(Hub hub, List<Backend.Setup> setups) {
    Backend.Surroundings surroundings =
        new Backend.Surroundings(Clock.systemUTC(), HubConnectors::secret);
    // All are made before the first begins: one that cannot be used stops the start.
    List<Connector> connectors = create(setups, surroundings);
    hub.keepConnectors(connectors.stream().map(Connector::source).collect(Collectors.toSet()));
    for (int i = 0; i < setups.size(); i++) {
      hub.connect(connectors.get(i), setups.get(i).schedule(ZoneId.systemDefault()));
    }
  }

  private static List<Connector> create(
      List<Backend.Setup> setups, Backend.Surroundings surroundings) {
    List<Connector> made = new ArrayList<>();
    try {
      setups.forEach(setup -> made.add(setup.create(surroundings)));
      return made;
    } catch (RuntimeException e) {
      made.forEach(Connector::close);
      throw e;
    }
  }

  private static Supplier<String> secret(Path file) {
    TokenFile key = new TokenFile(file);
    key.read();
    return key::read;
  }
}
