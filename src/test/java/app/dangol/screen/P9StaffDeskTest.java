package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.StaffRefused;
import app.dangol.trust.access.Tries;
import app.dangol.visit.DutyEvent;
import app.dangol.visit.StaffChange;
import app.dangol.visit.StaffDesk;
import app.dangol.visit.StaffLook;
import app.dangol.visit.StaffLook.Colleague;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P9: accounts are changed at the tablet by whom the table permits, each time with their PIN. */
class P9StaffDeskTest {
  private static final StaffId MINJI = ShopFloor.MINJI.id();
  private static final StaffId HANA = ShopFloor.HANA.id();
  private static final StaffId JIEUN = ShopFloor.JIEUN.id();
  private static final StaffId NEW = new StaffId("s-9");
  private static final StaffMember TECH =
      new StaffMember(new StaffId("it-1"), "Tech", Set.of(Role.IT));
  private static final String WRONG = "907351";
  private static final String NEW_PIN = "730419";

  @TempDir private Path folder;
  private final List<StaffLook> told = new ArrayList<>();
  private final List<char[]> handedOver = new ArrayList<>();
  private ShopFloor shop;
  private StaffDesk desk;
  private int changes;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    shop.hireWithPins();
    shop.duty.begin(ShopFloor.JIEUN);
    desk = shop.staffDesk(() -> 0, () -> changes++);
    desk.subscribe(told::add);
  }

  @AfterEach
  void close() {
    for (char[] pin : handedOver) {
      assertThat(pin).as("wiped whatever came of it").containsOnly('\0');
    }
    shop.close();
  }

  private void change(StaffChange change, String newPin, String own) {
    told.clear();
    char[] forThem = newPin.toCharArray();
    char[] mine = own.toCharArray();
    if (forThem.length > 0) {
      handedOver.add(forThem);
    }
    handedOver.add(mine);
    desk.change(change, forThem, mine);
  }

  private void change(StaffChange change) {
    change(change, "", ShopFloor.PIN);
  }

  private StaffAccount account(StaffId id) {
    return shop.staff().find(id).orElseThrow();
  }

  private void hireTech() {
    change(new StaffChange.Add(TECH.id(), "Tech", TECH.roles()), ShopFloor.PIN, ShopFloor.PIN);
    shop.duty.begin(TECH);
    changes = 0;
    shop.audited.clear();
  }

  @Test
  void everythingTheCommandDoesIsDoneWithTheManagersPinAndIsOnRecord() {
    change(new StaffChange.Add(NEW, "수아", Set.of(Role.ASSOCIATE)), NEW_PIN, ShopFloor.PIN);
    change(new StaffChange.Grant(NEW, Role.IT));
    change(new StaffChange.Withdraw(NEW, Role.ASSOCIATE));
    change(new StaffChange.NewPin(NEW), WRONG, ShopFloor.PIN);
    shop.staff().setTries(HANA, new Tries(10, Duration.ZERO));
    change(new StaffChange.LetTryAgain(HANA));

    assertThat(told.getFirst()).isEqualTo(new StaffLook.Done(new StaffChange.LetTryAgain(HANA)));
    assertThat(account(NEW).roles()).containsExactly(Role.IT);
    assertThat(account(NEW).name()).isEqualTo("수아");
    assertThat(account(HANA).tries()).isEqualTo(Tries.NONE);
    change(new StaffChange.Remove(NEW));
    assertThat(shop.staff().find(NEW)).isEmpty();
    assertThat(changes).isEqualTo(6);
    assertThat(shop.audited)
        .containsExactly(
            "STAFF_ADDED",
            "ROLE_GRANTED",
            "ROLE_WITHDRAWN",
            "PIN_RESET",
            "LET_TRY_AGAIN",
            "STAFF_REMOVED");
    assertThat(shop.trail.by()).containsOnly(JIEUN);
    assertThat(shop.trail.details)
        .containsExactly("s-9:associate", "s-9:it", "s-9:associate", "s-9", "staff-2", "s-9");
    assertThat(shop.duty.who()).as("nobody else is signed in by it").contains(ShopFloor.JIEUN);
  }

  @Test
  void theNewPinSignsThemIn() {
    change(new StaffChange.Add(NEW, "수아", Set.of(Role.ASSOCIATE)), NEW_PIN, ShopFloor.PIN);

    shop.staff().remove(MINJI, JIEUN);
    shop.staff().remove(HANA, JIEUN);
    shop.staff().remove(JIEUN, JIEUN);
    List<DutyEvent> came = new ArrayList<>();
    var duties = shop.dutyDesk(() -> 0);
    duties.subscribe(came::add);
    duties.enter(NEW, NEW_PIN.toCharArray());
    assertThat(came)
        .anyMatch(event -> event instanceof DutyEvent.SignedIn in && in.who().id().equals(NEW));
  }

  @Test
  void aWrongPinChangesNothingAndIsCountedUntilNoneIsLookedAt() {
    for (int left = 4; left >= 1; left--) {
      change(new StaffChange.Remove(HANA), "", WRONG);
      assertThat(told.getFirst()).isEqualTo(new StaffLook.NotYou(new Standing.Open(left)));
    }
    change(new StaffChange.Remove(HANA), "", WRONG);
    change(new StaffChange.Remove(HANA));

    assertThat(told.getFirst())
        .isEqualTo(new StaffLook.NotYou(new Standing.Paused(Duration.ofMinutes(5))));
    assertThat(account(HANA).name()).isEqualTo("하나");
    assertThat(changes).isZero();
  }

  @Test
  void nobodyChangesTheRightsTheyAreSignedInWith() {
    for (StaffChange change :
        List.of(
            new StaffChange.Remove(JIEUN),
            new StaffChange.Withdraw(JIEUN, Role.MANAGER),
            new StaffChange.Grant(JIEUN, Role.IT))) {
      change(change, "", WRONG);
      assertThat(told.getFirst()).isEqualTo(new StaffLook.NotTaken(StaffRefused.Why.OWN_RIGHTS));
    }
    assertThat(account(JIEUN).tries()).as("no PIN was looked at").isEqualTo(Tries.NONE);

    change(new StaffChange.NewPin(JIEUN), NEW_PIN, ShopFloor.PIN);
    assertThat(told.getFirst()).isInstanceOf(StaffLook.Done.class);
  }

  @Test
  void whatTheRulesRefuseIsSaidByItsReason() {
    change(new StaffChange.Add(HANA, "수아", Set.of(Role.IT)), NEW_PIN, ShopFloor.PIN);
    assertThat(told.getFirst()).isEqualTo(new StaffLook.NotTaken(StaffRefused.Why.ID_TAKEN));
    change(new StaffChange.Add(NEW, "수아", Set.of(Role.IT)), "123456", ShopFloor.PIN);
    assertThat(told.getFirst())
        .isEqualTo(new StaffLook.NotTaken(StaffRefused.Why.PIN_EASILY_GUESSED));
    change(new StaffChange.Remove(NEW));
    assertThat(told.getFirst()).isEqualTo(new StaffLook.NotTaken(StaffRefused.Why.NOBODY));
    change(new StaffChange.LetTryAgain(NEW));
    assertThat(told.getFirst()).isEqualTo(new StaffLook.Failed(ErrorCode.ACC_01));

    assertThat(changes).isZero();
    assertThat(shop.audited).isEmpty();
  }

  @Test
  void anAssociateSeesNobodyAndChangesNothing() {
    shop.duty.begin(ShopFloor.MINJI);
    assertThat(desk.isPermitted()).isFalse();

    desk.look();
    change(new StaffChange.Grant(HANA, Role.MANAGER));

    assertThat(told).containsOnly(new StaffLook.Failed(ErrorCode.ACC_01));
    assertThat(account(HANA).roles()).containsExactly(Role.ASSOCIATE);
  }

  @Test
  void itLooksAfterAllButManagersAndLetsNobodyTryAgain() {
    hireTech();
    shop.staff().setTries(HANA, new Tries(10, Duration.ZERO));

    for (StaffChange change :
        List.of(
            new StaffChange.Remove(JIEUN),
            new StaffChange.NewPin(JIEUN),
            new StaffChange.Grant(MINJI, Role.MANAGER),
            new StaffChange.NewPin(HANA),
            new StaffChange.LetTryAgain(HANA))) {
      change(change, NEW_PIN, ShopFloor.PIN);
      assertThat(told).as(change.toString()).contains(new StaffLook.Failed(ErrorCode.ACC_01));
    }
    assertThat(changes).isZero();
    assertThat(shop.audited).isEmpty();

    change(new StaffChange.Grant(MINJI, Role.IT));
    assertThat(told.getFirst()).isInstanceOf(StaffLook.Done.class);
    desk.look();
    assertThat(people())
        .extracting(
            each -> each.id() + " " + each.self() + " " + each.theirs() + " " + each.mayFree())
        .containsExactly(
            "it-1 true true false",
            "staff-1 false true false",
            "staff-2 false true false",
            "staff-m false false false");
  }

  @Test
  void tellsAManagerWhoIsThereAndWhoHasToWait() {
    shop.staff().setTries(HANA, new Tries(10, Duration.ZERO));
    shop.staff().setTries(MINJI, new Tries(5, Tries.PAUSE));
    desk.look();

    assertThat(people())
        .extracting(each -> each.id() + " " + each.standing().getClass().getSimpleName())
        .containsExactly("staff-1 Paused", "staff-2 Barred", "staff-m Open");
    assertThat(people()).allMatch(each -> each.theirs() && each.mayFree());
  }

  private List<Colleague> people() {
    return ((StaffLook.Seen) told.getLast()).people();
  }

  @Test
  void nothingIsChangedThatCannotBeWrittenDown() {
    shop.trail.fill();
    change(new StaffChange.Remove(HANA));

    assertThat(told).containsExactly(new StaffLook.Failed(ErrorCode.DB_01));
    assertThat(shop.staff().find(HANA)).isPresent();
    assertThat(changes).isZero();
  }

  @Test
  void noNameAndNoPinIsInAnyWordOfIt() {
    change(new StaffChange.Add(NEW, "Canaryname", Set.of(Role.IT)), NEW_PIN, ShopFloor.PIN);

    assertThat(told.toString()).contains("s-9").doesNotContain("Canary", NEW_PIN, ShopFloor.PIN);
  }
}
