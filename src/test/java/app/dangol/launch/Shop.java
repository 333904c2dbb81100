package app.dangol.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A device's configuration in a folder of its own, written line by line as IT would. */
final class Shop {
  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  Shop(Path folder) {
    this.folder = folder;
    set("store", "seongsu");
    set("device", "tablet-1");
    set("staff.id", "s-001");
    set("staff.name", "Minji");
    set("hub.url", "embedded");
    set("data.folder", dataFolder().toString());
    set("card.pattern.dangol", "DG[0-9]{10}");
    // Else a test run by root would have this machine's own key store made.
    set("device.keys", "file");
  }

  Path dataFolder() {
    return folder.resolve("data");
  }

  /** Adds a setting, or gives an earlier one another value. */
  Shop set(String key, String value) {
    lines.removeIf(line -> line.startsWith(key + " ="));
    lines.add(key + " = " + value);
    return this;
  }

  /** Turns it into a kiosk, which has a panel and nobody who serves. */
  Shop asKiosk(String panelInches) {
    lines.removeIf(line -> line.startsWith("staff."));
    return set("mode", "kiosk").set("panel.inches", panelInches);
  }

  Shop add(String line) {
    lines.add(line);
    return this;
  }

  /** Writes the file. */
  String config() throws IOException {
    Path file = folder.resolve("kiosk.properties");
    Files.write(file, lines);
    return file.toString();
  }
}
