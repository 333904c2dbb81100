package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.SqliteModel;
import app.dangol.cache.TestStore;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.hub.Put;
import app.dangol.hub.feedback.SuggestionEvents;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.insight.Insights;
import app.dangol.insight.ParameterFile;
import app.dangol.suggest.Steering;
import app.dangol.suggest.Suggester;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.Term;
import app.dangol.visit.CustomerInsight;
import app.dangol.visit.CustomerView;
import app.dangol.visit.CustomerViews;
import app.dangol.visit.Freshness;
import app.dangol.visit.Offer;
import app.dangol.visit.Offers;
import app.dangol.visit.feedback.Feedback;
import app.dangol.visit.feedback.FeedbackKind;
import app.dangol.visit.feedback.Trials;
import app.dangol.visit.steer.SteeringBook.Draft;
import app.dangol.visit.steer.SteeringWord.Act;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.FeedbackOps;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a manager or a shopper says counts at once where it is said, with no hub in reach, and on
 * another device of the store once both have exchanged with the hub; what became of suggestions
 * ends at the hub.
 */
class SteeringExchangeTest {
  private static final StaffId MANAGER = new StaffId("staff-m");
  private static final CustomerId THEM = new CustomerId(TestHub.id(1));
  private static final Sku S1 = new Sku("S1");
  private static final Sku S2 = new Sku("S2");
  private static final Sku S3 = new Sku("S3");

  @TempDir private Path folder;
  private TestHub hub;
  private TestStore one;
  private TestStore other;

  @BeforeEach
  void twoDevicesOfOneStore() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(3, 3);
    for (String sku : List.of("S2", "S3")) {
      hub.writer()
          .put(
              Bucket.CATALOGUE,
              List.of(
                  Put.of(
                      new Entity.Product(
                          sku, null, new Entity.Text("컵", "Cup"), "cup", "#1133AA", "A4"))));
      hub.writer()
          .put(
              TestHub.STOCK,
              List.of(Put.of(new Entity.Stock(sku, "seoul-1", 3, "2026-11-20T09:00:00Z"))));
    }
    hub.writer()
        .put(
            Bucket.MODEL,
            List.of(
                Put.of(new Entity.Popularity("S2", 9, 3, "2026-10-24")),
                Put.of(new Entity.Popularity("S3", 9, 1, "2026-10-24"))));
    one = new TestStore(Device.made(folder.resolve("one")));
    other = new TestStore(Device.made(folder.resolve("other")));
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");
    assertThat(suggested(one)).startsWith(S2).contains(S1, S3);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    hub.close();
  }

  @Test
  void whatIsPinnedAndBannedOfflineCountsAtOnceAndElsewhereAfterTheExchange() {
    hub.stop();
    one.steering.say(MANAGER, draft(S3, false, Act.PIN));
    one.steering.say(MANAGER, draft(S2, true, Act.BAN));

    assertThat(suggested(one)).startsWith(S3).doesNotContain(S2);
    assertThat(view(one).offers().getFirst().reason()).isInstanceOf(Term.PinnedHere.class);
    assertThat(suggested(other)).startsWith(S2);

    hub.startAgain(folder.resolve("hub.db"));
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");

    assertThat(suggested(one)).startsWith(S3).doesNotContain(S2);
    assertThat(suggested(other)).startsWith(S3).doesNotContain(S2);
    assertThat(other.steering.list())
        .extracting(word -> word.sku() + " " + word.act() + " " + word.by() + " " + word.reason())
        .containsExactly("S2 BAN staff-m because", "S3 PIN staff-m because");

    exchange(one, "tablet-1");
    assertThat(one.countOps("op")).as("the cache has passed it").isZero();
    assertThat(suggested(one)).startsWith(S3).doesNotContain(S2);
  }

  @Test
  void itIsStillSaidWhenTheDeviceWasKilledInBetween() {
    one.steering.say(MANAGER, draft(S2, false, Act.BAN));
    one.close();
    one = new TestStore(folder.resolve("one"));

    assertThat(suggested(one)).doesNotContain(S2);
  }

  @Test
  void whatIsTakenBackOnTheOtherDeviceCountsNoMore() {
    one.steering.say(MANAGER, draft(S2, false, Act.BAN));
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");

    other.steering.lift(MANAGER, S2, Optional.of(TestHub.STORE));
    assertThat(suggested(other)).contains(S2);
    exchange(other, "tablet-2");
    exchange(one, "tablet-1");
    assertThat(suggested(one)).contains(S2);
  }

  @Test
  void aWordEndsWithItsLastDay() {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    one.steering.say(MANAGER, until(S2, today));
    assertThat(suggested(one)).doesNotContain(S2);
    one.steering.say(MANAGER, until(S2, today.minusDays(1)));
    assertThat(suggested(one)).contains(S2);
    assertThat(one.steering.list()).isEmpty();
  }

  @Test
  void aBanFromAnywhereBeatsAPinAndThisStoresWordTheChains() {
    one.steering.say(MANAGER, draft(S2, false, Act.PIN));
    one.steering.say(MANAGER, draft(S2, true, Act.BAN));
    one.steering.say(MANAGER, draft(S3, false, Act.PIN));
    one.steering.say(MANAGER, draft(S3, true, Act.BOOST));

    assertThat(one.steering.now())
        .isEqualTo(new Steering(Set.of(S3), java.util.Map.of(), Set.of(S2)));
  }

  @Test
  void anotherStoresWordIsNotHeardHere() {
    hub.writer()
        .put(
            Bucket.CATALOGUE,
            List.of(
                Put.of(
                    new Entity.Steering(
                        "S2",
                        "busan-1",
                        "ban",
                        null,
                        null,
                        "because",
                        "m",
                        "2026-11-20T09:00:00Z")),
                Put.of(
                    new Entity.Steering(
                        "S3",
                        null,
                        "hide",
                        null,
                        null,
                        "of a newer program",
                        "m",
                        "2026-11-20T09:00:00Z"))));
    exchange(one, "tablet-1");

    assertThat(one.steering.list()).isEmpty();
    assertThat(suggested(one)).contains(S2, S3);
    assertThat(one.writer.recount()).isEmpty();
  }

  @Test
  void whatIsStruckOutOfflineCountsAtOnceAndElsewhereAfterTheExchangeAndCanBeTakenBack() {
    StruckTaste cups = new StruckTaste(What.KIND, "cup");
    one.struck.strike(THEM, MANAGER, cups);
    one.struck.strike(THEM, MANAGER, new StruckTaste(What.PRODUCT, "S1"));
    assertThat(suggested(one)).isEmpty();
    assertThat(suggested(other)).hasSize(3);

    exchange(one, "tablet-1");
    exchange(other, "tablet-2");
    assertThat(suggested(other)).isEmpty();
    assertThat(other.accounts.get(THEM).struck())
        .containsExactly(cups, new StruckTaste(What.PRODUCT, "S1"));
    assertThat(other.accounts.get(new CustomerId(TestHub.id(2))).struck()).isEmpty();

    other.struck.restore(THEM, MANAGER, cups);
    assertThat(suggested(other)).containsExactly(S2, S3);
    exchange(other, "tablet-2");
    exchange(one, "tablet-1");
    assertThat(suggested(one)).containsExactly(S2, S3);
  }

  @Test
  void aColourThatIsStruckOutTakesItsGoodsAlong() {
    one.struck.strike(THEM, MANAGER, new StruckTaste(What.COLOUR, "blue"));

    assertThat(suggested(one)).containsExactly(S1);
  }

  @Test
  void whatBecameOfSuggestionsIsAtTheHubAfterTheExchangeAndGoesWithTheCustomer() {
    Feedback feedback = new Feedback(one.feedback, Clock.systemUTC());
    feedback.offered(Optional.of(THEM), suggestions(one));
    feedback.tell(FeedbackKind.SHOWN, List.of(S2, S3));
    feedback.tell(FeedbackKind.OPENED, List.of(S3));
    feedback.end();
    exchange(one, "tablet-1");

    List<SuggestionEvents.Batch> kept = SuggestionEvents.listOf(THEM.value(), hub.reads());
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().lines())
        .extracting(line -> line.event() + " " + line.sku() + " " + line.position())
        .containsExactly("shown S2 0", "shown S3 2", "opened S3 2");
    assertThat(kept.getFirst().lines())
        .extracting(FeedbackOps.Line::model)
        .allMatch(model -> model.matches("counts-\\d+"));

    hub.erase(1);
    assertThat(SuggestionEvents.listOf(THEM.value(), hub.reads())).isEmpty();
  }

  private static List<Suggestion> suggestions(TestStore store) {
    return view(store).offers().stream().map(Offer::suggestion).toList();
  }

  private static Draft draft(Sku sku, boolean everywhere, Act act) {
    return new Draft(sku, everywhere, act, Optional.empty(), "because");
  }

  private static Draft until(Sku sku, LocalDate day) {
    return new Draft(sku, false, Act.BAN, Optional.of(day), "because");
  }

  private static List<Sku> suggested(TestStore store) {
    return suggestions(store).stream().map(Suggestion::sku).toList();
  }

  private static CustomerView view(TestStore store) {
    Offers offers =
        new Offers(
            store.catalog,
            new Suggester(new SqliteModel(store.cache, store.changes)),
            new StoreId("seoul-1"),
            store.steering::now,
            Trials.NONE);
    return new CustomerViews(
            store.directory,
            store.accounts,
            store.tasks,
            store.notes,
            store.catalog,
            offers,
            new JustNow(),
            new CustomerInsight(
                new Insights(ParameterFile.shipped(), ZoneOffset.UTC), Clock.systemUTC()),
            Clock.systemUTC())
        .of(store.directory.find(THEM).orElseThrow(), Set.of());
  }

  private void exchange(TestStore store, String device) {
    SyncSettings settings =
        new SyncSettings(
            device,
            TestHub.STORE,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));
    new SyncEngine(
            settings,
            hub.client(),
            Device.stores(store),
            new Backoff(new Random(1)),
            Clock.systemUTC())
        .runOnce();
  }

  private record JustNow() implements Freshness {
    @Override
    public Optional<Instant> dataAsOf() {
      return Optional.of(Instant.now());
    }

    @Override
    public Optional<Instant> findFetchedAt(CustomerId whose) {
      return Optional.empty();
    }
  }
}
