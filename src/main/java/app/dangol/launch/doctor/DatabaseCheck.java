package app.dangol.launch.doctor;

import app.dangol.cache.DatabaseLook;
import app.dangol.cache.DatabaseLook.Sight;
import app.dangol.cache.FolderHolder;
import app.dangol.cache.OutboxView;
import app.dangol.config.KioskConfig.KeyStore;
import app.dangol.failure.DangolException;
import app.dangol.trust.FileDeviceKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether what the device keeps can be used: the folder, its databases and the key. */
final class DatabaseCheck implements Check {
  /** A note that old should have reached the hub. */
  private static final Duration LONG_WAIT = Duration.ofHours(24);

  private final Path folder;
  private final List<DatabaseFile> files;
  private final FolderRights rights;
  private final RunningApp app;
  private final DatabaseLook look;
  private final KeyStore wanted;
  private final Clock clock;

  /**
   * @param files those this device has, or will have
   * @param wanted where the configuration wants the device's key
   */
  DatabaseCheck(
      Path folder,
      List<DatabaseFile> files,
      FolderRights rights,
      RunningApp app,
      DatabaseLook look,
      KeyStore wanted,
      Clock clock) {
    this.folder = folder;
    this.files = List.copyOf(files);
    this.rights = rights;
    this.app = app;
    this.look = look;
    this.wanted = wanted;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Finding> look() {
    try {
      Optional<Finding> inTheWay = rights.inTheWay();
      if (inTheWay.isPresent()) {
        return List.of(inTheWay.get());
      }
      List<Finding> findings = new ArrayList<>(rights.openToOthers());
      findings.addAll(rights.ofOthers());
      findings.add(user(app.find()));
      for (DatabaseFile file : files) {
        findings.add(of(file, sight(file)));
      }
      key().ifPresent(findings::add);
      return findings;
    } catch (IOException e) {
      return List.of(
          Finding.failed(
              folder + " cannot be looked at (" + e.getClass().getSimpleName() + ")",
              "See the line disk; then check the owner and the rights of " + folder + "."));
    }
  }

  private Finding user(Optional<FolderHolder> holder) {
    if (holder.isEmpty()) {
      return Finding.ok(folder + " is not in use");
    }
    String who =
        holder.get().pid().isPresent() ? " (process " + holder.get().pid().getAsLong() + ")" : "";
    return Finding.ok(folder + " is in use by the running app" + who);
  }

  /** Looked at again if the app came meanwhile: it may have written under our eyes. */
  private Sight sight(DatabaseFile file) {
    boolean inUse = app.isRunning();
    Sight sight = file.look(look, folder, inUse);
    return !inUse && app.isRunning() ? file.look(look, folder, true) : sight;
  }

  private Finding of(DatabaseFile database, Sight sight) {
    Path file = database.in(folder);
    return switch (sight) {
      case Sight.Absent absent -> Finding.ok(file.getFileName() + " is not there yet");
      case Sight.Sound sound -> sound(database, file, sound);
      case Sight.Newer newer ->
          Finding.failed(
              file.getFileName()
                  + " has schema version "
                  + newer.version()
                  + ", this program knows "
                  + newer.known()
                  + " (DB-02)",
              "Install the newer program again.");
      case Sight.Damaged damaged -> database.damaged(folder);
      case Sight.Unreadable unreadable ->
          Finding.failed(
              file + " cannot be read (" + unreadable.result() + ", DB-01)",
              "Check the owner and the rights of " + file + ", and the line disk.");
    };
  }

  private Finding sound(DatabaseFile database, Path file, Sight.Sound sound) {
    String detail =
        file.getFileName()
            + " is sound, schema version "
            + sound.version()
            + (sound.complete() ? "" : "; there was no time for all of its pages");
    if (sound.miscounted().filter(wrong -> !wrong.isEmpty()).isPresent()) {
      return miscounted(file, sound.miscounted().get());
    }
    if (database == DatabaseFile.CACHE) {
      detail +=
          sound.miscounted().isPresent()
              ? "; each bucket's count and sum are those of its rows"
              : "; there was no time to count its rows";
    }
    return sound.waiting().isEmpty() ? Finding.ok(detail) : waiting(detail, sound.waiting().get());
  }

  /** Only the kind of a bucket is told: what follows may be a customer's id. */
  private static Finding miscounted(Path file, List<String> buckets) {
    String kinds =
        buckets.stream()
            .map(bucket -> bucket.split(":", 2)[0])
            .distinct()
            .collect(Collectors.joining(", "));
    return Finding.failed(
        file.getFileName()
            + " lacks rows or has too many: the rows of "
            + kinds
            + " are not those that were counted (DB-03)",
        "End the app, delete "
            + file
            + " and start the app again: it fetches the copy anew from the hub. Nothing written here"
            + " is lost.");
  }

  private Finding waiting(String sound, OutboxView.Counts counts) {
    String detail = sound + ", " + inWords(counts);
    if (counts.attention() > 0) {
      return Finding.advice(
          detail, "Ask somebody to look at what the hub refused, in the app's status.");
    }
    Optional<Duration> age = counts.oldest().map(this::age);
    return age.isPresent() && age.get().compareTo(LONG_WAIT) > 0
        ? Finding.advice(detail, "See the line hub; what waits is sent once the hub is reached.")
        : Finding.ok(detail);
  }

  private String inWords(OutboxView.Counts counts) {
    String waits =
        counts.waiting() == 0
            ? "nothing waits for the hub"
            : counts.waiting()
                + " written here wait for the hub"
                + counts
                    .oldest()
                    .map(at -> ", the oldest for " + Words.duration(age(at)))
                    .orElse("");
    return counts.attention() == 0 ? waits : waits + ", " + counts.attention() + " were refused";
  }

  private Duration age(Instant at) {
    return Duration.between(at, clock.instant());
  }

  private Optional<Finding> key() throws IOException {
    boolean sealedData =
        Files.exists(DatabaseFile.CACHE.in(folder)) || Files.exists(DatabaseFile.OPS.in(folder));
    Path file = folder.resolve(FileDeviceKeys.FILE_NAME);
    if (Files.exists(file) ? rights.isOpenToOthers(file) : !sealedData) {
      return Optional.empty(); // told already, or no loss: the app makes one
    }
    try {
      return Optional.of(KeyWords.of(FileDeviceKeys.openExisting(folder), wanted));
    } catch (DangolException e) {
      return Optional.of(
          Finding.failed(
              e,
              "Put a good copy of "
                  + FileDeviceKeys.FILE_NAME
                  + " back (owner only, mode 600). Without one, enrol the device anew: move "
                  + folder
                  + " away and start the app; what waited for the hub is lost then."));
    }
  }
}
