package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.OldOpsFile;
import app.dangol.cache.SqliteRefusedWrites;
import app.dangol.cache.TestStore;
import app.dangol.customer.CustomerAccount.Item;
import app.dangol.customer.CustomerAccount.Reservation;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.Note;
import app.dangol.customer.Profile;
import app.dangol.customer.Reservations.Wanted;
import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks.Draft;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.id.TaskId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.MemoryKeys;
import app.dangol.visit.RefusedWrite;
import app.dangol.visit.RefusedWrite.Kind;
import app.dangol.visit.RefusedWrite.Reason;
import app.dangol.wire.Ops;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written on one device, by way of the real hub, as two devices see it. */
class LocalWritesTest {
  private static final CustomerId C1 = Device.about(1);
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final Sku S1 = new Sku("S1");
  private static final StoreId HERE = new StoreId("seoul-1");

  @TempDir private Path folder;
  private TestHub hub;
  private Device mine;
  private Device other;

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(3, 1);
    mine = new Device(folder.resolve("mine"), hub.client());
    other = new Device(folder.resolve("other"), hub.client());
    exchange();
  }

  @AfterEach
  void stop() {
    mine.close();
    other.close();
    hub.close();
  }

  @Test
  void aWishMadeHereIsOnBothDevicesAndOnceUndoneOnNeither() {
    mine.store.wishes.add(C1, STAFF, S1);
    exchange();
    assertThat(wishes(mine)).containsExactly(S1);
    assertThat(wishes(other)).containsExactly(S1);
    assertThat(mine.store.ops()).isZero();

    mine.store.wishes.remove(C1, STAFF, S1);
    assertThat(wishes(mine)).isEmpty();
    exchange();
    assertThat(wishes(other)).isEmpty();
  }

  @Test
  void aReservationIsConfirmedByTheHubAndItsPiecesAreTakenOffOnce() {
    mine.store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    assertThat(reservation(mine).state()).isEqualTo(ReservationState.REQUESTED);
    assertThat(available(mine)).isEqualTo(1);

    exchange();

    assertThat(reservation(mine).state()).isEqualTo(ReservationState.CONFIRMED);
    assertThat(reservation(mine).until()).isPresent();
    assertThat(available(mine)).isEqualTo(1);
    assertThat(available(other)).isEqualTo(1);
    assertThat(mine.store.ops()).isZero();
  }

  @Test
  void aCancelledReservationPutsItsPiecesBack() {
    OpId id = mine.store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 2));
    exchange();

    mine.store.reservations.cancel(C1, STAFF, id);
    assertThat(reservation(mine).state()).isEqualTo(ReservationState.CANCELLED);
    exchange();

    assertThat(reservation(other).state()).isEqualTo(ReservationState.CANCELLED);
    assertThat(available(mine)).isEqualTo(3);
  }

  @Test
  void whoAsksForMoreThanThereIsIsRefusedInWords() {
    mine.store.reservations.request(C1, STAFF, new Wanted(HERE, S1, 4));
    exchange();

    assertThat(reservation(mine).state()).isEqualTo(ReservationState.REJECTED);
    assertThat(reservation(mine).reason()).contains("not_available");
    assertThat(available(mine)).isEqualTo(3);
    assertThat(refused()).extracting(RefusedWrite::reason).containsExactly(Reason.NOT_AVAILABLE);
  }

  @Test
  void aTaskIsSharedAndChangesOfDifferentFieldsBothStand() {
    TaskId id = task("전화하기");
    exchange();

    mine.store.tasks.edit(STAFF, id, TaskChange.worded("목요일에 전화하기"));
    other.store.tasks.edit(STAFF, id, TaskChange.due(LocalDate.parse("2026-12-24")));
    exchange();

    for (Device device : List.of(mine, other)) {
      Task shown = device.store.tasks.find(id).orElseThrow();
      assertThat(shown.text()).isEqualTo("목요일에 전화하기");
      assertThat(shown.due()).contains(LocalDate.parse("2026-12-24"));
      assertThat(shown.delivery()).isEqualTo(Task.Delivery.DELIVERED);
    }
    assertThat(mine.store.ops()).isZero();
  }

  @Test
  void whoChangesTheSameFieldLaterIsShownBothAndMayInsist() {
    TaskId id = task("전화하기");
    exchange();
    other.store.tasks.edit(STAFF, id, TaskChange.worded("금요일에 전화하기"));
    other.engine.runOnce();
    mine.store.tasks.edit(STAFF, id, TaskChange.worded("목요일에 전화하기"));
    exchange();

    RefusedWrite conflict = refused().getFirst();
    assertThat(conflict.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(conflict.task()).contains(id);
    assertThat(conflict.theirs()).containsEntry("text", "금요일에 전화하기");
    assertThat(mine.store.tasks.find(id).orElseThrow().text()).isEqualTo("금요일에 전화하기");

    writes().sendAgain(conflict.id());
    exchange();
    assertThat(other.store.tasks.find(id).orElseThrow().text()).isEqualTo("목요일에 전화하기");
  }

  @Test
  void aTaskMadeDoneAndUndoneOfflineIsOpenEverywhere() {
    TaskId id = task("전화하기");
    exchange();
    mine.store.tasks.edit(STAFF, id, TaskChange.to(Task.State.DONE));
    mine.store.tasks.edit(STAFF, id, TaskChange.to(Task.State.OPEN));
    exchange();

    assertThat(refused()).isEmpty();
    assertThat(mine.store.tasks.listOpen()).hasSize(1);
    assertThat(other.store.tasks.listOpen()).hasSize(1);
  }

  @Test
  void aTaskMadeAndChangedOfflineArrivesAsChanged() {
    TaskId id = task("전화하기");
    mine.store.tasks.edit(STAFF, id, TaskChange.worded("목요일에 전화하기"));
    mine.store.tasks.edit(STAFF, id, TaskChange.worded("금요일에 전화하기"));
    exchange();

    assertThat(refused()).isEmpty();
    assertThat(other.store.tasks.find(id).orElseThrow().text()).isEqualTo("금요일에 전화하기");
  }

  @Test
  void aConsentWithdrawnHereIsWithdrawnEverywhere() {
    mine.store.consents.record(C1, STAFF, ConsentPurpose.MARKETING, true, "2026-1");
    exchange();
    assertThat(granted(other)).contains(ConsentPurpose.MARKETING);

    mine.store.consents.record(C1, STAFF, ConsentPurpose.MARKETING, false, "2026-1");
    exchange();
    assertThat(granted(other)).doesNotContain(ConsentPurpose.MARKETING);
    assertThat(mine.store.consents.list(C1)).hasSize(1);
  }

  @Test
  void aSuspensionReachesEveryDeviceAndIsLiftedTheSameWay() {
    Set<ConsentPurpose> before = granted(other);
    mine.store.consents.suspend(C1, STAFF, true, "2026-1");
    assertThat(isSuspended(mine)).as("here at once").isTrue();
    assertThat(isSuspended(other)).isFalse();
    exchange();
    assertThat(isSuspended(other)).isTrue();
    assertThat(isSuspended(mine)).as("also when the hub's own word is here").isTrue();
    assertThat(granted(other)).as("the consents stay as they are").isEqualTo(before);

    other.store.consents.suspend(C1, STAFF, false, "2026-1");
    exchange();
    assertThat(isSuspended(mine)).isFalse();
    assertThat(isSuspended(other)).isFalse();
  }

  private static boolean isSuspended(Device device) {
    return device.store.directory.find(C1).orElseThrow().suspended();
  }

  @Test
  void whoWithdrawsTheLookUpLeavesEveryDeviceForGood() {
    mine.store.consents.record(C1, STAFF, ConsentPurpose.LOOKUP, false, "2026-1");
    assertThat(mine.store.directory.find(C1)).isEmpty();
    exchange();

    assertThat(mine.store.directory.find(C1)).isEmpty();
    assertThat(other.store.directory.find(C1)).isEmpty();
    assertThat(mine.store.ops()).isZero();
  }

  @Test
  void aProfileChangedTwiceOfflineArrivesAndTheLaterCounts() {
    keepAtTheHub();
    name("김바다");
    name("김하늘");
    exchange();

    assertThat(refused()).isEmpty();
    assertThat(other.store.profiles.find(C1).orElseThrow().name().full()).isEqualTo("김하늘");
  }

  @Test
  void whoChangesAProfileTooLateIsShownBoth() {
    keepAtTheHub();
    other.store.profiles.change(C1, STAFF, renamed("김바다"));
    other.engine.runOnce();
    name("김하늘");
    exchange();

    assertThat(refused())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.kind()).isEqualTo(Kind.PROFILE);
          assertThat(each.mine()).containsEntry("name", "김하늘");
          assertThat(each.theirs()).containsEntry("name", "김바다");
        });
    assertThat(mine.store.profiles.find(C1).orElseThrow().name().full()).isEqualTo("김바다");
  }

  @Test
  void writesThatWaitedInAnOldFileAreDeliveredOnce() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old"));
    List<OldOpsFile.Waiting> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      JsonObject body = new JsonObject();
      body.addProperty("author_name", "이서연");
      body.addProperty("text", "메모 " + i);
      String state = i % 2 == 0 ? "queued" : "sending";
      waiting.add(
          new OldOpsFile.Waiting(OpId.create().value(), Ops.NOTE_ADD, C1.value(), body, state));
    }
    OldOpsFile.make(old.resolve("ops.db"), new FieldCipher(new MemoryKeys(7)), waiting);

    try (Device device = new Device(new TestStore(old), hub.client())) {
      assertThat(device.notes(1)).hasSize(5);
      assertThat(device.engine.runOnce().pushed()).isEqualTo(5);
      assertThat(device.engine.runOnce().pushed()).isZero();
      assertThat(device.store.ops()).isZero();
      assertThat(device.notes(1)).hasSize(5);
    }
    other.engine.runOnce();
    assertThat(other.notes(1))
        .extracting(Note::text)
        .containsExactlyInAnyOrder("메모 0", "메모 1", "메모 2", "메모 3", "메모 4");
  }

  /** What was put onto devices by hand becomes a customer of the hub with its first row. */
  private void keepAtTheHub() {
    mine.store.wishes.add(C1, STAFF, S1);
    exchange();
  }

  private void exchange() {
    mine.engine.runOnce();
    other.engine.runOnce();
    mine.engine.runOnce();
  }

  private TaskId task(String text) {
    return mine.store.tasks.add(
        STAFF, new Draft(Optional.of(C1), "follow_up", text, Optional.empty(), Optional.empty()));
  }

  private void name(String name) {
    mine.store.profiles.change(C1, STAFF, renamed(name));
  }

  private static Profile.Change renamed(String name) {
    return new Profile.Change(
        Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static List<Sku> wishes(Device device) {
    return device.store.accounts.get(C1).wishes().stream().map(Item::sku).toList();
  }

  private static Reservation reservation(Device device) {
    List<Reservation> all = device.store.accounts.get(C1).reservations();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static Set<ConsentPurpose> granted(Device device) {
    return device.store.directory.find(C1).orElseThrow().granted();
  }

  private static int available(Device device) {
    return device
        .store
        .catalog
        .listStock(List.of(S1))
        .getOrDefault(S1, List.of())
        .getFirst()
        .available();
  }

  private SqliteRefusedWrites writes() {
    return new SqliteRefusedWrites(mine.store.ops, mine.store.cipher, mine.store.changes);
  }

  private List<RefusedWrite> refused() {
    return writes().list();
  }
}
