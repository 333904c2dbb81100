package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.DeviceStatus;
import app.dangol.scan.Scan;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ReaderStates;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.kiosk.model.KioskGreeting;
import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.screen.kiosk.model.KioskOffer;
import app.dangol.screen.kiosk.model.KioskPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(FxThreadExtension.class)
class KioskViewModelTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Kiosk kiosk;
  private KioskViewModel model;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    kiosk = new Kiosk(shop);
    model = kiosk.model;
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void pointsAreToldToWhoeverAsksWhatTheScreenKnowsAndNothingOfWhatWasBought() {
    shop.accountArrives();
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.model.showPrivacy();

    KioskPage.Privacy page = (KioskPage.Privacy) kiosk.model.pageProperty().get();
    assertThat(page.points()).hasValueSatisfying(words -> assertThat(words).contains("1,240"));
    assertThat(page.toString()).doesNotContain("12,000").doesNotContain("A-");

    kiosk.model.close();
    kiosk.scan(ShopFloor.NAMGUNG);
    kiosk.model.showPrivacy();
    assertThat(((KioskPage.Privacy) kiosk.model.pageProperty().get()).points()).isEmpty();
  }

  @Test
  void greetsByAMaskedNameWithReasonsThatTellNothing() {
    kiosk.scan(ShopFloor.WILHELMINA);

    KioskGreeting greeting = greeting();
    assertThat(greeting.title()).startsWith("W*** F***");
    assertThat(greeting.spoken()).doesNotContain("*");
    assertThat(greeting.offers()).isNotEmpty();
    for (KioskOffer offer : greeting.offers()) {
      assertThat(offer.reason()).isNotBlank().doesNotContainPattern("[0-9]|월|사셨|구매|찜|장바구니");
    }
    assertThat(shop.auditedAtKiosk).hasSize(1).first().asString().startsWith("kiosk-1 SHOWN");
  }

  @Test
  void offersNothingThatTheyBoughtOrLookedAt() {
    kiosk.scan(ShopFloor.WILHELMINA);

    // S1 and S2 were bought, S4 wished for, S6 viewed; that they are offered would tell.
    assertThat(greeting().offers())
        .isNotEmpty()
        .extracting(offer -> offer.sku().value())
        .doesNotContain("S1", "S2", "S4", "S6");
  }

  @Test
  void aPickThatComesAfterTheNextCardShowsNothingOfTheFormerVisit() {
    kiosk.scan(ShopFloor.WILHELMINA);
    shop.hold();
    kiosk.scan(ShopFloor.NAMGUNG);
    model.open(greeting().offers().getFirst().sku());
    shop.goOn();

    assertThat(greeting().title()).startsWith("남**연");
  }

  @Test
  void anEndThatCrossesTheNextCardDoesNotEndTheNextVisit() {
    kiosk.scan(ShopFloor.WILHELMINA);
    shop.hold();
    kiosk.scan(ShopFloor.NAMGUNG);
    model.finish();
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Goodbye.class);
    shop.goOn();

    assertThat(greeting().title()).startsWith("남**연");
    kiosk.pass(Duration.ofSeconds(10));
    assertThat(greeting().title()).startsWith("남**연");
  }

  @Test
  void asksForNoCardWhileItsOnlyReaderIsAway() {
    model.onReaderStatus(ReaderStates.counter(DeviceStatus.State.UNKNOWN));
    assertThat(isReaderAway()).isFalse();
    model.onReaderStatus(ReaderStates.counter(DeviceStatus.State.OFFLINE));
    assertThat(isReaderAway()).isTrue();
    model.onReaderStatus(ReaderStates.counter(DeviceStatus.State.ONLINE));
    assertThat(isReaderAway()).isFalse();
  }

  private boolean isReaderAway() {
    return ((KioskPage.Welcome) model.pageProperty().get()).readerAway();
  }

  @Test
  void fewerOffersThanBeforeBeginWithTheFirst() {
    model.browse();
    model.next(4);
    shop.onlyOneProductIsLeft();
    shop.shoppers.refresh();

    KioskPage.Greeting page = (KioskPage.Greeting) model.pageProperty().get();
    assertThat(page.greeting().offers()).hasSizeLessThan(4).isNotEmpty();
    assertThat(page.first()).isZero();
  }

  @Test
  void aCallBeforeThereIsADeskIsNotSaidToBeUnderWay() {
    KioskViewModel early =
        new KioskViewModel(ShopFloor.HERE, ShopFloor.CLOCK, Kiosk.KOREAN, () -> 0);
    early.callStaff();

    assertThat(early.pageProperty().get()).isInstanceOf(KioskPage.Message.class);
  }

  @Test
  void theGreetingSaysHowFarTheCallIs() {
    kiosk.scan(ShopFloor.WILHELMINA);
    model.callStaff();
    model.close();

    assertThat(greeting().basis()).isEqualTo("직원을 부르고 있어요");
  }

  @Test
  void noiseTakesNeitherTheHelpPageNorTheGoodbyeAway() {
    Scan noise = new Scan.Refused(ShopFloor.NOW, Scan.Reason.BROKEN);
    model.callStaff();
    kiosk.scan(noise);
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Help.class);
    model.finish();
    kiosk.scan(noise);
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Goodbye.class);
  }

  @Test
  void aProductScannedDuringTheWarningDoesNotBringTheFormerVisitBack() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.pass(Duration.ofSeconds(40));
    kiosk.scan(ShopFloor.item(ShopFloor.TINS));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Item.class);
    model.close();

    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void aToolTouchedDuringTheWarningKeepsTheVisit() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.pass(Duration.ofSeconds(40));
    model.setLook(Kiosk.KOREAN.withLanguage(Locale.ENGLISH));
    kiosk.pass(Duration.ofSeconds(10));

    assertThat(greeting().title()).startsWith("W***");
  }

  @Test
  void whoeverTriesCardAfterCardIsAskedToRest() {
    for (int i = 0; i < 11; i++) {
      kiosk.scan("9999004" + i);
      assertThat(message().kind()).isEqualTo(KioskMessage.Kind.CARD_UNKNOWN);
    }
    kiosk.scan(ShopFloor.WILHELMINA);

    assertThat(message().kind()).isEqualTo(KioskMessage.Kind.RESTING);
  }

  @Test
  void tellsAFigureOfStockOnlyWhileItIsFresh() {
    kiosk.scan(ShopFloor.NAMGUNG);

    // Counted 2 minutes ago; the lunch bag was counted 3 hours ago.
    assertThat(offer("S1").stock().words()).contains("3점");
    assertThat(offer("S3").stock().words()).isEqualTo("직원에게 확인해 주세요");
  }

  @Test
  void anUnknownCardIsToldPlainlyAndLeavesNothing() {
    kiosk.scan("99990042");

    assertThat(message().kind()).isEqualTo(KioskMessage.Kind.CARD_UNKNOWN);
    assertThat(message().toString()).doesNotContain("9999");
    assertThat(shop.auditedAtKiosk).isEmpty();
  }

  @Test
  void aCardOfSomebodyElseEndsTheVisitAlsoIfItIsNobodys() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.scan("99990042");
    model.close();

    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"PAYMENT_CARD", "TOO_LONG"})
  void aForeignCardEndsTheVisit(Scan.Reason reason) {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.scan(new Scan.Refused(ShopFloor.NOW, reason));

    assertThat(message().kind()).isEqualTo(KioskMessage.Kind.CARD_FOREIGN);
    model.close();
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "BAD_GS1", "NOT_TEXT", "EMPTY"})
  void noiseAsksForAnotherTryButEndsNoVisit(Scan.Reason reason) {
    Scan noise = new Scan.Refused(ShopFloor.NOW, reason);
    kiosk.scan(noise);
    assertThat(message().kind()).isEqualTo(KioskMessage.Kind.UNREADABLE);

    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.scan(noise);
    assertThat(greeting().title()).startsWith("W***");
  }

  @Test
  void warnsAfterThirtySecondsAndWipesByFortyFive() {
    kiosk.scan(ShopFloor.WILHELMINA);

    kiosk.pass(Duration.ofMillis(29_800));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Greeting.class);
    kiosk.pass(Duration.ofMillis(400));
    assertThat(model.pageProperty().get()).isEqualTo(new KioskPage.Idle(15, 15));
    kiosk.pass(Duration.ofSeconds(10));
    assertThat(model.pageProperty().get()).isEqualTo(new KioskPage.Idle(5, 15));
    kiosk.pass(Duration.ofSeconds(5));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
    model.close();
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void noiseKeepsNoVisitOpen() {
    Scan noise = new Scan.Refused(ShopFloor.NOW, Scan.Reason.BROKEN);
    kiosk.scan(ShopFloor.WILHELMINA);
    for (int i = 0; i < 3; i++) {
      kiosk.pass(Duration.ofSeconds(9));
      kiosk.scan(noise);
    }

    kiosk.pass(Duration.ofSeconds(4));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Idle.class);
    kiosk.scan(noise);
    kiosk.pass(Duration.ofSeconds(15));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void whereNobodyWasTheWordsAboutNoiseStandAsLongAsAny() {
    kiosk.pass(Duration.ofMinutes(10));

    kiosk.scan(new Scan.Refused(ShopFloor.NOW, Scan.Reason.BROKEN));

    kiosk.pass(Duration.ofSeconds(29));
    assertThat(message().kind()).isEqualTo(KioskMessage.Kind.UNREADABLE);
    kiosk.pass(Duration.ofSeconds(17));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void aTouchBeforeTheWarningAndAnAnswerToItKeepTheVisit() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.pass(Duration.ofSeconds(29));
    model.touched();
    kiosk.pass(Duration.ofSeconds(29));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Greeting.class);

    kiosk.pass(Duration.ofSeconds(5));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Idle.class);
    model.keepLooking();
    assertThat(greeting().title()).startsWith("W***");
  }

  @Test
  void whoeverNeedsMoreTimeHasThreeTimesAsMuch() {
    model.setLook(Kiosk.KOREAN.withZoom(true));
    kiosk.scan(ShopFloor.WILHELMINA);

    kiosk.pass(Duration.ofSeconds(89));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Greeting.class);
    kiosk.pass(Duration.ofSeconds(2));
    assertThat(model.pageProperty().get()).isEqualTo(new KioskPage.Idle(44, 45));
    kiosk.pass(Duration.ofSeconds(45));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void theEndSaysGoodbyeWhenEverythingIsGone() {
    kiosk.scan(ShopFloor.WILHELMINA);
    model.setLook(new KioskLook(Locale.ENGLISH, Palette.CONTRAST, true, false));
    model.finish();

    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Goodbye.class);
    kiosk.pass(Duration.ofSeconds(5));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
    assertThat(model.lookProperty().get()).isEqualTo(Kiosk.KOREAN);
  }

  @Test
  void aLookThatNobodyNeedsAnyMoreGoesBackToTheUsualOne() {
    model.setLook(Kiosk.KOREAN.withLanguage(Locale.ENGLISH));
    kiosk.pass(Duration.ofSeconds(46));

    assertThat(model.lookProperty().get()).isEqualTo(Kiosk.KOREAN);
  }

  @Test
  void newsThatComeAfterTheEndBringNobodyBack() {
    kiosk.scan(ShopFloor.WILHELMINA);
    shop.hold();
    shop.shoppers.refresh();
    model.finish();
    shop.goOn();

    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Goodbye.class);
    kiosk.pass(Duration.ofSeconds(5));
    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void somebodyErasedAtTheHubDoesNotStayOnTheScreen() {
    kiosk.scan(ShopFloor.WILHELMINA);
    shop.erase("c1");
    shop.shoppers.refresh();

    assertThat(model.pageProperty().get()).isInstanceOf(KioskPage.Welcome.class);
  }

  @Test
  void nextGoesRoundTheSuggestions() {
    model.browse();
    int count = greeting().offers().size();
    assertThat(count).isGreaterThan(2);

    for (int i = 1; i < count; i++) {
      model.next(1);
      assertThat(((KioskPage.Greeting) model.pageProperty().get()).first()).isEqualTo(i);
    }
    model.next(1);
    assertThat(((KioskPage.Greeting) model.pageProperty().get()).first()).isZero();
  }

  @Test
  void lookingAroundNeedsNoCardAndLeavesNoTrace() {
    model.browse();

    assertThat(greeting().known()).isFalse();
    assertThat(greeting().offers())
        .isNotEmpty()
        .allMatch(offer -> offer.reason().equals("요즘 많이 찾으세요"));
    assertThat(shop.auditedAtKiosk).isEmpty();
  }

  @Test
  void aScannedProductIsShownBesideTheVisit() {
    kiosk.scan(ShopFloor.WILHELMINA);
    kiosk.scan(ShopFloor.item(ShopFloor.TINS));

    assertThat(model.pageProperty().get())
        .isInstanceOfSatisfying(
            KioskPage.Item.class,
            page -> {
              assertThat(page.item().shelf()).contains("A-5");
              assertThat(page.item().stock().getFirst().words()).isEqualTo("이 매장에 3점");
            });
    model.close();
    assertThat(greeting().title()).startsWith("W***");
  }

  @Test
  void offlineIsASentenceWithTheAgeOfTheData() {
    kiosk.scan(ShopFloor.WILHELMINA);
    model.onSyncStatus(ShopFloor.offline());

    assertThat(greeting().age()).isPresent().get().asString().contains("오후 1:57");
    model.onSyncStatus(ShopFloor.synced());
    assertThat(greeting().age()).isEmpty();
  }

  @Test
  void beforeThereIsADeskTheScreenAsksForPatience() {
    KioskViewModel early =
        new KioskViewModel(ShopFloor.HERE, ShopFloor.CLOCK, Kiosk.KOREAN, () -> 0);
    early.browse();

    assertThat(early.pageProperty().get())
        .isInstanceOfSatisfying(
            KioskPage.Message.class,
            page -> assertThat(page.message().kind()).isEqualTo(KioskMessage.Kind.NOT_READY));
  }

  private KioskGreeting greeting() {
    return ((KioskPage.Greeting) model.pageProperty().get()).greeting();
  }

  private KioskOffer offer(String sku) {
    return greeting().offers().stream()
        .filter(offer -> offer.sku().value().equals(sku))
        .findFirst()
        .orElseThrow();
  }

  private KioskMessage message() {
    return ((KioskPage.Message) model.pageProperty().get()).message();
  }
}
