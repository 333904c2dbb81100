package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.identity.Merges;
import app.dangol.hub.store.StoredRow;
import app.dangol.id.OpId;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.ReservationState;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What devices do about a customer before and after they hear of a merge or an unmerge. */
class MergedOpsTest {
  private static final String SEOUL = "clients:seoul";
  private static final String INTO = "c1";
  private static final String OTHER = "c2";

  @TempDir private Path folder;
  private Decisions hub;

  @BeforeEach
  void open() {
    hub = new Decisions(folder, Optional.empty());
    hub.customer(INTO);
    hub.customer(OTHER);
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      Entity.Customer other = ClientBuckets.findCustomer(OTHER, t).orElseThrow();
      clients.keep(
          new Entity.Customer(
              OTHER,
              other.name(),
              null,
              null,
              List.of("29000002"),
              other.homeStore(),
              other.memberSince(),
              List.of(),
              other.granted()));
      return clients.spread();
    });
    hub.put("catalogue", "product", "MUG", Map.of());
    hub.put(
        "catalogue", "store", "seoul", new Entity.Store("seoul", new Entity.Text("서울", "Seoul")));
    hub.put(
        "stock:seoul",
        "stock",
        "MUG|seoul",
        new Entity.Stock("MUG", "seoul", 5, "2026-11-21T08:00:00Z"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aNoteUnderTheOldIdIsShownUnderTheSurvivorAtOnce() {
    merge();

    assertThat(note(OTHER).status()).isEqualTo(Status.APPLIED);

    assertThat(keys("note", INTO)).hasSize(1);
    assertThat(keys("note", OTHER)).isEmpty();
  }

  @Test
  void whenTheyAreTwoAgainANoteIsWithWhomItNamed() {
    merge();
    note(OTHER);
    note(INTO);
    note(INTO);

    unmerge();

    assertThat(keys("note", OTHER)).hasSize(1);
    assertThat(keys("note", INTO)).hasSize(2);
  }

  @Test
  void aWishUnderTheOldIdIsShownAndTakenBackUnderEither() {
    merge();
    wish(OTHER, Ops.WISH_ADD);
    assertThat(keys("wish", INTO)).containsExactly("c1|MUG");

    hub.clock.move(Duration.ofMinutes(1));
    wish(INTO, Ops.WISH_REMOVE);

    assertThat(keys("wish", INTO)).isEmpty();
    unmerge();
    assertThat(keys("wish", OTHER)).as("taken back for good").isEmpty();
  }

  @Test
  void theLatestWordOnAWishCountsWhicheverIdItNamed() {
    merge();
    hub.clock.move(Duration.ofMinutes(2));
    wish(INTO, Ops.WISH_REMOVE);

    hub.send(Ops.WISH_ADD, OTHER, hub.clock.instant().minusSeconds(60), new Ops.WishItem("MUG"));

    assertThat(keys("wish", INTO)).isEmpty();
  }

  @Test
  void aReservationUnderTheOldIdIsShownAndCancelledUnderTheSurvivor() {
    merge();
    String id = OpId.create().toString();
    assertThat(reserve(id, OTHER).status()).isEqualTo(Status.APPLIED);
    assertThat(reservation(INTO, id)).isEqualTo(ReservationState.CONFIRMED);

    hub.send(Ops.RESERVATION_CANCEL, INTO, Decisions.NOW, new Ops.ReservationCancel(id));

    assertThat(reservation(INTO, id)).isEqualTo(ReservationState.CANCELLED);
    unmerge();
    assertThat(reservation(OTHER, id)).isEqualTo(ReservationState.CANCELLED);
    assertThat(keys("reservation", INTO)).isEmpty();
  }

  @Test
  void aReservationMadeBeforeTheMergeIsCancelledUnderTheOldIdAfterIt() {
    String id = OpId.create().toString();
    reserve(id, OTHER);
    merge();

    hub.send(Ops.RESERVATION_CANCEL, OTHER, Decisions.NOW, new Ops.ReservationCancel(id));

    assertThat(reservation(INTO, id)).isEqualTo(ReservationState.CANCELLED);
    assertThat(stock()).isEqualTo(5);
  }

  @Test
  void aConsentUnderTheOldIdCountsForThePersonAndForThatOneAloneLater() {
    merge();

    consent(OTHER, false);

    assertThat(hub.find(SEOUL, "customer", INTO)).isEmpty();
    unmerge();
    assertThat(hub.find(SEOUL, "customer", INTO)).isPresent();
    assertThat(hub.find(SEOUL, "customer", OTHER)).isEmpty();
  }

  @Test
  void aChangeOfTheProfileThatRestsOnTheOldRowIsNoConflictAndIsShown() {
    long base = version(OTHER);
    merge();

    Ops.Result result = rename(OTHER, "이하늘", base);

    assertThat(result.status()).isEqualTo(Status.APPLIED);
    assertThat(name(INTO)).isEqualTo("이하늘");
    unmerge();
    assertThat(name(OTHER)).isEqualTo("이하늘");
  }

  @Test
  void soIsOneThatRestsOnTheSurvivorsRowAsItWas() {
    long base = version(INTO);
    merge();
    assertThat(version(INTO)).as("the merge gave it another's card").isNotEqualTo(base);

    assertThat(rename(INTO, "이하늘", base).status()).isEqualTo(Status.APPLIED);
    assertThat(rename(INTO, "박하늘", base).status()).isEqualTo(Status.CONFLICT);
  }

  @Test
  void aProfileThatSomebodyChangedSinceIsAConflictUnderTheOldIdToo() {
    long base = version(OTHER);
    rename(OTHER, "박하늘", base);
    merge();

    assertThat(rename(OTHER, "이하늘", base).status()).isEqualTo(Status.CONFLICT);
    assertThat(name(INTO)).isEqualTo("김바다");
  }

  @Test
  void aTaskAboutTheOldIdNamesTheSurvivorAndTheOldOneAgainLater() {
    String before = task();
    merge();
    String after = task();
    assertThat(List.of(named(before), named(after))).containsOnly(INTO);

    unmerge();

    assertThat(List.of(named(before), named(after))).containsOnly(OTHER);
  }

  @Test
  void anOpUnderTheSurvivorsIdAfterAnUnmergeIsTheSurvivors() {
    merge();
    unmerge();

    note(INTO);

    assertThat(keys("note", INTO)).hasSize(1);
    assertThat(keys("note", OTHER)).isEmpty();
  }

  private void merge() {
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      new Merges(t, clients).merge(INTO, OTHER, "s-1", hub.clock);
      return clients.spread();
    });
  }

  private void unmerge() {
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      new Merges(t, clients).unmerge(OTHER, "s-1", hub.clock);
      return clients.spread();
    });
  }

  private Ops.Result note(String customer) {
    return hub.send(Ops.NOTE_ADD, customer, Decisions.NOW, new NoteAdd.Body("민지", "말린 꽃을 좋아함"));
  }

  private void wish(String customer, String type) {
    assertThat(hub.send(type, customer, hub.clock.instant(), new Ops.WishItem("MUG")).status())
        .isEqualTo(Status.APPLIED);
  }

  private Ops.Result reserve(String id, String customer) {
    return hub.send(
        id,
        Ops.RESERVATION_REQUEST,
        customer,
        Decisions.NOW,
        new Ops.Reserve("seoul", "MUG", 2),
        null);
  }

  private ReservationState reservation(String customer, String id) {
    return hub.get(SEOUL, "reservation", customer + "|" + id, Entity.Reservation.class).state();
  }

  private int stock() {
    return hub.get("stock:seoul", "stock", "MUG|seoul", Entity.Stock.class).available();
  }

  private void consent(String customer, boolean granted) {
    assertThat(
            hub.send(
                    Ops.CONSENT_RECORD,
                    customer,
                    Decisions.NOW,
                    new Ops.ConsentEntry("lookup", granted, "2026-01"))
                .status())
        .isEqualTo(Status.APPLIED);
  }

  private Ops.Result rename(String customer, String name, long base) {
    return hub.send(
        Ops.PROFILE_CHANGE, customer, Decisions.NOW, new Ops.Profile(name, null, null, null), base);
  }

  private long version(String customer) {
    return hub.find(SEOUL, "customer", customer).orElseThrow().position();
  }

  private String name(String customer) {
    return hub.get(SEOUL, "customer", customer, Entity.Customer.class).name();
  }

  private String task() {
    String id = OpId.create().toString();
    JsonObject draft = new JsonObject();
    draft.addProperty("store", "seoul");
    draft.addProperty("customer", OTHER);
    draft.addProperty("kind", "call");
    draft.addProperty("text", "전화하기");
    assertThat(hub.send(Ops.TASK_ADD, id, Decisions.NOW, draft).status()).isEqualTo(Status.APPLIED);
    return id;
  }

  private String named(String task) {
    return String.valueOf(hub.get("work:seoul", "task", task, Entity.Task.class).customer());
  }

  private List<String> keys(String entity, String customer) {
    return hub.listOf(SEOUL, entity, customer).stream().map(StoredRow::key).toList();
  }
}
