package app.dangol.hub.imports;

import app.dangol.failure.DangolException;
import app.dangol.failure.WordlessTrace;
import app.dangol.wire.StrictJson;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files that are laid into a folder: {@code orders*.csv}, {@code stock*.ndjson} and so on. A
 * file that has kept its size and time from one look to the next is complete. It is moved to {@code
 * taking/} before its first row is read and to {@code done/} or {@code failed/} after its last,
 * with its report beside it; what a killed hub left in {@code taking/} is taken again, which
 * changes nothing that was taken already. A file that cannot be taken is tried again, ever more
 * seldom, and moved aside if it is the file's fault; later files of its kind wait for it, others go
 * on meanwhile. For one thread.
 */
public final class WatchedFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

  /** A file that cannot be taken so often is moved aside. */
  private static final int MOST_TRIES = 3;

  private static final String REASON =
      "the file could not be taken to its end; rows before that may have been. Mend it and lay it in"
          + " again: what was taken already changes nothing";

  private final Path folder;
  private final ImportTarget target;
  private final BooleanSupplier mayTake;
  private final Clock clock;
  private final Tries tries;
  private final TakenFiles taken;
  private Map<Path, Look> before = new HashMap<>();

  /**
   * @param mayTake whether this copy of the hub is the one that takes files now
   * @param keep for how long files lie in {@code done/} and {@code failed/}
   * @throws UncheckedIOException if the folders cannot be made
   */
  public WatchedFolder(
      Path folder, ImportTarget target, BooleanSupplier mayTake, Duration keep, Clock clock) {
    this.folder = folder;
    this.target = target;
    this.mayTake = mayTake;
    this.clock = clock;
    this.taken =
        new TakenFiles(List.of(folder.resolve("done"), folder.resolve("failed")), keep, clock);
    this.tries = new Tries(clock);
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
   * The report of a file that was tried in vain.
   *
   * @param complete false: some of its rows may have been taken
   */
  private record GivenUp(boolean complete, String code, int tries, String reason) {}

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
    if (!tries.isStoreDue()) {
      return 0;
    }
    int handled = 0;
    Set<ImportKind> held = EnumSet.noneOf(ImportKind.class);
    List<Path> refusedByStore = new ArrayList<>();
    try {
      for (Path left : WatchedNames.list(folder.resolve("taking"))) {
        handled += handle(left, held, refusedByStore) ? 1 : 0;
      }
      Map<Path, Look> now = new HashMap<>();
      for (Path file : WatchedNames.list(folder)) {
        ImportKind kind = WatchedNames.findKind(file).orElseThrow();
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Look look = new Look(attributes.size(), attributes.lastModifiedTime().toMillis());
        Optional<Path> claimed =
            look.equals(before.get(file)) && !held.contains(kind) ? claim(file) : Optional.empty();
        if (claimed.isEmpty()) {
          now.put(file, look);
          held.add(kind);
        } else {
          handled += handle(claimed.get(), held, refusedByStore) ? 1 : 0;
        }
      }
      before = now;
      taken.sweep();
    } catch (IOException e) {
      // The folder may be on a share that comes back.
      LOG.warn("the watched folder cannot be read now ({})", e.getClass().getSimpleName());
    }
    return handled + judge(refusedByStore, handled > 0);
  }

  /**
   * Takes a file, or notes why not.
   *
   * @param held kinds of which an earlier file waits; what comes later must not overtake it. Files
   *     of other kinds have their turn
   */
  private boolean handle(Path claimed, Set<ImportKind> held, List<Path> refusedByStore) {
    ImportKind kind = WatchedNames.findKind(claimed).orElseThrow();
    if (held.contains(kind)) {
      return false;
    }
    boolean handled = tries.isDue(claimed) && attempt(claimed, refusedByStore);
    // Whether a file or the store is to blame only the next file can tell.
    if (!handled && tries.timesRefused(claimed) < MOST_TRIES) {
      held.add(kind);
    }
    return handled;
  }

  private boolean attempt(Path claimed, List<Path> refusedByStore) {
    try {
      take(claimed);
      tries.forget(claimed);
      return true;
    } catch (DangolException e) {
      LOG.warn("a watched file could not be taken: {}", e.getMessage());
      refusedByStore.add(claimed);
      return false;
    } catch (IOException | RuntimeException e) {
      // What a row holds may stand in an exception's words.
      LOG.warn("a watched file could not be taken", WordlessTrace.of(e));
      return blame(claimed, "unreadable");
    }
  }

  /**
   * Where the store took another file meanwhile, it is the file's fault that it took not this one;
   * else nobody can know, and the store is left in peace for a while.
   *
   * @return how many files have failed for good
   */
  private int judge(List<Path> refusedByStore, boolean tookOthers) {
    if (tookOthers) {
      tries.storeWorked();
      return (int) refusedByStore.stream().filter(file -> blame(file, "refused_by_store")).count();
    }
    refusedByStore.forEach(tries::refused);
    if (!refusedByStore.isEmpty()) {
      LOG.warn("the store takes nothing; the next try is in {}", tries.storeFailed());
    }
    return 0;
  }

  /** Returns whether the file was moved aside. */
  private boolean blame(Path claimed, String code) {
    int times = tries.failed(claimed);
    if (times < MOST_TRIES) {
      return false;
    }
    try {
      Path report = claimed.resolveSibling(claimed.getFileName() + ".part");
      Files.writeString(report, StrictJson.write(new GivenUp(false, code, times, REASON)) + "\n");
      moveTo("failed", claimed, report);
      tries.forget(claimed);
      LOG.warn("a watched file was moved to failed/ after {} tries", times);
      return true;
    } catch (IOException e) {
      LOG.warn("a file cannot be moved aside now ({})", e.getClass().getSimpleName());
      return false;
    }
  }

  /** Empty while the file cannot be moved, as one that somebody still holds open on Windows. */
  private Optional<Path> claim(Path file) {
    Path claimed = folder.resolve("taking").resolve(WatchedNames.claimed(file, clock.instant()));
    try {
      if (Files.exists(claimed)) {
        throw new FileAlreadyExistsException("a claimed file");
      }
      return Optional.of(Files.move(file, claimed, StandardCopyOption.ATOMIC_MOVE));
    } catch (IOException e) {
      LOG.warn("a watched file cannot be moved now ({})", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private void take(Path claimed) throws IOException {
    ImportKind kind = WatchedNames.findKind(claimed).orElseThrow();
    Path report = claimed.resolveSibling(claimed.getFileName() + ".part");
    boolean good;
    try (Writer out = Files.newBufferedWriter(report, StandardCharsets.UTF_8)) {
      ImportReport.Summary summary =
          ImportReport.of(kind, claimed, target, line -> write(line, out));
      good = summary.taken() > 0 || summary.refused() == 0;
      LOG.info("{}: {} rows taken, {} refused", kind.key(), summary.taken(), summary.refused());
    }
    moveTo(good ? "done" : "failed", claimed, report);
  }

  private void moveTo(String where, Path claimed, Path report) throws IOException {
    Path into = folder.resolve(where);
    String name = String.valueOf(claimed.getFileName());
    // The report first: a file that has left taking/ has its report.
    Files.move(report, into.resolve(name + TakenFiles.REPORT), StandardCopyOption.REPLACE_EXISTING);
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
