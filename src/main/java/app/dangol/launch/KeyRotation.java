package app.dangol.launch;

import app.dangol.cache.Resealing;
import app.dangol.cache.SqliteMarks;
import app.dangol.trust.FileDeviceKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives what this device keeps sealed a fresh key from time to time: adds the key, has the rows
 * sealed with it while the app runs, and destroys the old one once nothing needs it. Wherever that
 * is cut off, the next run goes on. Blocks; one thread at a time.
 */
final class KeyRotation {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

  /** No thread holds a blob it has sealed for that long before it is on disk. */
  private static final Duration IN_FLIGHT = Duration.ofMinutes(5);

  /** A clock that is set by the network may go back a little. */
  private static final Duration CLOCK_CREEP = Duration.ofDays(1);

  private final FileDeviceKeys keys;
  private final Resealing rows;
  private final SqliteMarks marks;
  private final Path folder;
  private final int months;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private @Nullable Long cleanSince;

  /**
   * @param folder holds the tokens, which are sealed anew whenever they are renewed
   * @param months how old a key becomes
   * @param nanoTime as {@link System#nanoTime}
   */
  KeyRotation(
      FileDeviceKeys keys,
      Resealing rows,
      SqliteMarks marks,
      Path folder,
      int months,
      Clock clock,
      LongSupplier nanoTime) {
    this.keys = keys;
    this.rows = rows;
    this.marks = marks;
    this.folder = folder;
    this.months = months;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** To be run every some minutes beside the app; does nothing most of the time. */
  void run() {
    if (keys.versions().size() == 1) {
      if (!isDue()) {
        return;
      }
      begin();
    }
    Resealing.Pass pass = rows.run(() -> !Thread.currentThread().isInterrupted());
    if (pass.resealed() > 0) {
      LOG.info("{} rows were sealed with a fresh key", pass.resealed());
    }
    if (!pass.foundNothing() || !areTokensCurrent()) {
      cleanSince = null;
      return;
    }
    Long since = cleanSince;
    if (since == null) {
      cleanSince = nanoTime.getAsLong();
    } else if (nanoTime.getAsLong() - since > IN_FLIGHT.toNanos()) {
      end();
    }
  }

  /**
   * What {@link #rotate} did.
   *
   * @param version of the fresh key
   * @param left rows that still need an older one
   * @param unreadable rows that no key of this device opens
   */
  record Done(int version, int resealed, int left, int unreadable) {}

  /**
   * Does all of it at once, or ends what was begun. Only while nobody else uses the folder.
   *
   * @param tokens sealed anew with the rest
   * @param goOn asked before each transaction
   */
  Done rotate(SealedTokens tokens, BooleanSupplier goOn) {
    if (keys.versions().size() == 1) {
      begin();
    }
    int resealed = tokens.reseal() ? 1 : 0;
    Resealing.Pass pass;
    do {
      pass = rows.run(goOn);
      resealed += pass.resealed();
    } while (pass.complete() && !pass.foundNothing());
    if (pass.complete()) {
      end();
    }
    return new Done(keys.currentVersion(), resealed, pass.complete() ? 0 : 1, pass.unreadable());
  }

  private boolean isDue() {
    Instant now = clock.instant();
    Optional<Instant> since = marks.find(SqliteMarks.KEY_SINCE);
    if (since.isEmpty() || since.get().isAfter(now.plus(CLOCK_CREEP))) {
      marks.save(SqliteMarks.KEY_SINCE, now);
      return false;
    }
    return !now.isBefore(since.get().atOffset(ZoneOffset.UTC).plusMonths(months).toInstant());
  }

  private void begin() {
    int version = keys.addVersion();
    marks.save(SqliteMarks.KEY_SINCE, clock.instant());
    LOG.info("from now on everything is sealed with key {}", version);
  }

  private void end() {
    keys.destroyOld();
    // Once more, for the case that the beginning was cut off before it was noted.
    marks.save(SqliteMarks.KEY_SINCE, clock.instant());
    cleanSince = null;
    LOG.info("nothing is sealed with an older key than {} any more", keys.currentVersion());
  }

  private boolean areTokensCurrent() {
    OptionalInt version = SealedTokens.findVersion(folder);
    return version.isEmpty() || version.getAsInt() == keys.currentVersion();
  }
}
