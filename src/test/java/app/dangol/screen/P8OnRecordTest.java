package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Correction;
import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.TaskId;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.AccountDesk;
import app.dangol.visit.AccountEvent;
import app.dangol.visit.DataRequest;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.PrivacyEvent;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.SyncDesk;
import app.dangol.visit.SyncLook;
import app.dangol.visit.TaskDesk;
import app.dangol.visit.TaskLook;
import app.dangol.visit.VisitEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P8: whatever shows or changes somebody's data goes on record, and does not happen if it cannot.
 */
class P8OnRecordTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final Sku TIN = new Sku("22423");

  @TempDir private Path folder;
  private final List<TaskLook> tasks = new ArrayList<>();
  private final List<SyncLook> syncs = new ArrayList<>();
  private final List<AccountEvent> accounts = new ArrayList<>();
  private final List<VisitEvent> visits = new ArrayList<>();
  private final List<ShopperEvent> shoppers = new ArrayList<>();
  private ShopFloor shop;
  private TaskDesk taskDesk;
  private SyncDesk syncDesk;
  private AccountDesk accountDesk;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    taskDesk = shop.taskDesk();
    taskDesk.subscribe(tasks::add);
    syncDesk = shop.syncDesk();
    syncDesk.subscribe(syncs::add);
    accountDesk = shop.accountDesk();
    accountDesk.subscribe(accounts::add);
    shop.desk.subscribe(visits::add);
    shop.shoppers.subscribe(shoppers::add);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void whoHadTheirTelephoneCorrectedHereIsErasedByTheNewOne() {
    PrivacyDesk desk = shop.privacyDesk();
    List<PrivacyEvent> events = new ArrayList<>();
    desk.subscribe(events::add);
    desk.correct(C1, Correction.of("", "010-2222-9999", ""));
    desk.erase(C1, "9999");

    assertThat(events).last().isInstanceOf(PrivacyEvent.Erased.class);
  }

  @Test
  void aVisitAndWhatIsDoneInIt() {
    shop.scanCard(ShopFloor.WILHELMINA);
    shop.desk.nameRevealed(C1);
    shop.desk.addNote(C1, "likes ribbons");
    shop.desk.refresh();

    assertThat(shop.audited).containsExactly("VIEW c1", "REVEAL_NAME c1", "NOTE_ADDED c1");
  }

  @Test
  void theAccountAndWhatIsChangedThere() {
    accountDesk.look(C1);
    accountDesk.lookAgain(C1);
    accountDesk.wish(C1, TIN, true);
    accountDesk.wish(C1, TIN, false);
    accountDesk.reserve(C1, TIN);
    accountDesk.cancel(C1, OpId.create());

    assertThat(shop.audited)
        .containsExactly(
            "VIEW c1",
            "WISH_CHANGED c1",
            "WISH_CHANGED c1",
            "RESERVATION_REQUESTED c1",
            "RESERVATION_CANCELLED c1");
  }

  @Test
  void whatSomebodyAgreesToAndAsksAboutTheirData() {
    PrivacyDesk desk = shop.privacyDesk();
    desk.look(C1);
    desk.lookAgain(C1);
    desk.change(C1, ConsentPurpose.MARKETING, true);
    desk.suspend(C1, true);
    desk.ask(C1, DataRequest.COPY, "a copy");
    desk.correct(C1, Correction.of("Wilma", "", "w@example.org"));

    assertThat(shop.audited)
        .containsExactly(
            "VIEW c1",
            "CONSENT_CHANGED c1",
            "SUSPENSION_CHANGED c1",
            "TASK_ADDED c1",
            "PROFILE_CHANGED c1");
    assertThat(shop.trail.details)
        .containsExactly("consents", "marketing.granted", "suspended", "data_copy", "name,email");
  }

  @Test
  void anErasureIsInTheRealTrailBeforeAnythingIsGone() {
    shop.privacyDesk().erase(C1, "0001");

    assertThat(shop.knows("c1")).isFalse();
    assertThat(
            shop.written().list(AuditTrail.Wanted.ALL, OptionalLong.empty(), 9).stream()
                .map(AuditTrail.Entry::action))
        .contains("erasure_requested", "erased");
  }

  @Test
  void nothingIsAgreedToOrSuspendedWhereItCannotGoOnRecord() {
    PrivacyDesk desk = shop.privacyDesk();
    int before = shop.outbox().waiting();
    shop.trail.fill();

    desk.change(C1, ConsentPurpose.MARKETING, true);
    desk.suspend(C1, true);
    desk.ask(C1, DataRequest.COPY, "a copy");
    desk.correct(C1, Correction.of("Wilma", "", ""));

    assertThat(shop.outbox().waiting()).isEqualTo(before);
  }

  @Test
  void whomTheOpenTasksAreAboutOnceForEachTimeSomebodyLooks() {
    shop.task("bring the catalogue", null, true);
    shop.task("wrap it", null, true);
    shop.task("sweep the floor", null, false);

    taskDesk.open();
    taskDesk.look();
    assertThat(shop.audited).containsExactly("LISTED c1");

    taskDesk.close();
    taskDesk.open();
    assertThat(shop.audited).containsExactly("LISTED c1", "LISTED c1");
    assertThat(tasks).hasSize(3);
  }

  @Test
  void nobodyIsGatheredWhileNobodyLooks() {
    shop.task("bring the catalogue", null, true);

    taskDesk.look();
    syncDesk.look();
    taskDesk.open();
    taskDesk.close();
    taskDesk.look();

    assertThat(tasks).hasSize(1);
    assertThat(syncs).isEmpty();
  }

  @Test
  void aTaskForSomebodyAndItsChange() {
    TaskId mine = shop.task("bring the catalogue", null, true);
    TaskId nobodys = shop.task("sweep the floor", null, false);

    taskDesk.add(draft(Optional.of(C1)));
    taskDesk.add(draft(Optional.empty()));
    taskDesk.change(mine, TaskChange.to(Task.State.DONE));
    taskDesk.change(nobodys, TaskChange.to(Task.State.DONE));

    assertThat(shop.audited).containsExactly("TASK_ADDED c1", "TASK_CHANGED c1");
  }

  @Test
  void whomTheRefusedWritesAreAboutAndWhatIsDecided() {
    shop.hubRefusesANote("likes ribbons");

    syncDesk.open();
    syncDesk.look();
    OpId id = ((SyncLook.Seen) syncs.getLast()).refused().getFirst().write().id();
    syncDesk.giveUp(id);

    assertThat(shop.audited).containsExactly("LISTED c1", "WRITE_GIVEN_UP c1");
  }

  @Test
  void aKioskThatGreetsSomebody() {
    shop.shoppers.onScan(ShopFloor.card(ShopFloor.WILHELMINA));

    assertThat(shop.auditedAtKiosk).containsExactly("kiosk-1 SHOWN_AT_KIOSK c1");
  }

  @Test
  void nobodyIsShownWhereItCannotGoOnRecord() {
    shop.task("bring the catalogue", null, true);
    shop.hubRefusesANote("likes ribbons");
    shop.trail.fill();
    shop.kioskTrail.fill();

    shop.scanCard(ShopFloor.WILHELMINA);
    shop.shoppers.onScan(ShopFloor.card(ShopFloor.WILHELMINA));
    accountDesk.look(C1);
    taskDesk.open();
    syncDesk.open();

    assertThat(visits)
        .noneMatch(event -> event instanceof VisitEvent.CustomerArrived)
        .last()
        .isInstanceOf(VisitEvent.Failed.class);
    assertThat(shoppers)
        .noneMatch(event -> event instanceof ShopperEvent.Arrived)
        .last()
        .isInstanceOf(ShopperEvent.Failed.class);
    assertThat(accounts).hasOnlyElementsOfType(AccountEvent.Failed.class).hasSize(1);
    assertThat(tasks).hasOnlyElementsOfType(TaskLook.Failed.class).hasSize(1);
    assertThat(syncs).hasOnlyElementsOfType(SyncLook.Failed.class).hasSize(1);
  }

  @Test
  void nothingIsChangedWhereItCannotGoOnRecord() {
    shop.hubRefusesANote("likes ribbons");
    TaskId task = shop.task("bring the catalogue", null, true);
    syncDesk.open();
    OpId refused = ((SyncLook.Seen) syncs.getLast()).refused().getFirst().write().id();
    int before = shop.outbox().waiting();
    shop.trail.fill();

    shop.desk.addNote(C1, "likes blue");
    accountDesk.wish(C1, TIN, true);
    accountDesk.reserve(C1, TIN);
    accountDesk.cancel(C1, OpId.create());
    taskDesk.add(draft(Optional.of(C1)));
    taskDesk.change(task, TaskChange.to(Task.State.DONE));
    syncDesk.sendAgain(refused);
    syncDesk.giveUp(refused);

    assertThat(shop.outbox().waiting()).isEqualTo(before);
    assertThat(shop.outbox().attention()).isEqualTo(1);
    assertThat(visits).anyMatch(event -> event instanceof VisitEvent.NoteNotSaved);
  }

  private static Tasks.Draft draft(Optional<CustomerId> about) {
    return new Tasks.Draft(about, "follow_up", "call back", Optional.empty(), Optional.empty());
  }
}
