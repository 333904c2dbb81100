package app.dangol.launch;

import app.dangol.cache.Retention;
import app.dangol.config.ConsentTexts;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfig.CardPattern;
import app.dangol.config.KioskConfig.Display;
import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.config.KioskConfig.Lock;
import app.dangol.config.KioskConfig.Mode;
import app.dangol.config.KioskConfig.Place;
import app.dangol.config.KioskConfig.Staff;
import app.dangol.config.KioskConfig.ThemeName;
import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoHubLoader;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.store.KeyPlace;
import app.dangol.text.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What the demo puts in place of a chain's own hub and configuration. */
final class DemoShop {
  static final String STORE = "seongsu";

  /** Whom the demo opens as. */
  static final String STAFF = "s-001";

  private static final Duration LOCK_AFTER = Duration.ofMinutes(10);
  private static final String HUB_FOLDER = "hub";
  private static final double KIOSK_INCHES = 32;

  private DemoShop() {}

  /** A tablet in the demo's store. */
  static KioskConfig config(AppHome home, Path data, Locale language) {
    return new KioskConfig(
        Mode.ASSOCIATE,
        new Display(language, ThemeName.LIGHT, 100, false, Optional.empty()),
        new Place(STORE, "demo-tablet"),
        Optional.of(new Staff(STAFF, Texts.in(language).get("demo.staff"))),
        new Lock(false, LOCK_AFTER),
        HubAccess.EMBEDDED,
        data.resolve("device"),
        home.drivers(),
        List.of(),
        List.of(new CardPattern("dangol", "DG[0-9]{10}")),
        Retention.STANDARD.months(),
        KioskConfig.DeviceKeys.SHORT_LIVED,
        ConsentTexts.shipped());
  }

  /** A kiosk in the demo's store, with a data folder of its own. */
  static KioskConfig kiosk(AppHome home, Path data, Locale language) {
    KioskConfig tablet = config(home, data, language);
    return new KioskConfig(
        Mode.KIOSK,
        new Display(language, ThemeName.LIGHT, 100, true, Optional.of(KIOSK_INCHES)),
        new Place(STORE, "demo-kiosk"),
        Optional.empty(),
        tablet.lock(),
        tablet.hub(),
        data.resolve("kiosk"),
        tablet.driversFolder(),
        tablet.scanners(),
        tablet.cards(),
        tablet.retentionMonths(),
        tablet.keys(),
        tablet.consentTexts());
  }

  /**
   * The demo's hub, filled from the shipped data, in a folder of its own that only its owner may
   * enter. The file's name carries by how many weeks the data was moved into the present; files of
   * earlier weeks and programs are deleted. For one process at a time. Blocks.
   *
   * @throws DangolException DB-01 if the folder or the file cannot be made or read
   */
  static EmbeddedHub hub(Path data, Clock clock, BlockingGuard guard) {
    guard.check();
    DemoData shop = DemoData.read(DemoFiles.shipped(), clock);
    long week = shop.lastBasketAt().getEpochSecond();
    Path file =
        data.resolve(HUB_FOLDER).resolve("hub-" + week + "-" + DemoHubLoader.FORMAT + ".db");
    try {
      makeFolder(data.resolve(HUB_FOLDER));
      deleteEarlier(file);
      if (Files.notExists(file)) {
        deleteKeys(file.resolveSibling(KeyPlace.USUAL_FOLDER));
      }
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "cannot use the folder of " + file, e);
    }
    return EmbeddedHub.filled(file, clock, guard, new DemoHubLoader(shop)::load);
  }

  private static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Those of the hubs that were deleted. */
  private static void deleteKeys(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> keys = Files.newDirectoryStream(folder)) {
        for (Path key : keys) {
          Files.delete(key);
        }
      }
    }
  }

  /** Whatever is not this week's file, or one SQLite put beside it. */
  private static void deleteEarlier(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (DirectoryStream<Path> hubs =
        Files.newDirectoryStream(Objects.requireNonNull(file.getParent()), "hub-*.db*")) {
      for (Path hub : hubs) {
        if (!hub.getFileName().toString().startsWith(name)) {
          Files.delete(hub);
        }
      }
    }
  }
}
