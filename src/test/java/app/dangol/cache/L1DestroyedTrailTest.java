package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.TrailCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * L1: the trail is destroyed rather than edited, whole or in part: tables, columns, and fields of
 * another kind than is written. It is found each time, and never passes for one that cannot be
 * looked at now.
 */
class L1DestroyedTrailTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId C1 = new CustomerId("c1");

  /** What the tables have, and which of their rows is changed. */
  private static final Map<String, List<String>> COLUMNS =
      new TreeMap<>(
          Map.of(
              "audit",
              List.of(
                  "seq", "at", "staff", "store", "device", "action", "detail", "person", "reason",
                  "hash"),
              "audit_chain",
              List.of(
                  "id",
                  "chain",
                  "sealed_key",
                  "anchor_seq",
                  "anchor_hash",
                  "anchor_at",
                  "anchor_signature",
                  "head_seq",
                  "head_hash",
                  "head_at",
                  "head_signature",
                  "hub_seq"),
              "audit_person",
              List.of("person", "customer", "salt"),
              "audit_reason",
              List.of("seq", "sealed")));

  private static final Map<String, String> ONE_ROW =
      Map.of(
          "audit", "seq = 7",
          "audit_chain", "1",
          "audit_person", "customer = 'c1'",
          "audit_reason", "seq = 7");

  @TempDir private Path folder;
  private TestStore store;
  private AuditedShop shop;

  /** Of which three have gone, so that the beginning is signed, too, and the hub has seven. */
  @BeforeEach
  void nineRows() {
    store = new TestStore(folder);
    shop = new AuditedShop(store, folder);
    for (int n = 0; n < 6; n++) {
      store.audit.record(STAFF, Action.VIEW, C1);
    }
    store.audit.record(AuditAct.export(STAFF, C1, "asked for it"));
    assertThat(store.audit.forgetBefore(Instant.now().plusSeconds(86_400), 3)).isEqualTo(3);
    shop.sign();
    shop.tamper("UPDATE audit_chain SET hub_seq = 7");
    store.audit.record(STAFF, Action.NOTE_ADDED, new CustomerId("c2"));
    store.audit.record(STAFF, Action.VIEW, C1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theseAreAllColumnsThereAre() throws Exception {
    Map<String, List<String>> there = new TreeMap<>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ops.db"));
        var ask = connection.createStatement();
        ResultSet row =
            ask.executeQuery(
                "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                    + " WHERE t.type = 'table' AND t.name GLOB 'audit*' ORDER BY t.name, c.cid")) {
      while (row.next()) {
        there.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(row.getString(2));
      }
    }
    assertThat(there).isEqualTo(COLUMNS);
    assertThat(shop.findings()).as("before anything is done to it").isEmpty();
  }

  static Stream<String> columns() {
    return COLUMNS.entrySet().stream()
        .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column));
  }

  /** The table without its own rules, as somebody makes it who wants to write what they forbid. */
  private void loosen(String table) {
    shop.tamper(
        "CREATE TABLE loose AS SELECT * FROM " + table,
        "DROP TABLE " + table,
        "ALTER TABLE loose RENAME TO " + table);
    assertThat(shop.findings()).as("the same rows without the rules").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aFieldThatIsTakenOutIsFound(String what) {
    String table = what.substring(0, what.indexOf('.'));
    String column = what.substring(what.indexOf('.') + 1);
    loosen(table);

    shop.tamper("UPDATE " + table + " SET " + column + " = NULL WHERE " + ONE_ROW.get(table));

    if (what.equals("audit_chain.hub_seq")) {
      // As it is before the hub's first answer has come; only the hub can say that it gave one.
      assertThat(shop.findings()).isEmpty();
    } else {
      assertThat(shop.findings()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aFieldOfAnotherKindIsFoundThoughItReadsTheSame(String what) {
    String table = what.substring(0, what.indexOf('.'));
    String column = what.substring(what.indexOf('.') + 1);
    loosen(table);

    shop.tamper(
        "UPDATE %1$s SET %2$s = CASE typeof(%2$s) WHEN 'blob' THEN hex(%2$s) ELSE CAST(%2$s AS BLOB) END WHERE %3$s"
            .formatted(table, column, ONE_ROW.get(table)));

    assertThat(shop.findings()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aColumnThatIsMissingIsFound(String what) {
    String table = what.substring(0, what.indexOf('.'));
    loosen(table);

    shop.tamper("ALTER TABLE " + table + " DROP COLUMN " + what.substring(what.indexOf('.') + 1));

    assertThat(shop.findings()).containsExactly(new AuditFinding.Lost());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq IN (4, 6)",
        "DELETE FROM audit WHERE seq = 4",
        "DELETE FROM audit WHERE seq < 7",
        "DELETE FROM audit_chain",
        "DELETE FROM audit_person",
        "DELETE FROM audit_reason",
        "DROP TABLE audit",
        "DROP TABLE audit_chain",
        "DROP TABLE audit_person",
        "DROP TABLE audit_reason"
      })
  void whatIsDeletedIsFound(String destroy) {
    shop.tamper(destroy);

    assertThat(shop.findings()).isNotEmpty();
    assertThat(
            new SqliteTrailCheck(folder.resolve("ops.db"), store.cipher, BlockingGuard.NONE).look())
        .as("what a manager's screen says")
        .isInstanceOfSatisfying(
            TrailCheck.Standing.Checked.class,
            checked -> assertThat(checked.findings()).isEqualTo(shop.findings()));
  }

  @Test
  void aSecondBeginningIsFound() {
    loosen("audit_chain");

    shop.tamper(
        "INSERT INTO audit_chain SELECT * FROM audit_chain",
        "UPDATE audit_chain SET id = 2 WHERE rowid = 2");

    assertThat(shop.findings()).containsExactly(new AuditFinding.Lost());
  }

  @Test
  void aFileThatSaysToBeFromBeforeTheChainIsLookedAtAllTheSame() {
    shop.tamper("DELETE FROM audit WHERE seq = 5", "PRAGMA user_version = 3");

    assertThat(shop.findings()).containsExactly(new AuditFinding.OutOfOrder(4, 6));
  }

  @Test
  void whatIsNoDatabaseAnyMoreIsNoTrailAnyMore() throws Exception {
    store.close();
    Files.writeString(folder.resolve("ops.db"), "no database ".repeat(1_000));

    assertThat(shop.findings()).containsExactly(new AuditFinding.Lost());
  }

  @Test
  void whatANewerProgramWroteIsNotJudged() {
    shop.tamper("PRAGMA user_version = 99", "DROP TABLE audit");

    assertThat(shop.look(Optional.empty()))
        .isEqualTo(new AuditLook.Sight.Unreadable("a newer program wrote it"));
  }

  @Test
  void whileSomebodyElseHasItAloneItIsNotJudged() throws Exception {
    store.close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ops.db"));
        var alone = connection.createStatement()) {
      alone.execute("PRAGMA journal_mode = DELETE");
      alone.execute("BEGIN EXCLUSIVE");

      assertThat(shop.look(Optional.empty()))
          .isEqualTo(new AuditLook.Sight.Unreadable("SQLITE_BUSY"));

      alone.execute("ROLLBACK");
    }
  }

  @Test
  void aDeviceThatHasNotBegunHasLostNothing(@TempDir Path fresh) throws Exception {
    Files.createFile(fresh.resolve("ops.db"));

    assertThat(new AuditedShop(store, fresh).look(Optional.empty()))
        .isEqualTo(new AuditLook.Sight.Absent());
    assertThat(
            new SqliteTrailCheck(fresh.resolve("none.db"), store.cipher, BlockingGuard.NONE).look())
        .isEqualTo(
            new TrailCheck.Standing.Checked(0, Optional.empty(), OptionalLong.empty(), List.of()));
  }
}
