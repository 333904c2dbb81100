package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.CustomerAccount.Channel;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Note;
import app.dangol.customer.TimelineEntry;
import app.dangol.demo.DemoCards;
import app.dangol.demo.DemoFiles;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.scan.Scan;
import app.dangol.suggest.Term;
import app.dangol.sync.SyncStatus;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.CustomerView;
import app.dangol.visit.VisitEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first customer, without a screen: real hub over HTTP, real SQLite on both sides, the demo
 * shop's real baskets, and cards as the bytes a scanner sends.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCustomerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final DemoCards cards = DemoCards.read(DemoFiles.shipped());
  private final BlockingQueue<VisitEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<SyncStatus> statuses = new LinkedBlockingQueue<>();
  private DataFolder folder;
  private EmbeddedHub hub;
  private Dangol dangol;

  /** One shop for all: loading and copying it takes seconds. */
  @BeforeAll
  void openTheShop(@TempDir Path data) throws Exception {
    Clock clock = Clock.systemDefaultZone();
    hub = DemoShop.hub(data, clock, BlockingGuard.NONE);
    KioskConfig config =
        DemoShop.config(new AppHome(Path.of("").toAbsolutePath()), data, Locale.KOREAN);
    folder = DataFolder.open(config.dataFolder());
    dangol = new Dangol(config, folder, hub.start(), BlockingGuard.NONE, clock);
    dangol.desk().subscribe(events::add);
    dangol.sync().onStatus(statuses::add);
    dangol.start();
    awaitStatus(status -> status.state() == SyncStatus.State.SYNCED);
  }

  /** Nobody is here, and the last card is more than a second ago. */
  @BeforeEach
  void clearTheDesk() throws Exception {
    // Two different ones: the reader drops the same code within a second.
    send("lapsing");
    await(VisitEvent.CustomerArrived.class);
    send("product");
    await(VisitEvent.ItemFound.class);
    dangol.desk().wipe();
    await(VisitEvent.Wiped.class);
  }

  @AfterAll
  void closeTheShop() {
    dangol.close();
    hub.close();
    folder.close();
  }

  @Test
  void aRegularIsRecognisedSuggestedToAndServedOfflineToo() throws Exception {
    CustomerView online = scan("faithful");
    assertThat(online.timeline()).isNotEmpty();
    assertThat(online.timeline()).anyMatch(entry -> entry instanceof TimelineEntry.Basket);
    assertThat(online.lastVisit()).isPresent();
    assertThat(online.offers()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(online.offers())
        .allSatisfy(offer -> assertThat(offer.stock()).anyMatch(s -> s.available() > 0));
    assertThat(online.offers())
        .flatExtracting(offer ->
            offer.suggestion().terms().stream()
                .filter(Term.GoesWith.class::isInstance)
                .map(term -> offer.findNamed(((Term.GoesWith) term).because()))
                .toList())
        .isNotEmpty()
        .doesNotContain(Optional.empty());

    hub.interrupt();
    awaitStatus(status -> status.state() == SyncStatus.State.OFFLINE);
    CustomerView other = scan("gifts");
    assertThat(other.customer().id()).isNotEqualTo(online.customer().id());
    CustomerView offline = scan("faithful");
    assertThat(offline.timeline()).isEqualTo(online.timeline());
    assertThat(offline.offers()).isEqualTo(online.offers());

    dangol.desk().addNote(offline.customer().id(), "wants the blue one next time");
    awaitNote(Note.Delivery.QUEUED);
    hub.resume();
    awaitNote(Note.Delivery.DELIVERED);
    awaitStatus(s -> s.state() == SyncStatus.State.SYNCED && s.waiting() == 0);
  }

  @Test
  void aRegularHasOrdersOfEveryChannelAndEverythingElseWithTheShop() throws Exception {
    CustomerView view = scan("faithful");
    CustomerAccount account = view.account();

    assertThat(account.orders())
        .extracting(CustomerAccount.Order::channel)
        .contains(Channel.STORE, Channel.WEB, Channel.APP);
    assertThat(account.orders())
        .filteredOn(order -> order.state() == CustomerAccount.OrderState.RETURNED)
        .isNotEmpty()
        .allMatch(order -> order.totalMinor() < 0);
    assertThat(account.points()).singleElement().matches(points -> points.tier().isPresent());
    assertThat(account.coupons()).as("the used one is no more to be used").hasSize(2);
    assertThat(account.cart()).isNotEmpty();
    assertThat(account.wishes()).isNotEmpty();
    assertThat(account.reservations())
        .extracting(CustomerAccount.Reservation::state)
        .contains(ReservationState.CONFIRMED, ReservationState.REQUESTED);
    assertThat(account.consents()).isNotEmpty();
    assertThat(view.tasks()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void whatSomebodyDidOnlineIsNotOnTheDeviceOnceTheyWithdrewThat() {
    // Looked up, not scanned: the desk is cleared with this card, and takes none twice in a second.
    byte[] frame = cards.find("lapsing").orElseThrow().bytes();
    String number = new String(frame, 3, frame.length - 4, StandardCharsets.US_ASCII);
    Customer customer =
        dangol
            .stores()
            .customers
            .findByToken(new MemberToken(MemberToken.Kind.CARD, number))
            .orElseThrow();
    CustomerId id = customer.id();

    assertThat(customer.granted()).doesNotContain(ConsentPurpose.SUGGEST_ONLINE);
    CustomerAccount kept = dangol.stores().accounts.get(id);
    assertThat(kept.searches()).isEmpty();
    assertThat(kept.cart()).isEmpty();
    assertThat(kept.wishes()).isEmpty();
    assertThat(dangol.stores().customers.listHistory(id, 20_000))
        .isNotEmpty()
        .extracting(HistoryLine::kind)
        .isSubsetOf(HistoryLine.Kind.PURCHASE, HistoryLine.Kind.RETURN);
  }

  @Test
  void refusesWhatIsNoCardAndStoresNothingOfIt() throws Exception {
    send("unknown");
    assertThat(next()).isInstanceOf(VisitEvent.LookingUp.class);
    assertThat(next()).isInstanceOf(VisitEvent.MemberUnknown.class);
    send("broken");
    assertThat(next()).isInstanceOf(VisitEvent.ScanRefused.class);
    send("payment");
    assertThat(next()).isEqualTo(new VisitEvent.ScanRefused(Scan.Reason.PAYMENT_CARD));
    send("product");
    assertThat(next())
        .isInstanceOfSatisfying(
            VisitEvent.ItemFound.class, item -> assertThat(item.stock()).hasSize(3));
  }

  @Test
  void aNewcomerIsGreetedWithWhatIsPopular() throws Exception {
    CustomerView view = scan("newcomer");

    assertThat(view.lastVisit()).isEmpty();
    assertThat(view.offers()).isNotEmpty();
    assertThat(view.offers())
        .allSatisfy(offer -> assertThat(offer.reason()).isInstanceOf(Term.PopularNow.class));
  }

  @Test
  void theSameCardTwiceWithinASecondCountsOnce() throws Exception {
    send("faithful");
    send("faithful");
    send("unknown");

    assertThat(List.of(next(), next(), next()))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("CustomerArrived", "LookingUp", "MemberUnknown");
  }

  private CustomerView scan(String card) throws InterruptedException {
    send(card);
    VisitEvent event = next();
    while (event instanceof VisitEvent.CustomerRefreshed) {
      event = next();
    }
    assertThat(event).isInstanceOf(VisitEvent.CustomerArrived.class);
    return ((VisitEvent.CustomerArrived) event).view();
  }

  private void send(String card) {
    dangol.readers().sendByHand(cards.find(card).orElseThrow().bytes());
  }

  private void await(Class<? extends VisitEvent> wanted) throws InterruptedException {
    VisitEvent event = next();
    while (!wanted.isInstance(event)) {
      event = next();
    }
  }

  private VisitEvent next() throws InterruptedException {
    VisitEvent event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).as("an event within %s", PATIENCE).isNotNull();
    return event;
  }

  private void awaitNote(Note.Delivery wanted) throws InterruptedException {
    VisitEvent event = next();
    while (!(event instanceof VisitEvent.CustomerRefreshed refreshed
        && refreshed.view().timeline().stream()
            .anyMatch(entry ->
                entry instanceof TimelineEntry.Written written
                    && written.note().delivery() == wanted))) {
      event = next();
    }
  }

  private void awaitStatus(Predicate<SyncStatus> wanted) throws InterruptedException {
    SyncStatus status = dangol.sync().status();
    while (!wanted.test(status)) {
      status = statuses.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(status).as("a status within %s", PATIENCE).isNotNull();
    }
  }
}
