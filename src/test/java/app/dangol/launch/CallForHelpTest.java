package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.HelpCallId;
import app.dangol.id.StaffId;
import app.dangol.visit.HelpCall;
import app.dangol.visit.HelpCall.State;
import app.dangol.visit.VisitEvent.HelpAnswered.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a kiosk to a tablet and back: two devices with data folders of their own and the real hub
 * over HTTP between them.
 */
@Timeout(120)
class CallForHelpTest {
  private static final int TIMED = 20;

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T05:00:00Z"));
  private EmbeddedHub hub;
  private HubEndpoint endpoint;
  private final List<ShopDevice> devices = new ArrayList<>();

  @BeforeEach
  void openTheHub() {
    hub = new EmbeddedHub(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    endpoint = hub.start();
  }

  @AfterEach
  void closeAll() {
    devices.forEach(ShopDevice::close);
    hub.close();
  }

  @Test
  void aCallShowsOnTheTabletAndItsAnswerOnTheKiosk() throws Exception {
    ShopDevice kiosk = device("kiosk-1");
    ShopDevice tablet = device("tablet-1");

    HelpCall call = kiosk.calls().call();
    assertThat(call.state()).isIn(State.QUEUED, State.WAITING);
    HelpCall seen = tablet.awaitWanted(open -> open.size() == 1).getFirst();

    assertThat(seen.id()).isEqualTo(call.id());
    assertThat(seen.device()).isEqualTo("kiosk-1");
    assertThat(seen.state()).isEqualTo(State.WAITING);
    kiosk.awaitState(call.id(), State.WAITING);
    assertThat(kiosk.calls().call().id()).as("pressed again").isEqualTo(call.id());

    tablet.desk().answerHelp(call.id());
    kiosk.awaitState(call.id(), State.ANSWERED);
    assertThat(kiosk.calls().find(call.id()).flatMap(HelpCall::answeredBy))
        .contains(new StaffId(ShopDevice.staffAt("tablet-1")));
    tablet.awaitAnswer(Outcome.TOLD);
    assertThat(tablet.calls().listOpen()).isEmpty();
  }

  @Test
  void aCallRingsOnceForEachTabletHoweverOftenItIsPressed() throws Exception {
    ShopDevice kiosk = device("kiosk-1");
    ShopDevice one = device("tablet-1");
    ShopDevice other = device("tablet-2");
    HelpCallId first = kiosk.calls().call().id();
    for (int i = 0; i < 5; i++) {
      assertThat(kiosk.calls().call().id()).isEqualTo(first);
    }
    one.awaitWanted(open -> open.size() == 1);
    other.awaitWanted(open -> open.size() == 1);

    kiosk.calls().withdraw(first);
    one.awaitWanted(List::isEmpty);
    other.awaitWanted(List::isEmpty);

    assertThat(one.wanted()).as("rang, and stopped").hasSize(2);
    assertThat(other.wanted()).hasSize(2);
  }

  @Test
  void theSecondTabletToAnswerLearnsThatSomebodyGoes() throws Exception {
    ShopDevice kiosk = device("kiosk-1");
    ShopDevice one = device("tablet-1");
    ShopDevice other = device("tablet-2");
    HelpCallId call = kiosk.calls().call().id();
    one.awaitWanted(open -> open.size() == 1);
    other.awaitWanted(open -> open.size() == 1);

    one.desk().answerHelp(call);
    other.desk().answerHelp(call);

    // Both may press before either hears of the other; the hub's first counts for both.
    List<Outcome> ends =
        List.of(
            one.awaitAnswer(outcome -> outcome != Outcome.ON_ITS_WAY),
            other.awaitAnswer(outcome -> outcome != Outcome.ON_ITS_WAY));
    assertThat(ends).containsExactlyInAnyOrder(Outcome.TOLD, Outcome.TAKEN);
  }

  @Test
  void offlineACallStaysHereAndArrivesWhileItIsWanted() throws Exception {
    ShopDevice kiosk = device("kiosk-1");
    ShopDevice tablet = device("tablet-1");
    hub.interrupt();
    kiosk.awaitOffline();
    HelpCall call = kiosk.calls().call();
    assertThat(kiosk.calls().find(call.id()).map(HelpCall::state)).contains(State.QUEUED);
    assertThat(tablet.calls().listOpen()).isEmpty();

    clock.move(Duration.ofMinutes(9));
    hub.resume();
    kiosk.syncNow();
    tablet.syncNow();

    HelpCall seen = tablet.awaitWanted(open -> open.size() == 1).getFirst();
    assertThat(seen.calledAt()).as("it says how long they wait").isEqualTo(call.calledAt());
    kiosk.awaitState(call.id(), State.WAITING);
  }

  @Test
  void aCallThatIsNoLongerWantedNeverRings() throws Exception {
    ShopDevice kiosk = device("kiosk-1");
    ShopDevice tablet = device("tablet-1");
    hub.interrupt();
    kiosk.awaitOffline();
    HelpCallId forgotten = kiosk.calls().call().id();
    clock.move(Duration.ofMinutes(11));
    assertThat(kiosk.calls().find(forgotten).map(HelpCall::state)).contains(State.WITHDRAWN);
    HelpCallId gone = kiosk.calls().call().id();
    kiosk.calls().withdraw(gone);

    hub.resume();
    kiosk.syncNow();
    tablet.syncNow();
    kiosk.awaitSynced();
    tablet.awaitSynced();
    // What comes after them in the same queue has come, so they would have come too.
    HelpCallId now = kiosk.calls().call().id();
    tablet.awaitWanted(open -> open.size() == 1);

    assertThat(tablet.wanted())
        .allSatisfy(open -> assertThat(open).extracting(HelpCall::id).containsExactly(now));
    assertThat(tablet.calls().find(gone).map(HelpCall::state))
        .isNotEqualTo(Optional.of(State.WAITING));
    assertThat(tablet.calls().find(forgotten).map(HelpCall::state))
        .isNotEqualTo(Optional.of(State.WAITING));
  }

  @Test
  void aCallAndAnAnswerOutliveARestartOfTheirDevices() throws Exception {
    hub.interrupt();
    ShopDevice kiosk = open("kiosk-1");
    HelpCallId call = kiosk.calls().call().id();
    kiosk.close();
    hub.resume();

    ShopDevice again = device("kiosk-1");
    ShopDevice tablet = device("tablet-1");
    tablet.awaitWanted(open -> open.size() == 1);
    again.awaitState(call, State.WAITING);
    tablet.close();
    ShopDevice tabletAgain = open("tablet-1");
    assertThat(tabletAgain.awaitWanted(open -> open.size() == 1))
        .as("known at once, without the hub")
        .extracting(HelpCall::id)
        .containsExactly(call);

    hub.interrupt();
    tabletAgain.desk().answerHelp(call);
    tabletAgain.awaitAnswer(Outcome.ON_ITS_WAY);
    tabletAgain.close();
    hub.resume();
    again.syncNow();
    device("tablet-1");
    again.awaitState(call, State.ANSWERED);
  }

  @Test
  void aCallOutlivesAKillOfItsDevice() throws Exception {
    HelpCallId call;
    Process kiosk = KilledKiosk.start(folder.resolve("kiosk-1"), folder.resolve("child.log"));
    try (BufferedReader out = kiosk.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      assertThat(first).as(() -> "the child: " + childLog()).isNotNull();
      call = HelpCallId.parse(first);
    } finally {
      kiosk.destroyForcibly();
    }
    assertThat(kiosk.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kiosk.exitValue()).as("killed, not ended").isEqualTo(137);

    ShopDevice tablet = device("tablet-1");
    clock.set(Instant.now());
    device("kiosk-1");

    assertThat(tablet.awaitWanted(open -> open.size() == 1))
        .extracting(HelpCall::id)
        .containsExactly(call);
  }

  private String childLog() {
    try {
      return Files.readString(folder.resolve("child.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void measuresTheWayFromTheKioskToTheTablet() throws Exception {
    ShopDevice kiosk = device("kiosk-1");
    ShopDevice tablet = device("tablet-1");
    double[] ms = new double[TIMED];
    for (int i = 0; i < TIMED; i++) {
      long begun = System.nanoTime();
      HelpCallId call = kiosk.calls().call().id();
      tablet.awaitWanted(open -> open.size() == 1);
      ms[i] = (System.nanoTime() - begun) / 1e6;
      kiosk.calls().withdraw(call);
      tablet.awaitWanted(List::isEmpty);
      kiosk.awaitState(call, State.WITHDRAWN);
    }
    Arrays.sort(ms);
    System.out.printf(
        "call to the tablet's event, %d times on loopback: median %.1f ms, least %.1f, most %.1f%n",
        TIMED, ms[TIMED / 2], ms[0], ms[TIMED - 1]);
    assertThat(tablet.wanted()).as("each rang once and stopped once").hasSize(2 * TIMED);
  }

  /** A device in step with the hub. */
  private ShopDevice device(String name) throws InterruptedException {
    ShopDevice device = open(name);
    device.awaitSynced();
    return device;
  }

  private ShopDevice open(String name) {
    ShopDevice device = new ShopDevice(name, folder.resolve(name), endpoint, clock);
    devices.add(device);
    return device;
  }
}
