package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dangol.central.CentralException.Kind;
import app.dangol.hub.LookUps;
import app.dangol.id.OpId;
import app.dangol.trust.OwnCard;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device hears about somebody of another store. */
class LookUpConversationTest {
  private static final String CARD = "DG1000000001";
  private static final String WITHDRAWN = "DG1000000002";
  private static final String NOBODYS = "DG1000000009";

  @TempDir Path folder;
  private Conversation conversation;
  private CentralApi api;
  private long written;

  @BeforeEach
  void start() {
    conversation = new Conversation(folder.resolve("hub.db"));
    api = conversation.api();
  }

  @AfterEach
  void everythingWasAsTheContractSays() {
    conversation.close();
  }

  @Test
  void bringsEverythingAboutSomebodyOfAnotherStore() {
    tell(customer("c1", CARD, "mangwon", "lookup"), line("c1", 1, "mangwon"), line("c1", 2, "web"));

    Page page = lookUp(CARD);

    assertThat(page.rows())
        .extracting(Row::entity)
        .containsExactly(Entity.CUSTOMER, Entity.HISTORY, Entity.HISTORY);
    assertThat(page.rows().getFirst().key()).isEqualTo("c1");
    assertThat(page.more()).isFalse();
  }

  @Test
  void takesTheNumberAsItWasScanned() {
    tell(customer("c1", CARD, "mangwon", "lookup"));

    assertThat(lookUp("dg10 0000-0001").rows()).hasSize(1);
  }

  @Test
  void findsAMemberOfTheWebShopWhoIsInNoStore() {
    tell(customer("c1", CARD, "", "lookup"), line("c1", 1, "online"));

    assertThat(lookUp(CARD).rows()).extracting(Row::key).contains("c1");
  }

  @Test
  void leavesOutTheOldestOfALongLife() {
    Entity.History[] life =
        IntStream.range(0, Lookup.MAX_ROWS + 7)
            .mapToObj(n -> line("c1", n, "mangwon"))
            .toArray(Entity.History[]::new);
    tell(customer("c1", CARD, "mangwon", "lookup"), life);

    Page page = lookUp(CARD);

    assertThat(page.rows()).hasSize(Lookup.MAX_ROWS);
    assertThat(page.rows().get(1).key()).endsWith("h" + (Lookup.MAX_ROWS + 6));
  }

  @Test
  void answersAlikeWhoeverIsNotToBeShown() {
    tell(customer("c1", CARD, "mangwon", "lookup"));
    tell(customer("c2", WITHDRAWN, "mangwon", "lookup"), line("c2", 1, "mangwon"));
    withdraw("c2");

    Page unknown = lookUp(NOBODYS);

    assertThat(unknown.rows()).isEmpty();
    assertThat(lookUp(WITHDRAWN)).isEqualTo(unknown);
  }

  @Test
  void notesWhoLookedWhomUpAndNeverTheNumber() {
    tell(customer("c1", CARD, "mangwon", "lookup"));

    lookUp(CARD);
    lookUp(NOBODYS);

    String at = Conversation.CLOCK.instant().toString();
    assertThat(conversation.hub().lookUps().listAudit())
        .containsExactly(
            new LookUps.Entry(at, "staff-1", "tablet-1", "seongsu", "c1"),
            new LookUps.Entry(at, "staff-1", "tablet-1", "seongsu", null));
    assertThat(request(CARD)).asString().doesNotContain(CARD);
  }

  @Test
  void letsADeviceRestThatFindsNobodyTooOften() {
    tell(customer("c1", CARD, "mangwon", "lookup"));
    for (int n = 0; n < 10; n++) {
      lookUp("DG200000000" + n);
    }

    CentralException refused = catchThrowableOfType(CentralException.class, () -> lookUp(CARD));

    assertThat(refused.kind()).isEqualTo(Kind.BUSY);
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(61));
    assertThat(api.lookUp(new Lookup.Request("kiosk-2", "seongsu", "s", Lookup.Kind.CARD, CARD)))
        .as("another device's")
        .matches(page -> page.rows().size() == 1);
  }

  @Test
  void saysWhoOfThoseLookedUpMayStillBeShown() {
    tell(customer("c1", CARD, "mangwon", "lookup"));
    tell(customer("c2", WITHDRAWN, "mangwon", "lookup"));
    lookUp(CARD);
    lookUp(WITHDRAWN);
    assertThat(still("tablet-1", "c1", "c2")).containsExactly("c1", "c2");

    withdraw("c2");

    assertThat(still("tablet-1", "c1", "c2")).containsExactly("c1");
  }

  @Test
  void saysNothingOfWhomADeviceDidNotLookUpItself() {
    tell(customer("c1", CARD, "mangwon", "lookup"));
    lookUp(CARD);

    assertThat(still("kiosk-2", "c1")).isEmpty();
    assertThat(still("tablet-1", "c9")).isEmpty();
  }

  @Test
  void theStoresThatHoldTheCustomerHoldThemAsBefore() {
    tell(customer("c1", CARD, "mangwon", "lookup"));

    lookUp(CARD);

    assertThat(api.snapshot(Bucket.clientsOf("seongsu"), Optional.empty()).rows()).isEmpty();
    assertThat(api.snapshot(Bucket.clientsOf("mangwon"), Optional.empty()).rows()).hasSize(1);
  }

  @Test
  void showsWhoNeverSaidAWordByTheirOwnCardWithWhatGoesWithItAlone() {
    tell(customer("c3", CARD, "mangwon", "suggest_purchases"), line("c3", 1, "mangwon"));

    List<Row> rows = lookUp(CARD).rows();
    assertThat(rows).hasSize(1);
    assertThat(
            StrictJson.fromTree(rows.getFirst().tree().orElseThrow(), Entity.Customer.class)
                .granted())
        .containsExactly("suggest_purchases", OwnCard.MARK);
    assertThat(still("tablet-1", "c3")).containsExactly("c3");
  }

  private void withdraw(String customer) {
    JsonObject body = StrictJson.toTree(new Ops.ConsentEntry("lookup", false, "2026-1"));
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            ++written,
            Ops.CONSENT_RECORD,
            customer,
            "staff-1",
            Conversation.CLOCK.instant().toString(),
            body,
            BodyHash.of(body));
    assertThat(api.send(new Ops.Request("tablet-1", List.of(op))).results().getFirst().status())
        .isEqualTo(Ops.Status.APPLIED);
  }

  private List<String> still(String device, String... customers) {
    return api.stillShown(new Lookup.StillRequest(device, "seongsu", List.of(customers)))
        .customers();
  }

  private Page lookUp(String card) {
    return api.lookUp(request(card));
  }

  private static Lookup.Request request(String card) {
    return new Lookup.Request("tablet-1", "seongsu", "staff-1", Lookup.Kind.CARD, card);
  }

  private void tell(Entity.Customer customer, Entity.History... lines) {
    conversation.writer().putClients(List.of(customer), List.of(lines));
  }

  private static Entity.Customer customer(String id, String card, String home, String granted) {
    return new Entity.Customer(
        id, "김하늘", null, null, List.of(card), home, "2024-01-01", List.of(), List.of(granted));
  }

  private static Entity.History line(String customer, int number, String store) {
    String at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number).toString();
    return new Entity.History(customer, "h" + number, "b", at, "purchase", store, "S1", 1);
  }
}
