package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.scan.Scan;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.VisitEvent;
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
 * T3: what is no card of the shop's looks like a card that is nobody's, and nobody may try many, at
 * a kiosk or a tablet, with the hub or without.
 */
class T3LookAlikeTest {
  private static final Scan.Symbol SYMBOL = new Scan.Symbol(Optional.empty(), Optional.empty());

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private final List<ShopperEvent> kiosk = new ArrayList<>();
  private final List<VisitEvent> tablet = new ArrayList<>();
  private ShopFloor shop;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder, clock);
    shop.shoppers.subscribe(kiosk::add);
    shop.desk.subscribe(tablet::add);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void atAKioskTextThatIsNoCardLooksLikeACardOfNobodys() {
    shop.shoppers.onScan(ShopFloor.card("99990042"));
    ShopperEvent nobodys = kiosk.getLast();
    assertThat(nobodys).isInstanceOf(ShopperEvent.CardUnknown.class);
    shop.shoppers.onScan(text("DG-123"));
    assertThat(kiosk.getLast()).isInstanceOf(ShopperEvent.CardUnknown.class);
  }

  @Test
  void atAKioskBothCountAndTheTwelfthIsNotLookedAt() {
    for (int i = 0; i < 11; i++) {
      shop.shoppers.onScan(i % 2 == 0 ? text("DG-" + i) : ShopFloor.card("9999004" + i % 10));
      assertThat(kiosk.getLast()).isInstanceOf(ShopperEvent.CardUnknown.class);
    }
    shop.shoppers.onScan(text("DG-123"));
    assertThat(kiosk.getLast()).isInstanceOf(ShopperEvent.Resting.class);
    shop.shoppers.onScan(ShopFloor.card(ShopFloor.WILHELMINA));
    assertThat(kiosk.getLast()).as("a good one neither").isInstanceOf(ShopperEvent.Resting.class);

    clock.move(Duration.ofMinutes(1));
    shop.shoppers.onScan(ShopFloor.card(ShopFloor.WILHELMINA));
    assertThat(kiosk.getLast()).isInstanceOf(ShopperEvent.Arrived.class);
  }

  @Test
  void atATabletTheTwelfthCardOfNobodysIsNotLookedAt() {
    shop.scanCard(ShopFloor.WILHELMINA);
    for (int i = 0; i < 11; i++) {
      shop.scanCard("999900%02d".formatted(i));
      assertThat(tablet.getLast()).isInstanceOf(VisitEvent.MemberUnknown.class);
    }
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(tablet.getLast()).isInstanceOf(VisitEvent.Resting.class);

    clock.move(Duration.ofMinutes(1));
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(tablet.getLast()).isInstanceOf(VisitEvent.CustomerArrived.class);
  }

  @Test
  void atATabletALostLineIsNoWayRound() {
    shop.farHub.goAway();
    for (int i = 0; i < 11; i++) {
      shop.scanCard("999900%02d".formatted(i));
      assertThat(tablet.getLast()).isInstanceOf(VisitEvent.LookUpQueued.class);
    }
    shop.scanCard("99990099");
    assertThat(tablet.getLast()).isInstanceOf(VisitEvent.Resting.class);
  }

  @Test
  void goodsThatNobodyKnowsAreNoCards() {
    for (int i = 0; i < 20; i++) {
      shop.scanNonsense();
    }
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(tablet.getLast()).isInstanceOf(VisitEvent.CustomerArrived.class);
  }

  private static Scan text(String text) {
    return new Scan.Unknown(ShopFloor.NOW, SYMBOL, text);
  }
}
