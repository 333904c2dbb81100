package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralException.Kind;
import app.dangol.hub.credential.Cards;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.DocumentType;
import app.dangol.wire.CardKeys;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device hears about signed cards: the keys they are judged by, and whose one is. */
class CardKeyConversationTest {
  @TempDir Path folder;
  private Conversation conversation;
  private CentralApi api;
  private Cards cards;

  @BeforeEach
  void start() {
    conversation = new Conversation(folder.resolve("hub.db"));
    api = conversation.api();
    cards = conversation.hub().cards(folder.resolve("card-keys"));
  }

  @AfterEach
  void everythingWasAsTheContractSays() {
    conversation.close();
  }

  @Test
  void aHubThatHasIssuedNothingSaysSo() {
    assertThat(manifest().cardKeys()).isNull();
    Conversation.assertKind(Kind.REFUSED, api::cardKeys);
  }

  @Test
  void theKeysAreThoseTheHubHasPublishedAndTheManifestNamesThem() {
    issue("c1");
    CardKeys.Answer first = api.cardKeys();
    assertThat(first.chain()).isEqualTo("dangol");
    assertThat(first.document()).isEqualTo(cards.findForDevices().orElseThrow().document());
    assertThat(manifest().cardKeys()).isEqualTo(first.version());

    cards.revokeAllOf(new CustomerId("c1"));

    assertThat(manifest().cardKeys()).isGreaterThan(first.version());
    assertThat(api.cardKeys().version()).isEqualTo(manifest().cardKeys());
  }

  @Test
  void theKeysAreForDevicesAlone() {
    issue("c1");
    try (OkHttpCentralApi stranger = conversation.client("wrong")) {
      Conversation.assertKind(Kind.NOT_AUTHORISED, stranger::cardKeys);
    }
  }

  @Test
  void aSignedCardIsLookedUpAsACard() {
    conversation.writer().putClients(List.of(customer()), List.of());
    Page page = api.lookUp(request(issue("c1")));
    assertThat(page.rows()).extracting(Row::key).containsExactly("c1");
    assertThat(api.lookUp(request("DG1:" + "A".repeat(508))).rows()).isEmpty();
  }

  private String issue(String member) {
    return cards
        .issue(
            DocumentType.CARD,
            new CustomerId(member),
            "dangol",
            Optional.empty(),
            Duration.ofDays(30))
        .text();
  }

  private Manifest.Answer manifest() {
    return api.manifest(new Manifest.Request("tablet-1", "seongsu", List.of()));
  }

  private static Lookup.Request request(String value) {
    return new Lookup.Request("tablet-1", "seongsu", "staff-1", Lookup.Kind.CARD, value);
  }

  private static Entity.Customer customer() {
    return new Entity.Customer(
        "c1", "김하늘", null, null, List.of(), "mangwon", "2024-01-01", List.of(), List.of("lookup"));
  }
}
