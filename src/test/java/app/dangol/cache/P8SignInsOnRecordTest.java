package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SettableClock;
import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Wanted;
import app.dangol.trust.AuditTrail.Whose;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.Leaving;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.PinHash;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignIn.Answer;
import app.dangol.trust.access.SignInRecord;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.StaffOffice;
import app.dangol.trust.access.Tries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8: who was at the device, who could not get in, and who changed whose account. */
class P8SignInsOnRecordTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final StaffId MINJI = new StaffId("s-001");
  private static final StaffId JIEUN = new StaffId("M_001");
  private static final StaffId DEVICE = new StaffId("tablet-1");
  private static final String RIGHT = "240815";
  private static final String WRONG = "907351";
  private static final String NOTHING_MORE =
      "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final OnDuty duty = new OnDuty();
  private long nanos = 42;
  private TestStore store;
  private SignIn signIn;
  private StaffOffice office;
  private Permits manager;

  @BeforeEach
  void open() {
    start(folder);
    office.addFirst(JIEUN, "지은 Canaryname", RIGHT.toCharArray());
    manager = Permits.of(new StaffMember(JIEUN, "", Set.of(Role.MANAGER)));
    office.add(manager, MINJI, "민지 Canaryname", Set.of(Role.ASSOCIATE), RIGHT.toCharArray());
  }

  private void start(Path where) {
    store = new TestStore(where, clock);
    PinHash pins = new PinHash(store.index);
    signIn =
        new SignIn(store.staff, pins, duty, new SignInRecord(store.audit, DEVICE), () -> nanos);
    office = new StaffOffice(store.staff, pins, store.audit);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Answer right(StaffId who) {
    return signIn.enter(who, RIGHT.toCharArray());
  }

  private Answer wrong(StaffId who) {
    return signIn.enter(who, WRONG.toCharArray());
  }

  /** Who did what, the oldest first, without the two rows of how this device was set up. */
  private List<String> said() {
    return entries().stream().skip(2).map(P8SignInsOnRecordTest::words).toList();
  }

  private List<Entry> entries() {
    return store.auditTrail.list(Wanted.ALL, OptionalLong.empty(), 99).stream()
        .sorted(Comparator.comparingLong(Entry::seq))
        .toList();
  }

  private static String words(Entry entry) {
    return (entry.by() + " " + entry.action() + " " + entry.detail()).strip();
  }

  @Test
  void whoComesAndGoesAndWhoTakesTheirPlaceStandsInOrder() {
    right(MINJI);
    signIn.left(MINJI, Leaving.IDLE);
    duty.end();
    right(MINJI);
    right(JIEUN);
    signIn.left(JIEUN, Leaving.BY_HAND);

    assertThat(said())
        .containsExactly(
            "s-001 signed_in",
            "s-001 signed_out idle",
            "s-001 signed_in",
            "s-001 signed_out relieved",
            "M_001 signed_in",
            "M_001 signed_out by_hand");
    assertThat(entries()).allMatch(entry -> entry.whose() instanceof Whose.Nobody);
    assertThat(entries()).extracting(Entry::store).containsOnly("seoul-1");
    assertThat(entries()).extracting(Entry::device).containsOnly("tablet-1");
  }

  @Test
  void eachWrongPinIsARowOfTheDeviceAndTheFifthAndTheTenthOneMore() {
    for (int n = 0; n < 5; n++) {
      wrong(MINJI);
    }
    wrong(MINJI);
    right(MINJI);
    assertThat(said())
        .as("none that was not looked at, of which there is no end")
        .containsExactly(
            "tablet-1 pin_refused s-001",
            "tablet-1 pin_refused s-001",
            "tablet-1 pin_refused s-001",
            "tablet-1 pin_refused s-001",
            "tablet-1 pin_refused s-001",
            "tablet-1 locked_out s-001:five");

    nanos += Tries.PAUSE.toNanos();
    for (int n = 0; n < 20; n++) {
      wrong(MINJI);
    }
    assertThat(said()).hasSize(12).last().isEqualTo("tablet-1 locked_out s-001:ten");
    assertThat(entries().getLast().colleague()).contains(MINJI);
    assertThat(entries().getLast().word()).isEqualTo("ten");
  }

  @Test
  void aManagerWhoLetsSomebodyTryAgainAndOneWhoCannotAreThereToo() {
    store.staff.setTries(MINJI, new Tries(10, Duration.ZERO));

    signIn.free(MINJI, JIEUN, WRONG.toCharArray());
    signIn.free(new StaffId("nobody"), JIEUN, RIGHT.toCharArray());
    assertThat(said()).containsExactly("tablet-1 pin_refused M_001");
    signIn.free(MINJI, JIEUN, RIGHT.toCharArray());

    assertThat(said()).containsExactly("tablet-1 pin_refused M_001", "M_001 let_try_again s-001");
    assertThat(store.staff.find(MINJI).orElseThrow().tries()).isEqualTo(Tries.NONE);
  }

  @Test
  void whoeverVouchesForAnActIsNotSignedInAndAWrongPinForItIsARow() {
    signIn.vouch(JIEUN, Act.MANAGE_STAFF, RIGHT.toCharArray());
    signIn.vouch(JIEUN, Act.MANAGE_STAFF, WRONG.toCharArray());

    assertThat(said()).containsExactly("tablet-1 pin_refused M_001");
  }

  @Test
  void everyChangeOfAnAccountSaysWhoDidItToWhomAndAnotherThatChangesNothingNone() {
    office.grant(manager, MINJI, Role.IT);
    office.grant(manager, MINJI, Role.IT);
    office.withdraw(manager, MINJI, Role.ASSOCIATE);
    office.withdraw(manager, MINJI, Role.ASSOCIATE);
    office.resetPin(manager, MINJI, "730419".toCharArray());
    office.remove(manager, MINJI);

    assertThat(said())
        .containsExactly(
            "M_001 role_granted s-001:it",
            "M_001 role_withdrawn s-001:associate",
            "M_001 pin_reset s-001",
            "M_001 staff_removed s-001");
    assertThat(words(entries().getFirst())).isEqualTo("M_001 staff_added M_001:manager");
    assertThat(words(entries().get(1))).isEqualTo("M_001 staff_added s-001:associate");
  }

  @Test
  void whatIsRefusedByTheRulesIsNoRow() {
    Permits it = Permits.of(new StaffMember(new StaffId("it-1"), "", Set.of(Role.IT)));
    assertThatThrownBy(() -> office.remove(it, JIEUN)).hasMessageContaining("ACC-01");
    assertThatThrownBy(() -> office.remove(manager, JIEUN)).hasMessageContaining("ACC-03");
    assertThatThrownBy(
            () -> office.add(manager, MINJI, "하나", Set.of(Role.ASSOCIATE), "730419".toCharArray()))
        .hasMessageContaining("ACC-03");
    assertThatThrownBy(() -> office.resetPin(manager, MINJI, "123456".toCharArray()))
        .hasMessageContaining("ACC-03");

    assertThat(said()).isEmpty();
  }

  @Test
  void nobodyGetsInWhoCannotBePutOnRecordAndThePinIsWiped() {
    store.tamper(NOTHING_MORE);
    char[] pin = RIGHT.toCharArray();

    assertThatThrownBy(() -> signIn.enter(MINJI, pin)).isInstanceOf(DangolException.class);

    assertThat(duty.who()).isEmpty();
    assertThat(pin).containsOnly('\0');
    store.tamper("DROP TRIGGER full");
    assertThat(right(MINJI)).isInstanceOf(Answer.In.class);
  }

  @Test
  void aRightPinAndAWrongOneFailAlikeWhileNothingCanBeWritten() {
    store.tamper(NOTHING_MORE);

    for (int n = 0; n < 5; n++) {
      assertThatThrownBy(() -> wrong(MINJI)).isInstanceOf(DangolException.class);
    }

    assertThat(store.staff.find(MINJI).orElseThrow().tries().failed())
        .as("counted all the same")
        .isEqualTo(5);
    store.tamper("DROP TRIGGER full");
    assertThat(right(MINJI)).isInstanceOf(Answer.Out.class);
  }

  @Test
  void nobodyIsLetInAndNoAccountIsChangedOffTheRecord() {
    store.staff.setTries(MINJI, new Tries(10, Duration.ZERO));
    List<String> before = store.staff.list().stream().map(this::account).toList();
    store.tamper(NOTHING_MORE);

    fails(() -> signIn.free(MINJI, JIEUN, RIGHT.toCharArray()));
    fails(() -> office.grant(manager, MINJI, Role.MANAGER));
    fails(() -> office.withdraw(manager, MINJI, Role.ASSOCIATE));
    fails(() -> office.resetPin(manager, MINJI, "730419".toCharArray()));
    fails(() -> office.remove(manager, MINJI));
    fails(() ->
        office.add(
            manager, new StaffId("s-002"), "하나", Set.of(Role.ASSOCIATE), "730419".toCharArray()));

    assertThat(store.staff.list().stream().map(this::account)).isEqualTo(before);
  }

  private String account(app.dangol.trust.access.StaffAccount account) {
    return account + account.pin() + account.tries().failed();
  }

  private static void fails(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(DangolException.class);
  }

  @Test
  void whomTheConfigurationNamesServesOnRecordOrNotAtAll() {
    duty.begin(new StaffMember(new StaffId("민지"), "", Set.of(Role.ASSOCIATE)));
    signIn.serveUnasked();
    assertThat(said()).containsExactly("민지 signed_in unasked");
    assertThat(duty.who()).isPresent();

    store.tamper(NOTHING_MORE);
    fails(signIn::serveUnasked);
    assertThat(duty.who()).isEmpty();
  }

  @Test
  void noPinAndNoNameOfTheStaffIsInTheFile() throws Exception {
    wrong(MINJI);
    right(MINJI);
    office.resetPin(manager, MINJI, "730419".toCharArray());
    store.close();

    for (String name : List.of("ops.db", "ops.db-wal")) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain(WRONG, RIGHT, "730419", "Canaryname");
      }
    }
    store = new TestStore(folder, clock);
  }

  @Test
  void theRowsAreInTheChainSoThatOneThatIsChangedIsFound() {
    wrong(MINJI);
    right(MINJI);
    AuditedShop shop = new AuditedShop(store, folder);
    assertThat(shop.findings()).isEmpty();

    shop.tamper("UPDATE audit SET detail = 'M_001' WHERE action = 'pin_refused'");

    assertThat(shop.findings()).hasSize(1);
  }

  @Test
  void theyGoAfterTwoYearsLikeAnyOtherAndTheRestIsRight() {
    right(MINJI);
    clock.move(Duration.ofDays(800));
    store.audit.record(MINJI, Action.VIEW, new CustomerId("c1"));

    assertThat(store.audit.forgetBefore(clock.instant().minus(Duration.ofDays(731)), 1_000))
        .isEqualTo(3);
    assertThat(entries()).extracting(Entry::action).containsExactly("view");
    assertThat(new AuditedShop(store, folder).findings()).isEmpty();
  }

  @Test
  void aFileFromBeforeReadsOnAndHasThemBehindItsRows(@TempDir Path old) throws Exception {
    store.close();
    try (Session session =
        Session.open(old.resolve("ops.db"), List.of("PRAGMA journal_mode = WAL"))) {
      new OpsSchema1().apply(session);
      new OpsSchema2().apply(session);
      new OpsSchema3().apply(session);
      session.execute(
          "INSERT INTO audit (id, at, staff, action, customer)"
              + " VALUES (41, 1763719200123, 's1', 'view', 'c1')");
      session.execute("PRAGMA user_version = 3");
    }
    start(old);
    office.addFirst(JIEUN, "지은", RIGHT.toCharArray());
    right(JIEUN);

    assertThat(entries().stream().map(P8SignInsOnRecordTest::words))
        .containsExactly("s1 view", "M_001 staff_added M_001:manager", "M_001 signed_in");
    assertThat(entries().getFirst().colleague()).isEmpty();
    assertThat(new AuditedShop(store, old).findings()).isEmpty();
  }

  @Test
  void aRowAboutTheStaffHoldsNoCustomerAndNoWords() {
    CustomerId c1 = new CustomerId("c1");
    for (Action action : Action.values()) {
      if (action.isAboutStaff()) {
        assertThatThrownBy(
                () -> new AuditAct(JIEUN, action, Optional.of(c1), "s-001", Optional.empty()))
            .as(action.name())
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditAct.own(JIEUN, action, "").because("she asked"))
            .as(action.name())
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    assertThatThrownBy(() -> AuditAct.own(JIEUN, Action.PIN_REFUSED, ""))
        .as("whose it was")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AuditAct.on(MINJI, JIEUN, Action.STAFF_ADDED, "민지"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
