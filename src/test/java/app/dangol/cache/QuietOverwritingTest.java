package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What erasures left is overwritten when nobody would wait for it, and at last all the same. */
class QuietOverwritingTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C2 = new CustomerId("c2");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T09:00:00Z"));
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
    store.writer.applyPage(
        store.states.get(CLIENTS).next(),
        page(5, "c5", customer("c1", 1, "김하늘", "1001"), customer("c2", 1, "이솔", "1002")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void waitsUntilNobodyHasLookedForAWhile() {
    look();
    erase(C1);

    assertThat(rest()).isEqualTo(SqliteErasure.QUIET);
    clock.move(Duration.ofSeconds(10));
    assertThat(rest()).isEqualTo(SqliteErasure.QUIET.minusSeconds(10));
    look();
    assertThat(rest()).isEqualTo(SqliteErasure.QUIET);
    clock.move(SqliteErasure.QUIET);
    assertThat(rest()).isZero();
  }

  @Test
  void whereSomebodyLooksAllTheTimeItWaitsTenMinutes() {
    erase(C1);
    Duration waited = Duration.ZERO;
    while (waited.compareTo(SqliteErasure.LATEST) < 0) {
      look();
      assertThat(rest()).isPositive();
      clock.move(Duration.ofSeconds(20));
      waited = waited.plusSeconds(20);
    }
    look();

    assertThat(rest()).isZero();
  }

  @Test
  void waitsForNobodyWhereNobodyLookedSinceTheStart() {
    erase(C1);

    assertThat(rest()).isZero();
  }

  @Test
  void aClockPutBackMakesNothingWaitLonger() {
    look();
    erase(C1);
    clock.move(Duration.ofDays(-1));
    assertThat(rest()).isZero();

    store.erasure.overwrite();
    clock.move(Duration.ofDays(2));
    look();
    clock.move(Duration.ofHours(-1));
    erase(C2);
    assertThat(rest()).isZero();
  }

  @Test
  void waitsForNothingOnceItIsDone() {
    look();
    assertThat(rest()).as("nobody was erased").isZero();
    erase(C1);
    store.erasure.overwrite();

    assertThat(rest()).isZero();
    erase(C2);
    assertThat(rest()).isPositive();
  }

  private void look() {
    store.audit.record(AuditAct.of(STAFF, Action.VIEW, C2));
  }

  private void erase(CustomerId whose) {
    store.erasure.erase(whose, STAFF, Optional.of("asked"));
  }

  private Duration rest() {
    return store.erasure.untilQuiet();
  }
}
