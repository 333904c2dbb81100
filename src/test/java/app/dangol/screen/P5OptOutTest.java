package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.suggest.Term;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.PublicOffer;
import app.dangol.visit.PublicReason;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
import app.dangol.visit.VisitEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P5, P6: whoever withdraws a purpose on this device is suggested nothing from it at once, before
 * the hub has heard of it.
 */
class P5OptOutTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private List<VisitEvent> events;
  private final List<ShopperEvent> atKiosk = new ArrayList<>();

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    events = shop.record();
    shop.shoppers.subscribe(atKiosk::add);
    shop.scanCard(ShopFloor.WILHELMINA);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void withdrawnPurchasesSuggestNothingMoreWhileOnlineInterestStillDoes() {
    assertThat(terms())
        .hasAtLeastOneElementOfType(Term.OwnHabit.class)
        .hasAtLeastOneElementOfType(Term.GoesWith.class)
        .hasAtLeastOneElementOfType(Term.OnlineInterest.class);

    shop.withdraw("c1", ConsentPurpose.SUGGEST_PURCHASES);

    assertThat(events.getLast()).isInstanceOf(VisitEvent.CustomerRefreshed.class);
    assertThat(terms())
        .hasOnlyElementsOfTypes(Term.OnlineInterest.class, Term.PopularNow.class)
        .hasAtLeastOneElementOfType(Term.OnlineInterest.class);
  }

  @Test
  void withdrawnOnlineBehaviourSuggestsNothingMoreWhilePurchasesStillDo() {
    shop.withdraw("c1", ConsentPurpose.SUGGEST_ONLINE);

    assertThat(terms())
        .hasOnlyElementsOfTypes(Term.OwnHabit.class, Term.GoesWith.class, Term.PopularNow.class)
        .hasAtLeastOneElementOfType(Term.GoesWith.class);
  }

  @Test
  void whoWithdrawsBothIsStillKnownAndSeesWhatIsPopular() {
    shop.withdraw("c1", ConsentPurpose.SUGGEST_PURCHASES);
    shop.withdraw("c1", ConsentPurpose.SUGGEST_ONLINE);

    assertThat(terms()).isNotEmpty().hasOnlyElementsOfType(Term.PopularNow.class);
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(terms()).isNotEmpty().hasOnlyElementsOfType(Term.PopularNow.class);
  }

  @Test
  void aKioskSuggestsWhatIsPopularFromThenOn() {
    shop.shoppers.onScan(ShopFloor.card(ShopFloor.WILHELMINA));
    assertThat(greeted().personal()).isTrue();

    shop.withdraw("c1", ConsentPurpose.SUGGEST_PURCHASES);
    shop.withdraw("c1", ConsentPurpose.SUGGEST_ONLINE);
    shop.shoppers.refresh();

    assertThat(greeted().personal()).isFalse();
    assertThat(greeted().offers())
        .isNotEmpty()
        .extracting(PublicOffer::reason)
        .containsOnly(PublicReason.POPULAR);
  }

  private ShopperView greeted() {
    return switch (atKiosk.getLast()) {
      case ShopperEvent.Arrived arrived -> arrived.view();
      case ShopperEvent.Refreshed refreshed -> refreshed.view();
      default -> throw new AssertionError("nobody was greeted: " + atKiosk.getLast());
    };
  }

  /** Of everything suggested now. */
  private List<Term> terms() {
    return (switch (events.getLast()) {
          case VisitEvent.CustomerArrived arrived -> arrived.view();
          case VisitEvent.CustomerRefreshed refreshed -> refreshed.view();
          default -> throw new AssertionError("nobody is shown: " + events.getLast());
        })
        .offers().stream().flatMap(offer -> offer.suggestion().terms().stream()).toList();
  }
}
