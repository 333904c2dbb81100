package app.dangol.launch;

import app.dangol.hub.connector.Backend;
import app.dangol.hub.connector.vendure.VendureBackend;
import java.util.List;

/** The shop systems this program can work with: one line for each. */
final class Backends {
  private Backends() {}

  static List<Backend> listAll() {
    return List.of(new VendureBackend());
  }
}
