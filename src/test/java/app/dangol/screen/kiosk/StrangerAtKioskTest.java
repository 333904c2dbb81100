package app.dangol.screen.kiosk;

import static app.dangol.screen.FarHub.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.visit.ShopperEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody of another store, as they see it themselves. */
@ExtendWith(FxThreadExtension.class)
class StrangerAtKioskTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Kiosk kiosk;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    kiosk = new Kiosk(shop);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theyAreGreetedAsAnybodyElse() {
    kiosk.scan(STRANGER);

    assertThat(page()).isInstanceOf(KioskPage.Greeting.class);
    assertThat(shop.auditedAtKiosk).containsExactly("kiosk-1 SHOWN_AT_KIOSK c77");
  }

  @Test
  void withoutTheHubAPersonIsOffered() {
    shop.farHub.goAway();

    kiosk.scan(STRANGER);

    assertThat(message().kind()).isEqualTo(KioskMessage.Kind.CARD_UNANSWERED);
    assertThat(message().body()).contains("직원");
  }

  @Test
  void whoeverStillStandsThereIsGreetedWhenItIsBack() {
    shop.farHub.goAway();
    kiosk.scan(STRANGER);
    shop.farHub.comeBack();

    shop.shoppers.hubIsBack();

    assertThat(page()).isInstanceOf(KioskPage.Greeting.class);
  }

  @Test
  void aHubThatAnswersEverythingButLookUpsKeepsNoPageStanding() {
    shop.farHub.goAway();
    kiosk.scan(STRANGER);

    for (int n = 0; n < 5; n++) {
      kiosk.pass(Duration.ofSeconds(9));
      shop.shoppers.hubIsBack();
    }
    kiosk.pass(Duration.ofSeconds(1));

    assertThat(page()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void whatNobodyAskedForIsNotSaidAgain() {
    List<ShopperEvent> told = new ArrayList<>();
    shop.farHub.goAway();
    kiosk.scan(STRANGER);
    shop.shoppers.subscribe(told::add);

    shop.shoppers.hubIsBack();

    assertThat(shop.farHub.asked).hasSize(2);
    assertThat(told).isEmpty();
  }

  @Test
  void nobodyIsAskedForOnceTheyHaveLeft() {
    shop.farHub.goAway();
    kiosk.scan(STRANGER);
    kiosk.pass(Duration.ofSeconds(46));
    assertThat(page()).isInstanceOf(KioskPage.Welcome.class);
    shop.farHub.comeBack();

    shop.shoppers.hubIsBack();

    assertThat(page()).isInstanceOf(KioskPage.Welcome.class);
    assertThat(shop.farHub.asked).as("by the scan alone").hasSize(1);
  }

  @Test
  void anAnswerThatComesAfterTheyLeftShowsNothing() {
    shop.farHub.think();
    kiosk.scan(STRANGER);
    assertThat(page()).isInstanceOf(KioskPage.Reading.class);
    kiosk.model.finish();

    shop.farHub.answer();

    assertThat(page()).isInstanceOf(KioskPage.Goodbye.class);
    assertThat(shop.auditedAtKiosk).isEmpty();
  }

  @Test
  void anotherCardTakesThePlaceOfTheOneThatWaited() {
    shop.farHub.goAway();
    kiosk.scan(STRANGER);
    kiosk.scan(ShopFloor.NAMGUNG);
    shop.farHub.comeBack();

    shop.shoppers.hubIsBack();

    assertThat(((KioskPage.Greeting) page()).greeting().title()).startsWith("남**연");
    assertThat(shop.farHub.asked).hasSize(1);
  }

  private KioskPage page() {
    return kiosk.model.pageProperty().get();
  }

  private KioskMessage message() {
    return ((KioskPage.Message) page()).message();
  }
}
