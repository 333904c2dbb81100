package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.AccountEvent;
import app.dangol.visit.CustomerView;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.VisitEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P5: who wants nothing done with their data is suggested nothing on this device from then on. */
class P5SuspensionTest {
  private static final CustomerId C1 = new CustomerId("c1");

  @TempDir private Path folder;
  private ShopFloor shop;
  private List<VisitEvent> events;
  private PrivacyDesk desk;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    events = shop.record();
    desk = shop.privacyDesk();
    shop.accountArrives();
    shop.scanCard(ShopFloor.WILHELMINA);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void nothingIsSuggestedAtOnceAndNothingTheyDidIsShown() {
    assertThat(shown().offers()).isNotEmpty();
    assertThat(shown().timeline()).isNotEmpty();

    desk.suspend(C1, true);

    assertThat(shown().customer().suspended()).isTrue();
    assertThat(shown().offers()).as("not even what is popular").isEmpty();
    assertThat(shown().timeline()).isEmpty();
    assertThat(shown().account().cart()).isEmpty();
    assertThat(shown().account().wishes()).isEmpty();
    assertThat(shown().account().orders()).isEmpty();
    assertThat(shown().account().coupons()).as("what they can use stays").isNotEmpty();
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(shown().offers()).isEmpty();
  }

  @Test
  void theirAccountIsNotOpened() {
    List<AccountEvent> told = new ArrayList<>();
    var account = shop.accountDesk();
    account.subscribe(told::add);
    desk.suspend(C1, true);

    account.look(C1);

    assertThat(told).isEmpty();
  }

  @Test
  void aKioskSuggestsNothingUnderTheirNameEither() {
    List<ShopperEvent> atKiosk = new ArrayList<>();
    shop.shoppers.subscribe(atKiosk::add);
    desk.suspend(C1, true);

    shop.shoppers.onScan(ShopFloor.card(ShopFloor.WILHELMINA));

    assertThat(atKiosk.getLast())
        .isInstanceOfSatisfying(
            ShopperEvent.Arrived.class,
            arrived -> {
              assertThat(arrived.view().offers()).isEmpty();
              assertThat(arrived.view().personal()).isFalse();
            });
  }

  @Test
  void theConsentsStayAsTheyAreAndAllIsAsBeforeOnceItIsLifted() {
    CustomerView before = shown();

    desk.suspend(C1, true);
    assertThat(shown().customer().granted()).isEqualTo(before.customer().granted());
    desk.suspend(C1, false);

    assertThat(shown().customer().suspended()).isFalse();
    assertThat(shown().offers()).hasSameSizeAs(before.offers());
    assertThat(shown().timeline()).hasSameSizeAs(before.timeline());
    assertThat(shop.trail.details).contains("suspended", "resumed");
  }

  @Test
  void itIsNoConsent() {
    desk.suspend(C1, true);

    assertThat(shop.ledger("c1"))
        .extracting(state -> state.purpose())
        .containsExactly(ConsentPurpose.SUGGEST_ONLINE);
  }

  private CustomerView shown() {
    return switch (events.getLast()) {
      case VisitEvent.CustomerArrived arrived -> arrived.view();
      case VisitEvent.CustomerRefreshed refreshed -> refreshed.view();
      default -> throw new AssertionError("nobody is shown: " + events.getLast());
    };
  }
}
