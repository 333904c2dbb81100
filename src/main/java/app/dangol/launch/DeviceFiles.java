package app.dangol.launch;

import app.dangol.hub.imports.ImportReport;
import app.dangol.hub.store.KeyPlace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files in which this device may have left something about a customer: its data folder, and the
 * one kind of temporary file that rows about customers come to, when an import into the hub beside
 * it is killed. What demos and measurements leave among temporary files is made up, and others'.
 */
final class DeviceFiles {
  private DeviceFiles() {}

  /**
   * Files and folders, each with everything below it; a folder that cannot be listed stands for
   * itself. A hub that lies in the data folder is no part of the device: it keeps tombstones for
   * the others. Blocks.
   */
  static List<Path> list(Path data) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> files = new ArrayList<>();
    addThoseIn(data, file -> !isOfHub(name(file)), files);
    addThoseIn(
        temporary,
        file -> name(file).startsWith(ImportReport.SPOOL) && Files.isReadable(file),
        files);
    return files;
  }

  private static void addThoseIn(Path folder, Predicate<Path> wanted, List<Path> files) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (wanted.test(file)) {
          files.add(file);
        }
      }
    } catch (IOException e) {
      files.add(folder);
    }
  }

  private static boolean isOfHub(String name) {
    return name.startsWith(ConfiguredHub.FILE_NAME)
        || name.equals(CardDoor.USUAL_FOLDER)
        || name.equals(KeyPlace.USUAL_FOLDER);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
