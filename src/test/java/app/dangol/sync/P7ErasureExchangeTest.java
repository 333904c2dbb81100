package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.hub.Put;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Erasures;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
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
  private final List<Row> rows = new ArrayList<>();

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
  void whatIsOnlyCountedHereGoesWithThemAndNothingIsFetchedAnew() {
    Entity.History old =
        new Entity.History(
            THEM.value(), "h9", "b9", "2020-01-01T00:00:00Z", "purchase", "seoul-1", "S1", 1);
    Put ofNewer = new Put("hologram", THEM.value() + "|1", "{\"seen\":1}");
    hub.writer().put(TestHub.CLIENTS, List.of(Put.of(old), ofNewer));
    exchange(other, "tablet-2", hub.client());
    assertThat(other.count("kept_out")).as("too old, and of no kind known").isEqualTo(2);
    one.erasure.erase(THEM, STAFF, Optional.empty());
    exchange(one, "tablet-1", hub.client());

    exchange(other, "tablet-2", watching());
    exchange(other, "tablet-2", watching());

    assertThat(actions).isNotEmpty().doesNotContain(Manifest.Action.SNAPSHOT);
    assertThat(other.count("kept_out")).isZero();
    assertThat(other.writer.recount()).isEmpty();
  }

  @Test
  void theHubSaysWhoItWasByADigestAlone() {
    one.erasure.erase(THEM, STAFF, Optional.empty());
    exchange(one, "tablet-1", hub.client());

    exchange(other, "tablet-2", hearing(hub.client()));

    assertThat(rows).hasSize(4).allMatch(Row::removed);
    assertThat(rows).extracting(Row::entity).containsOnly(Entity.ERASED);
    assertThat(rows)
        .extracting(Row::key)
        .allMatch(key -> key.startsWith(Erasures.digestOf(THEM.value()) + "|"));
    assertThat(other.directory.find(THEM)).isEmpty();
  }

  @Test
  void theBucketAloneTakesThemOffADevice() {
    hub.erase(1);

    exchange(other, "tablet-2", withoutNotices());

    assertThat(other.directory.find(THEM)).isEmpty();
    assertThat(other.writer.isFreeOf(THEM)).isTrue();
    assertThat(other.states.get(TestHub.CLIENTS).rows()).isEqualTo(4 * 4);
  }

  @Test
  void whoseIdOnlyBeginsLikeTheirsStays() {
    CustomerId alike = new CustomerId(THEM.value() + "2");
    Entity.Customer known =
        new Entity.Customer(
            alike.value(),
            "다른손님",
            null,
            null,
            List.of("29900001"),
            "seoul-1",
            "2024-05-01",
            List.of(),
            List.of("lookup"));
    hub.writer().put(TestHub.CLIENTS, List.of(Put.of(known)));
    hub.erase(1);

    exchange(other, "tablet-2", hub.client());

    assertThat(other.directory.find(alike)).isPresent();
    assertThat(other.directory.find(THEM)).isEmpty();
  }

  @Test
  void whoHadLeftTheStoreLeavesADeviceThatWasAwayThen() {
    hub.writer().remove(TestHub.CLIENTS, Entity.CUSTOMER, List.of(THEM.value()));
    List<String> lines = IntStream.range(0, 3).mapToObj(i -> TestHub.history(1, i).key()).toList();
    hub.writer().remove(TestHub.CLIENTS, Entity.HISTORY, lines);
    hub.erase(1);

    exchange(other, "tablet-2", hearing(withoutNotices()));

    assertThat(rows).isNotEmpty().extracting(Row::entity).containsOnly(Entity.ERASED);
    assertThat(other.directory.find(THEM)).isEmpty();
    assertThat(other.writer.isFreeOf(THEM)).isTrue();
    assertThat(other.states.get(TestHub.CLIENTS).rows()).isEqualTo(4 * 4);
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

  private CentralApi hearing(CentralApi real) {
    return new ForwardingApi(real) {
      @Override
      public Page changes(String bucket, String cursor, Duration wait) {
        Page page = super.changes(bucket, cursor, wait);
        rows.addAll(page.rows());
        return page;
      }
    };
  }

  private CentralApi withoutNotices() {
    return new ForwardingApi(hub.client()) {
      @Override
      public Manifest.Answer manifest(Manifest.Request request) {
        Manifest.Answer answer = super.manifest(request);
        return answer.with(answer.audit(), answer.cardKeys(), null);
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
