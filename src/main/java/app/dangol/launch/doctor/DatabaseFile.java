package app.dangol.launch.doctor;

import app.dangol.cache.DatabaseLook;
import app.dangol.cache.DatabaseLook.Sight;
import app.dangol.hub.Hub;
import java.nio.file.Files;
import java.nio.file.Path;

/** One of the databases in the data folder. */
enum DatabaseFile {
  CACHE("cache.db"),
  OPS("ops.db"),
  /** Of the embedded hub, or of one that {@code dangol hub} serves. */
  HUB("hub.db");

  private final String fileName;

  DatabaseFile(String fileName) {
    this.fileName = fileName;
  }

  Path in(Path folder) {
    return folder.resolve(fileName);
  }

  /**
   * @param inUse whether the app runs on that folder
   */
  Sight look(DatabaseLook look, Path folder, boolean inUse) {
    Path file = in(folder);
    return switch (this) {
      case CACHE -> look.at(file, DatabaseLook.Kind.CACHE, inUse);
      case OPS -> look.at(file, DatabaseLook.Kind.OPS, inUse);
      case HUB -> look.atOther(file, Hub.FILE_VERSION, mayBeInUse(folder, inUse));
    };
  }

  /**
   * Whether somebody may have it open. A hub of its own does not hold the folder; its shared memory
   * tells that it may be there.
   *
   * @param inUse whether the app runs on that folder
   */
  boolean mayBeInUse(Path folder, boolean inUse) {
    return inUse || (this == HUB && Files.exists(folder.resolve(fileName + "-shm")));
  }

  Finding damaged(Path folder) {
    Path file = in(folder);
    return switch (this) {
      case CACHE ->
          Finding.failed(
              file + " is damaged (DB-03)",
              "Start the app again: it makes the copy anew and fetches it from the hub. Nothing"
                  + " written here is lost.");
      case OPS ->
          Finding.failed(
              file + " is damaged (DB-01)",
              "Keep it: it may hold writes that have not reached the hub. Copy "
                  + folder
                  + " to a safe place and ask whoever supports Dangol.");
      case HUB ->
          Finding.failed(
              file + " is damaged (DB-01)",
              "Keep it: it is the hub's own store, and no other hub has what it holds. Copy "
                  + folder
                  + " to a safe place, then put a good copy of hub.db back, or ask whoever supports"
                  + " Dangol.");
    };
  }
}
