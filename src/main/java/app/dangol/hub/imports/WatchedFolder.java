package app.dangol.hub.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files that are laid into a folder: {@code orders*.csv}, {@code stock*.ndjson} and so on. A
 * file that has kept its size and time from one look to the next is complete. It is moved to {@code
 * taking/} before its first row is read and to {@code done/} or {@code failed/} after its last,
 * with its report beside it; what a killed hub left in {@code taking/} is taken again, which
 * changes nothing that was taken already. For one thread.
 */
public final class WatchedFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

  private static final Pattern NAME =
      Pattern.compile("(orders|customers|products|stock)[^/\\\\]*\\.(csv|ndjson)");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final ImportTarget target;
  private final BooleanSupplier mayTake;
  private final Clock clock;
  private Map<Path, Look> before = new HashMap<>();

  /**
   * @param mayTake whether this copy of the hub is the one that takes files now
   * @throws UncheckedIOException if the folders cannot be made
   */
  public WatchedFolder(Path folder, ImportTarget target, BooleanSupplier mayTake, Clock clock) {
    this.folder = folder;
    this.target = target;
    this.mayTake = mayTake;
    this.clock = clock;
    try {
      for (String name : List.of("taking", "done", "failed")) {
        Files.createDirectories(folder.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the watched folder cannot be used", e);
    }
  }

  private record Look(long size, long modified) {}

  /**
   * Looks once, and takes what is complete. To be called again and again. Blocks.
   *
   * @return how many files were taken or failed
   */
  public int look() {
    if (!mayTake.getAsBoolean()) {
      before = new HashMap<>();
      return 0;
    }
    int handled = 0;
    try {
      for (Path left : list(folder.resolve("taking"))) {
        take(left);
        handled++;
      }
      Map<Path, Look> now = new HashMap<>();
      for (Path file : list(folder)) {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Look look = new Look(attributes.size(), attributes.lastModifiedTime().toMillis());
        if (look.equals(before.get(file))) {
          take(claim(file));
          handled++;
        } else {
          now.put(file, look);
        }
      }
      before = now;
    } catch (IOException e) {
      // The folder may be on a share that comes back.
      LOG.warn("the watched folder cannot be read now ({})", e.getClass().getSimpleName());
    }
    return handled;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> findKind(file).isPresent())
          .sorted()
          .toList();
    }
  }

  private static Optional<ImportKind> findKind(Path file) {
    String name = String.valueOf(file.getFileName());
    // In front stands the time when it was claimed, once it was.
    Matcher matcher = NAME.matcher(name.replaceFirst("^[0-9]{8}T[0-9]{9}Z-", ""));
    return matcher.matches() ? ImportKind.find(matcher.group(1)) : Optional.empty();
  }

  /** A name of its own, so that the same name may come again tomorrow. */
  private Path claim(Path file) throws IOException {
    Path claimed =
        folder.resolve("taking").resolve(STAMP.format(clock.instant()) + "-" + file.getFileName());
    if (Files.exists(claimed)) {
      throw new FileAlreadyExistsException("a claimed file");
    }
    return Files.move(file, claimed, StandardCopyOption.ATOMIC_MOVE);
  }

  private void take(Path claimed) throws IOException {
    ImportKind kind = findKind(claimed).orElseThrow();
    Path report = claimed.resolveSibling(claimed.getFileName() + ".part");
    boolean good;
    try (Writer out = Files.newBufferedWriter(report, StandardCharsets.UTF_8)) {
      ImportReport.Summary summary =
          ImportReport.of(kind, claimed, target, line -> write(line, out));
      good = summary.taken() > 0 || summary.refused() == 0;
      LOG.info("{}: {} rows taken, {} refused", kind.key(), summary.taken(), summary.refused());
    }
    Path into = folder.resolve(good ? "done" : "failed");
    String name = String.valueOf(claimed.getFileName());
    // The report first: a file that has left taking/ has its report.
    Files.move(report, into.resolve(name + ".report.ndjson"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(claimed, into.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(String line, Writer out) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
