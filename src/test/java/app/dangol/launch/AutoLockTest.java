package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.id.StaffId;
import app.dangol.screen.FxThread;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.lock.LockViewModel;
import app.dangol.screen.theme.Fonts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window of a tablet that nobody touches any more, and of one that changes hands. */
@Timeout(120)
class AutoLockTest {
  private static final Duration AFTER = Duration.ofSeconds(3);

  @TempDir Path folder;
  private DataFolder data;
  private Dangol dangol;
  private AssociateApp app;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    FxThreadExtension.start();
    FxRuntime.call(() -> new Fonts().load());
    KioskConfig demo =
        DemoShop.config(new AppHome(Path.of("").toAbsolutePath()), folder, Locale.ENGLISH);
    KioskConfig config =
        new KioskConfig(
            demo.mode(),
            demo.display(),
            demo.place(),
            demo.staff(),
            new KioskConfig.Lock(false, AFTER),
            demo.hub(),
            demo.dataFolder(),
            demo.driversFolder(),
            demo.scanners(),
            demo.cards(),
            demo.retentionMonths(),
            demo.keys(),
            demo.consentTexts());
    Clock clock = Clock.systemDefaultZone();
    data = DataFolder.open(config.dataFolder());
    dangol =
        new Dangol(
            config,
            data,
            new HubEndpoint(
                HubRoute.direct(URI.create("http://127.0.0.1:9")), "no-token-is-needed"),
            FxThread.blockingGuard(),
            clock);
    DemoStaff.enrol(dangol.stores(), Locale.ENGLISH);
    app =
        FxRuntime.call(
            () -> new AssociateApp(dangol, config, clock, AssociateApp.Tray.none(dangol)));
    stage = FxRuntime.call(() -> app.show(false, () -> {}));
    await("people", () -> FxRuntime.call(app.lock()::hasPeople));
  }

  @AfterEach
  void close() throws Exception {
    FxRuntime.run(stage::hide);
    dangol.close();
    data.close();
  }

  @Test
  void locksItselfOnceNobodyTouchesItAndNotBefore() throws Exception {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 2 * AFTER.toNanos()) {
      FxRuntime.run(() -> Event.fireEvent(stage.getScene().getRoot(), touch()));
      assertThat(dangol.duty().who()).as("somebody is there").isPresent();
      TimeUnit.MILLISECONDS.sleep(100);
    }

    await("the lock", () -> dangol.duty().who().isEmpty());
    assertThat(FxRuntime.call(() -> stage.getScene())).isEqualTo(app.lock().scene());
  }

  @Test
  void changesHandsInTwoTouchesAndAPinAndTheWindowIsTheirs() throws Exception {
    FxRuntime.run(app.lock()::close);
    assertThat(FxRuntime.call(() -> stage.getScene())).isEqualTo(app.lock().scene());
    LockViewModel lock = app.lock().model();
    FxRuntime.run(() -> {
      lock.choose(new StaffId(DemoStaff.MANAGER));
      DemoStaff.PIN.chars().forEach(digit -> lock.type(digit - '0'));
      lock.enter();
    });

    await("the manager", () -> dangol.duty().who().isPresent());
    await("the app", () -> FxRuntime.call(() -> stage.getScene()) == app.screen().scene());
    assertThat(dangol.duty().who().orElseThrow().id()).isEqualTo(new StaffId(DemoStaff.MANAGER));
  }

  private static KeyEvent touch() {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, false, false, false, false);
  }

  private static void await(String what, Callable<Boolean> there) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!there.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
