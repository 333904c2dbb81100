package app.dangol.hub.store;

import app.dangol.hub.keys.KeyDatabase;
import app.dangol.hub.keys.KeyFile;
import app.dangol.hub.keys.Keyring;
import app.dangol.hub.keys.WrappedKeys;
import java.nio.file.Path;

/**
 * Where the customers' keys are: never in the store's own database, or each back-up of it would
 * hold them.
 *
 * @param folder holds the master key
 * @param database holds the wrapped keys
 */
public record KeyPlace(Path folder, KeyDatabase database) {
  /** The folder's usual name, beside an SQLite file. */
  public static final String USUAL_FOLDER = "customer-keys";

  /** All of them in one folder. */
  public KeyPlace(Path folder) {
    this(folder, new KeyFile(folder));
  }

  /** The wrapped ones on a server, for copies of the hub on several machines. */
  public static KeyPlace onServer(Path folder, PostgresAddress server) {
    return new KeyPlace(folder, new PostgresKeys(server));
  }

  static KeyPlace beside(Path dbFile) {
    return new KeyPlace(dbFile.toAbsolutePath().resolveSibling(USUAL_FOLDER));
  }

  /**
   * Opens the keys.
   *
   * @param mustExist whether something is sealed with them already
   */
  public Keyring open(boolean mustExist) {
    return Keyring.open(folder, new WrappedKeys(database), mustExist);
  }
}
