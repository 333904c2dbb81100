package app.dangol.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that somebody named to have it read. */
record GivenFile(Path path) {
  /** Why it cannot be read as a file, in words; empty if it can be tried. */
  Optional<String> findFault() {
    if (Files.isRegularFile(path)) {
      return Optional.empty();
    }
    return Optional.of(
        Files.isDirectory(path)
            ? "that is a folder, and a file is wanted"
            : Files.exists(path) ? "that is no regular file" : "there is no such file");
  }
}
