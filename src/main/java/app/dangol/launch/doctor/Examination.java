package app.dangol.launch.doctor;

import app.dangol.cache.AuditLook;
import app.dangol.cache.DatabaseLook;
import app.dangol.cache.StaffLook;
import app.dangol.config.KioskConfig;
import app.dangol.device.DriverFolder;
import app.dangol.failure.BlockingGuard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts the checks together, in the order they are told. */
public final class Examination {
  /** A running app waits two seconds for its database; half of that is ours. */
  private static final Duration PAGES_WITHIN = Duration.ofSeconds(1);

  private static final Duration COUNT_WITHIN = Duration.ofSeconds(10);

  private final Surroundings here;
  private final Function<Path, String> token;
  private final Function<Path, KeptEnrolment> enrolment;
  private final String driverByHand;

  /**
   * @param token reads a token file; throws CFG-01
   * @param enrolment reads what a data folder keeps of an enrolment; throws KEY-01 or KEY-02
   * @param driverByHand the driver that takes typed numbers
   */
  public Examination(
      Surroundings here,
      Function<Path, String> token,
      Function<Path, KeptEnrolment> enrolment,
      String driverByHand) {
    this.here = here;
    this.token = token;
    this.enrolment = enrolment;
    this.driverByHand = driverByHand;
  }

  /** All checks of that configuration; those that need one it cannot give say so. */
  public List<Check> checks(ReadConfig read) {
    List<Check> checks = new ArrayList<>();
    checks.add(new ConfigurationCheck(read, here.user()));
    checks.addAll(
        switch (read) {
          case ReadConfig.Usable usable -> ofDevice(usable.config());
          case ReadConfig.Unusable unusable -> withoutConfiguration();
        });
    if (here.linux()) {
      checks.add(new DisplayCheck(here.environment(), isKiosk(read)));
    }
    return checks;
  }

  private static boolean isKiosk(ReadConfig read) {
    return switch (read) {
      case ReadConfig.Usable usable -> usable.config().mode() == KioskConfig.Mode.KIOSK;
      case ReadConfig.Unusable unusable -> false;
    };
  }

  /** The hub's only where it runs inside the app. */
  private static List<DatabaseFile> databases(KioskConfig config) {
    return config.hub().url().isEmpty()
        ? List.of(DatabaseFile.values())
        : List.of(DatabaseFile.CACHE, DatabaseFile.OPS);
  }

  private List<Check> withoutConfiguration() {
    List<Check> checks = new ArrayList<>();
    Stream.of("drivers", "ports", "database", "disk").map(NotChecked::new).forEach(checks::add);
    checks.add(new ClockCheck(here.clock(), BuildTime.read(), Optional::empty));
    checks.add(new NotChecked("hub"));
    checks.add(new NotChecked("audit"));
    checks.add(new NotChecked("staff"));
    return checks;
  }

  private List<Check> ofDevice(KioskConfig config) {
    HubVisitor hub = new HubVisitor(config, token, enrolment, here.clock());
    Path folder = config.dataFolder();
    RunningApp app = new RunningApp(folder);
    DriverFolder drivers = new DriverFolder(config.driversFolder());
    PortLook portLook = new PortLook(drivers, app, new PortNames(here.devices()), here.user());
    List<Check> checks = new ArrayList<>();
    checks.add(new DriversCheck(config, driverByHand));
    CameraLook cameras = new CameraLook(drivers, here.environment().getOrDefault("PATH", ""));
    checks.add(new PortsCheck(config, portLook, cameras));
    checks.add(
        new DatabaseCheck(
            folder,
            databases(config),
            new FolderRights(folder, here.user()),
            app,
            new DatabaseLook(BlockingGuard.NONE, PAGES_WITHIN, COUNT_WITHIN),
            config.keys().store(),
            here.clock()));
    checks.add(new DiskCheck(folder, DiskCheck.LEAST_FREE_BYTES, here.user()));
    checks.add(new ClockCheck(here.clock(), BuildTime.read(), hub::aheadOfHub));
    checks.add(new HubCheck(config.hub(), hub::visit));
    checks.add(
        new AuditCheck(
            folder,
            app,
            new AuditLook(BlockingGuard.NONE, COUNT_WITHIN),
            hub::visit,
            new KeptHead(folder, config.place(), app)));
    checks.add(new StaffCheck(folder, app, new StaffLook(BlockingGuard.NONE)));
    if (config.mode() == KioskConfig.Mode.KIOSK) {
      config
          .display()
          .panelInches()
          .ifPresent(inches -> checks.add(new PanelCheck(inches, here.drm())));
    }
    return checks;
  }
}
