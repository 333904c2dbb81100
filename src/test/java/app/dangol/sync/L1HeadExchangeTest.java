package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralApi;
import app.dangol.hub.AuditHeads;
import app.dangol.hub.AuditHeads.Doubt;
import app.dangol.hub.AuditHeads.Why;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog.Action;
import app.dangol.wire.AuditHeads.Kept;
import app.dangol.wire.AuditHeads.Result;
import app.dangol.wire.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L1: each full exchange leaves the end of the audit trail with the real hub. */
class L1HeadExchangeTest {
  private static final String DEVICE = "seoul-1|tablet-1";

  @TempDir private Path folder;
  private TestHub hub;
  private Device device;
  private final List<Kept> answers = new ArrayList<>();

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
    device = device(hub.client());
  }

  @AfterEach
  void stop() {
    device.close();
    hub.close();
  }

  private Device device(CentralApi api) {
    return new Device(
        folder.resolve("device"),
        new ForwardingApi(api) {
          @Override
          public Manifest.Answer manifest(Manifest.Request request) {
            Manifest.Answer answer = super.manifest(request);
            Kept kept = answer.audit();
            if (kept != null) {
              answers.add(kept);
            }
            return answer;
          }
        });
  }

  @Test
  void theHubHasTheNewestRowAfterEachExchange() {
    device.engine.runOnce();
    assertThat(hub.auditHeads().listAll()).as("no row yet").isEmpty();

    view(3);
    device.engine.runOnce();
    assertThat(kept().head().seq()).isEqualTo(3);
    view(2);
    device.engine.runOnce();
    device.engine.runOnce();

    assertThat(kept().head().seq()).isEqualTo(5);
    assertThat(kept().doubts()).isEmpty();
    assertThat(answers).extracting(Kept::result).containsOnly(Result.KEPT).hasSize(3);
  }

  @Test
  void aRestartGoesOnFromWhatTheHubHas() {
    view(3);
    device.engine.runOnce();
    device.close();
    device = device(hub.client());
    view(1);
    device.engine.runOnce();

    assertThat(kept().head().seq()).isEqualTo(4);
    assertThat(answers).extracting(Kept::result).containsOnly(Result.KEPT);
  }

  @Test
  void anAnswerThatWasLostIsMadeUpForByTheNextExchange() {
    view(3);
    device.engine.runOnce();
    tamper("UPDATE audit_chain SET hub_seq = NULL");
    view(1);
    device.engine.runOnce();
    assertThat(answers.getLast().result()).isEqualTo(Result.COMPARE);
    view(1);
    device.engine.runOnce();

    assertThat(answers.getLast().result()).isEqualTo(Result.KEPT);
    assertThat(kept().head().seq()).isEqualTo(5);
    assertThat(kept().doubts()).isEmpty();
  }

  @Test
  void aTailThatIsMissingIsFoundByTheNextExchange() {
    view(5);
    device.engine.runOnce();

    tamper("DELETE FROM audit WHERE seq > 3");
    device.engine.runOnce();

    assertThat(whys()).containsExactly(Why.SHORTER);
    assertThat(kept().head().seq()).as("the hub keeps what it had").isEqualTo(5);
    assertThat(answers.getLast().refusedAt()).isNotNull();
  }

  @Test
  void aTailThatIsMissingIsFoundThoughRowsWereWrittenOverIt() {
    view(5);
    device.engine.runOnce();

    tamper("DELETE FROM audit WHERE seq > 3");
    view(7);
    device.engine.runOnce();

    assertThat(whys()).containsExactly(Why.REWRITTEN);
  }

  @Test
  void aTrailThatHasLostAllItsRowsIsFound() {
    view(5);
    device.engine.runOnce();

    tamper("DELETE FROM audit");
    device.engine.runOnce();

    assertThat(whys()).containsExactly(Why.SHORTER);
  }

  @Test
  void anotherTrailInTheSameDeviceIsFound(@TempDir Path elsewhere) {
    view(5);
    device.engine.runOnce();
    device.close();

    device = new Device(elsewhere.resolve("device"), hub.client());
    view(9);
    device.engine.runOnce();

    assertThat(whys()).containsExactly(Why.ANOTHER_TRAIL);
  }

  @Test
  void nothingElseIsKeptFromBeingExchanged() {
    hub.fill(3, 1);
    view(5);
    device.engine.runOnce();
    tamper("DELETE FROM audit WHERE seq > 3");
    hub.writer().put(TestHub.CLIENTS, List.of(TestHub.customer(1, "김바다")));
    device.note(1, "하나");

    assertThat(device.engine.runOnce().unsent()).isZero();

    assertThat(device.store.directory.find(Device.about(1)).orElseThrow().name().full())
        .isEqualTo("김바다");
  }

  @Test
  void aKeyThatDoesNotOpenKeepsNothingFromBeingExchanged() {
    view(1);
    device.engine.runOnce();
    tamper("UPDATE audit_chain SET sealed_key = x'0102'");
    view(1);
    hub.fill(3, 1);

    assertThat(device.engine.runOnce().pulled()).isPositive();
    assertThat(kept().head().seq()).isEqualTo(1);
  }

  @Test
  void anOldHubIsSentItAndAnOldDeviceSendsNone() {
    device.close();
    device =
        new Device(
            folder.resolve("device"),
            new ForwardingApi(hub.client()) {
              @Override
              public Manifest.Answer manifest(Manifest.Request request) {
                assertThat(request.audit()).isNotNull();
                Manifest.Request old =
                    new Manifest.Request(request.device(), request.store(), request.buckets());
                return super.manifest(old).with(null, null, null);
              }
            });
    view(3);
    hub.fill(3, 1);

    assertThat(device.engine.runOnce().pulled()).isPositive();
    assertThat(hub.auditHeads().listAll()).isEmpty();
  }

  private void view(int times) {
    for (int n = 0; n < times; n++) {
      device.store.audit.record(new StaffId("staff-1"), Action.VIEW, Device.about(n));
    }
  }

  private void tamper(String sql) {
    device.store.tamper(sql);
  }

  private AuditHeads.Trail kept() {
    return hub.auditHeads().find(DEVICE).orElseThrow();
  }

  private List<Why> whys() {
    return kept().doubts().stream().map(Doubt::why).filter(Objects::nonNull).toList();
  }
}
