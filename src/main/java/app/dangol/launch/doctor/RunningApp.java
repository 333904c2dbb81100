package app.dangol.launch.doctor;

import app.dangol.cache.FolderHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether an app runs on the data folder. Asked anew each time: it may start meanwhile. */
record RunningApp(Path dataFolder) {
  Optional<FolderHolder> find() {
    try {
      return FolderHolder.find(dataFolder);
    } catch (AccessDeniedException e) {
      return Optional.empty(); // somebody else's folder, as the check of the databases says
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRunning() {
    return find().isPresent();
  }
}
