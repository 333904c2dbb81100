package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import java.time.Clock;

/** What lies behind a kiosk's screen: its hub, and the device that talks to it. */
final class KioskBehind implements AutoCloseable {
  private final ConfiguredHub hub;
  private final Dangol dangol;

  private KioskBehind(ConfiguredHub hub, Dangol dangol) {
    this.hub = hub;
    this.dangol = dangol;
  }

  /**
   * Opens both; nothing stays open if either cannot be. Blocks.
   *
   * @param folder stays open; whoever opened it closes it after this
   * @throws app.dangol.failure.DangolException if a file, a key, a driver or the hub's address
   *     cannot be used
   */
  static KioskBehind open(KioskConfig config, DataFolder folder, BlockingGuard guard, Clock clock) {
    ConfiguredHub hub = ConfiguredHub.open(config.hub(), folder, guard, clock);
    try {
      return new KioskBehind(hub, new Dangol(config, folder, hub.endpoint(), guard, clock));
    } catch (RuntimeException e) {
      hub.close();
      throw e;
    }
  }

  ConfiguredHub hub() {
    return hub;
  }

  Dangol dangol() {
    return dangol;
  }

  @Override
  public void close() {
    try (hub) {
      dangol.close();
    }
  }
}
