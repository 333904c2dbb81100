package app.dangol.launch;

import app.dangol.hub.store.KeyPlace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files in which this device may have left something about a customer: those of its data
 * folder. Logs go to standard error, SQLite keeps what it needs meanwhile in memory, and of the
 * temporary files the program makes none has anything of a customer of this folder: demos and
 * measurements have made-up people, and an import's report has row numbers.
 */
final class DeviceFiles {
  private DeviceFiles() {}

  /**
   * Files and folders, each with everything below it; a folder that cannot be listed stands for
   * itself. A hub that lies in the data folder is no part of the device. Blocks.
   */
  static List<Path> list(Path data) {
    return list(data, file -> !isOfHub(String.valueOf(file.getFileName())));
  }

  /** As {@link #list}, of the hub that lies in the data folder. Blocks. */
  static List<Path> listOfHub(Path data) {
    return list(data, file -> isOfHub(String.valueOf(file.getFileName())));
  }

  private static List<Path> list(Path data, DirectoryStream.Filter<Path> wanted) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(data, wanted)) {
      all.forEach(files::add);
    } catch (IOException e) {
      files.add(data);
    }
    return files;
  }

  private static boolean isOfHub(String name) {
    return name.startsWith(ConfiguredHub.FILE_NAME)
        || name.equals(CardDoor.USUAL_FOLDER)
        || name.equals(KeyPlace.USUAL_FOLDER);
  }
}
