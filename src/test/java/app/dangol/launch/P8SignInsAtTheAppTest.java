package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.id.StaffId;
import app.dangol.screen.FxThread;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.associate.StaffViewModel;
import app.dangol.screen.associate.model.StaffPage;
import app.dangol.screen.lock.LockViewModel;
import app.dangol.screen.lock.model.LockPage;
import app.dangol.screen.theme.Fonts;
import app.dangol.text.Texts;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Wanted;
import app.dangol.trust.access.Role;
import app.dangol.visit.StaffChange;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P8: who had the tablet from when to when, as the app itself writes it down. */
@Timeout(120)
class P8SignInsAtTheAppTest {
  private static final String NOTHING_MORE =
      "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END";

  @TempDir Path folder;
  private KioskConfig config;
  private DataFolder data;
  private Dangol dangol;
  private AssociateApp app;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    FxThreadExtension.start();
    FxRuntime.call(() -> new Fonts().load());
    config = config(Duration.ofMinutes(5));
    data = DataFolder.open(config.dataFolder());
    dangol = device();
    DemoStaff.enrol(dangol.stores(), Locale.ENGLISH);
    app = FxRuntime.call(this::app);
    stage = FxRuntime.call(() -> app.show(false, () -> {}));
    await("people", () -> FxRuntime.call(app.lock()::hasPeople));
  }

  @AfterEach
  void close() throws Exception {
    FxRuntime.run(stage::hide);
    dangol.close();
    data.close();
  }

  /** The demo's, unlocked as Minji. */
  private KioskConfig config(Duration lockedAfter) {
    KioskConfig demo =
        DemoShop.config(new AppHome(Path.of("").toAbsolutePath()), folder, Locale.ENGLISH);
    return new KioskConfig(
        demo.mode(),
        demo.display(),
        demo.place(),
        demo.staff(),
        new KioskConfig.Lock(false, lockedAfter),
        demo.hub(),
        demo.dataFolder(),
        demo.driversFolder(),
        demo.scanners(),
        demo.cards(),
        demo.retentionMonths(),
        demo.keys(),
        demo.consentTexts());
  }

  private Dangol device() {
    return new Dangol(
        config,
        data,
        new HubEndpoint(HubRoute.direct(URI.create("http://127.0.0.1:9")), "no-token-is-needed"),
        FxThread.blockingGuard(),
        Clock.systemDefaultZone());
  }

  private AssociateApp app() {
    return new AssociateApp(
        dangol, config, Clock.systemDefaultZone(), AssociateApp.Tray.none(dangol));
  }

  /** The app is closed, and the device opened as a command does. */
  private void closeTheApp() throws Exception {
    close();
    data = DataFolder.open(config.dataFolder());
    dangol = device();
  }

  private void openTheApp() throws Exception {
    app = FxRuntime.call(this::app);
    stage = FxRuntime.call(() -> app.show(false, () -> {}));
  }

  private void enter(String who, String pin) throws Exception {
    LockViewModel lock = app.lock().model();
    FxRuntime.run(() -> {
      lock.choose(new StaffId(who));
      pin.chars().forEach(digit -> lock.type(digit - '0'));
      lock.enter();
    });
  }

  /** What was written since the demo's staff were added, the oldest first. */
  private List<String> said() {
    return dangol.stores().trail.list(Wanted.ALL, OptionalLong.empty(), 99).reversed().stream()
        .filter(entry -> !entry.action().equals("staff_added"))
        .map(P8SignInsAtTheAppTest::words)
        .toList();
  }

  private static String words(Entry entry) {
    return (entry.by() + " " + entry.action() + " " + entry.detail()).strip();
  }

  private void sql(String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.opsFile() + "?busy_timeout=5000");
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  @Test
  void aDayAtTheTabletIsReadFromTopToBottom() throws Exception {
    FxRuntime.run(app.lock()::close);
    enter(DemoStaff.MANAGER, "907351");
    await("the refusal", () -> said().size() == 3);
    enter(DemoStaff.MANAGER, DemoStaff.PIN);
    await("the manager", () -> dangol.duty().who().isPresent());
    closeTheApp();

    String device = config.place().device();
    assertThat(said())
        .as("a device that is opened by a command alone adds none")
        .containsExactly(
            "s-001 signed_in unasked",
            "s-001 signed_out by_hand",
            device + " pin_refused m-001",
            "m-001 signed_in",
            "m-001 signed_out closed");
  }

  @Test
  void aLockThatClosedByItselfSaysSo() throws Exception {
    config = config(Duration.ofMillis(200));
    closeTheApp();
    openTheApp();

    await("the lock", () -> dangol.duty().who().isEmpty());
    await("the row", () -> said().size() == 4);
    assertThat(said())
        .containsExactly(
            "s-001 signed_in unasked",
            "s-001 signed_out closed",
            "s-001 signed_in unasked",
            "s-001 signed_out idle");
  }

  @Test
  void theLockClosesAlsoWhereThatCannotBeWrittenDownAndSaysSo() throws Exception {
    await("the row", () -> said().size() == 1);
    sql(NOTHING_MORE);

    FxRuntime.run(app.lock()::close);

    assertThat(dangol.duty().who()).isEmpty();
    awaitNotice();
    enter(DemoStaff.MANAGER, DemoStaff.PIN);
    await("a word on it", () -> pad().contains("(DB-01)"));
    assertThat(dangol.duty().who()).as("nobody gets in either").isEmpty();

    sql("DROP TRIGGER full");
    enter(DemoStaff.MANAGER, DemoStaff.PIN);
    await("the manager", () -> dangol.duty().who().isPresent());
  }

  private String pad() throws Exception {
    return FxRuntime.call(
        () -> app.lock().model().pageProperty().get().pad().orElseThrow().words());
  }

  private void awaitNotice() throws Exception {
    String words = Texts.in(Locale.ENGLISH).get("failure.DB-01");
    await(
        "a word on it",
        () ->
            FxRuntime.call(() ->
                app.lock().model().pageProperty().get().notice().stream().anyMatch(words::equals)));
  }

  @Test
  void whomTheConfigurationNamesDoesNotServeWhereThatCannotBeWrittenDown() throws Exception {
    closeTheApp();
    sql(NOTHING_MORE);
    openTheApp();

    await("nobody", () -> dangol.duty().who().isEmpty());
    await("the lock", () -> FxRuntime.call(() -> stage.getScene()) == app.lock().scene());
    awaitNotice();
  }

  @Test
  void whoeverIsAddedAtTheTabletStandsOnItsLockScreenAtOnceAndComesIn() throws Exception {
    FxRuntime.run(app.lock()::close);
    enter(DemoStaff.MANAGER, DemoStaff.PIN);
    await("the manager", () -> dangol.duty().who().isPresent());
    StaffViewModel staff = app.model().staff();
    FxRuntime.run(() -> {
      staff.open();
      staff.begin(new StaffChange.Add(new StaffId("s-009"), "Sua", EnumSet.of(Role.ASSOCIATE)));
    });
    await("somebody in view", () -> !(body(staff) instanceof StaffPage.Body.Nothing));
    for (String pin : List.of("730419", "730419", DemoStaff.PIN)) {
      FxRuntime.run(() -> {
        pin.chars().forEach(digit -> staff.type(digit - '0'));
        staff.enter();
      });
    }
    await("it is done", () -> body(staff) instanceof StaffPage.Body.One);
    await("a tile", () -> names().contains("Sua"));

    FxRuntime.run(app.lock()::close);
    enter("s-009", "730419");
    await("Sua", () -> dangol.duty().who().isPresent());
    assertThat(said()).endsWith("m-001 signed_in", "m-001 signed_out by_hand", "s-009 signed_in");
  }

  /** A pause that a wrong PIN brought in one place holds in the other. */
  @Test
  void whoeverTypedFiveWrongOnesInTheSheetWaitsAtTheLockToo() throws Exception {
    FxRuntime.run(app.lock()::close);
    enter(DemoStaff.MANAGER, DemoStaff.PIN);
    await("the manager", () -> dangol.duty().who().isPresent());
    StaffViewModel staff = app.model().staff();
    FxRuntime.run(() -> {
      staff.open();
      staff.begin(new StaffChange.Remove(new StaffId("s-001")));
    });
    await("somebody in view", () -> !(body(staff) instanceof StaffPage.Body.Nothing));
    for (int n = 0; n < 5; n++) {
      await("a pad", () -> body(staff) instanceof StaffPage.Body.Pad pad && pad.open());
      FxRuntime.run(() -> {
        "907351".chars().forEach(digit -> staff.type(digit - '0'));
        staff.enter();
      });
      String left = List.of("4 tries", "3 tries", "2 tries", "One try", "Too many").get(n);
      await("a word on it", () -> saidTo(staff).contains(left));
    }
    FxRuntime.run(app.lock()::close);
    FxRuntime.run(() -> app.lock().model().choose(new StaffId(DemoStaff.MANAGER)));

    await("the wait", () -> pad().contains("try again in"));
    assertThat(said()).contains(config.place().device() + " locked_out m-001:five");
  }

  private static String saidTo(StaffViewModel staff) throws Exception {
    return FxRuntime.call(() -> staff.pageProperty().get().said());
  }

  private static StaffPage.Body body(StaffViewModel staff) throws Exception {
    return FxRuntime.call(() -> staff.pageProperty().get().body());
  }

  private List<String> names() throws Exception {
    return FxRuntime.call(() ->
        app.lock().model().pageProperty().get().people().stream()
            .map(LockPage.Tile::name)
            .toList());
  }

  private static void await(String what, Callable<Boolean> there) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!there.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
