package app.dangol.launch.doctor;

import app.dangol.config.KioskConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether each reader's port is there and can be had. */
final class PortsCheck implements Check {
  private final KioskConfig config;
  private final PortLook look;
  private final CameraLook cameras;

  PortsCheck(KioskConfig config, PortLook look, CameraLook cameras) {
    this.config = config;
    this.look = look;
    this.cameras = cameras;
  }

  @Override
  public String name() {
    return "ports";
  }

  @Override
  public List<Finding> look() {
    if (config.scanners().isEmpty()) {
      return List.of(noReader());
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, String> nameByPort = new HashMap<>();
    for (KioskConfig.Scanner scanner : config.scanners()) {
      if (!scanner.hasPort()) {
        findings.add(
            Finding.ok("scanner." + scanner.name() + ": " + scanner.port() + ", no port to open"));
        continue;
      }
      String before = nameByPort.putIfAbsent(look.realPath(scanner.port()), scanner.name());
      findings.add(
          before == null
              ? cameras.at(scanner).orElseGet(() -> look.at(scanner))
              : Finding.failed(
                  "scanner." + before + " and scanner." + scanner.name() + " have the same port",
                  "Give scanner." + scanner.name() + ".port the port of its own reader."));
    }
    return findings;
  }

  private Finding noReader() {
    return switch (config.mode()) {
      case ASSOCIATE ->
          Finding.ok(
              "no port is configured; scanners in keyboard mode are read, and card numbers typed in");
      case KIOSK ->
          Finding.advice(
              "no port is configured, so only a scanner in keyboard mode can be used at this kiosk",
              "Set scanner.<name>.driver and scanner.<name>.port, unless the scanner types.");
    };
  }
}
