package app.dangol.screen.associate;

import static app.dangol.screen.ShopFloor.ENGLISH;
import static app.dangol.screen.ShopFloor.KOREAN;
import static app.dangol.screen.ShopFloor.NAMGUNG;
import static app.dangol.screen.ShopFloor.NEWCOMER;
import static app.dangol.screen.ShopFloor.TINS;
import static app.dangol.screen.ShopFloor.WILHELMINA;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Notes;
import app.dangol.failure.ErrorCode;
import app.dangol.id.Gtin;
import app.dangol.id.Sku;
import app.dangol.scan.Scan;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.screen.associate.model.OfferText;
import app.dangol.visit.VisitEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(FxThreadExtension.class)
class AssociateViewModelTest {
  @TempDir private Path folder;
  private ShopFloor shop;
  private Tablet tablet;
  private AssociateViewModel model;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    tablet = new Tablet(shop, KOREAN);
    model = tablet.model;
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private CustomerPage page() {
    return model.customerProperty().get().orElseThrow();
  }

  private List<Sku> offers() {
    return page().offers().stream().map(OfferText::sku).toList();
  }

  private NoticeText notice() {
    return model.noticeProperty().get().orElseThrow();
  }

  @Test
  void whatIsTypedRightAfterAVisitWasEndedStays() {
    shop.scanCard(ShopFloor.WILHELMINA);
    shop.hold();
    model.finish();
    model.find().type("머그");
    shop.goOn();

    assertThat(model.find().queryProperty().get()).isEqualTo("머그");
    assertThat(model.find().foundProperty().get()).isPresent();
  }

  @Test
  void aScannedCardShowsTheCustomerMaskedAndIsAudited() {
    shop.scanCard(WILHELMINA);

    assertThat(page().header().name()).isEqualTo("W*** F*** 님");
    assertThat(page().header().chips().getFirst().warning()).isTrue();
    assertThat(page().offers()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(page().story().getFirst().what()).isEqualTo("알람 시계를 보셨어요.");
    assertThat(page().basis()).contains("3분 전");
    assertThat(shop.audited).containsExactly("VIEW c1");
  }

  @Test
  void aNewcomersSuggestionsSayThatTheyArePopularOnes() {
    shop.scanCard(NEWCOMER);

    assertThat(page().story()).isEmpty();
    assertThat(page().basis()).isEqualTo(model.texts().get("offers.basis.new"));
    assertThat(page().offers())
        .isNotEmpty()
        .allSatisfy(o -> assertThat(o.icon()).isEqualTo(OfferText.ReasonIcon.POPULAR));
  }

  @Test
  void aRefreshKeepsEveryOfferInItsPlace() {
    shop.scanCard(WILHELMINA);
    List<Sku> before = offers();
    Sku last = before.getLast();

    // Three baskets of the last one: it would now rank far higher.
    shop.historyArrives(
        ShopFloor.line("c1", "n1", "2026-11-19T09:00:00Z", "purchase", "seoul-1", last.value()),
        ShopFloor.line("c1", "n2", "2026-11-18T08:00:00Z", "purchase", "seoul-1", last.value()),
        ShopFloor.line("c1", "n3", "2026-11-17T08:00:00Z", "purchase", "seoul-1", last.value()));
    shop.desk.refresh();

    assertThat(page().story()).anyMatch(s -> s.when().startsWith("11월\u00A019일"));
    assertThat(offers()).startsWith(before.toArray(Sku[]::new));
  }

  @Test
  void aDismissedOfferGoesAndUndoBringsItBackToItsPlace() {
    shop.scanCard(WILHELMINA);
    List<Sku> before = offers();
    Sku second = before.get(1);

    model.dismiss(second);
    assertThat(offers()).doesNotContain(second);
    assertThat(notice().undo()).isEqualTo("되돌리기");

    model.undo();
    assertThat(offers()).isEqualTo(before);
    assertThat(model.noticeProperty().get()).isEmpty();
  }

  @Test
  void anUndoWithNothingToUndoChangesNothing() {
    shop.scanCard(WILHELMINA);
    List<Sku> before = offers();
    model.undo();
    assertThat(offers()).isEqualTo(before);
  }

  @Test
  void aRefreshThatComesAfterTheEndBringsNobodyBack() {
    shop.scanCard(WILHELMINA);
    shop.hold();
    shop.desk.refresh();
    model.finish();
    List<Optional<CustomerPage>> seen = new ArrayList<>();
    model.customerProperty().addListener((property, was, now) -> seen.add(now));

    shop.goOn();

    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(seen).isEmpty();
  }

  @Test
  void theFormerCustomerIsGoneFromEverythingBeforeTheNextOneShows() {
    shop.scanCard(WILHELMINA);
    model.draftProperty().set("draft about W");
    model.serve();
    model.open(offers().getFirst(), false);
    model.addNote("note about W");
    model.find().type("mug");
    List<String> steps = new ArrayList<>();
    model
        .customerProperty()
        .addListener((property, was, now) -> steps.add(now.map(this::everything).orElse("-")));

    shop.scanCard(NAMGUNG);

    assertThat(steps).hasSize(2).first().isEqualTo("-");
    assertThat(steps.getLast()).contains("남**연", "item=false", "draft= ", "serving=false");
    assertThat(steps.getLast()).contains("notice=false", "found=false", "query= ");
    assertThat(steps.getLast()).doesNotContain("W***", "about W");
  }

  private String everything(CustomerPage now) {
    return now
        + (" item=" + model.itemProperty().get().isPresent())
        + (" notice=" + model.noticeProperty().get().isPresent())
        + (" found=" + model.find().foundProperty().get().isPresent())
        + (" serving=" + model.servingProperty().get())
        + (" draft=" + model.draftProperty().get() + " ")
        + (" query=" + model.find().queryProperty().get() + " ");
  }

  @Test
  void aCustomerErasedAtTheHubLeavesTheScreen() {
    shop.scanCard(WILHELMINA);
    shop.erase("c1");
    shop.desk.refresh();
    assertThat(model.customerProperty().get()).isEmpty();
  }

  @Test
  void aNoticeIsSaidAgainInTheLanguageSwitchedTo() {
    shop.scanCard(WILHELMINA);
    model.dismiss(offers().getFirst());
    assertThat(notice().text()).isEqualTo("추천에서 뺐어요");

    model.appearanceProperty().set(ENGLISH);

    assertThat(notice())
        .isEqualTo(new NoticeText(NoticeText.Kind.DONE, "Removed from suggestions", "Undo"));
    assertThat(page().header().name()).isEqualTo("W*** F***");
  }

  @Test
  void aDraftOutlivesAChangeOfLanguageAndGoesWithTheCustomer() {
    shop.scanCard(WILHELMINA);
    model.draftProperty().set("wants blue");
    shop.scanCard(ShopFloor.WILHELMINA);
    assertThat(model.draftProperty().get()).as("the same card once more").isEqualTo("wants blue");
    model.appearanceProperty().set(ENGLISH);
    assertThat(model.draftProperty().get()).isEqualTo("wants blue");

    model.finish();
    assertThat(model.draftProperty().get()).isEmpty();
  }

  @Test
  void aNoteIsKeptAndShownAsWaiting() {
    shop.scanCard(WILHELMINA);
    model.addNote("  wants blue  ");

    assertThat(page().story().getFirst().what()).isEqualTo("wants blue");
    assertThat(page().story().getFirst().queued()).isTrue();
    assertThat(notice().text()).isEqualTo("메모를 저장했어요.");
    assertThat(shop.audited).containsExactly("VIEW c1", "NOTE_ADDED c1");
  }

  @Test
  void aNoteWrittenOfflineSaysThatItWillBeSent() {
    shop.scanCard(WILHELMINA);
    model.onSyncStatus(ShopFloor.offline());
    model.addNote("wants blue");
    assertThat(notice().text()).isEqualTo("메모를 이 기기에 저장했어요. 연결되면 보낼게요.");
  }

  @Test
  void aBlankNoteIsNoNote() {
    shop.scanCard(WILHELMINA);
    model.addNote("   ");
    assertThat(model.noticeProperty().get()).isEmpty();
    assertThat(shop.audited).containsExactly("VIEW c1");
  }

  @Test
  void anUnknownCardIsNamedByItsLastFourAndEndsTheVisit() {
    shop.scanCard(WILHELMINA);
    shop.scanCard("99990042");

    assertThat(model.customerProperty().get()).isEmpty();
    assertThat(notice().kind()).isEqualTo(NoticeText.Kind.REFUSED);
    assertThat(notice().text()).contains("…0042").doesNotContain("9999");
  }

  @Test
  void aPaymentCardIsRefusedAndTheCustomerStays() {
    shop.scanCard(WILHELMINA);
    shop.refuse(Scan.Reason.PAYMENT_CARD);
    assertThat(notice().text()).startsWith("결제 카드처럼 보여서");
    assertThat(model.customerProperty().get()).isPresent();
  }

  @Test
  void aBrokenCodeAndOneThatMeansNothingSayWhatToDo() {
    shop.refuse(Scan.Reason.BROKEN);
    assertThat(notice().text()).isEqualTo("코드가 깨져서 들어왔어요. 다시 스캔해 주세요.");
    shop.scanNonsense();
    assertThat(notice().text()).isEqualTo("카드도 상품도 아닌 코드예요. 저장하지 않았어요.");
    shop.scanProduct(new Gtin("00012345678905"));
    assertThat(notice().text()).isEqualTo("상품 목록에 없는 코드예요. 저장하지 않았어요.");
    model.closeNotice();
    assertThat(model.noticeProperty().get()).isEmpty();
  }

  @Test
  void aBouncingTriggerIsNotTalkedAbout() {
    shop.refuse(Scan.Reason.DUPLICATE);
    assertThat(model.noticeProperty().get()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyFailureIsToldInWordsWithItsCode(ErrorCode code) {
    model.onVisitEvent(new VisitEvent.Failed(code));
    assertThat(notice().kind()).isEqualTo(NoticeText.Kind.REFUSED);
    assertThat(notice().text()).containsPattern("[가-힣]+\\. ").endsWith("(" + code + ")");

    model.appearanceProperty().set(ENGLISH);
    assertThat(notice().text()).matches("[A-Z].*[A-Za-z]\\. \\(" + code + "\\)");
  }

  @Test
  void aNoteThatCannotBeKeptIsReportedAndItsWordsComeBack() {
    shop.scanCard(WILHELMINA);
    String words = "x".repeat(Notes.MAX_LENGTH + 1);
    model.addNote(words);
    assertThat(notice().text()).endsWith("(RUN-99)");
    assertThat(model.draftProperty().get()).isEqualTo(words);
  }

  @Test
  void aScannedProductOpensItsPageWithALineForEveryStore() {
    shop.scanProduct(TINS);

    ItemPage item = model.itemProperty().get().orElseThrow();
    assertThat(item.price().figure()).isEqualTo("₩\u00A012,000");
    assertThat(item.shelf()).isEqualTo("진열대 A-5");
    assertThat(item.stock()).extracting(s -> s.figure()).containsExactly("이 매장 3점", "망원점 28점");
    assertThat(item.why()).isEmpty();
    assertThat(model.isTurnedToCustomer()).isFalse();

    model.appearanceProperty().set(ENGLISH);
    assertThat(model.itemProperty().get().orElseThrow().name()).isEqualTo(ShopFloor.LONG_NAME);
    model.closeItem();
    assertThat(model.itemProperty().get()).isEmpty();
  }

  @Test
  void anOfferOpensWithItsReasonAndTurnedWithoutIt() {
    shop.scanCard(WILHELMINA);
    Sku first = offers().getFirst();

    model.open(first, false);
    assertThat(model.itemProperty().get().orElseThrow().why()).isPresent();
    assertThat(model.isTurnedToCustomer()).isFalse();

    model.open(first, true);
    assertThat(model.itemProperty().get().orElseThrow().why()).isEmpty();
    assertThat(model.isTurnedToCustomer()).isTrue();
  }

  @Test
  void nothingOpensForAProductThatIsNotOffered() {
    shop.scanCard(WILHELMINA);
    model.open(new Sku("nowhere"), false);
    assertThat(model.itemProperty().get()).isEmpty();
  }

  @Test
  void findingListsProductsInTheLanguageInUseAndOpensTheOnePicked() {
    FindViewModel find = model.find();
    find.type("Red");
    assertThat(find.foundProperty().get().orElseThrow().rows())
        .extracting(row -> row.name())
        .containsExactly("레드 도트 머그");

    model.appearanceProperty().set(ENGLISH);
    assertThat(find.foundProperty().get().orElseThrow().rows())
        .extracting(row -> row.name())
        .containsExactly("Red retrospot mug");

    find.pick(new Sku("S2"));
    assertThat(find.foundProperty().get()).isEmpty();
    assertThat(find.queryProperty().get()).isEmpty();
    assertThat(model.itemProperty().get().orElseThrow().sku()).isEqualTo(new Sku("S2"));
  }

  @Test
  void anAnswerToSomethingTypedEarlierIsNotShown() {
    FindViewModel find = model.find();
    shop.hold();
    find.type("mug");
    find.type("");
    shop.goOn();
    assertThat(find.foundProperty().get()).isEmpty();
  }

  @Test
  void aTypedNumberGoesTheWayOfAScannedOne() {
    model.find().type(" 10000001 ");
    model.find().enter();
    assertThat(shop.typed).containsExactly("10000001");
    assertThat(model.find().queryProperty().get()).isEmpty();

    model.find().enter();
    assertThat(shop.typed).hasSize(1);
  }

  @Test
  void revealingTheNameIsAudited() {
    assertThat(model.reveal()).isEmpty();
    shop.scanCard(WILHELMINA);

    assertThat(model.reveal()).contains("Wilhelmina Featherstone 님");
    assertThat(shop.audited).containsExactly("VIEW c1", "REVEAL_NAME c1");
  }

  @Test
  void servingBeginsWithACustomerAndEndsWithTheVisit() {
    model.serve();
    assertThat(model.servingProperty().get()).isFalse();

    shop.scanCard(WILHELMINA);
    model.serve();
    assertThat(model.servingProperty().get()).isTrue();

    model.finish();
    assertThat(model.servingProperty().get()).isFalse();
    assertThat(model.customerProperty().get()).isEmpty();
  }

  @Test
  void theFirstCopyIsUnderWayUntilTheFirstAnswer() {
    AssociateViewModel fresh =
        new AssociateViewModel(
            shop.desk, ShopFloor.HERE, ShopFloor.CLOCK, KOREAN, code -> {}, () -> {});
    assertThat(fresh.firstCopyProperty().get()).isTrue();
    assertThat(fresh.statusProperty().get()).isEmpty();
    fresh.onSyncStatus(ShopFloor.synced());
    assertThat(fresh.firstCopyProperty().get()).isFalse();
  }

  @Test
  void syncNowAsksTheExchange() {
    model.syncNow();
    assertThat(tablet.syncs).isEqualTo(1);
  }
}
