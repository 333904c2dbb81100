package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SettableClock;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Wanted;
import app.dangol.trust.AuditTrail.Whose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8: who, when, where, whose, what; and P7: what remains of somebody erased. */
class P8AuditTrailTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00.123Z");
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId C1 = new CustomerId("customer-canary-1");
  private static final CustomerId C2 = new CustomerId("customer-canary-2");
  private static final String WHY = "canary reason of hers";

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
  void eachActSaysWhoWhenWhereWhoseAndWhat() {
    store.audit.record(AuditAct.of(STAFF, Action.CONSENT_CHANGED, C1).with("marketing.granted"));

    assertThat(newest())
        .isEqualTo(
            new Entry(
                1,
                NOW,
                "staff-1",
                "seoul-1",
                "tablet-1",
                "consent_changed",
                "marketing.granted",
                new Whose.Known(C1),
                Optional.empty()));
  }

  @Test
  void aSearchSaysWhomItShowedAndNothingOfWhatWasTyped() {
    store.audit.record(AuditAct.search(STAFF, List.of(C1, C2)));
    store.audit.record(AuditAct.search(STAFF, List.of()));

    assertThat(all())
        .extracting(Entry::action, Entry::whose)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("search", new Whose.Nobody()),
            org.assertj.core.groups.Tuple.tuple("search", new Whose.Known(C2)),
            org.assertj.core.groups.Tuple.tuple("search", new Whose.Known(C1)));
  }

  @Test
  void anExportWithoutAReasonCannotBeWrittenDown() {
    assertThatThrownBy(() -> AuditAct.of(STAFF, Action.EXPORT, C1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> AuditAct.export(STAFF, C1, "  "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AuditAct.export(STAFF, C1, "x".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class);

    store.audit.record(AuditAct.export(STAFF, C1, WHY));

    assertThat(newest().reason()).contains(WHY);
    assertThat(AuditAct.export(STAFF, C1, WHY).toString()).doesNotContain(WHY);
  }

  @Test
  void aViewIsAboutSomebodyAndADetailIsAWord() {
    assertThatThrownBy(
            () -> new AuditAct(STAFF, Action.VIEW, Optional.empty(), "", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AuditAct.of(STAFF, Action.VIEW, C1).with("What she said"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void severalActsAreWrittenTogetherOrNotAtAll() {
    store.breakTable("audit_reason", true);

    assertThatThrownBy(() ->
            store.audit.record(
                List.of(AuditAct.of(STAFF, Action.VIEW, C1), AuditAct.export(STAFF, C1, WHY))))
        .isInstanceOf(DangolException.class)
        .hasMessageNotContaining(WHY);

    store.breakTable("audit_reason", false);
    assertThat(all()).isEmpty();
    store.audit.record(STAFF, Action.VIEW, C1);
    assertThat(newest().seq()).as("and no number is left out").isEqualTo(1);
    assertThat(shop.findings()).isEmpty();
  }

  @Test
  void somebodysOwnRowsAreReadFromTheNewestOnPageByPage() {
    for (int n = 0; n < 5; n++) {
      store.audit.record(STAFF, Action.VIEW, C1);
      store.audit.record(STAFF, Action.VIEW, C2);
    }

    List<Entry> first =
        store.auditTrail.list(Wanted.ALL.about(Optional.of(C2)), OptionalLong.empty(), 3);
    List<Entry> second =
        store.auditTrail.list(
            Wanted.ALL.about(Optional.of(C2)), OptionalLong.of(first.getLast().seq()), 3);

    assertThat(first).extracting(Entry::seq).containsExactly(10L, 8L, 6L);
    assertThat(second).extracting(Entry::seq).containsExactly(4L, 2L);
    assertThat(store.auditTrail.list(Wanted.ALL, OptionalLong.of(3), 9))
        .extracting(Entry::seq)
        .containsExactly(2L, 1L);
  }

  @Test
  void somebodyErasedIsAPseudonymInAllTheirRowsAndTheTrailIsRight() {
    store.audit.record(AuditAct.export(STAFF, C1, WHY));
    store.audit.record(STAFF, Action.VIEW, C2);
    store.audit.record(STAFF, Action.VIEW, C1);

    store.audit.erase(new StaffId("manager-1"), C1);

    List<Entry> all = all();
    assertThat(all).extracting(Entry::action).containsExactly("erased", "view", "view", "export");
    Whose pseudonym = all.getFirst().whose();
    assertThat(pseudonym).isInstanceOf(Whose.Erased.class);
    assertThat(all.get(1).whose()).isEqualTo(pseudonym);
    assertThat(all.get(2).whose()).isEqualTo(new Whose.Known(C2));
    assertThat(all.get(3).whose()).isEqualTo(pseudonym);
    assertThat(all.get(3).reason()).isEmpty();
    assertThat(store.auditTrail.list(Wanted.ALL.about(Optional.of(C1)), OptionalLong.empty(), 9))
        .isEmpty();
    assertThat(shop.findings()).isEmpty();
  }

  @Test
  void whoComesBackAfterAnErasureIsSomebodyElse() {
    store.audit.record(STAFF, Action.VIEW, C1);
    store.audit.erase(STAFF, C1);
    store.audit.record(STAFF, Action.VIEW, C1);

    assertThat(newest().whose()).isEqualTo(new Whose.Known(C1));
    assertThat(store.auditTrail.list(Wanted.ALL.about(Optional.of(C1)), OptionalLong.empty(), 9))
        .hasSize(1);
    assertThat(shop.rows().getLast().person()).isNotEqualTo(shop.rows().getFirst().person());
  }

  @Test
  void noFileHoldsSomebodyErasedNorTheirReasonNorTheirSalt() throws IOException {
    store.audit.record(AuditAct.export(STAFF, C1, WHY));
    List<byte[]> traces = new ArrayList<>();
    traces.add(C1.value().getBytes(StandardCharsets.UTF_8));
    traces.add(column("SELECT salt FROM audit_person"));
    traces.add(column("SELECT sealed FROM audit_reason"));
    assertThat(found(List.of(WHY.getBytes(StandardCharsets.UTF_8))))
        .as("a reason is sealed")
        .isEmpty();
    assertThat(found(traces)).as("control: before the erasure").hasSameSizeAs(traces);

    store.audit.erase(STAFF, C1);
    emptyLog();

    assertThat(found(traces)).isEmpty();
  }

  private Entry newest() {
    return store.auditTrail.list(Wanted.ALL, OptionalLong.empty(), 1).getFirst();
  }

  private List<Entry> all() {
    return store.auditTrail.list(Wanted.ALL, OptionalLong.empty(), 1_000);
  }

  private byte[] column(String sql) {
    return store.ops.read(session -> {
      try (var row = session.prepare(sql).executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    });
  }

  private void emptyLog() {
    store.close();
    open();
  }

  private List<String> found(List<byte[]> traces) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.addAll(new ByteScan(traces).findIn(Files.readAllBytes(file)));
      }
    }
    return found.stream().distinct().toList();
  }
}
