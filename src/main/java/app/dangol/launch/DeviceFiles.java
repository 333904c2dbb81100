package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.store.KeyPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files in which this device may have left something about a customer. */
final class DeviceFiles {
  private DeviceFiles() {}

  /**
   * All files this device writes, and what the program may have left among temporary ones. A hub
   * that lies in the same folder is no part of the device: it keeps tombstones for the others.
   */
  static List<Path> list(Path folder) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> own = Files.list(folder);
        Stream<Path> others = Files.list(temporary)) {
      return Stream.concat(
              own.filter(path -> !isOfHub(path.getFileName().toString())),
              others.filter(path ->
                  path.getFileName().toString().startsWith("dangol")
                      && !folder.startsWith(path)
                      && Files.isReadable(path)))
          .toList();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the data folder cannot be looked through", e);
    }
  }

  private static boolean isOfHub(String name) {
    return name.startsWith(ConfiguredHub.FILE_NAME)
        || name.equals(CardDoor.USUAL_FOLDER)
        || name.equals(KeyPlace.USUAL_FOLDER);
  }
}
