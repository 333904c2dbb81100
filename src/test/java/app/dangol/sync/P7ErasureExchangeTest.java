package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.wire.Bucket;
import app.dangol.wire.Erasures;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P7: an erasure asked for at one device reaches the hub and the others. */
class P7ErasureExchangeTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId THEM = new CustomerId(TestHub.id(1));

  @TempDir Path folder;
  private TestHub hub;
  private TestStore one;
  private TestStore other;
  private final List<Manifest.Action> actions = new ArrayList<>();

  @BeforeEach
  void twoDevicesOfOneStore() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(5, 3);
    one = new TestStore(Device.made(folder.resolve("one")));
    other = new TestStore(Device.made(folder.resolve("other")));
    exchange(one, "tablet-1", hub.client());
    exchange(other, "tablet-2", hub.client());
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    hub.close();
  }

  @Test
  void theOtherDeviceLetsGoOfThemAndOfWhatItHadToSayAboutThem() {
    other.notes.add(THEM, STAFF, "이서연", "likes blue");
    other.audit.record(AuditAct.of(STAFF, Action.VIEW, THEM));
    one.erasure.erase(THEM, STAFF, Optional.empty());

    exchange(one, "tablet-1", hub.client());
    exchange(other, "tablet-2", hub.client());

    assertThat(other.directory.find(THEM)).isEmpty();
    assertThat(other.notes.list(THEM)).isEmpty();
    assertThat(other.countOps("audit_person")).isZero();
    assertThat(other.erasure.lastTold()).isPositive();
    assertThat(one.outbox.isWaiting(Ops.CUSTOMER_ERASE)).isFalse();
    assertThat(one.states.get(TestHub.CLIENTS).rows())
        .isEqualTo(other.states.get(TestHub.CLIENTS).rows())
        .isEqualTo(4 * 4);
  }

  @Test
  void nothingIsFetchedAnewBecauseOfIt() {
    one.erasure.erase(THEM, STAFF, Optional.empty());

    exchange(one, "tablet-1", watching());
    exchange(one, "tablet-1", watching());

    assertThat(actions).isNotEmpty().doesNotContain(Manifest.Action.SNAPSHOT);
    assertThat(one.directory.find(THEM)).isEmpty();
  }

  @Test
  void oneAskedForWhileTheHubIsAwayWaitsForIt() {
    hub.stop();
    one.erasure.erase(THEM, STAFF, Optional.empty());
    assertThat(one.directory.find(THEM)).isEmpty();
    CentralApi away = hub.client();
    try {
      exchange(one, "tablet-1", away);
    } catch (CentralException e) {
      assertThat(e.kind()).isEqualTo(CentralException.Kind.UNREACHABLE);
    }
    assertThat(one.outbox.isWaiting(Ops.CUSTOMER_ERASE)).isTrue();

    hub.startAgain(folder.resolve("hub.db"));
    exchange(one, "tablet-1", hub.client());
    exchange(other, "tablet-2", hub.client());

    assertThat(other.directory.find(THEM)).isEmpty();
    assertThat(one.directory.find(THEM)).isEmpty();
  }

  @Test
  void whatWasWrittenElsewhereBeforeItWasHeardOfHasNobodyToBeAbout() {
    one.erasure.erase(THEM, STAFF, Optional.empty());
    other.notes.add(THEM, STAFF, "이서연", "likes blue");
    exchange(one, "tablet-1", hub.client());

    exchange(other, "tablet-2", hub.client());
    exchange(other, "tablet-2", hub.client());

    assertThat(other.outbox.takeBatch(Ops.MAX_BATCH, Integer.MAX_VALUE)).isEmpty();
    assertThat(other.countOps("op WHERE state = 'attention'")).isZero();
  }

  @Test
  void aHubThatKnowsNoErasuresIsNotAskedForEverythingAgainAndAgain() {
    one.erasure.erase(THEM, STAFF, Optional.empty());
    exchange(one, "tablet-1", refusing());
    actions.clear();

    exchange(one, "tablet-1", refusing());
    exchange(one, "tablet-1", refusing());

    assertThat(actions).isNotEmpty().doesNotContain(Manifest.Action.SNAPSHOT);
    assertThat(one.directory.find(THEM)).isEmpty();
    assertThat(one.writer.recount()).isEmpty();

    one.outbox.requeueUnknown();
    exchange(one, "tablet-1", hub.client());
    actions.clear();
    exchange(one, "tablet-1", watching());
    assertThat(actions).as("once the hub does know").containsExactly(Manifest.Action.OK);
    assertThat(one.count("kept_out")).isZero();
    assertThat(one.count("erased")).isZero();
  }

  @Test
  void whatTheHubTellsInSeveralAnswersIsDoneInOneExchange() {
    for (int i = 0; i < 3; i++) {
      CustomerId whose = new CustomerId(TestHub.id(i));
      other.audit.record(AuditAct.of(STAFF, Action.VIEW, whose));
      one.erasure.erase(whose, STAFF, Optional.empty());
    }
    exchange(one, "tablet-1", hub.client());

    exchange(
        other,
        "tablet-2",
        new ForwardingApi(hub.client()) {
          @Override
          public Erasures.Answer erasures(long after) {
            return new Erasures.Answer(super.erasures(after).erasures().subList(0, 1));
          }
        });

    assertThat(other.countOps("audit_person")).isZero();
  }

  private CentralApi refusing() {
    return new ForwardingApi(watching()) {
      @Override
      public Ops.Answer send(Ops.Request request) {
        List<Ops.Result> results =
            request.ops().stream()
                .map(op ->
                    new Ops.Result(op.opId(), Ops.Status.REJECTED, 0, "unknown_type", "unknown"))
                .toList();
        return new Ops.Answer(results, 0);
      }
    };
  }

  private CentralApi watching() {
    return new ForwardingApi(hub.client()) {
      @Override
      public Manifest.Answer manifest(Manifest.Request request) {
        Manifest.Answer answer = super.manifest(request);
        answer.buckets().stream()
            .filter(verdict -> verdict.bucket().equals(Bucket.clientsOf("seoul-1")))
            .forEach(verdict -> actions.add(verdict.action()));
        return answer;
      }
    };
  }

  private static void exchange(TestStore store, String device, CentralApi api) {
    SyncSettings settings =
        new SyncSettings(
            device,
            TestHub.STORE,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));
    new SyncEngine(
            settings, api, Device.stores(store), new Backoff(new Random(1)), Clock.systemUTC())
        .runOnce();
  }
}
