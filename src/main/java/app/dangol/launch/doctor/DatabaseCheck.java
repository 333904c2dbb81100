package app.dangol.launch.doctor;

import app.dangol.cache.DatabaseLook;
import app.dangol.cache.DatabaseLook.Kind;
import app.dangol.cache.DatabaseLook.Sight;
import app.dangol.cache.FolderHolder;
import app.dangol.cache.OutboxView;
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

/** Whether what the device keeps can be used: the folder, both databases and the key. */
final class DatabaseCheck implements Check {
  /** A note that old should have reached the hub. */
  private static final Duration LONG_WAIT = Duration.ofHours(24);

  private final Path folder;
  private final FolderRights rights;
  private final RunningApp app;
  private final DatabaseLook look;
  private final Clock clock;

  DatabaseCheck(Path folder, FolderRights rights, RunningApp app, DatabaseLook look, Clock clock) {
    this.folder = folder;
    this.rights = rights;
    this.app = app;
    this.look = look;
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
      findings.add(user(app.find()));
      for (Kind kind : Kind.values()) {
        findings.add(of(kind, sight(kind)));
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
  private Sight sight(Kind kind) {
    boolean inUse = app.isRunning();
    Sight sight = look.at(file(kind), kind, inUse);
    return !inUse && app.isRunning() ? look.at(file(kind), kind, true) : sight;
  }

  private Path file(Kind kind) {
    return folder.resolve(
        switch (kind) {
          case CACHE -> "cache.db";
          case OPS -> "ops.db";
        });
  }

  private Finding of(Kind kind, Sight sight) {
    Path file = file(kind);
    return switch (sight) {
      case Sight.Absent absent -> Finding.ok(file.getFileName() + " is not there yet");
      case Sight.Sound sound -> sound(file, sound);
      case Sight.Newer newer ->
          Finding.failed(
              file.getFileName()
                  + " has schema version "
                  + newer.version()
                  + ", this program knows "
                  + newer.known()
                  + " (DB-02)",
              "Install the newer program again.");
      case Sight.Damaged damaged -> damaged(kind, file);
      case Sight.Unreadable unreadable ->
          Finding.failed(
              file + " cannot be read (" + unreadable.result() + ", DB-01)",
              "Check the owner and the rights of " + file + ", and the line disk.");
    };
  }

  private static Finding damaged(Kind kind, Path file) {
    return switch (kind) {
      case CACHE ->
          Finding.failed(
              file + " is damaged (DB-03)",
              "Start the app again: it makes the copy anew and fetches it from the hub. Nothing"
                  + " written here is lost.");
      case OPS ->
          Finding.failed(
              file + " is damaged (DB-01)",
              "Keep it: it may hold writes that have not reached the hub. Copy "
                  + file.getParent()
                  + " to a safe place and ask whoever supports Dangol.");
    };
  }

  private Finding sound(Path file, Sight.Sound sound) {
    String detail =
        file.getFileName()
            + " is sound, schema version "
            + sound.version()
            + (sound.complete() ? "" : "; there was no time for all of its pages");
    return sound.waiting().isEmpty() ? Finding.ok(detail) : waiting(detail, sound.waiting().get());
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
    boolean sealedData = Files.exists(file(Kind.CACHE)) || Files.exists(file(Kind.OPS));
    Path file = folder.resolve(FileDeviceKeys.FILE_NAME);
    if (Files.exists(file) ? rights.isOpenToOthers(file) : !sealedData) {
      return Optional.empty(); // told already, or no loss: the app makes one
    }
    try {
      FileDeviceKeys.openExisting(folder);
      return Optional.of(Finding.ok(FileDeviceKeys.FILE_NAME + " can be read"));
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
