package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.StaffId;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.lock.LockViewModel;
import app.dangol.screen.theme.Fonts;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.NameDesk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * S1: the names of customers are in memory from when somebody who may look for people signs in
 * until they lock or sign out, and never at a kiosk.
 */
@Timeout(120)
class S1NameIndexTest {
  private static final HubEndpoint NO_HUB =
      new HubEndpoint(HubRoute.direct(URI.create("http://127.0.0.1:9")), "no-token-is-needed");

  @TempDir Path folder;
  private @Nullable DataFolder data;
  private @Nullable Dangol dangol;

  private Dangol open(KioskConfig config) {
    DataFolder opened = DataFolder.open(config.dataFolder());
    data = opened;
    dangol = new Dangol(config, opened, NO_HUB, BlockingGuard.NONE, Clock.systemDefaultZone());
    return dangol;
  }

  private KioskConfig tablet() {
    return DemoShop.config(new AppHome(Path.of("").toAbsolutePath()), folder, Locale.ENGLISH);
  }

  @AfterEach
  void close() {
    if (dangol != null) {
      dangol.close();
    }
    if (data != null) {
      data.close();
    }
  }

  @Test
  void aLockTakesTheNamesAwayAndWhoeverSignsInNextHasThemReadAnew() throws Exception {
    FxThreadExtension.start();
    FxRuntime.call(() -> new Fonts().load());
    KioskConfig config = tablet();
    Dangol tablet = open(config);
    DemoStaff.enrol(tablet.stores(), Locale.ENGLISH);
    AssociateApp app =
        FxRuntime.call(() ->
            new AssociateApp(
                tablet, config, Clock.systemDefaultZone(), AssociateApp.Tray.none(tablet)));
    FxRuntime.run(() -> app.lock().onTurn(() -> {}, java.time.Duration.ofHours(1)));
    await("people", () -> FxRuntime.call(app.lock()::hasPeople));
    NameDesk names = tablet.desks().names().orElseThrow();
    assertThat(names.holdsNames()).as("a command reads none").isFalse();
    tablet.start();
    await("names", names::holdsNames);

    FxRuntime.run(app.lock()::close);
    await("no names", () -> !names.holdsNames() && !isReading());

    FxRuntime.run(() -> signIn(app.lock().model()));
    await("names of the next", names::holdsNames);

    FxRuntime.run(app::signOut);
    await("no names after a sign-out", () -> !names.holdsNames() && !isReading());
  }

  private static void signIn(LockViewModel lock) {
    lock.choose(new StaffId(DemoStaff.MANAGER));
    DemoStaff.PIN.chars().forEach(digit -> lock.type(digit - '0'));
    lock.enter();
  }

  @Test
  void whoeverLooksAfterTheDeviceAloneHasNone() throws Exception {
    Dangol tablet = open(tablet());
    NameDesk names = tablet.desks().names().orElseThrow();
    tablet.duty().begin(new StaffMember(new StaffId("it-1"), "IT", Set.of(Role.IT)));
    tablet.start();
    tablet.duty().end();
    tablet.duty().begin(new StaffMember(new StaffId("m-1"), "M", Set.of(Role.MANAGER)));
    await("a manager's names", names::holdsNames);
    tablet.duty().end();
    tablet.duty().begin(new StaffMember(new StaffId("it-1"), "IT", Set.of(Role.IT)));
    await("none again", () -> !names.holdsNames() && !isReading());
  }

  @Test
  void theEndOfTheAppTakesThemAway() throws Exception {
    Dangol tablet = open(tablet());
    NameDesk names = tablet.desks().names().orElseThrow();
    tablet.start();
    await("names", names::holdsNames);

    tablet.close();

    assertThat(names.holdsNames()).isFalse();
    assertThat(isReading()).isFalse();
  }

  @Test
  void aKioskNeverHasAny() {
    Dangol kiosk =
        open(DemoShop.kiosk(new AppHome(Path.of("").toAbsolutePath()), folder, Locale.ENGLISH));
    kiosk.start();
    kiosk.duty().begin(new StaffMember(new StaffId("m-1"), "M", Set.of(Role.MANAGER)));

    assertThat(kiosk.desks().names()).isEmpty();
    assertThat(isReading()).isFalse();
  }

  /** Whether there is a thread that reads names. */
  private static boolean isReading() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("names"));
  }

  private static void await(String what, Callable<Boolean> there) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!there.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
