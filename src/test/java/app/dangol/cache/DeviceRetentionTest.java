package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves a device by itself, in real files and with a clock that may be wrong. */
class DeviceRetentionTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final Duration TEN_YEARS = Duration.ofDays(3_652);

  private static final Row OLD = history("c1", "h1", 2, "2024-12-01T00:00:00Z", "b1");
  private static final Row NEW = history("c1", "h2", 3, "2026-11-01T00:00:00Z", "b2");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:00:00Z"));
  private Optional<Duration> aheadOfHub = Optional.of(Duration.ZERO);
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void historyGoesOnTheDayItIsTooOldAndTheRestStays() {
    pull(OLD, NEW);
    assertThat(run()).isZero();

    clock.move(Duration.ofDays(30));

    assertThat(run()).isEqualTo(1);
    assertThat(lines()).isEqualTo(1);
    assertThat(run()).as("once a day").isZero();
  }

  @Test
  void aRestartAfterALongSleepLetsGoOfIt() {
    pull(OLD, NEW);
    run();
    store.close();
    clock.move(Duration.ofDays(30));
    open();

    assertThat(run()).isEqualTo(1);
  }

  @Test
  void nothingGoesByAClockThatTheHubContradicts() {
    pull(OLD, NEW);
    clock.move(TEN_YEARS);
    aheadOfHub = Optional.of(TEN_YEARS);

    assertThat(run()).isZero();

    assertThat(lines()).isEqualTo(2);
  }

  @Test
  void nothingGoesByAClockThatIsYearsAheadOfTheLastExchange() {
    pull(OLD, NEW);
    clock.move(TEN_YEARS);
    aheadOfHub = Optional.empty();

    assertThat(run()).isZero();

    assertThat(lines()).isEqualTo(2);
  }

  @Test
  void whatWentByAClockThatWasAheadIsFetchedAgain() {
    pull(OLD, NEW);
    run();
    clock.move(Duration.ofDays(40));
    aheadOfHub = Optional.empty();
    assertThat(run()).as("the clock is believed so far").isEqualTo(1);

    clock.move(Duration.ofDays(-40));
    aheadOfHub = Optional.of(Duration.ZERO);
    run();

    assertThat(store.states.get(CLIENTS).next()).isInstanceOf(PageRequest.Snapshot.class);
    pull(OLD, NEW);
    assertThat(lines()).isEqualTo(2);
    assertThat(store.writer.recount()).isEmpty();
    run();
    assertThat(store.states.get(CLIENTS).next()).isInstanceOf(PageRequest.Changes.class);
  }

  @Test
  void aClockSetBackOverMidnightFetchesNothingAgain() {
    pull(OLD, NEW);
    clock.move(Duration.ofHours(15).plusSeconds(1));
    run();

    clock.move(Duration.ofSeconds(-2));
    run();

    assertThat(store.states.get(CLIENTS).next()).isInstanceOf(PageRequest.Changes.class);
    clock.move(Duration.ofDays(30));
    assertThat(run()).as("and the days go on").isEqualTo(1);
  }

  @Test
  void whoLookedIsKeptForTwoYears() {
    for (int n = 0; n < 1_500; n++) {
      store.audit.record(new StaffId("staff-1"), AuditLog.Action.VIEW, C1);
    }
    clock.move(Duration.ofDays(730));
    store.audit.record(new StaffId("staff-2"), AuditLog.Action.VIEW, C1);
    run();
    assertThat(looks()).isEqualTo(1_501);

    clock.move(Duration.ofDays(2));
    run();

    assertThat(looks()).isEqualTo(1);
  }

  @Test
  void whoLookedStaysByAClockThatTheHubContradicts() {
    store.audit.record(new StaffId("staff-1"), AuditLog.Action.VIEW, C1);
    clock.move(TEN_YEARS);
    aheadOfHub = Optional.of(TEN_YEARS);

    run();

    assertThat(looks()).isEqualTo(1);
  }

  @Test
  void aShopThatKeepsMoreFromNowOnGetsItBack() {
    pull(OLD, NEW);
    retention(new Retention(12)).run();

    retention(new Retention(24)).run();

    assertThat(store.states.get(CLIENTS).next()).isInstanceOf(PageRequest.Snapshot.class);
  }

  @Test
  void somebodyFetchedOnDemandGoesAfterADayOverARestart() {
    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);
    clock.move(Duration.ofHours(23));
    run();
    assertThat(store.directory.find(C1)).isPresent();
    store.close();
    open();

    clock.move(Duration.ofHours(1));
    run();

    assertThat(store.directory.find(C1)).isEmpty();
  }

  @Test
  void somebodyFetchedByAClockThatWasAheadGoesAtOnce() {
    clock.move(TEN_YEARS);
    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);

    clock.move(TEN_YEARS.negated());
    run();

    assertThat(store.directory.find(C1)).isEmpty();
  }

  @Test
  void somebodyFetchedOnDemandGoesByAnyClock() {
    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);
    clock.move(TEN_YEARS);
    aheadOfHub = Optional.of(TEN_YEARS);

    run();

    assertThat(store.directory.find(C1)).isEmpty();
  }

  @Test
  void aCardThatWaitedForADayGoes() {
    store.scans.add(new MemberToken(MemberToken.Kind.CARD, "1001"), new StaffId("staff-1"));
    clock.move(Duration.ofDays(1));

    run();

    long waiting = store.ops.read(s -> s.number("SELECT count(*) FROM queued_scan", -1));
    assertThat(waiting).isZero();
  }

  private void pull(Row... lines) {
    Row[] rows = new Row[lines.length + 1];
    rows[0] = customer("c1", 1, "김하늘", "1001");
    System.arraycopy(lines, 0, rows, 1, lines.length);
    store.writer.applyPage(store.states.get(CLIENTS).next(), page(9, "c9", rows));
  }

  private long looks() {
    return store.ops.read(s -> s.number("SELECT count(*) FROM audit", -1));
  }

  private long lines() {
    return store.count("history");
  }

  private int run() {
    return retention(Retention.STANDARD).run();
  }

  private DeviceRetention retention(Retention kept) {
    return new DeviceRetention(
        kept.equals(Retention.STANDARD)
            ? store.writer
            : new CacheWriter(store.cache, store.cipher, store.index, store.changes, kept, clock),
        store.states,
        store.marks,
        store.scans,
        store.audit,
        store.staff,
        kept,
        CLIENTS,
        () -> aheadOfHub,
        clock);
  }
}
