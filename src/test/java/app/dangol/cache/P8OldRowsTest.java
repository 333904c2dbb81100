package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Wanted;
import app.dangol.trust.AuditTrail.Whose;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8: what was there before the chain, and what is kept of it for two years. */
class P8OldRowsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00.123Z");
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C2 = new CustomerId("c2");
  private static final String WHY = "asked for it";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private TestStore store;
  private AuditedShop shop;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
    shop = new AuditedShop(store, folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void rowsOfBeforeTheChainBecomeItsFirst(@TempDir Path old) throws Exception {
    Path file = old.resolve("ops.db");
    try (Session session = Session.open(file, List.of("PRAGMA journal_mode = WAL"))) {
      new OpsSchema1().apply(session);
      new OpsSchema2().apply(session);
      new OpsSchema3().apply(session);
      session.execute(
          """
          INSERT INTO audit (id, at, staff, action, customer) VALUES
          (41, 1763719200123, 's1', 'view', 'c1'), (42, 1763719200124, 's2', 'note_added', 'c2'),
          (43, 1763719200125, 's1', 'reveal_name', 'c1')
          """);
      session.execute("PRAGMA user_version = 3");
    }
    try (TestStore upgraded = new TestStore(old, clock)) {
      AuditedShop migrated = new AuditedShop(upgraded, old);
      upgraded.audit.record(STAFF, Action.VIEW, new CustomerId("c2"));

      List<Entry> all = upgraded.auditTrail.list(Wanted.ALL, OptionalLong.empty(), 9);
      assertThat(all).extracting(Entry::seq).containsExactly(4L, 3L, 2L, 1L);
      assertThat(all.get(3))
          .isEqualTo(
              new Entry(
                  1,
                  Instant.ofEpochMilli(1_763_719_200_123L),
                  "s1",
                  "",
                  "",
                  "view",
                  "",
                  new Whose.Known(new CustomerId("c1")),
                  Optional.empty()));
      assertThat(all.get(2).whose()).isEqualTo(all.getFirst().whose());
      assertThat(migrated.findings()).isEmpty();
      migrated.tamper("UPDATE audit SET staff = 's9' WHERE seq = 2");
      assertThat(migrated.findings()).hasSize(1);
    }
  }

  @Test
  void whatIsLeftAfterItsTimeIsUpIsRightAndKnowsNobodyMoreThanItNeeds() {
    for (int n = 0; n < 1_500; n++) {
      store.audit.record(STAFF, Action.VIEW, C1);
    }
    shop.sign();
    clock.move(Duration.ofDays(400));
    store.audit.record(AuditAct.export(STAFF, C2, WHY));
    clock.move(Duration.ofDays(400));

    assertThat(store.audit.forgetBefore(clock.instant().minus(Duration.ofDays(731)), 1_000))
        .isEqualTo(1_000);
    assertThat(shop.findings()).isEmpty();
    assertThat(store.audit.forgetBefore(clock.instant().minus(Duration.ofDays(731)), 1_000))
        .isEqualTo(500);

    assertThat(all()).hasSize(1);
    assertThat(shop.anchor().seq()).isEqualTo(1_500);
    assertThat(shop.persons()).hasSize(1);
    assertThat(shop.findings()).isEmpty();
    store.audit.record(STAFF, Action.VIEW, C1);
    assertThat(newest().seq()).isEqualTo(1_502);
    assertThat(shop.findings()).isEmpty();
  }

  @Test
  void aRowOfAClockThatWasAheadGoesWithTheOnesAfterIt() {
    clock.move(Duration.ofDays(3_652));
    store.audit.record(STAFF, Action.VIEW, C1);
    clock.set(NOW);
    store.audit.record(STAFF, Action.VIEW, C1);
    clock.move(Duration.ofDays(800));
    store.audit.record(STAFF, Action.VIEW, C2);

    assertThat(store.audit.forgetBefore(clock.instant().minus(Duration.ofDays(731)), 1_000))
        .isEqualTo(2);
    assertThat(shop.findings()).isEmpty();
  }

  @Test
  void aRowOfAClockThatWasBehindTakesNoneAlong() {
    store.audit.record(STAFF, Action.VIEW, C1);
    clock.set(Instant.EPOCH);
    store.audit.record(STAFF, Action.VIEW, C1);
    clock.set(NOW);

    assertThat(store.audit.forgetBefore(clock.instant().minus(Duration.ofDays(731)), 1_000))
        .isZero();
    assertThat(all()).hasSize(2);
  }

  @Test
  void aFileTakenBackToItsFirstVersionAndUpdatedAgainHasItsRows() throws Exception {
    store.audit.record(STAFF, Action.VIEW, C1);
    store.audit.record(STAFF, Action.NOTE_ADDED, C2);
    store.close();

    EarlierFiles.takeBackOps(folder.resolve("ops.db"), 1);
    EarlierFiles.takeBackOps(folder.resolve("ops.db"), 1);
    open();

    assertThat(all()).extracting(Entry::action).containsExactly("note_added", "view");
    assertThat(all()).extracting(Entry::store).containsOnly("");
    assertThat(shop.findings()).isEmpty();
  }

  private Entry newest() {
    return store.auditTrail.list(Wanted.ALL, OptionalLong.empty(), 1).getFirst();
  }

  private List<Entry> all() {
    return store.auditTrail.list(Wanted.ALL, OptionalLong.empty(), 1_000);
  }
}
