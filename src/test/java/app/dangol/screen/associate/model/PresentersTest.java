package app.dangol.screen.associate.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.catalog.Category;
import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Note;
import app.dangol.customer.TimelineEntry;
import app.dangol.failure.ErrorCode;
import app.dangol.id.LocalText;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.associate.model.OfferText.ReasonIcon;
import app.dangol.screen.associate.model.StatusText.State;
import app.dangol.screen.associate.model.StockText.Freshness;
import app.dangol.screen.associate.model.StockText.Place;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.Term;
import app.dangol.sync.SyncStatus;
import app.dangol.text.Texts;
import app.dangol.visit.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reason, stock line, sentence of the story and status, in both languages. */
class PresentersTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Instant SEPTEMBER = Instant.parse("2026-09-28T05:00:00Z");
  private static final StoreId HERE = new StoreId("seoul-1");
  private static final StoreId THERE = new StoreId("seoul-2");
  private static final Sku MUG = new Sku("M1");
  private static final Map<StoreId, LocalText> STORES =
      Map.of(HERE, new LocalText("성수점", "Seongsu"), THERE, new LocalText("망원점", "Mangwon"));

  private final Texts korean = Texts.in(Locale.KOREAN);
  private final Texts english = Texts.in(Locale.ENGLISH);

  private static Product product(String sku, String ko, String en) {
    return new Product(
        new Sku(sku),
        Optional.empty(),
        new LocalText(ko, en),
        Category.CUP,
        "#B4622F",
        Optional.empty(),
        "A-5");
  }

  private static StockPresenter stock(Texts texts) {
    return new StockPresenter(texts, texts.times(SEOUL), HERE, STORES, NOW);
  }

  private static OfferPresenter offers(Texts texts) {
    return new OfferPresenter(texts, texts.times(SEOUL), stock(texts), NOW);
  }

  private static Offer offer(Term reason) {
    Product mug = product("M1", "머그", "Mug");
    Product bag = product("B1", "점보백", "Jumbo bag");
    return new Offer(
        mug, new Suggestion(mug.sku(), 1, List.of(reason)), Map.of(bag.sku(), bag), List.of());
  }

  private static Term goesWithBag(int both) {
    return new Term.GoesWith(
        1, new Sku("B1"), List.of(SEPTEMBER), new Term.GoesWith.Counts(both, 900, 400));
  }

  private void says(Term reason, ReasonIcon icon, String ko, String en) {
    OfferText text = offers(korean).of(offer(reason));
    assertThat(text.icon()).isEqualTo(icon);
    assertThat(text.reason()).isEqualTo(ko.replace('_', '\u00A0'));
    assertThat(offers(english).of(offer(reason)).reason()).isEqualTo(en.replace('_', '\u00A0'));
  }

  private void explains(Term reason, String ko, String en) {
    assertThat(offers(korean).explanation(offer(reason))).isEqualTo(ko.replace('_', '\u00A0'));
    assertThat(offers(english).explanation(offer(reason))).isEqualTo(en.replace('_', '\u00A0'));
  }

  @Test
  void saysEveryReasonAndTheFiguresBehindIt() {
    Term due = new Term.OwnHabit(1, Collections.nCopies(4, SEPTEMBER), Duration.ofDays(50), true);
    says(due, ReasonIcon.DUE, "다시 사실 때가 됐어요 · 9월_28일 구매", "About due: bought 28_Sep");
    explains(
        due,
        "4번 사셨고, 보통 50일에 한 번, 지난 구매는 9월_28일이에요.",
        "Bought 4 times, usually every 50 days, last on 28_Sep.");

    Term habit = new Term.OwnHabit(1, Collections.nCopies(2, SEPTEMBER), Duration.ZERO, false);
    says(habit, ReasonIcon.OWN_HABIT, "2번 사셨어요 · 지난 구매 9월_28일", "Bought 2 times, last_28_Sep");
    explains(habit, "2번 사셨고, 지난 구매는 9월_28일이에요.", "Bought 2 times, last on 28_Sep.");

    Term goesWith = goesWithBag(378);
    says(goesWith, ReasonIcon.GOES_WITH, "9월에 산 점보백과 함께 많이 사요", "Goes with September’s Jumbo bag");
    explains(goesWith, "모든 고객의 장바구니 378개에 함께 담겼어요.", "378 baskets of all customers hold both.");
    explains(goesWithBag(1), "모든 고객의 장바구니 1개에 함께 담겼어요.", "1 basket of all customers holds both.");

    Term popular = new Term.PopularNow(1, 178, LocalDate.of(2026, 10, 24));
    says(popular, ReasonIcon.POPULAR, "10월_24일부터 장바구니 178개에 담겼어요", "In 178 baskets since 24_Oct");
    explains(
        popular,
        "10월_24일부터 모든 매장과 온라인의 장바구니 178개에 담겼어요.",
        "In 178 baskets of all stores and the web shop since 24_Oct.");
    says(
        new Term.PopularNow(1, 1, LocalDate.of(2026, 10, 24)),
        ReasonIcon.POPULAR,
        "10월_24일부터 장바구니 1개에 담겼어요",
        "In 1 basket since 24_Oct");
  }

  @Test
  void saysEveryInterestShownOnline() {
    says(
        new Term.OnlineInterest(1, Term.OnlineInterest.Kind.VIEW, SEPTEMBER),
        ReasonIcon.ONLINE,
        "9월_28일 온라인에서 보셨어요",
        "Looked at online, 28_Sep");
    says(
        new Term.OnlineInterest(1, Term.OnlineInterest.Kind.CART, SEPTEMBER),
        ReasonIcon.ONLINE,
        "9월_28일 온라인 장바구니에 담으셨어요",
        "Put in the online cart, 28_Sep");
    Term wish = new Term.OnlineInterest(1, Term.OnlineInterest.Kind.WISH, SEPTEMBER);
    says(wish, ReasonIcon.ONLINE, "9월_28일 온라인에서 찜하셨어요", "Saved online, 28_Sep");
    explains(
        wish,
        "온라인에서 하신 일이고, 그 뒤로 사지 않으셨어요.",
        "The customer did this in the web shop and has not bought it since.");
  }

  @ParameterizedTest
  @CsvSource({
    "PT4M59S,FRESH,이 매장 3점,4분 전,3 here,4 min ago",
    "PT5M,FRESH,이 매장 3점,5분 전,3 here,5 min ago",
    "PT5M1S,AGEING,이 매장 3점,5분 전,3 here,5 min ago",
    "PT1H,AGEING,이 매장 3점,1시간 전,3 here,1 h ago",
    "PT1H1S,OLD,이 매장 3점,'1시간 전, 확인 필요',3 here,'1 h ago, please check'",
    "PT24H,OLD,이 매장 3점,'어제, 확인 필요',3 here,'yesterday, please check'",
    "PT24H1S,UNKNOWN,'',이 매장 재고는 확인해 볼게요,'',We’ll check the shelf for you"
  })
  void aFigureHereCarriesItsAgeAndIsDroppedAfterADay(
      Duration age, Freshness freshness, String ko, String koAge, String en, String enAge) {
    StockLevel level = new StockLevel(MUG, HERE, 3, NOW.minus(age));
    assertThat(stock(korean).of(level)).isEqualTo(new StockText(Place.HERE, freshness, ko, koAge));
    assertThat(stock(english).of(level)).isEqualTo(new StockText(Place.HERE, freshness, en, enAge));
  }

  @Test
  void aStoreIsNamedWhereItIsNotThisOne() {
    StockLevel some = new StockLevel(MUG, THERE, 28, NOW);
    StockLevel none = new StockLevel(MUG, THERE, 0, NOW);
    StockLevel old = new StockLevel(MUG, THERE, 28, NOW.minus(Duration.ofDays(3)));
    assertThat(stock(korean).of(some))
        .isEqualTo(new StockText(Place.NEARBY, Freshness.FRESH, "망원점 28점", "방금"));
    assertThat(stock(english).of(some).figure()).isEqualTo("28 at Mangwon");
    assertThat(stock(korean).of(none).figure()).isEqualTo("망원점 없음");
    assertThat(stock(english).of(none).figure()).isEqualTo("None at Mangwon");
    assertThat(stock(english).of(old).age()).isEqualTo("Mangwon: we’ll check for you");
    assertThat(stock(english).of(new StockLevel(MUG, HERE, 0, NOW)).figure())
        .isEqualTo("None here");
  }

  @Test
  void theBestLineIsTheFirstStoreThatHasAny() {
    assertThat(
            stock(english)
                .best(
                    List.of(new StockLevel(MUG, HERE, 0, NOW), new StockLevel(MUG, THERE, 2, NOW)))
                .figure())
        .isEqualTo("2 at Mangwon");
    assertThat(stock(english).best(List.of()))
        .isEqualTo(
            new StockText(Place.NOWHERE, Freshness.UNKNOWN, "", "Out of stock in all stores"));
  }

  @Test
  void aFigureToBeCheckedIsNotToldWhereTheCustomerReadsAlong() {
    StockLevel old = new StockLevel(MUG, THERE, 50, NOW.minus(Duration.ofHours(3)));
    StockLevel fresh = new StockLevel(MUG, HERE, 3, NOW);
    assertThat(stock(english).toCustomer(old))
        .isEqualTo(
            new StockText(Place.NEARBY, Freshness.UNKNOWN, "", "Mangwon: we’ll check for you"));
    assertThat(stock(english).toCustomer(fresh)).isEqualTo(stock(english).of(fresh));
  }

  private static StoryPresenter story(Texts texts) {
    Map<Sku, Product> products =
        Map.of(MUG, product("M1", "머그", "Mug"), new Sku("B1"), product("B1", "점보백", "Jumbo bag"));
    return new StoryPresenter(texts, texts.times(SEOUL), products, STORES, NOW);
  }

  private void tells(TimelineEntry entry, StoryText.Kind kind, String ko, String en) {
    assertThat(story(korean).of(entry).kind()).isEqualTo(kind);
    assertThat(story(korean).of(entry).what()).isEqualTo(ko);
    assertThat(story(english).of(entry).what()).isEqualTo(en);
  }

  private static TimelineEntry basket(StoreId store, boolean returned, int quantity, int pieces) {
    List<TimelineEntry.Piece> all =
        List.of(
            new TimelineEntry.Piece(MUG, returned ? -quantity : quantity),
            new TimelineEntry.Piece(new Sku("B1"), returned ? -1 : 1),
            new TimelineEntry.Piece(new Sku("gone"), returned ? -1 : 1));
    return new TimelineEntry.Basket(SEPTEMBER, store, returned, all.subList(0, pieces));
  }

  @Test
  void tellsBasketsAndReturnsWithTheRightParticle() {
    tells(basket(HERE, false, 1, 1), StoryText.Kind.STORE, "머그를 사셨어요.", "Bought Mug.");
    tells(
        basket(HERE, false, 10, 3),
        StoryText.Kind.STORE,
        "머그 10개 외 2가지를 사셨어요.",
        "Bought 10 × Mug and 2 more.");
    tells(
        basket(new StoreId("online"), false, 1, 1),
        StoryText.Kind.ONLINE,
        "머그를 사셨어요.",
        "Bought Mug.");
    tells(basket(HERE, true, 2, 1), StoryText.Kind.RETURNED, "머그 2개를 반품하셨어요.", "Returned 2 × Mug.");
    tells(
        basket(HERE, true, 1, 2),
        StoryText.Kind.RETURNED,
        "머그 외 1가지를 반품하셨어요.",
        "Returned Mug and 1 more.");
    assertThat(story(korean).of(basket(HERE, false, 1, 1)).when()).isEqualTo("9월\u00A028일 · 성수점");
    assertThat(story(english).of(basket(new StoreId("online"), false, 1, 1)).when())
        .isEqualTo("28\u00A0Sep · online");
  }

  @Test
  void tellsWhatWasDoneOnline() {
    Sku bag = new Sku("B1");
    tells(
        online(HistoryLine.Kind.WISH, bag), StoryText.Kind.WISH, "점보백을 찜하셨어요.", "Saved Jumbo bag.");
    tells(
        online(HistoryLine.Kind.CART, bag),
        StoryText.Kind.BROWSED,
        "점보백을 장바구니에 담으셨어요.",
        "Put Jumbo bag into the cart.");
    tells(
        online(HistoryLine.Kind.VIEW, bag),
        StoryText.Kind.BROWSED,
        "점보백을 보셨어요.",
        "Looked at Jumbo bag.");
    tells(
        online(HistoryLine.Kind.VIEW, MUG, bag),
        StoryText.Kind.BROWSED,
        "머그 외 1가지를 보셨어요.",
        "Looked at Mug and 1 more.");
    tells(
        online(HistoryLine.Kind.CART, MUG, bag),
        StoryText.Kind.BROWSED,
        "머그 외 1가지를 장바구니에 담으셨어요.",
        "Put Mug and 1 more into the cart.");
    tells(
        online(HistoryLine.Kind.WISH, MUG, bag),
        StoryText.Kind.WISH,
        "머그 외 1가지를 찜하셨어요.",
        "Saved Mug and 1 more.");
    tells(
        online(HistoryLine.Kind.VIEW, new Sku("gone")),
        StoryText.Kind.BROWSED,
        "gone를 보셨어요.",
        "Looked at gone.");
  }

  private static TimelineEntry online(HistoryLine.Kind kind, Sku... skus) {
    return new TimelineEntry.Online(SEPTEMBER, kind, List.of(skus));
  }

  @Test
  void tellsANoteWithItsAuthorAndHowFarItHasCome() {
    assertThat(note(Note.Delivery.DELIVERED, english)).isEqualTo("28\u00A0Sep · note by Minji");
    assertThat(note(Note.Delivery.QUEUED, english))
        .isEqualTo("28\u00A0Sep · note by Minji · waiting to be sent");
    assertThat(note(Note.Delivery.NEEDS_ATTENTION, korean))
        .isEqualTo("9월\u00A028일 · Minji의 메모 · 확인 필요");
  }

  private static String note(Note.Delivery delivery, Texts texts) {
    Note note = new Note(OpId.create(), SEPTEMBER, "Minji", "words", delivery);
    StoryText told = story(texts).of(new TimelineEntry.Written(note));
    assertThat(told.queued()).isEqualTo(delivery == Note.Delivery.QUEUED);
    assertThat(told.what()).isEqualTo("words");
    return told.when();
  }

  private static StatusText status(Texts texts, SyncStatus status) {
    return new StatusPresenter(texts, texts.times(SEOUL), NOW).of(status);
  }

  private static SyncStatus sync(
      SyncStatus.State state, int waiting, int attention, Optional<ErrorCode> problem) {
    return new SyncStatus(
        state,
        NOW.minus(Duration.ofMinutes(10)),
        Optional.of(NOW.minus(Duration.ofMinutes(2))),
        waiting,
        attention,
        problem,
        problem.map(code -> NOW.plus(Duration.ofMinutes(1))));
  }

  private static void bannerSays(SyncStatus status, State kind, String ko, String en) {
    StatusText inKorean = status(Texts.in(Locale.KOREAN), status);
    assertThat(inKorean.banner().orElseThrow().kind()).isEqualTo(kind);
    assertThat(inKorean.banner().orElseThrow().text()).isEqualTo(ko);
    assertThat(status(Texts.in(Locale.ENGLISH), status).banner().orElseThrow().text())
        .isEqualTo(en);
  }

  @Test
  void inStepThereIsAChipAndNoBanner() {
    StatusText synced = status(english, sync(SyncStatus.State.SYNCED, 0, 0, Optional.empty()));
    assertThat(synced)
        .isEqualTo(new StatusText(State.SYNCED, "Synced 2 min ago", Optional.empty()));
    assertThat(status(korean, sync(SyncStatus.State.SYNCED, 0, 0, Optional.empty())).chip())
        .isEqualTo("2분 전 맞췄어요");
    assertThat(status(korean, sync(SyncStatus.State.STARTING, 0, 0, Optional.empty())))
        .isEqualTo(new StatusText(State.SYNCING, "시작하는 중", Optional.empty()));
  }

  @Test
  void offlineSaysWhatTheScreenShowsAndWhatWaits() {
    SyncStatus offline = sync(SyncStatus.State.OFFLINE, 2, 0, Optional.of(ErrorCode.HUB_01));
    bannerSays(
        offline, State.OFFLINE, "오프라인이에요. 오후 1:58 기준으로 보여드려요.", "You’re offline. Showing 1:58 pm.");
    assertThat(status(english, offline).banner().orElseThrow().aside()).isEqualTo("2 to send");
    assertThat(status(english, offline).chip()).isEqualTo("Offline");

    SyncStatus never =
        new SyncStatus(
            SyncStatus.State.OFFLINE,
            NOW,
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    bannerSays(
        never,
        State.OFFLINE,
        "오프라인이고, 이 기기에는 아직 받아 둔 것이 없어요.",
        "You’re offline and nothing has been copied to this tablet yet.");
  }

  @Test
  void anotherDayIsNamedByItsDate() {
    SyncStatus old =
        new SyncStatus(
            SyncStatus.State.OFFLINE,
            NOW,
            Optional.of(SEPTEMBER),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    bannerSays(
        old,
        State.OFFLINE,
        "오프라인이에요. 9월\u00A028일 기준으로 보여드려요.",
        "You’re offline. Showing 28\u00A0Sep.");
  }

  @Test
  void aBrokenAnswerIsToldWithItsCodeAndTheNextTry() {
    bannerSays(
        sync(SyncStatus.State.SYNCING, 0, 0, Optional.of(ErrorCode.HUB_03)),
        State.SYNCING,
        "허브의 답이 끊기거나 깨져서 버렸어요. 오후 2:01 다시 해 볼게요. (HUB-03)",
        "The hub’s answer was cut or malformed and was discarded. Trying again 2:01 pm. (HUB-03)");
    bannerSays(
        sync(SyncStatus.State.SYNCING, 0, 0, Optional.of(ErrorCode.HUB_02)),
        State.SYNCING,
        "허브가 요청을 받지 못했어요. 오후 2:01 다시 해 볼게요. (HUB-02)",
        "The hub did not take our request. Trying again 2:01 pm. (HUB-02)");
  }

  @Test
  void whatNeedsAPersonComesBeforeWhatWaits() {
    SyncStatus both = sync(SyncStatus.State.SYNCED, 3, 1, Optional.empty());
    bannerSays(
        both,
        State.ATTENTION,
        "허브가 받지 않은 1건이 여기 남아 있어요.",
        "1 entry was refused by the hub and kept here.");
    assertThat(status(korean, both).chip()).isEqualTo("확인할 것 1건");

    bannerSays(
        sync(SyncStatus.State.SYNCED, 3, 0, Optional.empty()),
        State.QUEUED,
        "3건이 이 태블릿에 저장되어 있어요. 연결되면 보냅니다.",
        "3 entries are saved on this tablet. We’ll send when connected.");
    bannerSays(
        sync(SyncStatus.State.SYNCING, 0, 2, Optional.empty()),
        State.ATTENTION,
        "허브가 받지 않은 2건이 여기 남아 있어요.",
        "2 entries were refused by the hub and kept here.");
  }
}
