package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.credential.DocumentType;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.AuditRows;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.CardUses;
import app.dangol.wire.ContractDocument;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.Merging;
import app.dangol.wire.OAuth;
import app.dangol.wire.Ops;
import app.dangol.wire.StaffGrants;
import app.dangol.wire.ToldTexts;
import app.dangol.wire.Waiting;
import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each operation of the contract, asked by the product's own clients and answered by the real hub,
 * all of it judged. An operation that is added to the document has to be added here.
 */
class EveryOperationTest {
  private static final String STORE = "seoul";
  private static final String CLIENTS = Bucket.clientsOf(STORE);
  private static final String IMPORT_TOKEN = "a-token-for-imports-alone";

  @TempDir Path folder;
  private final ContractJudge judge = new ContractJudge();
  private Hub hub;
  private URI url;

  @BeforeEach
  void start() {
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    hub.acceptImports(IMPORT_TOKEN);
    url = hub.start(Serving.enrolledOnly(0));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void isAskedAndAnsweredAsTheContractSays() throws Exception {
    import_("pos");
    import_("web");
    merge();
    readContract();
    hub.cards(folder.resolve("card-keys"))
        .issue(
            DocumentType.CARD,
            new CustomerId("c1"),
            "dangol",
            Optional.empty(),
            Duration.ofDays(30));
    AccessToken token = enrolAndConverse();
    wipe(token);

    judge.close();
    assertThat(judge.answered())
        .containsExactlyInAnyOrderElementsOf(ContractDocument.get().operations());
  }

  private void import_(String source) {
    String row =
        """
        {"customer_id":"1","name":"이하늘","phone":"010-1234-5678","home_store":"%s",\
        "lookup_basis":"consent","lookup_granted":true,"lookup_at":"2026-01-01T00:00:00+09:00"}
        """
            .formatted(STORE);
    try (ImportApi api = new ImportApi(http(), IMPORT_TOKEN, Clock.systemUTC())) {
      assertThat(api.send("customers", source, "b-1", row)).isNotEmpty();
    }
  }

  private void merge() {
    try (MergeApi api = new MergeApi(http(), IMPORT_TOKEN, Clock.systemUTC())) {
      Merging.Suggested two = api.look().suggestions().getFirst();
      api.merge(new Merging.Merge(two.one(), two.other(), "staff-1"));
      assertThat(api.look().merged()).hasSize(1);
      api.unmerge(new Merging.Unmerge(two.other(), "staff-1"));
    }
  }

  private void readContract() throws Exception {
    OkHttpClient browser = new OkHttpClient.Builder().addInterceptor(judge).build();
    Request request = new Request.Builder().url(url.resolve("/v1/openapi.yaml").toString()).build();
    try (Response answer = browser.newCall(request).execute()) {
      assertThat(answer.body().string()).startsWith("openapi: 3.1");
    }
  }

  private AccessToken enrolAndConverse() {
    try (OAuthClient oauth = new OAuthClient(http(), Clock.systemUTC(), BlockingGuard.NONE)) {
      oauth.revoke(enrol(oauth, "tablet-2"));
      AccessToken token = enrol(oauth, "tablet-1").access();
      try (HubProbe probe = new HubProbe(http(), Clock.systemUTC(), BlockingGuard.NONE)) {
        assertThat(probe.ask(token, "tablet-1", STORE).outcome())
            .isEqualTo(HubAnswer.Outcome.SERVES);
      }
      try (OkHttpCentralApi api =
          new OkHttpCentralApi(http(), shown(token), Clock.systemUTC(), BlockingGuard.NONE)) {
        converse(api);
      }
      return token;
    }
  }

  private Enrolled enrol(OAuthClient oauth, String device) {
    OAuth.Authorization asked = oauth.authorize(device, STORE, "Test 10");
    hub.enrolment().grants().approve(asked.userCode(), STORE, "manager-1");
    return ((OAuthClient.Poll.Approved) oauth.poll(asked.deviceCode(), ProofKey.fresh())).tokens();
  }

  private static TokenSource shown(AccessToken token) {
    return new TokenSource() {
      @Override
      public AccessToken access() {
        return token;
      }

      @Override
      public boolean renew(AccessToken refused) {
        return false;
      }

      @Override
      public void ended(CentralException.Kind kind) {
        throw new AssertionError("the hub has ended the enrolment: " + kind);
      }
    };
  }

  private static void converse(CentralApi api) {
    api.manifest(new Manifest.Request("tablet-1", STORE, List.of()));
    String cursor = api.snapshot(CLIENTS, Optional.empty()).next();
    assertThat(api.changes(CLIENTS, cursor, Duration.ZERO).rows()).isEmpty();
    api.changes(List.of(new Waiting.Asked(CLIENTS, cursor)), Duration.ZERO);
    String customer =
        api.snapshot(CLIENTS, Optional.empty()).rows().stream()
            .filter(row -> row.entity().equals(Entity.CUSTOMER))
            .findFirst()
            .orElseThrow()
            .key();
    JsonObject body = new JsonObject();
    body.addProperty("author_name", "민지");
    body.addProperty("text", "likes blue");
    Ops.Op note =
        new Ops.Op(
            OpId.create().toString(),
            1,
            Ops.NOTE_ADD,
            customer,
            "staff-1",
            "2026-11-21T08:59:00Z",
            body,
            BodyHash.of(body));
    Ops.Result noted = api.send(new Ops.Request("tablet-1", List.of(note))).results().getFirst();
    assertThat(noted.status()).as(noted.code()).isEqualTo(Ops.Status.APPLIED);
    api.lookUp(new Lookup.Request("tablet-1", STORE, "staff-1", Lookup.Kind.CARD, "2900000000018"));
    api.cardKeys();
    assertThat(api.useCard(new CardUses.Request("tablet-1", STORE, "DG1:x")).used()).isFalse();
    api.erasures(0);
    String chain = "00".repeat(16);
    assertThat(
            api.auditRows(
                    new AuditRows.Request(
                        "tablet-1",
                        STORE,
                        chain,
                        new AuditRows.Place(0, AuditChain.start(chain)),
                        null,
                        List.of()))
                .result())
        .isEqualTo(AuditHeads.Result.COMPARE);
    api.staffGrants(
        new StaffGrants.Request(
            "tablet-1",
            STORE,
            "00".repeat(32),
            List.of(
                new StaffGrants.Grant(
                    "staff-1", "manager", "2026-11-21T08:59:00Z", "it-1", null, null))));
    Entity.Text words = new Entity.Text("글", "words");
    assertThat(
            api.consentTexts(
                    new ToldTexts.Request(
                        "tablet-1",
                        STORE,
                        "2026-11",
                        List.of(new ToldTexts.Told("lookup", words, words, words, words))))
                .alone())
        .isTrue();
    api.stillShown(new Lookup.StillRequest("tablet-1", STORE, List.of(customer)));
  }

  private void wipe(AccessToken token) {
    hub.enrolment().devices().listAll().forEach(d -> hub.enrolment().devices().requestWipe(d.id()));
    try (OAuthClient oauth = new OAuthClient(http(), Clock.systemUTC(), BlockingGuard.NONE)) {
      oauth.confirmWipe(token);
    }
  }

  private HubHttp http() {
    return judge.http(url, Timeouts.STANDARD);
  }
}
