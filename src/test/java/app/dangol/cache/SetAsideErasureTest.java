package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.audit.TrailCheck;
import app.dangol.wire.Erasures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P7: whoever is erased is also taken out of the writes whose key is lost. */
class SetAsideErasureTest {
  private static final CustomerId THEM = new CustomerId("customer-aside-canary");
  private static final CustomerId OTHERS = new CustomerId("customer-who-stays");
  private static final StaffId STAFF = new StaffId("staff-1");

  @TempDir private Path folder;
  private Path aside;

  @BeforeEach
  void loseTheKey() {
    try (TestStore before = new TestStore(folder)) {
      for (CustomerId whose : List.of(THEM, OTHERS)) {
        before.audit.record(AuditAct.export(STAFF, whose, "asked for a copy"));
        before.notes.add(whose, STAFF, "이서연", "never sent");
      }
      before.scans.add(new MemberToken(MemberToken.Kind.CARD, "CANARYCARD1"), STAFF);
    }
    try (DataFolder data = DataFolder.open(folder)) {
      aside = data.setUnreadableAside("20261120-090000").orElseThrow();
    }
    assertThat(bytesOf(THEM)).as("readable without the key").isPositive();
  }

  @Test
  void nothingLeadsToThemThereAndOthersStay() {
    try (TestStore store = new TestStore(folder)) {
      store.writer.applyPage(
          store.states.get(CLIENTS).next(),
          page(9_000, "c1", customer(THEM.value(), 1, "카나리아고객", "CANARYCARD1")));
      CapturedTraces traces =
          new CustomerTraces(
                  store.cache,
                  store.ops,
                  store.setAside,
                  store.scans,
                  store.directory,
                  store.cipher)
              .capture(THEM, "");
      assertThat(traces.control(List.of(folder)).holds()).isTrue();
      assertThat(traces.look(List.of(aside)).traces())
          .as("id, salt, note, reason")
          .isGreaterThan(3);

      store.erasure.erase(THEM, STAFF, Optional.of("asked"));

      assertThat(traces.look(List.of(folder)).where()).isEmpty();
      assertThat(store.setAside.knows(THEM)).isFalse();
      assertThat(store.setAside.knows(OTHERS)).isTrue();
      assertThat(bytesOf(OTHERS)).isPositive();
      store.setAside.forEach(session -> {
        assertThat(session.number("SELECT count(*) FROM op", 0)).isEqualTo(1);
        assertThat(session.number("SELECT count(*) FROM queued_scan", 9)).isZero();
      });
      TrailCheck trail = new SqliteTrailCheck(aside, store.cipher, BlockingGuard.NONE);
      assertThat(((TrailCheck.Standing.Checked) trail.look()).findings()).isEmpty();
    }
  }

  @Test
  void whomOnlySuchAFileNamesIsKnownAndErased() {
    try (TestStore store = new TestStore(folder)) {
      assertThat(store.erasure.knows(THEM)).isTrue();
      assertThat(store.erasure.knows(new CustomerId("customer-nobody"))).isFalse();

      int known =
          store.erasure.eraseTold(
              List.of(new Erasures.Notice(5, Erasures.digestOf(THEM.value()))), STAFF);

      assertThat(known).isEqualTo(1);
      assertThat(store.erasure.knows(THEM)).isFalse();
      assertThat(store.erasure.lastTold()).isEqualTo(5);
    }
    assertThat(bytesOf(THEM)).isZero();
  }

  @Test
  void oneDamagedBeyondOpeningIsDestroyedIfItNamesThem() throws Exception {
    damage();
    try (TestStore store = new TestStore(folder)) {
      store.erasure.erase(new CustomerId("customer-of-another-day"), STAFF, Optional.empty());
      assertThat(aside).as("it may be mended some day").exists();

      store.erasure.erase(THEM, STAFF, Optional.empty());

      assertThat(store.setAside.list()).isEmpty();
      assertThat(aside).doesNotExist();
    }
  }

  @Test
  void oneOfANewerProgramStaysAndIsNotPassedOver() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + aside);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    try (TestStore store = new TestStore(folder)) {
      store.erasure.erase(THEM, STAFF, Optional.empty());
    }
    assertThat(aside).exists();
    assertThat(new ResidueScan(List.of(THEM.value().getBytes(UTF_8))).scan(List.of(folder)).where())
        .containsExactly(aside);
  }

  private void damage() throws Exception {
    byte[] bytes = Files.readAllBytes(aside);
    System.arraycopy("no database at all".getBytes(UTF_8), 0, bytes, 0, 18);
    Files.write(aside, bytes);
  }

  private long bytesOf(CustomerId whose) {
    return new ResidueScan(List.of(whose.value().getBytes(UTF_8))).scan(List.of(folder)).bytes();
  }
}
