package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfig.CardPattern;
import app.dangol.config.KioskConfig.Display;
import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.config.KioskConfig.Mode;
import app.dangol.config.KioskConfig.Place;
import app.dangol.config.KioskConfig.ThemeName;
import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoHubLoader;
import app.dangol.failure.BlockingGuard;
import app.dangol.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the demo puts in place of a chain's own hub and configuration. */
final class DemoShop {
  private static final String STORE = "seongsu";

  private DemoShop() {}

  /** A tablet in the demo's store. */
  static KioskConfig config(AppHome home, Path data, Locale language) {
    return new KioskConfig(
        Mode.ASSOCIATE,
        new Display(language, ThemeName.LIGHT, 100, false),
        new Place(STORE, "demo-tablet", "s-001", Texts.in(language).get("demo.staff")),
        new HubAccess(Optional.empty(), Optional.empty()),
        data.resolve("device"),
        home.drivers(),
        List.of(),
        List.of(new CardPattern("dangol", "DG[0-9]{10}")));
  }

  /**
   * The demo's hub, filled from the shipped data. The file's name carries by how many weeks the data
   * was moved into the present, so that a file from an earlier week is not used again. Blocks.
   */
  static EmbeddedHub hub(Path data, Clock clock, BlockingGuard guard) {
    DemoData shop = DemoData.read(DemoFiles.shipped(), clock);
    Path file = data.resolve("hub-" + shop.lastBasketAt().getEpochSecond() + ".db");
    EmbeddedHub hub = new EmbeddedHub(file, clock, guard);
    hub.fillIfEmpty(writer -> new DemoHubLoader(shop, clock.getZone()).load(writer));
    return hub;
  }
}
