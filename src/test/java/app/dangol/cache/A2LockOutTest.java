package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.id.StaffId;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.MemoryKeys;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.PinHash;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignIn.Answer;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.SignInRecord;
import app.dangol.trust.access.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A2: five wrong PINs bring five minutes, ten a manager; over restarts, whatever the clock says.
 */
class A2LockOutTest {
  private static final StaffId MINJI = new StaffId("s-001");
  private static final StaffId HANA = new StaffId("s-002");
  private static final StaffId JIEUN = new StaffId("m-001");
  private static final String RIGHT = "240815";
  private static final String WRONG = "240816";

  @TempDir Path folder;

  private TestStore store;
  private OnDuty duty;
  private SignIn signIn;
  private long nanos = 42;

  @BeforeEach
  void open() {
    start(Instant.parse("2026-11-21T05:00:00Z"));
    PinHash pins = new PinHash(store.index);
    add(pins, MINJI, Role.ASSOCIATE);
    add(pins, HANA, Role.ASSOCIATE);
    add(pins, JIEUN, Role.MANAGER);
  }

  private void add(PinHash pins, StaffId id, Role role) {
    store.staff.add(id, "name of " + id, Set.of(role), pins.of(id, RIGHT.toCharArray()), JIEUN);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void start(Instant clock) {
    store = new TestStore(folder, Clock.fixed(clock, ZoneOffset.UTC));
    duty = new OnDuty();
    signIn =
        new SignIn(
            store.staff,
            new PinHash(store.index),
            duty,
            new SignInRecord(store.audit, new StaffId("tablet-1")),
            () -> nanos);
  }

  /** The program is ended and started again by that clock; the counter begins anew as well. */
  private void restart(String clock) {
    store.close();
    nanos = -7_000;
    start(Instant.parse(clock));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private Answer wrong(StaffId who) {
    return signIn.enter(who, WRONG.toCharArray());
  }

  private Answer right(StaffId who) {
    return signIn.enter(who, RIGHT.toCharArray());
  }

  private static Answer open(int left) {
    return new Answer.Out(new Standing.Open(left));
  }

  private static Answer paused(Duration left) {
    return new Answer.Out(new Standing.Paused(left));
  }

  private static final Answer BARRED = new Answer.Out(new Standing.Barred());

  private void failFive() {
    for (int left = 4; left >= 1; left--) {
      assertThat(wrong(MINJI)).isEqualTo(open(left));
    }
    assertThat(wrong(MINJI)).isEqualTo(paused(Duration.ofMinutes(5)));
  }

  @Test
  void fiveWrongOnesBringFiveMinutesInWhichNotEvenTheRightOneCounts() {
    failFive();

    pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(right(MINJI)).isEqualTo(paused(Duration.ofMillis(1)));
    assertThat(duty.who()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(right(MINJI)).isInstanceOf(Answer.In.class);
    assertThat(duty.who().orElseThrow().id()).isEqualTo(MINJI);
    assertThat(wrong(MINJI)).as("the right one wiped the slate").isEqualTo(open(4));
  }

  @Test
  void eachPersonHasTheirOwnTries() {
    failFive();

    assertThat(wrong(HANA)).isEqualTo(open(4));
    assertThat(right(HANA)).isInstanceOf(Answer.In.class);
    assertThat(right(MINJI)).isEqualTo(paused(Duration.ofMinutes(5)));
  }

  @Test
  void aRestartShortensNoPause() {
    failFive();
    pass(Duration.ofMinutes(4));
    restart("2026-11-21T05:04:10Z");

    assertThat(right(MINJI)).as("it begins anew").isEqualTo(paused(Duration.ofMinutes(5)));
    pass(Duration.ofMinutes(5));
    assertThat(right(MINJI)).isInstanceOf(Answer.In.class);
  }

  @Test
  void turningTheClockByADayOrTenYearsChangesNothing() {
    failFive();
    for (String clock :
        new String[] {
          "2026-11-22T05:00:00Z",
          "2036-11-21T05:00:00Z",
          "2026-11-20T05:00:00Z",
          "2016-11-21T05:00:00Z"
        }) {
      restart(clock);
      assertThat(right(MINJI)).as(clock).isEqualTo(paused(Duration.ofMinutes(5)));
    }
  }

  @Test
  void aPauseThatWasServedIsNotServedAgainAfterARestart() {
    failFive();
    pass(Duration.ofMinutes(5));
    assertThat(signIn.standing(store.staff.find(MINJI).orElseThrow()))
        .isEqualTo(new Standing.Open(5));
    restart("2026-11-21T05:06:00Z");

    assertThat(wrong(MINJI)).isEqualTo(open(4));
  }

  @Test
  void tenWrongOnesTakeAManagerAlsoAfterARestart() {
    barMinji();
    pass(Duration.ofDays(365));
    assertThat(right(MINJI)).isEqualTo(BARRED);
    restart("2036-11-21T05:00:00Z");
    assertThat(right(MINJI)).isEqualTo(BARRED);

    assertThat(signIn.free(MINJI, HANA, RIGHT.toCharArray()))
        .as("an associate")
        .isInstanceOf(Answer.NotAllowed.class);
    assertThat(signIn.free(MINJI, MINJI, RIGHT.toCharArray())).isEqualTo(BARRED);
    assertThat(signIn.free(MINJI, JIEUN, WRONG.toCharArray())).isEqualTo(open(4));
    assertThat(right(MINJI)).isEqualTo(BARRED);

    assertThat(signIn.free(MINJI, JIEUN, RIGHT.toCharArray())).isInstanceOf(Answer.In.class);
    assertThat(duty.who()).as("nobody is signed in by it").isEmpty();
    assertThat(right(MINJI)).isInstanceOf(Answer.In.class);
  }

  private void barMinji() {
    failFive();
    pass(Tries.PAUSE);
    for (int left = 4; left >= 1; left--) {
      assertThat(wrong(MINJI)).isEqualTo(open(left));
    }
    assertThat(wrong(MINJI)).isEqualTo(BARRED);
  }

  @Test
  void aTryIsOnDiskBeforeItIsLookedAtSoThatPullingThePlugWinsNone() {
    store.staff.setPin(MINJI, "what a check breaks off at");
    char[] pin = RIGHT.toCharArray();

    assertThatThrownBy(() -> signIn.enter(MINJI, pin)).isInstanceOf(DangolException.class);

    assertThat(store.staff.find(MINJI).orElseThrow().tries().failed()).isEqualTo(1);
    assertThat(pin).as("wiped all the same").containsOnly('\0');
  }

  @Test
  void thePinIsWipedWhateverComesOfIt() {
    char[] right = RIGHT.toCharArray();
    char[] wrong = WRONG.toCharArray();
    char[] nobodys = RIGHT.toCharArray();
    signIn.enter(MINJI, right);
    signIn.enter(MINJI, wrong);
    signIn.enter(new StaffId("nobody"), nobodys);

    assertThat(new String(right) + new String(wrong) + new String(nobodys)).matches("\0{18}");
  }

  @Test
  void onAReinstalledDeviceThereIsNobodyAndOnOneWithAnotherKeyNoPinWorks() throws IOException {
    String kept = store.staff.find(MINJI).orElseThrow().pin();
    FieldCipher other = new FieldCipher(new MemoryKeys(8));
    PinHash otherPins = new PinHash(new BlindIndex(new MemoryKeys(8)));
    assertThatThrownBy(() -> new SqliteStaff(store.ops, other, Clock.systemUTC()).list())
        .hasMessageContaining("KEY-02");
    assertThat(otherPins.matches(MINJI, kept, RIGHT.toCharArray())).isFalse();

    Path fresh = Files.createDirectories(folder.resolve("reinstalled"));
    FileDeviceKeys keys = FileDeviceKeys.open(fresh, false);
    try (OpsDatabase ops =
        OpsDatabase.open(fresh.resolve("ops.db"), app.dangol.failure.BlockingGuard.NONE)) {
      SqliteStaff staff = new SqliteStaff(ops, new FieldCipher(keys), Clock.systemUTC());
      SignIn there =
          new SignIn(
              staff,
              new PinHash(new BlindIndex(keys)),
              new OnDuty(),
              new SignInRecord(store.audit, new StaffId("tablet-1")),
              System::nanoTime);
      assertThat(there.enter(MINJI, RIGHT.toCharArray())).isInstanceOf(Answer.NotAllowed.class);
    }
  }
}
