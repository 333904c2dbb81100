package app.dangol.visit;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.MemberToken;
import app.dangol.scan.Scan;
import app.dangol.screen.ShopFloor;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.CredentialIssuer.Issued;
import app.dangol.trust.credential.DocumentType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T3: whatever is wrong with a signed card, people and the throttle see a card that nobody is known
 * by, at both desks, with the hub there and away; the real desks over real files.
 */
class T3SignedCardTest {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String UNKNOWN_NUMBER = "19999999";

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private final CardChain chain = new CardChain("dangol", clock);
  private final List<ShopperEvent> atKiosk = new ArrayList<>();
  private ShopFloor floor;
  private long version;
  private List<VisitEvent> atTablet;

  @BeforeEach
  void open() {
    floor = new ShopFloor(folder, clock);
    floor.shoppers.subscribe(atKiosk::add);
    atTablet = floor.record();
    floor.publish(chain.publish(++version));
  }

  @AfterEach
  void close() {
    floor.close();
  }

  /** Every way in which one is no good. */
  private Map<String, String> bad() {
    Issued revoked = chain.issue("c1", MONTH);
    Issued all = chain.issue("c2", MONTH);
    Issued expired = chain.issue("c1", Duration.ofSeconds(1));
    Issued elsewhere = chain.issue(DocumentType.CARD, "c1", "mangwon", MONTH);
    String forged = new CardChain("dangol", clock).issue("c1", MONTH).text();
    String otherChain = new CardChain("other", clock).issue("c1", MONTH).text();
    String unknownMember = chain.issue("c-of-nobody", MONTH).text();
    chain.revoke(revoked.id());
    chain.revokeAllOf("c2");
    floor.publish(chain.publish(++version));
    clock.move(Duration.ofSeconds(2));
    String good = chain.issue("c1", MONTH).text();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("revoked", revoked.text());
    bad.put("all of them revoked", all.text());
    bad.put("expired", expired.text());
    bad.put("for another store", elsewhere.text());
    bad.put("forged", forged);
    bad.put("another chain's", otherChain);
    bad.put("of a member nobody knows", unknownMember);
    bad.put(
        "altered",
        good.substring(0, 100) + (good.charAt(100) == '0' ? '1' : '0') + good.substring(101));
    bad.put("cut", good.substring(0, 150));
    bad.put("malformed", "DG1:HELLO");
    bad.put("only the beginning, as is kept of one that is too long", "DG1:");
    return bad;
  }

  @Test
  void aGoodCardIsGreetedWithoutTheHubAndPutOnRecord() {
    floor.farHub.goAway();
    String good = chain.issue("c1", MONTH).text();
    scanAtKiosk(CardChain.token(good));
    assertThat(atKiosk.getLast()).isInstanceOf(ShopperEvent.Arrived.class);
    floor.desk.onScan(scan(CardChain.token(good)));
    assertThat(atTablet.getLast()).isInstanceOf(VisitEvent.CustomerArrived.class);
    assertThat(floor.farHub.asked).isEmpty();
    assertThat(floor.auditedAtKiosk).hasSize(1);
    assertThat(floor.audited).hasSize(1);
  }

  @Test
  void everyBadCardIsTheSameAsAnUnknownNumberAtAKiosk() {
    List<String> unknown = kioskSays(number());
    assertThat(unknown).containsExactly("CardTaken", "CardUnknown");
    bad()
        .forEach((why, text) -> {
          clock.move(Duration.ofMinutes(2));
          assertThat(kioskSays(CardChain.token(text))).as(why).isEqualTo(unknown);
        });
    assertThat(floor.auditedAtKiosk).isEmpty();
  }

  @Test
  void everyBadCardIsTheSameAsAnUnknownNumberAtAKioskWithoutTheHub() {
    floor.farHub.goAway();
    List<String> unknown = kioskSays(number());
    assertThat(unknown).containsExactly("CardTaken", "CardUnanswered");
    bad()
        .forEach((why, text) -> {
          clock.move(Duration.ofMinutes(2));
          assertThat(kioskSays(CardChain.token(text))).as(why).isEqualTo(unknown);
        });
  }

  @Test
  void everyBadCardIsTheSameAsAnUnknownNumberAtATablet() {
    for (boolean away : new boolean[] {false, true}) {
      if (away) {
        floor.farHub.goAway();
      }
      List<String> unknown = tabletSays(number());
      assertThat(unknown).containsExactly("LookingUp", away ? "LookUpQueued" : "MemberUnknown");
      bad()
          .forEach((why, text) -> {
            clock.move(Duration.ofMinutes(2));
            assertThat(tabletSays(CardChain.token(text))).as(why).isEqualTo(unknown);
          });
    }
    assertThat(floor.audited).isEmpty();
  }

  @Test
  void moreThanTenBadCardsInAMinuteAndNoneIsLookedAtWhateverWasWrong() {
    for (boolean away : new boolean[] {false, true}) {
      if (away) {
        floor.farHub.goAway();
      }
      assertThat(bad()).hasSize(11);
      clock.move(Duration.ofMinutes(2));
      bad().values().forEach(text -> scanAtKiosk(CardChain.token(text)));
      String good = chain.issue("c1", MONTH).text();
      scanAtKiosk(CardChain.token(good));
      assertThat(atKiosk.getLast()).isInstanceOf(ShopperEvent.Resting.class);
      clock.move(Duration.ofSeconds(61));
      scanAtKiosk(CardChain.token(good));
      assertThat(atKiosk.getLast()).isInstanceOf(ShopperEvent.Arrived.class);
      clock.move(Duration.ofMinutes(2));
    }
  }

  @Test
  void withoutAnyKeysAGoodCardIsAnUnknownOne() {
    String stranger = new CardChain("dangol", clock).issue("c1", MONTH).text();
    assertThat(kioskSays(CardChain.token(stranger))).isEqualTo(kioskSays(number()));
  }

  private static MemberToken number() {
    return new MemberToken(MemberToken.Kind.CARD, UNKNOWN_NUMBER);
  }

  private List<String> kioskSays(MemberToken token) {
    atKiosk.clear();
    scanAtKiosk(token);
    return atKiosk.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  private List<String> tabletSays(MemberToken token) {
    atTablet.clear();
    floor.desk.onScan(scan(token));
    return atTablet.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  private void scanAtKiosk(MemberToken token) {
    floor.shoppers.onScan(scan(token));
  }

  private Scan scan(MemberToken token) {
    Scan.Symbol symbol = new Scan.Symbol(Optional.empty(), Optional.empty());
    return token.kind() == MemberToken.Kind.SIGNED
        ? new Scan.Credential(clock.instant(), symbol, token)
        : new Scan.Member(clock.instant(), symbol, token);
  }
}
