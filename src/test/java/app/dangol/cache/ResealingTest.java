package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.note;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestStore.CLIENTS;
import static app.dangol.cache.TestStore.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.MemoryKeys;
import app.dangol.trust.access.Role;
import app.dangol.trust.credential.PublicHalf;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed gets a fresh key: everything, and nothing is lost wherever that is cut off. */
class ResealingTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final String AT = "2026-11-01T09:00:00Z";

  /** Blobs that are no sealed text: digests, random names and salts, signatures. */
  private static final Set<String> NOT_SEALED =
      Set.of(
          "blind_index.token",
          "kept_out.digest",
          "erased.digest",
          "audit.person",
          "audit.reason",
          "audit.hash",
          "audit_person.person",
          "audit_person.salt",
          "audit_chain.chain",
          "audit_chain.anchor_hash",
          "audit_chain.anchor_signature",
          "audit_chain.head_hash",
          "audit_chain.head_signature");

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Resealing resealing(int atOnce) {
    return new Resealing(store.cache, store.ops, store.keys, atOnce);
  }

  /** Something in every sealed column, as the program itself writes it. */
  private void fill() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String c = "c" + i;
      rows.add(customer(c, 10 * i + 1, "김하늘" + i, "100" + i));
      rows.add(note(c, OpId.create().toString(), 10 * i + 2, "본사 메모 " + i));
      rows.add(
          put(
              Entity.SEARCH,
              c + "|" + AT + "|q1",
              10 * i + 3,
              new Entity.Search(c, "q1", AT, "검색 " + i)));
      rows.add(
          put(
              Entity.COUPON,
              c + "|k1",
              10 * i + 4,
              new Entity.Coupon(
                  c, "k1", new Entity.Text("쿠폰", "Coupon"), null, Entity.CouponState.OPEN)));
    }
    store.writer.applyPage(
        store.states.get(CLIENTS).next(), page(100, "c100", rows.toArray(Row[]::new)));
    store.writer.applyPage(store.states.get(WORK).next(), page(100, "w100", task(1), task(2)));
    OpId refused = null;
    for (int i = 0; i < 5; i++) {
      refused = store.notes.add(new CustomerId("c" + i), STAFF, "이서연", "매장 메모 " + i);
    }
    JsonObject current = new JsonObject();
    current.addProperty("v", 9);
    store.outbox.settle(
        List.of(
            new Ops.Result(
                String.valueOf(refused), Ops.Status.CONFLICT, 0, "conflict", null, current)));
    store.scans.add(new MemberToken(MemberToken.Kind.CARD, "DG1000000001"), STAFF);
    store.staff.add(STAFF, "이서연", Set.of(Role.MANAGER), "$argon2id$not-a-real-one", STAFF);
    new SqliteCardKeys(store.ops, store.cipher)
        .keep(new PublishedKeys("dangol", new PublicHalf("0".repeat(64)), 1, "ZG9j"));
    store.audit.record(AuditAct.export(STAFF, new CustomerId("c1"), "she asked for it"));
    store.auditHeads.next();
  }

  private static Row task(int n) {
    String id = "0199c9d2-7c1a-7b31-8f02-3f5f7f0f0a0" + n;
    return put(
        Entity.TASK,
        id,
        n,
        new Entity.Task(
            id,
            "seoul-1",
            "c1",
            "follow_up",
            "전화하기",
            Entity.TaskState.OPEN,
            "2026-12-01",
            null,
            AT,
            "s-1"));
  }

  private static Stream<SealedColumn> columns() {
    return Stream.concat(SealedColumn.OF_CACHE.stream(), SealedColumn.OF_OPS.stream());
  }

  /** What every blob says, opened, by column; one that does not open throws. */
  private TreeMap<String, List<String>> opened(FieldCipher cipher) {
    TreeMap<String, List<String>> all = new TreeMap<>();
    for (SealedColumn each : SealedColumn.OF_CACHE) {
      all.put(nameOf(each), store.cache.read(session -> opened(session, each, cipher)));
    }
    for (SealedColumn each : SealedColumn.OF_OPS) {
      all.put(nameOf(each), store.ops.read(session -> opened(session, each, cipher)));
    }
    return all;
  }

  private static List<String> opened(Session session, SealedColumn each, FieldCipher cipher)
      throws java.sql.SQLException {
    String sql =
        "SELECT %s, %s FROM %s WHERE length(%s) > 0 ORDER BY %s"
            .formatted(
                each.column(),
                each.boundRow(),
                each.table(),
                each.column(),
                String.join(", ", each.key()));
    List<String> plain = new ArrayList<>();
    try (ResultSet row = session.prepare(sql).executeQuery()) {
      while (row.next()) {
        byte[] bytes = cipher.open(each.boundTable(), row.getString(2), row.getBytes(1));
        plain.add(HexFormat.of().formatHex(bytes));
      }
    }
    return plain;
  }

  private static String nameOf(SealedColumn column) {
    return column.table() + "." + column.column();
  }

  @Test
  void noSealedColumnOfEitherFileIsForgotten() {
    Set<String> blobs = new TreeSet<>();
    blobs.addAll(store.cache.read(ResealingTest::blobs));
    blobs.addAll(store.ops.read(ResealingTest::blobs));

    assertThat(blobs).containsAll(NOT_SEALED);
    blobs.removeAll(NOT_SEALED);
    assertThat(blobs)
        .as("a column that holds blobs is either resealed or listed here as not sealed")
        .containsExactlyInAnyOrderElementsOf(columns().map(ResealingTest::nameOf).toList());
  }

  private static List<String> blobs(Session session) throws java.sql.SQLException {
    String sql =
        """
        SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND (c.type = 'BLOB' OR c.name LIKE '%sealed%')
        """;
    List<String> found = new ArrayList<>();
    try (ResultSet row = session.prepare(sql).executeQuery()) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  @Test
  void everythingIsUnderTheFreshKeyAndNeedsTheOldOneNoMore() {
    fill();
    TreeMap<String, List<String>> before = opened(store.cipher);
    assertThat(before)
        .hasSize((int) columns().count())
        .allSatisfy((column, plain) -> assertThat(plain).as(column).isNotEmpty());
    int rows = before.values().stream().mapToInt(List::size).sum();

    store.keys.useVersion(2);
    Resealing.Pass first = resealing(3).run(() -> true);
    Resealing.Pass second = resealing(3).run(() -> true);

    assertThat(first).isEqualTo(new Resealing.Pass(rows, 0, true));
    assertThat(second.foundNothing()).isTrue();
    store.keys.forget(1);
    assertThat(opened(store.cipher)).isEqualTo(before);
    assertThat(new AuditedShop(store, folder).findings()).isEmpty();
    assertThat(store.directory.find(new CustomerId("c3"))).isPresent();
    assertThat(store.staff.list()).hasSize(1);
    assertThat(store.integrity()).isEqualTo("ok/ok");
    assertThat(store.writer.recount()).isEmpty();
  }

  @Test
  void whereverItIsCutOffEveryRowOpensAndTheNextRunGoesOn() {
    fill();
    TreeMap<String, List<String>> before = opened(store.cipher);
    int rows = before.values().stream().mapToInt(List::size).sum();
    store.keys.useVersion(2);

    int resealed = 0;
    boolean complete = false;
    for (int cut = 0; !complete; cut++) {
      AtomicInteger left = new AtomicInteger(cut);
      Resealing.Pass pass = resealing(2).run(() -> left.getAndDecrement() > 0);
      resealed += pass.resealed();
      complete = pass.complete();
      close();
      MemoryKeys same = store.keys;
      store = new TestStore(folder);
      store.keys.useVersion(same.currentVersion());
      assertThat(opened(store.cipher)).as("cut off after %d", cut).isEqualTo(before);
    }

    assertThat(resealed).isEqualTo(rows);
    store.keys.forget(1);
    assertThat(opened(store.cipher)).isEqualTo(before);
  }

  private int writes() {
    return opened(store.cipher).getOrDefault("op.sealed_body", List.of()).size();
  }

  @Test
  void whoWritesMeanwhileLosesNothing() throws InterruptedException {
    fill();
    int before = writes();
    Thread writing =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 120; i++) {
                store.notes.add(new CustomerId("c1"), STAFF, "이서연", "währenddessen " + i);
              }
            });
    store.keys.useVersion(2);
    while (writing.isAlive()) {
      resealing(5).run(() -> true);
    }
    writing.join();
    while (!resealing(5).run(() -> true).foundNothing()) {}

    store.keys.forget(1);
    assertThat(writes()).isEqualTo(before + 120);
  }

  @Test
  void whatAnotherDeviceSealedStaysAsItIsAndHoldsNothingUp() {
    fill();
    byte[] foreign =
        new FieldCipher(new MemoryKeys(99)).seal("customer", "c2", new byte[] {1, 2, 3});
    store.cache.write(session ->
        new Binding(session.prepare("UPDATE customer SET sealed = ? WHERE id = 'c2'"))
            .bytes(foreign)
            .update());
    store.keys.useVersion(2);

    assertThat(resealing(2).run(() -> true).unreadable()).isEqualTo(1);
    Resealing.Pass again = resealing(2).run(() -> true);

    assertThat(again).isEqualTo(new Resealing.Pass(0, 1, true));
    assertThat(again.foundNothing()).isTrue();
    byte[] kept =
        store.cache.read(session -> {
          try (ResultSet row =
              session.prepare("SELECT sealed FROM customer WHERE id = 'c2'").executeQuery()) {
            row.next();
            return row.getBytes(1);
          }
        });
    assertThat(kept).isEqualTo(foreign);
  }

  @Test
  void aClosedFolderIsNotNeededToKnowWhatWaits() {
    fill();
    store.keys.useVersion(2);
    resealing(50).run(() -> true);
    store.keys.forget(1);

    assertThat(UnsentOps.openWith(folder.resolve("ops.db"), store.cipher, BlockingGuard.NONE))
        .isTrue();
    assertThat(Optional.of(store.outbox.takeBatch(200, 1 << 20))).get().asList().isNotEmpty();
  }
}
