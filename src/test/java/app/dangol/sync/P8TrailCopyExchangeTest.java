package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.hub.AuditHeads.Doubt;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.AuditRows;
import app.dangol.wire.AuditRows.Row;
import app.dangol.wire.Manifest;
import app.dangol.wire.StaffGrants;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8, P9: what was done on a device is kept at the real hub, and outlives the device. */
class P8TrailCopyExchangeTest {
  private static final String DEVICE = "seoul-1|tablet-1";

  @TempDir private Path folder;
  private TestHub hub;
  private Device device;
  private final List<AuditRows.Request> sent = new ArrayList<>();
  private final List<StaffGrants.Request> grants = new ArrayList<>();
  private boolean losesAnswers;
  private boolean older;

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
    device = new Device(folder.resolve("device"), new Line(hub.client()));
  }

  @AfterEach
  void stop() {
    device.close();
    hub.close();
  }

  /** Counts what is handed in, loses answers, and is of an older hub, as a test wants it. */
  private final class Line extends ForwardingApi {
    Line(CentralApi real) {
      super(real);
    }

    @Override
    public Manifest.Answer manifest(Manifest.Request request) {
      Manifest.Answer answer = super.manifest(request);
      AuditHeads.Kept kept = answer.audit();
      return older && kept != null
          ? answer.with(kept.with(null, null), answer.cardKeys(), answer.erasures())
          : answer;
    }

    @Override
    public AuditRows.Answer auditRows(AuditRows.Request request) {
      sent.add(request);
      AuditRows.Answer answer = super.auditRows(request);
      if (losesAnswers) {
        throw new CentralException(CentralException.Kind.UNREACHABLE, "lost on the way", null);
      }
      return answer;
    }

    @Override
    public StaffGrants.Answer staffGrants(StaffGrants.Request request) {
      grants.add(request);
      return super.staffGrants(request);
    }
  }

  @Test
  void eachExchangeHandsInWhatWasDoneAndNothingTwice() {
    view(3);
    device.engine.runOnce();
    device.engine.runOnce();
    assertThat(sent).hasSize(1);
    view(2);
    device.engine.runOnce();

    assertThat(sent).extracting(request -> request.rows().size()).containsExactly(3, 2);
    assertThat(rows()).extracting(Row::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(rows()).extracting(Row::action).containsOnly("view");
    assertThat(misfits()).isEmpty();
    assertThat(hub.auditHeads().find(DEVICE).orElseThrow().doubts()).isEmpty();
  }

  @Test
  void nobodysIdAndNobodysWordsLeaveTheDevice() throws Exception {
    String canary = "customer-canary-77";
    device.store.audit.record(
        AuditAct.export(new StaffId("s-001"), new CustomerId(canary), "words-canary-78"));
    device.engine.runOnce();

    assertThat(rows()).hasSize(1);
    assertThat(rows().getFirst().person()).matches("[0-9a-f]{32}");
    assertThat(rows().getFirst().reason()).matches("[0-9a-f]{32}");
    hub.stop();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hub.db"));
        var records =
            connection.createStatement().executeQuery("SELECT kind, key, data FROM record")) {
      int seen = 0;
      while (records.next()) {
        assertThat(records.getString(1) + records.getString(2) + records.getString(3))
            .doesNotContain(canary, "words-canary-78");
        seen++;
      }
      assertThat(seen).isGreaterThan(2);
    }
  }

  @Test
  void anErasureLeavesTheHubsRowsWithAPseudonymThatLeadsNowhere() {
    view(2);
    device.engine.runOnce();
    List<Row> before = rows();

    device.store.audit.erase(new StaffId("s-001"), Device.about(0));
    device.engine.runOnce();

    assertThat(rows()).startsWith(before.toArray(Row[]::new)).hasSize(3);
    assertThat(rows().getLast().action()).isEqualTo("erased");
    assertThat(misfits()).isEmpty();
  }

  @Test
  void anAnswerThatWasLostBringsNothingTwice() {
    view(3);
    losesAnswers = true;
    device.engine.runOnce();
    losesAnswers = false;
    view(2);
    device.engine.runOnce();

    assertThat(rows()).extracting(Row::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(misfits()).isEmpty();
  }

  @Test
  void aTrailOfYearsGoesInSeveralExchanges() {
    for (int n = 0; n < 11; n++) {
      AuditAct act = AuditAct.of(new StaffId("s-001"), Action.VIEW, Device.about(n));
      device.store.audit.record(Collections.nCopies(1_000, act));
    }

    device.engine.runOnce();
    assertThat(sent).hasSize(20);
    assertThat(sent).allMatch(request -> request.rows().size() <= AuditRows.MAX_ROWS);
    device.engine.runOnce();

    assertThat(rows()).hasSize(11_000);
    assertThat(misfits()).isEmpty();
  }

  @Test
  void aRowThatWasAlteredOnTheDeviceIsHeldAgainstTheTrail() {
    view(4);
    device.store.tamper("UPDATE audit SET staff = 'somebody' WHERE seq = 2");
    device.engine.runOnce();

    assertThat(hub.auditHeads().find(DEVICE).orElseThrow().doubts())
        .extracting(Doubt::row)
        .containsExactly(2L);
    assertThat(misfits()).containsExactly(2L);
  }

  @Test
  void itOutlivesTheDevice(@TempDir Path elsewhere) {
    view(4);
    grant("minji");
    device.engine.runOnce();
    device.close();

    // Wiped, and set up anew under its name.
    device = new Device(elsewhere.resolve("device"), hub.client());
    view(1);
    device.engine.runOnce();

    assertThat(rows()).hasSize(5);
    assertThat(misfits()).isEmpty();
    assertThat(keptGrants()).extracting(StaffGrants.Grant::staff).containsExactly("minji");
  }

  @Test
  void grantsOfRolesGoWhenThereIsSomethingNew() {
    view(1);
    grant("minji");
    device.engine.runOnce();
    device.engine.runOnce();
    assertThat(grants).hasSize(1);

    device.store.tamper(
        "UPDATE staff_grant SET withdrawn_at = 1790000000000, withdrawn_by = 'boss'");
    grant("seoyeon");
    device.engine.runOnce();

    assertThat(grants).hasSize(2);
    assertThat(keptGrants())
        .extracting(StaffGrants.Grant::staff, StaffGrants.Grant::withdrawnBy)
        .containsExactlyInAnyOrder(tuple("minji", "boss"), tuple("seoyeon", null));
  }

  @Test
  void anOlderHubIsHandedNothingAndGetsAllOnceItIsNew() {
    older = true;
    hub.fill(3, 1);
    view(3);
    grant("minji");

    assertThat(device.engine.runOnce().pulled()).isPositive();
    assertThat(sent).isEmpty();
    assertThat(grants).isEmpty();
    assertThat(hub.auditHeads().find(DEVICE).orElseThrow().head().seq()).isEqualTo(3);

    older = false;
    device.engine.runOnce();
    assertThat(rows()).hasSize(3);
    assertThat(hub.trailGrants().listAll()).containsKey(DEVICE);
  }

  @Test
  void whatCannotBeHandedInKeepsNothingFromBeingExchanged() {
    view(3);
    losesAnswers = true;
    hub.fill(3, 1);
    device.note(1, "하나");

    assertThat(device.engine.runOnce().unsent()).isZero();
    assertThat(sent).hasSize(1);
  }

  private List<StaffGrants.Grant> keptGrants() {
    return Objects.requireNonNull(hub.trailGrants().listAll().get(DEVICE)).grants();
  }

  private void grant(String staff) {
    device.store.tamper(
        "INSERT INTO staff_grant (staff, role, granted_at, granted_by) VALUES ('"
            + staff
            + "', 'associate', 1780000000000, 'boss')");
  }

  private void view(int times) {
    for (int n = 0; n < times; n++) {
      device.store.audit.record(new StaffId("staff-1"), Action.VIEW, Device.about(n));
    }
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    hub.trailRows()
        .listAll()
        .getOrDefault(DEVICE, List.of())
        .forEach(
            each -> hub.trailRows().forEach(each, (row, fits) -> rows.add(row), unreadable -> {}));
    return rows;
  }

  private List<Long> misfits() {
    List<Long> misfits = new ArrayList<>();
    hub.trailRows()
        .listAll()
        .getOrDefault(DEVICE, List.of())
        .forEach(each ->
            hub.trailRows()
                .forEach(
                    each,
                    (row, fits) -> {
                      if (!fits) {
                        misfits.add(row.seq());
                      }
                    },
                    misfits::add));
    return misfits;
  }
}
