package app.dangol.hub.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.SentProfile;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.credential.CardJudge;
import app.dangol.hub.credential.Cards;
import app.dangol.hub.credential.PublishedSets;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.ops.Sender;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.DocumentType;
import app.dangol.trust.credential.MemberDigest;
import app.dangol.trust.credential.Verdict;
import app.dangol.trust.credential.Verdict.Reason;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Erasures;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P7 at the hub: what an erasure brings about around somebody, and who may ask for it. */
class P7HubErasureEffectsTest extends ErasureShop {
  @Test
  void theCustomerIsNamedInTheBodyAlone() {
    assertThat(
            send(Ops.CUSTOMER_ERASE, id -> id, new Ops.Erase("somebody-unknown", NONCE)).status())
        .isEqualTo(Status.APPLIED);
    assertThat(send(Ops.CUSTOMER_ERASE, id -> posId, new Ops.Erase(posId, NONCE)).code())
        .as("the customer beside the body")
        .isEqualTo("bad_body");
    assertThat(hub.writer().findCustomer("pos", THEIRS.get(0))).contains(posId);
  }

  @Test
  void whatTheyHadReservedMayBeSoldAgain() {
    take(
        "pos",
        new Incoming.Product(
            "MUG", Optional.empty(), new Entity.Text("머그", "Mug"), "cup", "#3366AA", "A3"),
        new Incoming.Stock("MUG", STORE, 3, 0, clock.instant()));
    assertThat(
            send(Ops.RESERVATION_REQUEST, id -> posId, new Ops.Reserve(STORE, "MUG", 2)).status())
        .isEqualTo(Status.APPLIED);
    assertThat(available()).isEqualTo(1);

    erase(posId);

    assertThat(available()).isEqualTo(3);
  }

  private int available() {
    return ((HubLog) reads())
        .snapshot(Bucket.stockOf(STORE), Optional.empty()).rows().stream()
            .map(row -> StrictJson.read(String.valueOf(row.data()), Entity.Stock.class))
            .filter(stock -> stock.sku().equals("MUG"))
            .findFirst()
            .orElseThrow()
            .available();
  }

  @Test
  void ofTheirTasksNotEvenTheTimesAreLeft() throws SQLException {
    String task = OpId.create().toString();
    JsonObject body = new JsonObject();
    body.addProperty("store", STORE);
    body.addProperty("customer", posId);
    body.addProperty("kind", "call");
    body.addProperty("text", "call");
    send(Ops.TASK_ADD, id -> task, body);
    edit(task);
    assertThat(HubDump.holding(dump(), "task.fields")).isNotEmpty();

    erase(posId);

    assertThat(HubDump.holding(dump(), "task.fields")).isEmpty();
  }

  @Test
  void aTaskGoesAlsoInAStoreThatNoSourceHasNamed() throws SQLException {
    JsonObject body = new JsonObject();
    body.addProperty("store", "nowhere-yet");
    body.addProperty("customer", posId);
    body.addProperty("kind", "call");
    body.addProperty("text", "call them at the new store");
    send(Ops.TASK_ADD, id -> OpId.create().toString(), body);
    assertThat(HubDump.holding(dump(), "call them at the new store")).as("control").isNotEmpty();

    erase(posId);

    assertThat(HubDump.holding(dump(), "work:nowhere-yet"))
        .noneMatch(P7HubErasureEffectsTest::isRow);
    assertThat(HubDump.holding(dump(), "call them at the new store")).isEmpty();
  }

  private static boolean isRow(HubDump.Cell cell) {
    return cell.table().equals("row");
  }

  private void edit(String task) {
    JsonObject body = StrictJson.toTree(new Ops.TaskEdit(STORE, null, "call again", null, null));
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            100,
            Ops.TASK_EDIT,
            task,
            "staff-1",
            clock.instant().toString(),
            body,
            BodyHash.of(body),
            Long.MAX_VALUE);
    assertThat(accept(op, Sender.UNBOUND).status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void correctionsThatWaitForAShopSystemAndWhatWasSentOfThemAreForgotten() throws SQLException {
    HubLog log = (HubLog) reads();
    log.write(transaction -> {
      new BackendOutbox(transaction).declare("pos", List.of(Ops.PROFILE_CHANGE));
      return true;
    });
    assertThat(correct(posId, "canary corrected").status()).isEqualTo(Status.APPLIED);
    log.write(transaction -> {
      new SentProfile(transaction)
          .add(posId, Optional.of("canary sent"), Optional.empty(), Optional.empty());
      return true;
    });
    assertThat(HubDump.holding(dump(), "backend.op")).isNotEmpty();
    assertThat(HubDump.holding(dump(), "canary corrected")).isNotEmpty();
    assertThat(HubDump.holding(dump(), "canary sent"))
        .as("kept under their key alone")
        .extracting(HubDump.Cell::table)
        .containsOnly("opened record");

    erase(posId);

    for (String trace : List.of("backend.op", "canary corrected", "canary sent", "customer.sent")) {
      assertThat(HubDump.holding(dump(), trace)).as(trace).isEmpty();
    }
  }

  private Ops.Result correct(String customer, String name) {
    long version =
        ((HubLog) reads())
            .write(transaction ->
                transaction
                    .find(Bucket.clientsOf(STORE), Entity.CUSTOMER, customer)
                    .orElseThrow()
                    .position());
    JsonObject body = StrictJson.toTree(new Ops.Profile(name, null, null, null));
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            100,
            Ops.PROFILE_CHANGE,
            customer,
            "staff-1",
            clock.instant().toString(),
            body,
            BodyHash.of(body),
            version);
    return accept(op, Sender.UNBOUND);
  }

  @Test
  void whatTheyWereGivenCountsNoMoreHereOrOnADevice() {
    String revoked = issue(posId);
    cards().revokeAllOf(new CustomerId(posId));
    clock.move(Duration.ofSeconds(1));
    String mine = issue(posId);
    String merged = issue(webId);
    String others = issue("somebody-else");
    assertThat(judged(mine)).isEqualTo(posId);
    assertThat(judged(revoked)).isEqualTo(Reason.REVOKED);

    erase(posId);

    for (String text : List.of(revoked, mine, merged)) {
      assertThat(judged(text)).isEqualTo(Reason.REVOKED);
      assertThat(judgedByADevice(text)).isEqualTo(Reason.REVOKED);
    }
    cards().rotate(false);
    assertThat(judgedByADevice(mine)).isEqualTo(Reason.REVOKED);
    assertThat(judgedByADevice(others)).isEqualTo("somebody-else");
    assertThatThrownBy(() -> issue(webId))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_01));
    assertThatThrownBy(() -> cards().rotating().create(new CustomerId(posId)))
        .isInstanceOf(DangolException.class);
  }

  /** Whoever is without the keys cannot publish, and must not wait for whoever has them. */
  @Test
  void aHubWithoutTheKeysRefusesThemAtOnceAndWhoHasThemPublishes() throws SQLException {
    String text = issue(posId);
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    erase(posId);
    hub.close();
    try (HubStore store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE)) {
      assertThat(new CardJudge(store, clock).verify(text, Set.of()))
          .isEqualTo(new Verdict.Refused(Reason.REVOKED));
    }
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    assertThat(HubDump.holding(dump(), "keys.outdated")).isNotEmpty();

    assertThat(judgedByADevice(text)).as("not published yet").isEqualTo(posId);

    assertThat(judged(text)).isEqualTo(Reason.REVOKED);

    assertThat(judgedByADevice(text)).isEqualTo(Reason.REVOKED);
    assertThat(HubDump.holding(dump(), "keys.outdated")).isEmpty();
  }

  @Test
  void noSetThatIsPublishedHoldsTheirId() {
    issue(posId);
    cards().revokeAllOf(new CustomerId(posId));
    assertThat(published()).doesNotContain(posId).contains(digest(posId));

    erase(posId);

    assertThat(published()).doesNotContain(posId, webId).contains(digest(posId), digest(webId));
  }

  @Test
  void whoWasErasedStaysSoWhenAllKeysAreDroppedAndIsLetGoAfterTwoYears() throws SQLException {
    issue(posId);
    erase(posId);
    cards().rotate(true);
    assertThat(published()).doesNotContain(digest(posId));
    assertThatThrownBy(() -> issue(posId)).isInstanceOf(DangolException.class);

    clock.move(Duration.ofDays(800));
    cards().rotate(false);

    assertThat(HubDump.holding(dump(), digest(posId))).isEmpty();
  }

  private static String digest(String member) {
    return MemberDigest.of(new CustomerId(member));
  }

  private Cards cards() {
    return hub.cards(folder.resolve("card-keys"));
  }

  private String issue(String member) {
    return cards()
        .issue(
            DocumentType.CARD,
            new CustomerId(member),
            "chain",
            Optional.empty(),
            Duration.ofDays(300))
        .text();
  }

  private String published() {
    String document = PublishedSets.find(reads()).orElseThrow().document();
    return new String(Base64.getDecoder().decode(document), StandardCharsets.ISO_8859_1);
  }

  private Object judged(String text) {
    return said(cards().verify(text, Optional.empty()));
  }

  /** With nothing but what the hub has published. */
  private Object judgedByADevice(String text) {
    return said(CardChain.judgedBy(PublishedSets.find(reads()).orElseThrow(), text, clock));
  }

  private static Object said(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid valid -> valid.member().value();
      case Verdict.Refused(Reason reason) -> reason;
    };
  }

  @Test
  void anotherStoresDeviceErasesNobodyOfThisOne() {
    assertThat(sendFromElsewhere(posId).code()).isEqualTo("other_stores_customer");
    assertThat(hub.writer().findCustomer("pos", THEIRS.get(0))).contains(posId);
    assertThat(ErasureNotices.findNewest(reads())).isEmpty();
  }

  @Test
  void somebodyTheHubHasNeverHeardOfIsToldToTheDevicesAllTheSame() {
    erase("made-at-a-device");

    assertThat(ErasureNotices.listAfter(0, reads()))
        .extracting(Erasures.Notice::digest)
        .containsExactly(Erasures.digestOf("made-at-a-device"));
  }

  @Test
  void noticesThatNoTrailCanNeedAreLetGo() {
    erase("somebody-long-ago");
    clock.move(Duration.ofDays(3 * 366));

    erase("somebody-now");

    assertThat(ErasureNotices.listAfter(0, reads()))
        .extracting(Erasures.Notice::digest)
        .containsExactly(Erasures.digestOf("somebody-now"));
  }
}
