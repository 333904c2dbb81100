package app.dangol.visit;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.scan.Scan;
import app.dangol.screen.FarHub;
import app.dangol.screen.ShopFloor;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.DocumentType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T2: at a kiosk a number, a tag and a signed card that is not fresh only identify; who wants to
 * redeem or to edit holds up something fresh, and does it once. The real desk over real files.
 */
class T2ProofTest {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String CODE = "DGT1:0123456789ABCDEF0123:12345678";

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private final CardChain chain = new CardChain("dangol", clock);
  private final List<ShopperEvent> events = new ArrayList<>();
  private final List<CustomerId> acted = new ArrayList<>();
  private int sentAway;
  private ShopFloor floor;

  @BeforeEach
  void open() {
    floor = new ShopFloor(folder, clock);
    floor.shoppers.subscribe(events::add);
    floor.publish(chain.publish(1));
  }

  @AfterEach
  void close() {
    floor.close();
  }

  @Test
  void aNumberOnlyIdentifies() {
    hold(MemberToken.Kind.CARD, ShopFloor.WILHELMINA);
    assertThat(act()).isFalse();
  }

  @Test
  void aNumberThatTheHubKnowsOnlyIdentifies() {
    hold(MemberToken.Kind.CARD, FarHub.STRANGER);
    assertThat(act()).isFalse();
  }

  @Test
  void aFreshCardLetsItsBearerActOnceWithoutTheHub() {
    floor.farHub.goAway();
    hold(MemberToken.Kind.SIGNED, card());
    assertThat(act()).isTrue();
    assertThat(acted).containsExactly(new CustomerId("c1"));
    assertThat(act()).isFalse();
  }

  @Test
  void theSameCardHeldUpAgainAfterItWasActedByLetsNobodyAct() {
    String card = card();
    hold(MemberToken.Kind.SIGNED, card);
    assertThat(act()).isTrue();
    clock.move(Duration.ofSeconds(30));
    hold(MemberToken.Kind.SIGNED, card);
    assertThat(act()).isFalse();
    hold(MemberToken.Kind.SIGNED, card());
    assertThat(act()).isTrue();
  }

  @Test
  void after120SecondsACardOnlyIdentifies() {
    String card = card();
    clock.move(Duration.ofSeconds(120));
    hold(MemberToken.Kind.SIGNED, card);
    clock.move(Duration.ofMillis(1));
    assertThat(act()).as("it has grown old while they stood there").isFalse();
    hold(MemberToken.Kind.SIGNED, card);
    assertThat(act()).isFalse();
  }

  @Test
  void aCardThatIsRevokedWhileSomebodyStandsThereLetsThemActNoMore() {
    hold(MemberToken.Kind.SIGNED, card());
    chain.revokeAllOf("c1");
    floor.publish(chain.publish(2));
    assertThat(act()).isFalse();
  }

  private String voucher() {
    return chain.issue(DocumentType.ONE_TIME, "c1", "dangol", MONTH).text();
  }

  @Test
  void aOneTimeCardLetsItsBearerActOnceIfTheHubHasUsedItUpForThisDevice() {
    String voucher = voucher();
    floor.farHub.honour(voucher);
    clock.move(Duration.ofHours(1));
    hold(MemberToken.Kind.SIGNED, voucher);
    assertThat(act()).isTrue();
    assertThat(acted).containsExactly(new CustomerId("c1"));
    assertThat(act()).as("in the same visit").isFalse();
    hold(MemberToken.Kind.SIGNED, voucher);
    assertThat(act()).as("though the hub would tell this device the same again").isFalse();
  }

  @Test
  void aOneTimeCardThatWasUsedUpElsewhereLetsNobodyAct() {
    String voucher = voucher();
    hold(MemberToken.Kind.SIGNED, voucher);
    assertThat(act()).isFalse();
    assertThat(floor.farHub.asked).contains(voucher);
  }

  @Test
  void withoutTheHubAOneTimeCardOnlyIdentifiesHoweverFreshItIs() {
    String voucher = voucher();
    floor.farHub.honour(voucher);
    floor.farHub.goAway();
    hold(MemberToken.Kind.SIGNED, voucher);
    floor.shoppers.act(arrived().visit(), acted::add, () -> sentAway++);
    assertThat(acted).isEmpty();
    assertThat(sentAway).as("something fresh would do no better").isZero();
    assertThat(events.getLast()).isInstanceOf(ShopperEvent.CardUnanswered.class);
    floor.farHub.comeBack();
    assertThat(act()).isTrue();
  }

  @Test
  void anAnswerThatComesAfterItsVisitDoesNothingAndUsesNothingUpHere() {
    String voucher = voucher();
    floor.farHub.honour(voucher);
    hold(MemberToken.Kind.SIGNED, voucher);
    floor.farHub.think();
    floor.shoppers.act(arrived().visit(), acted::add, () -> sentAway++);
    floor.shoppers.wipe(arrived().visit());
    floor.farHub.answer();
    assertThat(acted).isEmpty();
    assertThat(sentAway).isZero();

    hold(MemberToken.Kind.SIGNED, voucher);
    assertThat(act()).isTrue();
  }

  @Test
  void whatIsAskedForTwiceWhileTheHubIsAskedWaitsForTheOneAnswer() {
    String voucher = voucher();
    floor.farHub.honour(voucher);
    hold(MemberToken.Kind.SIGNED, voucher);
    floor.farHub.think();
    floor.shoppers.act(arrived().visit(), acted::add, () -> sentAway++);
    floor.shoppers.act(arrived().visit(), acted::add, () -> sentAway++);
    assertThat(events.getLast()).isEqualTo(new ShopperEvent.HubAsked(arrived().visit()));
    assertThat(sentAway).as("nobody knows yet").isZero();
    floor.farHub.answer();

    assertThat(floor.farHub.asked).containsOnlyOnce(voucher);
    assertThat(acted).containsExactly(new CustomerId("c1"));
    assertThat(sentAway).as("what is good once is good once").isEqualTo(1);
  }

  @Test
  void whatWaitsForTheHubIsNotDoneOnceTheVisitIsOverByWhatWaitedBeforeIt() {
    String voucher = voucher();
    floor.farHub.honour(voucher);
    hold(MemberToken.Kind.SIGNED, voucher);
    long visit = arrived().visit();
    floor.farHub.think();
    floor.shoppers.act(visit, floor.shoppers::eraseNow, () -> sentAway++);
    floor.shoppers.act(visit, acted::add, () -> sentAway++);
    floor.farHub.answer();

    assertThat(events.getLast()).isInstanceOf(ShopperEvent.Erased.class);
    assertThat(acted).isEmpty();
    assertThat(sentAway).isZero();
  }

  @Test
  void aOneTimeCardThatIsRevokedIsNotEvenAskedFor() {
    String voucher = voucher();
    floor.farHub.honour(voucher);
    hold(MemberToken.Kind.SIGNED, voucher);
    chain.revokeAllOf("c1");
    floor.publish(chain.publish(2));
    assertThat(act()).isFalse();
    assertThat(floor.farHub.asked).doesNotContain(voucher);
  }

  @Test
  void aRotatingCodeThatTheHubHasJustUsedUpLetsItsBearerActOnce() {
    floor.farHub.takeOnce(CODE);
    hold(MemberToken.Kind.ROTATING, CODE);
    assertThat(act()).isTrue();
    assertThat(act()).isFalse();
  }

  @Test
  void aRotatingCodeProvesForTwoMinutesAndByNoClockThatWasSetBack() {
    floor.farHub.takeOnce(CODE);
    hold(MemberToken.Kind.ROTATING, CODE);
    clock.move(Duration.ofSeconds(-1));
    assertThat(act()).isFalse();
    clock.move(Duration.ofSeconds(122));
    assertThat(act()).isFalse();
    clock.move(Duration.ofSeconds(-1));
    assertThat(act()).isTrue();
  }

  @Test
  void nothingIsDoneInAnotherVisitThanItWasAskedForIn() {
    hold(MemberToken.Kind.SIGNED, card());
    long before = arrived().visit();
    hold(MemberToken.Kind.SIGNED, card());
    floor.shoppers.act(before, acted::add, () -> sentAway++);
    assertThat(acted).isEmpty();
    assertThat(sentAway).isZero();
  }

  @Test
  void whoOnlyLooksAroundCannotAct() {
    floor.shoppers.browse();
    floor.shoppers.act(arrived().visit(), acted::add, () -> sentAway++);
    assertThat(acted).isEmpty();
  }

  private String card() {
    return chain.issue("c1", MONTH).text();
  }

  private void hold(MemberToken.Kind kind, String value) {
    Scan.Symbol symbol = new Scan.Symbol(Optional.empty(), Optional.empty());
    MemberToken token = new MemberToken(kind, value);
    floor.shoppers.onScan(
        kind == MemberToken.Kind.SIGNED
            ? new Scan.Credential(clock.instant(), symbol, token)
            : new Scan.Member(clock.instant(), symbol, token));
    assertThat(events.getLast()).isInstanceOf(ShopperEvent.Arrived.class);
  }

  private ShopperEvent.Arrived arrived() {
    return events.stream()
        .filter(ShopperEvent.Arrived.class::isInstance)
        .map(ShopperEvent.Arrived.class::cast)
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  /** Whether something was done; if not, they were sent for something fresh. */
  private boolean act() {
    int done = acted.size();
    int refused = sentAway;
    floor.shoppers.act(arrived().visit(), acted::add, () -> sentAway++);
    assertThat(acted.size() - done + sentAway - refused).isEqualTo(1);
    return acted.size() > done;
  }
}
