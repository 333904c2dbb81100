package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.CacheDatabase;
import app.dangol.cache.Changes;
import app.dangol.cache.DataFolder;
import app.dangol.cache.OpsDatabase;
import app.dangol.cache.Outbox;
import app.dangol.cache.Resealing;
import app.dangol.cache.SqliteMarks;
import app.dangol.cache.SqliteNotes;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.DeviceKeys;
import app.dangol.trust.FieldCipher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key a device seals with is renewed while it works, and the old one goes when it may. */
class KeyRotationTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final Duration YEAR = Duration.ofDays(366);

  @TempDir private Path parent;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:00:00Z"));
  private final AtomicLong nanos = new AtomicLong();
  private final Changes changes = new Changes();
  private DataFolder folder;
  private CacheDatabase cache;
  private OpsDatabase ops;
  private KeyRotation rotation;

  @BeforeEach
  void open() {
    folder = DataFolder.open(parent.resolve("data"));
    folder.keys();
    cache = CacheDatabase.open(folder.cacheFile(), BlockingGuard.NONE, changes);
    ops = OpsDatabase.open(folder.opsFile(), BlockingGuard.NONE);
    rotation =
        new KeyRotation(
            folder.keys(),
            new Resealing(cache, ops, folder.keys()),
            new SqliteMarks(ops),
            folder.path(),
            12,
            clock,
            nanos::get);
  }

  @AfterEach
  void close() {
    cache.close();
    ops.close();
    folder.close();
  }

  private void restart() {
    close();
    open();
  }

  private SqliteNotes notes(DeviceKeys keys) {
    FieldCipher cipher = new FieldCipher(keys);
    return new SqliteNotes(
        cache, ops, new Outbox(ops, cipher, changes, clock), cipher, "clients:seongsu");
  }

  private void write(DeviceKeys keys, String words) {
    notes(keys).add(C1, new StaffId("s-001"), "Minji", words);
  }

  private int readable() {
    return notes(folder.keys()).list(C1).size();
  }

  /** As a thread that asked for the current version just before it changed. */
  private DeviceKeys still(int version) {
    DeviceKeys keys = folder.keys();
    return new DeviceKeys() {
      @Override
      public int currentVersion() {
        return version;
      }

      @Override
      public SecretKey sealingKey(int wanted) {
        return keys.sealingKey(wanted);
      }

      @Override
      public SecretKey indexKey() {
        return keys.indexKey();
      }
    };
  }

  private void later(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aFreshKeyComesAfterTwelveMonthsAndTheOldOneGoesOnceNothingNeedsIt() {
    write(folder.keys(), "one");
    rotation.run();
    clock.move(Duration.ofDays(360));
    rotation.run();
    assertThat(folder.keys().versions()).containsExactly(1);

    clock.move(Duration.ofDays(10));
    rotation.run();
    write(folder.keys(), "two");
    assertThat(folder.keys().versions()).containsExactly(1, 2);
    assertThat(readable()).isEqualTo(2);

    rotation.run();
    later(Duration.ofMinutes(1));
    rotation.run();
    assertThat(folder.keys().versions()).as("a blob may be on its way").containsExactly(1, 2);
    later(Duration.ofMinutes(10));
    rotation.run();
    assertThat(folder.keys().versions()).containsExactly(2);

    restart();
    assertThat(folder.keys().versions()).containsExactly(2);
    assertThat(readable()).isEqualTo(2);
    rotation.run();
    assertThat(folder.keys().versions()).as("the next is a year away").containsExactly(2);
  }

  @Test
  void aBlobThatWasOnItsWayKeepsTheOldKeyUntilItIsSealedAnew() {
    rotation.run();
    clock.move(YEAR);
    rotation.run();
    rotation.run();
    write(still(1), "on its way");
    later(Duration.ofMinutes(10));

    rotation.run();
    assertThat(folder.keys().versions()).containsExactly(1, 2);
    rotation.run();
    later(Duration.ofMinutes(10));
    rotation.run();

    assertThat(folder.keys().versions()).containsExactly(2);
    assertThat(readable()).isEqualTo(1);
  }

  @Test
  void aPassThatWasBrokenOffProvesNothing() {
    write(folder.keys(), "one");
    folder.keys().addVersion();
    for (int i = 0; i < 3; i++) {
      Thread.currentThread().interrupt();
      rotation.run();
      assertThat(Thread.interrupted()).isTrue();
      later(Duration.ofMinutes(10));
    }

    assertThat(folder.keys().versions()).containsExactly(1, 2);
    assertThat(readable()).isEqualTo(1);
  }

  @Test
  void tokensThatWereNotRenewedYetKeepTheOldKey() throws Exception {
    Path tokens = folder.path().resolve(SealedTokens.FILE_NAME);
    Files.write(tokens, new FieldCipher(folder.keys()).seal("enrolment", "tokens", new byte[9]));
    rotation.run();
    clock.move(YEAR);
    for (int i = 0; i < 5; i++) {
      rotation.run();
      later(Duration.ofMinutes(10));
    }
    assertThat(folder.keys().versions()).containsExactly(1, 2);

    Files.write(tokens, new FieldCipher(folder.keys()).seal("enrolment", "tokens", new byte[9]));
    rotation.run();
    later(Duration.ofMinutes(10));
    rotation.run();
    assertThat(folder.keys().versions()).containsExactly(2);
  }

  @Test
  void aKilledRotationGoesOnAtTheNextStartAndBringsNoThirdKey() {
    write(folder.keys(), "one");
    // Killed after the key was added, before anything was noted or sealed.
    folder.keys().addVersion();
    restart();

    rotation.run();
    rotation.run();
    later(Duration.ofMinutes(10));
    rotation.run();
    rotation.run();

    assertThat(folder.keys().versions()).containsExactly(2);
    assertThat(readable()).isEqualTo(1);
  }

  @Test
  void aClockThatWasFarAheadDoesNotPutTheNextOffForYears() {
    rotation.run();
    clock.move(Duration.ofDays(3660));
    for (int i = 0; i < 3; i++) {
      rotation.run();
      later(Duration.ofMinutes(10));
    }
    assertThat(folder.keys().versions()).containsExactly(2);

    clock.move(Duration.ofDays(-3650));
    rotation.run();
    clock.move(YEAR);
    rotation.run();
    assertThat(folder.keys().versions()).containsExactly(2, 3);
  }
}
