package app.dangol.hub.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.LookUps;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.CredentialIssuer.Issued;
import app.dangol.trust.credential.DocumentType;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T3: a signed card that a device asks the hub about is its member's, or nobody's like any. */
class T3SignedLookUpTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private Hub hub;
  private LookUps lookUps;
  private Cards cards;

  @BeforeEach
  void aCustomerWithACard() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    hub.writer().putClients(List.of(customer()), List.of());
    lookUps = hub.lookUps();
    cards = hub.cards(folder.resolve("card-keys"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void bringsTheMemberAsOftenAsItIsHeldUpAndGoesOnRecord() {
    String text = issue(Optional.empty()).text();
    assertThat(whose(text)).containsExactly("c1");
    clock.move(Duration.ofHours(1));
    assertThat(whose(text)).containsExactly("c1");
    assertThat(lookUps.listAudit()).extracting(LookUps.Entry::customer).containsExactly("c1", "c1");
  }

  @Test
  void aCardForTheAskingStoreCountsThere() {
    assertThat(whose(issue(Optional.of("seongsu")).text())).containsExactly("c1");
    assertThat(whose(issue(Optional.of("mangwon")).text())).isEmpty();
  }

  @Test
  void everyCardThatDoesNotCountGetsTheAnswerOfAnUnknownNumber() {
    Issued good = issue(Optional.empty());
    LookUps.Answer unknown = ask("2900000000009");
    char last = good.text().charAt(good.text().length() - 1);
    String altered = good.text().substring(0, good.text().length() - 1) + (last == '0' ? '1' : '0');
    assertThat(ask(altered)).isEqualTo(unknown);
    assertThat(ask("DG1:")).isEqualTo(unknown);
    assertThat(ask("DG1:\u0000")).isEqualTo(unknown);
    assertThat(ask(new CardChain("dangol", clock).issue("c1", DAY).text())).isEqualTo(unknown);
    cards.revoke(good.id());
    assertThat(ask(good.text())).isEqualTo(unknown);
    Issued short1 = issue(Optional.empty());
    clock.move(DAY);
    assertThat(ask(short1.text())).isEqualTo(unknown);
  }

  @Test
  void countsForThePaceOfTheDevice() {
    for (int i = 0; i < 10; i++) {
      assertThat(whose("DG1:" + i)).isEmpty();
    }
    assertThat(ask(issue(Optional.empty()).text())).isInstanceOf(LookUps.Answer.Resting.class);
  }

  private Issued issue(Optional<String> audience) {
    return cards.issue(DocumentType.CARD, new CustomerId("c1"), "dangol", audience, DAY);
  }

  private List<String> whose(String value) {
    if (ask(value) instanceof LookUps.Answer.Rows(var page)) {
      return page.rows().stream().map(row -> row.key()).toList();
    }
    throw new AssertionError("the device was told to rest");
  }

  private LookUps.Answer ask(String value) {
    return lookUps.ask(
        new Lookup.Request("tablet-1", "seongsu", "staff-1", Lookup.Kind.CARD, value));
  }

  private static Entity.Customer customer() {
    return new Entity.Customer(
        "c1", "김하늘", null, null, List.of(), "mangwon", "2024-01-01", List.of(), List.of("lookup"));
  }
}
