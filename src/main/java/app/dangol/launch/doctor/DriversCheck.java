package app.dangol.launch.doctor;

import app.dangol.config.KioskConfig;
import app.dangol.device.DriverFolder;
import app.dangol.device.Evidence;
import app.dangol.failure.DangolException;
import java.util.ArrayList;
import java.util.List;

/** Whether every driver can be read, and those that are needed are there. */
final class DriversCheck implements Check {
  private final KioskConfig config;
  private final String driverByHand;

  /**
   * @param driverByHand the driver that takes typed numbers, which the app needs with any readers
   */
  DriversCheck(KioskConfig config, String driverByHand) {
    this.config = config;
    this.driverByHand = driverByHand;
  }

  @Override
  public String name() {
    return "drivers";
  }

  @Override
  public List<Finding> look() {
    DriverFolder folder = new DriverFolder(config.driversFolder());
    List<String> models;
    try {
      models = folder.listModels();
    } catch (DangolException e) {
      return List.of(
          Finding.failed(
              e,
              "Set drivers.folder to the folder drivers of the installation, or install again."));
    }
    List<Finding> findings = new ArrayList<>();
    for (String model : models) {
      try {
        folder.get(model);
      } catch (DangolException e) {
        findings.add(
            Finding.failed(
                e,
                "Correct "
                    + config.driversFolder().resolve(model).resolve("driver.properties")
                    + "; what may stand there is explained in the one of "
                    + driverByHand
                    + "."));
      }
    }
    findings.addAll(missing(models));
    findings.addAll(documentedOnly(folder, models));
    return findings.isEmpty()
        ? List.of(
            Finding.ok(config.driversFolder() + ": " + String.join(", ", models) + " can be read"))
        : findings;
  }

  /** Drivers in use that nobody has seen work. */
  private List<Finding> documentedOnly(DriverFolder folder, List<String> models) {
    return config.scanners().stream()
        .map(KioskConfig.Scanner::driver)
        .distinct()
        .filter(models::contains)
        .filter(model -> isDocumentedOnly(folder, model))
        .map(model ->
            Finding.advice(
                model + " is documented only: made without such a device",
                "Try it with dangol scan --driver " + model + " before relying on it."))
        .toList();
  }

  private static boolean isDocumentedOnly(DriverFolder folder, String model) {
    try {
      return folder.get(model).evidence() == Evidence.DOCUMENTED;
    } catch (DangolException e) {
      // What is wrong with it has been found already.
      return false;
    }
  }

  private List<Finding> missing(List<String> models) {
    List<Finding> findings = new ArrayList<>();
    for (KioskConfig.Scanner scanner : config.scanners()) {
      if (!models.contains(scanner.driver())) {
        String key = "scanner." + scanner.name() + ".driver";
        findings.add(
            Finding.failed(
                key + " = " + scanner.driver() + ": there is no such driver",
                "Set " + key + " to one of " + models + "."));
      }
    }
    if (!models.contains(driverByHand)) {
      findings.add(
          Finding.failed(
              "the driver " + driverByHand + " is missing; typed numbers go through it",
              "Put the folder "
                  + driverByHand
                  + " of the installation back into "
                  + config.driversFolder()
                  + "."));
    }
    return findings;
  }
}
