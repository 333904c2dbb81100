package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.stock.OpenReservations;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.stock.StockRules;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.OpId;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.ReservationState;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservationRulesTest {
  private static final String CLIENTS = "clients:seoul";

  @TempDir private Path folder;
  private Decisions hub;
  private int told;

  @BeforeEach
  void open() {
    hub = opened(folder, Optional.empty());
  }

  private static Decisions opened(Path folder, Optional<ReservationBackend> backend) {
    Decisions hub = new Decisions(folder, backend);
    hub.customer("c1");
    hub.put("catalogue", "product", "MUG", Map.of());
    for (String bucket : List.of("stock:seoul", "stock:busan")) {
      hub.put(
          bucket,
          "stock",
          "MUG|seoul",
          new Entity.Stock("MUG", "seoul", 3, "2026-11-21T08:00:00Z"));
    }
    return hub;
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void withoutAShopSystemTheHubPromisesWhatItHasAndShowsLess() {
    String id = request(2);

    Entity.Reservation promised = reservation(id);
    assertThat(promised.state()).isEqualTo(ReservationState.CONFIRMED);
    assertThat(promised.until()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(available("stock:seoul")).isEqualTo(1);
    assertThat(available("stock:busan")).isEqualTo(1);
    assertThat(hub.<Integer>in(t -> new OpenReservations(t).pieces("MUG", "seoul"))).isEqualTo(2);
  }

  @Test
  void promisesNoPieceTwice() {
    request(2);

    Ops.Result second = send(OpId.create().toString(), 2);

    assertThat(second.status()).isEqualTo(Status.REJECTED);
    assertThat(second.code()).isEqualTo("not_available");
    assertThat(available("stock:seoul")).isEqualTo(1);
  }

  @Test
  void theSameRequestSentAgainReservesOnce() {
    String id = request(1);

    assertThat(send(id, 1).status()).isEqualTo(Status.DUPLICATE);
    assertThat(available("stock:seoul")).isEqualTo(2);
  }

  @Test
  void aCancelledOneGivesItsPiecesBackOnce() {
    String id = request(2);

    assertThat(cancel(id).status()).isEqualTo(Status.APPLIED);
    assertThat(cancel(id).status()).isEqualTo(Status.APPLIED);

    assertThat(reservation(id).state()).isEqualTo(ReservationState.CANCELLED);
    assertThat(available("stock:seoul")).isEqualTo(3);
  }

  @Test
  void oneThatNobodyComesForExpires() {
    String id = request(2);
    ReservationRules rules = new ReservationRules(hub.clock, Optional.empty());
    assertThat(hub.<Integer>in(rules::expire)).isZero();

    hub.clock.move(Duration.ofHours(49));

    assertThat(hub.<Integer>in(rules::expire)).isEqualTo(1);
    assertThat(reservation(id).state()).isEqualTo(ReservationState.EXPIRED);
    assertThat(available("stock:seoul")).isEqualTo(3);
    assertThat(hub.<Integer>in(rules::expire)).isZero();
  }

  @Test
  void aShopSystemIsAskedAndUntilItAnswersNothingIsPromised() throws Exception {
    Asked asked = withShopSystem();

    String id = request(2);
    assertThat(reservation(id).state()).isEqualTo(ReservationState.REQUESTED);
    cancel(id);

    assertThat(asked.words).containsExactly("request 2", "cancel");
    assertThat(available("stock:seoul")).isEqualTo(3);
  }

  @Test
  void theLastPieceIsAskedForOnceAlsoWithAShopSystem() throws Exception {
    Asked asked = withShopSystem();
    request(3);

    assertThat(send(OpId.create().toString(), 1).code()).isEqualTo("not_available");
    assertThat(asked.words).containsExactly("request 3");
  }

  @Test
  void aStoreThatHasNoneOrIsNoneIsNotAskedFor() throws Exception {
    Asked asked = withShopSystem();

    Ops.Result result =
        hub.send(
            Ops.RESERVATION_REQUEST,
            "c1",
            Decisions.NOW,
            new Ops.Reserve("no such store", "MUG", 1));

    assertThat(result.status()).isEqualTo(Status.REJECTED);
    assertThat(asked.words).isEmpty();
  }

  @Test
  void piecesAShopSystemIsAskedForAreShownToNobodyElseUntilItLetsThemGoOrForTwoDays()
      throws Exception {
    Asked asked = withShopSystem();
    counted(3, 0);

    String id = request(2);
    assertThat(available("stock:busan")).isEqualTo(1);
    cancel(id);
    assertThat(available("stock:busan")).isEqualTo(3);

    String kept = request(1);
    asked.words.clear();
    hub.clock.move(Duration.ofHours(49));
    ReservationRules rules = new ReservationRules(hub.clock, Optional.of(asked));
    assertThat(hub.<Integer>in(rules::expire)).isEqualTo(1);
    assertThat(available("stock:seoul")).isEqualTo(3);
    assertThat(reservation(kept).state()).isEqualTo(ReservationState.EXPIRED);
    assertThat(asked.words).as("the shop system lets it go, too").containsExactly("cancel");
  }

  @Test
  void buyingItInTheStoreThatKeptItCollectsIt() {
    String person = knownAtTheTill();
    String first = reserve(person, 1);
    String second = reserve(person, 1);

    bought("1", "busan", 2, Decisions.NOW.plusSeconds(60));
    bought("2", "seoul", 1, Decisions.NOW.minusSeconds(60));
    assertThat(reservation(person, first).state())
        .as("elsewhere, and before")
        .isEqualTo(ReservationState.CONFIRMED);

    bought("3", "seoul", 1, Decisions.NOW.plusSeconds(60));
    bought("3", "seoul", 1, Decisions.NOW.plusSeconds(60));

    assertThat(reservation(person, first).state()).isEqualTo(ReservationState.COLLECTED);
    assertThat(reservation(person, second).state())
        .as("told twice, bought once")
        .isEqualTo(ReservationState.CONFIRMED);
    assertThat(available("stock:busan")).isEqualTo(2);
    hub.clock.move(Duration.ofHours(49));
    hub.<Integer>in(new ReservationRules(hub.clock, Optional.empty())::expire);
    assertThat(reservation(person, first).state()).isEqualTo(ReservationState.COLLECTED);
    assertThat(available("stock:busan")).isEqualTo(3);
  }

  @Test
  void whatSomebodyElseBuysCollectsNothing() {
    knownAtTheTill();
    String id = request(1);

    bought("3", "seoul", 1, Decisions.NOW.plusSeconds(60));

    assertThat(reservation(id).state()).isEqualTo(ReservationState.CONFIRMED);
  }

  private String knownAtTheTill() {
    String person = hub.in(t -> new Persons(t).idOf(new Persons.SourceId("till", "7")));
    hub.customer(person);
    return person;
  }

  private void bought(String order, String store, int pieces, Instant at) {
    Incoming.Order bought =
        new Incoming.Order(
            Optional.of("7"),
            order,
            Optional.empty(),
            at,
            "store",
            store,
            Entity.OrderState.DONE,
            "KRW",
            List.of(new Incoming.Line("1", "MUG", pieces, 1_000L * pieces, 0)));
    assertThat(hub.in(t -> Intake.take("till", List.of(bought), t, hub.clock.instant())).refused())
        .isEmpty();
  }

  private String reserve(String customer, int pieces) {
    String id = OpId.create().toString();
    Ops.Result result =
        hub.send(
            id,
            Ops.RESERVATION_REQUEST,
            customer,
            Decisions.NOW,
            new Ops.Reserve("seoul", "MUG", pieces),
            null);
    assertThat(result.status()).isEqualTo(Status.APPLIED);
    return id;
  }

  private Entity.Reservation reservation(String customer, String id) {
    return hub.get(CLIENTS, "reservation", customer + "|" + id, Entity.Reservation.class);
  }

  /** A shop system that takes everything, and what it was asked. */
  private static final class Asked implements ReservationBackend {
    final List<String> words = new ArrayList<>();

    @Override
    public boolean request(Entity.Reservation requested, HubTransaction transaction) {
      return words.add("request " + requested.quantity());
    }

    @Override
    public void cancel(Entity.Reservation known, HubTransaction transaction) {
      words.add("cancel");
    }
  }

  private Asked withShopSystem() throws IOException {
    Asked asked = new Asked();
    hub.close();
    hub = opened(Files.createDirectory(folder.resolve("b")), Optional.of(asked));
    return asked;
  }

  @Test
  void piecesTheHubPromisedStayTakenWhenStockIsCountedAgain() {
    counted(10, 1);
    request(2);
    assertThat(available("stock:seoul")).isEqualTo(7);

    counted(8, 1);

    assertThat(available("stock:seoul")).isEqualTo(5);
    assertThat(available("stock:busan")).isEqualTo(5);
  }

  @Test
  void aPromiseTakenBackFollowsFromTheFigureAndIsNotAddedToIt() {
    counted(2, 0);
    String id = request(2);
    counted(1, 0);
    assertThat(available("stock:seoul")).isZero();

    cancel(id);

    assertThat(available("stock:seoul")).isEqualTo(1);
  }

  @Test
  void changedRulesCountAtOnceAndLeavePromisesTaken() {
    counted(10, 0);
    request(3);

    hub.<Integer>in(t -> {
      StockRules.Safety two = new StockRules.Safety(2, null, null, null);
      new ShownStock(t).change(new StockRules(List.of(two), List.of()));
      return 0;
    });

    assertThat(available("stock:seoul")).isEqualTo(5);
  }

  @Test
  void thePiecesOfSomebodyTheHubKnowsNoMoreAreLetGoAsWell() {
    counted(3, 0);
    request(2);
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      clients.forget("c1");
      return clients.spread();
    });

    hub.clock.move(Duration.ofHours(49));
    hub.<Integer>in(new ReservationRules(hub.clock, Optional.empty())::expire);

    assertThat(available("stock:seoul")).isEqualTo(3);
  }

  /** As the till tells it, at a time of its own. */
  private void counted(int onHand, int reserved) {
    Instant now = Instant.parse("2026-11-21T08:00:00Z").plusSeconds(++told);
    hub.<Integer>in(t -> {
      List.of("seoul", "busan")
          .forEach(store ->
              Intake.take(
                  "till",
                  List.of(new Incoming.Store(store, new Entity.Text("가게", "Shop"))),
                  t,
                  now));
      return Intake.take(
              "till", List.of(new Incoming.Stock("MUG", "seoul", onHand, reserved, now)), t, now)
          .changed();
    });
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(send(OpId.create().toString(), 0).code()).isEqualTo("bad_body");
    assertThat(send(OpId.create().toString(), 100).code()).isEqualTo("bad_body");
    assertThat(
            hub.send(
                    Ops.RESERVATION_REQUEST,
                    "c1",
                    Decisions.NOW,
                    new Ops.Reserve("seoul", "CUP", 1))
                .code())
        .isEqualTo("unknown_product");
    assertThat(cancel(OpId.create().toString()).code()).isEqualTo("unknown_reservation");
  }

  private String request(int pieces) {
    String id = OpId.create().toString();
    assertThat(send(id, pieces).status()).isEqualTo(Status.APPLIED);
    return id;
  }

  private Ops.Result send(String id, int pieces) {
    return hub.send(
        id,
        Ops.RESERVATION_REQUEST,
        "c1",
        Decisions.NOW,
        new Ops.Reserve("seoul", "MUG", pieces),
        null);
  }

  private Ops.Result cancel(String id) {
    return hub.send(Ops.RESERVATION_CANCEL, "c1", Decisions.NOW, new Ops.ReservationCancel(id));
  }

  private Entity.Reservation reservation(String id) {
    return hub.get(CLIENTS, "reservation", "c1|" + id, Entity.Reservation.class);
  }

  private int available(String bucket) {
    return hub.get(bucket, "stock", "MUG|seoul", Entity.Stock.class).available();
  }
}
