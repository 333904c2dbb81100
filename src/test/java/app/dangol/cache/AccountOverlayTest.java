package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestRows.stock;
import static app.dangol.cache.TestStore.CLIENTS;
import static app.dangol.cache.TestStore.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.CustomerAccount.Item;
import app.dangol.customer.CustomerAccount.Reservation;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.Reservations.Wanted;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wishes, reservations and consents written here, over what was pulled. */
class AccountOverlayTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final Sku S1 = new Sku("S1");
  private static final StoreId HERE = new StoreId("seoul-1");
  private static final int BYTES = 256 * 1024;

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
    apply(CLIENTS, page(5, "c5", customer("c1", 1, "김하늘", "1001")));
    apply(STOCK, page(5, "s5", stock("S1", "seoul-1", 2, 3), stock("S2", "seoul-1", 3, 1)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aWishShowsOnceAtEveryStageOfItsWay() {
    store.wishes.add(C1, STAFF, S1);
    assertThat(wishes()).containsExactly("S1");

    Ops.Op op = store.outbox.takeBatch(200, BYTES).getFirst();
    assertThat(wishes()).as("sending").containsExactly("S1");

    settle(op, Ops.Status.APPLIED, 9, null);
    prune();
    assertThat(wishes()).as("applied, not pulled").containsExactly("S1");

    apply(CLIENTS, page(9, "c9", wish("S1", 9)));
    assertThat(wishes()).as("pulled").containsExactly("S1");
    prune();
    assertThat(wishes()).as("pruned").containsExactly("S1");
    assertThat(store.ops()).isZero();
  }

  @Test
  void aRemovedWishIsGoneAtEveryStageOfItsWay() {
    apply(CLIENTS, page(7, "c7", wish("S1", 7)));
    store.wishes.remove(C1, STAFF, S1);
    assertThat(wishes()).isEmpty();

    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.APPLIED, 9, null);
    assertThat(wishes()).as("applied, not pulled").isEmpty();

    apply(CLIENTS, page(9, "c9", gone(wish("S1", 7), 9)));
    prune();
    assertThat(wishes()).isEmpty();
    assertThat(store.ops()).isZero();
  }

  @Test
  void aWishOverruledByALaterWordAtTheHubGivesWay() {
    store.wishes.add(C1, STAFF, S1);
    // Position 0: the hub has taken it, and it changed nothing.
    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.APPLIED, 0, null);

    assertThat(wishes()).isEmpty();
  }

  @Test
  void ofTwoWordsOnOneWishTheSecondIsLaterEvenWithinAMoment() {
    for (int i = 0; i < 20; i++) {
      store.wishes.add(C1, STAFF, S1);
      store.wishes.remove(C1, STAFF, S1);
    }

    assertThat(store.outbox.takeBatch(200, BYTES))
        .extracting(op -> Instant.parse(op.at()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void aWishSurvivesARestart() {
    store.wishes.add(C1, STAFF, S1);
    store.close();
    store = new TestStore(folder);

    assertThat(wishes()).containsExactly("S1");
  }

  @Test
  void aReservationIsRequestedUntilTheHubsWordIsPulled() {
    OpId id = store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    assertReservation(id, ReservationState.REQUESTED, true);

    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.APPLIED, 9, null);
    assertReservation(id, ReservationState.REQUESTED, false);

    apply(CLIENTS, page(9, "c9", reservation(id, 9, Entity.ReservationState.CONFIRMED, null)));
    assertReservation(id, ReservationState.CONFIRMED, false);
    assertThat(reservations().getFirst().until()).isPresent();
  }

  @Test
  void whatIsPulledBeforeItsAnswerShowsAsTheHubSays() {
    OpId id = store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    store.outbox.takeBatch(200, BYTES);

    apply(CLIENTS, page(9, "c9", reservation(id, 9, Entity.ReservationState.CONFIRMED, null)));

    assertReservation(id, ReservationState.CONFIRMED, false);
  }

  @Test
  void aRefusedReservationSaysWhy() {
    OpId id = store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.REJECTED, 0, "not_available");

    assertReservation(id, ReservationState.REJECTED, false);
    assertThat(reservations().getFirst().reason()).contains("not_available");
    assertThat(available()).as("it takes nothing off the shelf").isEqualTo(3);
  }

  @Test
  void aReservationLetGoBeforeItWasSentIsNeverAskedFor() {
    OpId id = store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    store.reservations.cancel(C1, STAFF, id);

    assertThat(reservations()).isEmpty();
    assertThat(store.outbox.takeBatch(200, BYTES)).isEmpty();
  }

  @Test
  void aReservationThatMayHaveArrivedIsCancelledAtTheHub() {
    OpId id = store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    store.outbox.takeBatch(200, BYTES);
    store.outbox.requeueUnanswered();
    store.reservations.cancel(C1, STAFF, id);

    assertReservation(id, ReservationState.CANCELLED, true);
    assertThat(store.outbox.takeBatch(200, BYTES))
        .extracting(Ops.Op::type)
        .containsExactly(Ops.RESERVATION_REQUEST, Ops.RESERVATION_CANCEL);
  }

  @Test
  void ownPendingPiecesAreTakenOffUntilTheStockKnowsThem() {
    store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    assertThat(available()).isEqualTo(1);

    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.APPLIED, 9, null);
    apply(CLIENTS, page(9, "c9"));
    prune();
    assertThat(available()).as("customers came before the stock").isEqualTo(1);

    apply(STOCK, page(9, "s9", stock("S1", "seoul-1", 8, 1)));
    assertThat(available()).as("taken off once, not twice").isEqualTo(1);
    prune();
    assertThat(available()).isEqualTo(1);
    assertThat(store.ops()).isZero();
  }

  @Test
  void whatTheShopSystemHasNotDecidedYetIsOffTheHubsFigureAlready() {
    apply(
        CLIENTS,
        page(9, "c9", reservation(OpId.create(), 9, Entity.ReservationState.REQUESTED, null)));

    assertThat(available()).isEqualTo(3);
  }

  @Test
  void neverShowsLessThanNone() {
    store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 7));

    assertThat(available()).isZero();
  }

  @Test
  void whatIsPromisedToTheLastPieceIsNotOnTheShelf() {
    assertThat(store.catalog.listInStock(HERE)).containsExactlyInAnyOrder(S1, new Sku("S2"));

    store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    store.reservations.request(C1, STAFF, new Wanted(HERE, new Sku("S2"), 1));

    assertThat(store.catalog.listInStock(HERE)).containsExactly(S1);
  }

  @Test
  void aWithdrawnPurposeCountsAtOnce() {
    store.consents.record(C1, STAFF, ConsentPurpose.SUGGEST_PURCHASES, false, "2026-1");

    assertThat(store.directory.find(C1).orElseThrow().granted())
        .containsExactly(ConsentPurpose.LOOKUP);
    assertThat(store.consents.list(C1))
        .singleElement()
        .satisfies(state -> {
          assertThat(state.purpose()).isEqualTo(ConsentPurpose.SUGGEST_PURCHASES);
          assertThat(state.granted()).isFalse();
          assertThat(state.source()).isEqualTo("device");
        });
  }

  @Test
  void aGrantCountsAtOnceAndOnceMoreWithdrawnNoLonger() {
    store.consents.record(C1, STAFF, ConsentPurpose.MARKETING, true, "2026-1");
    assertThat(store.directory.find(C1).orElseThrow().granted()).contains(ConsentPurpose.MARKETING);

    store.consents.record(C1, STAFF, ConsentPurpose.MARKETING, false, "2026-1");
    assertThat(store.directory.find(C1).orElseThrow().granted())
        .doesNotContain(ConsentPurpose.MARKETING);
  }

  @Test
  void whoWithdrawsTheLookUpIsUnknownHereAtOnce() {
    store.consents.record(C1, STAFF, ConsentPurpose.LOOKUP, false, "2026-1");

    assertThat(store.directory.find(C1)).isEmpty();
    assertThat(store.directory.findByToken(new MemberToken(MemberToken.Kind.CARD, "1001")))
        .isEmpty();
  }

  @Test
  void aRefusedWithdrawalStillCountsAndARefusedGrantDoesNot() {
    store.consents.record(C1, STAFF, ConsentPurpose.SUGGEST_PURCHASES, false, "2026-1");
    store.consents.record(C1, STAFF, ConsentPurpose.MARKETING, true, "2026-1");
    store
        .outbox
        .takeBatch(200, BYTES)
        .forEach(op -> settle(op, Ops.Status.REJECTED, 0, "bad_body"));

    assertThat(store.directory.find(C1).orElseThrow().granted())
        .containsExactly(ConsentPurpose.LOOKUP);
  }

  @Test
  void afterTheCacheHasPassedItTheHubsWordCounts() {
    store.consents.record(C1, STAFF, ConsentPurpose.SUGGEST_PURCHASES, false, "2026-1");
    settle(store.outbox.takeBatch(200, BYTES).getFirst(), Ops.Status.APPLIED, 9, null);

    apply(CLIENTS, page(12, "c12"));

    assertThat(store.directory.find(C1).orElseThrow().granted())
        .contains(ConsentPurpose.SUGGEST_PURCHASES);
  }

  private List<String> wishes() {
    return store.accounts.get(C1).wishes().stream().map(Item::sku).map(Sku::value).toList();
  }

  private List<Reservation> reservations() {
    return store.accounts.get(C1).reservations();
  }

  private void assertReservation(OpId id, ReservationState state, boolean untold) {
    assertThat(reservations())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.id()).isEqualTo(id.toString());
          assertThat(each.quantity()).isEqualTo(2);
          assertThat(each.state()).isEqualTo(state);
          assertThat(each.untold()).isEqualTo(untold);
        });
  }

  private int available() {
    return store.catalog.listStock(List.of(S1)).getOrDefault(S1, List.of()).getFirst().available();
  }

  private void apply(String bucket, Page page) {
    assertThat(store.writer.applyPage(store.states.get(bucket).next(), page).applied()).isTrue();
  }

  private void prune() {
    store.outbox.prune(store.states.get(CLIENTS).position(), 0, store.states.get(STOCK).position());
  }

  private void settle(Ops.Op op, Ops.Status status, long position, @Nullable String code) {
    store.outbox.settle(List.of(new Ops.Result(op.opId(), status, position, code, null)));
  }

  private static Row wish(String sku, long version) {
    return put(
        Entity.WISH, "c1|" + sku, version, new Entity.Wish("c1", sku, "2026-11-20T09:00:00Z"));
  }

  private static Row reservation(
      OpId id, long version, Entity.ReservationState state, @Nullable String reason) {
    return put(
        Entity.RESERVATION,
        "c1|" + id,
        version,
        new Entity.Reservation(
            "c1",
            id.toString(),
            "seoul-1",
            "S1",
            2,
            "2026-11-20T09:00:00Z",
            state,
            "2026-11-22T09:00:00Z",
            reason));
  }
}
