package app.dangol.hub.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were taken, or could not be, hold people as readable as they came, and no erasure
 * reaches them. So they go after some days, each with its report. For one thread.
 */
final class TakenFiles {
  static final String REPORT = ".report.ndjson";

  private static final Logger LOG = LoggerFactory.getLogger(TakenFiles.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  private final List<Path> folders;
  private final Duration keep;
  private final Clock clock;
  private Instant next = Instant.MIN;

  /**
   * @param folders where they lie
   * @param keep for how long after they were handled
   */
  TakenFiles(List<Path> folders, Duration keep, Clock clock) {
    this.folders = List.copyOf(folders);
    this.keep = keep;
    this.clock = clock;
  }

  /** Deletes those whose time is over; looks once an hour at most. */
  void sweep() throws IOException {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(BETWEEN_LOOKS);
    int gone = 0;
    for (Path folder : folders) {
      for (Path report : reports(folder)) {
        // The report was written when the file was handled; the file's own time is its maker's.
        Instant handled = Files.getLastModifiedTime(report, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (handled.plus(keep).isBefore(now)) {
          String name = String.valueOf(report.getFileName());
          String file = name.substring(0, name.length() - REPORT.length());
          // The file first: what is left of a cut-off sweep is found by its report.
          Files.deleteIfExists(folder.resolve(file));
          Files.deleteIfExists(report);
          gone++;
        }
      }
    }
    if (gone > 0) {
      LOG.info(
          "{} watched files were deleted {} days after they were handled", gone, keep.toDays());
    }
  }

  private static List<Path> reports(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files
              .filter(file -> String.valueOf(file.getFileName()).endsWith(REPORT))
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .toList());
    }
  }
}
