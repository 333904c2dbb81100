package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.central.OAuthClient.Poll;
import app.dangol.central.ProofKey;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.screen.FxThread;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.lock.model.LockPage;
import app.dangol.screen.theme.Fonts;
import app.dangol.sync.SyncStatus;
import app.dangol.trust.access.StaffMember;
import app.dangol.wire.Entity;
import app.dangol.wire.OAuth;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A4: a hub that fails signs nobody out, and its being away keeps nobody out; its word that the
 * device is revoked or to be wiped does.
 */
@Timeout(120)
class A4SignOutTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;
  private Hub hub;
  private URI url;
  private Shop shop;
  private @Nullable Tablet tablet;

  @BeforeEach
  void open() throws Exception {
    FxThreadExtension.start();
    FxRuntime.call(() -> new Fonts().load());
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    url = hub.start(new Serving(0, Optional.of(TOKEN), Optional.empty(), Optional.empty()));
    hub.writer()
        .putClients(
            List.of(
                new Entity.Customer(
                    "c1",
                    "Canary Beatrix Hong",
                    "+821055512345",
                    null,
                    List.of(),
                    "seongsu",
                    "2024-01-01",
                    List.of(),
                    List.of("lookup"))),
            List.of());
    shop = new Shop(folder).set("hub.url", url.toString());
    enrol();
  }

  @AfterEach
  void close() throws Exception {
    if (tablet != null) {
      tablet.close();
    }
    hub.close();
  }

  private void enrol() {
    enrol(shop.dataFolder());
  }

  private void enrol(Path folder) {
    try (DataFolder data = DataFolder.open(folder);
        DeviceEnrolment enrolment =
            new DeviceEnrolment(
                HubRoute.direct(url), data, BlockingGuard.NONE, Clock.systemUTC())) {
      OAuth.Authorization asked = enrolment.oauth().authorize("tablet-1", "seongsu", "");
      hub.enrolment().grants().approve(asked.userCode(), "seongsu", "test");
      enrolment.keep(
          ((Poll.Approved) enrolment.oauth().poll(asked.deviceCode(), ProofKey.fresh())).tokens());
    }
  }

  /** The app of a tablet as it is wired in a shop, without its window. */
  private static final class Tablet implements AutoCloseable {
    final KioskConfig config;
    final DataFolder data;
    final ConfiguredHub hub;
    final Dangol dangol;
    final AssociateApp app;

    Tablet(Shop shop) throws Exception {
      config = new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(shop.config()));
      assertThat(config.lock().atStart()).as("a real installation begins locked").isTrue();
      Clock clock = Clock.systemDefaultZone();
      data = DataFolder.open(config.dataFolder());
      hub = ConfiguredHub.open(config.hub(), data, FxThread.blockingGuard(), clock);
      dangol = new Dangol(config, data, hub.endpoint(), FxThread.blockingGuard(), clock);
      DemoStaff.enrol(dangol.stores(), Locale.ENGLISH);
      app =
          FxRuntime.call(
              () -> new AssociateApp(dangol, config, clock, AssociateApp.Tray.none(dangol)));
    }

    /** As the app's own start does. */
    void listenToTheHub() {
      EnrolmentDoor.onWipe(hub, () -> FxThread.run(app::signOut));
    }

    void signIn() throws Exception {
      await("people", () -> !page().people().isEmpty());
      FxRuntime.run(() -> {
        app.lock().model().choose(new StaffId(DemoShop.STAFF));
        DemoStaff.PIN.chars().forEach(digit -> app.lock().model().type(digit - '0'));
        app.lock().model().enter();
      });
      await("somebody on duty", () -> onDuty().isPresent());
    }

    Optional<StaffId> onDuty() {
      return dangol.duty().who().map(StaffMember::id);
    }

    LockPage page() throws InterruptedException {
      return FxRuntime.call(() -> app.lock().model().pageProperty().get());
    }

    @Override
    public void close() {
      dangol.close();
      hub.close();
      data.close();
    }
  }

  private static void await(String what, Callable<Boolean> there) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!there.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private Tablet start() throws Exception {
    Tablet started = new Tablet(shop);
    tablet = started;
    return started;
  }

  @Test
  void aHubThatFailsInAnyWaySignsNobodyOutAndAPinWorksWithoutIt() throws Exception {
    try (MockWebServer broken = new MockWebServer()) {
      broken.start();
      shop.set("hub.url", "http://127.0.0.1:" + broken.getPort());
      Tablet here = start();
      here.listenToTheHub();
      here.signIn();
      for (int code : List.of(401, 403, 429, 500, 502, 503)) {
        for (int i = 0; i < 4; i++) {
          broken.enqueue(new MockResponse.Builder().code(code).body("<html>proxy</html>").build());
        }
        exchange(here.dangol);
        assertThat(here.onDuty()).as("after %d", code).contains(new StaffId(DemoShop.STAFF));
      }
      assertNothingIsWiped(here);
      broken.close();
      here.dangol.start();
      here.dangol.untilOffline();
      assertThat(here.onDuty()).contains(new StaffId(DemoShop.STAFF));

      FxRuntime.run(here.app.lock()::close);
      assertThat(here.onDuty()).isEmpty();
      here.signIn();
    }
  }

  private static void assertNothingIsWiped(Tablet here) throws Exception {
    assertThat(door(here).wipeIfOrdered(here.hub, here.dangol)).isFalse();
    for (String name : List.of("device.key", "cache.db", "ops.db", "enrolment.sealed")) {
      assertThat(here.data.path().resolve(name)).isNotEmptyFile();
    }
  }

  private static EnrolmentDoor door(Tablet here) {
    return new EnrolmentDoor(here.config, here.data, Clock.systemDefaultZone());
  }

  /**
   * As after an older back-up of the hub was restored, or when a namesake took this one's place.
   */
  @Test
  void aHubThatHasForgottenThisDeviceSignsNobodyOutAndWipesNothing() throws Exception {
    Tablet here = start();
    here.listenToTheHub();
    here.dangol.syncOnce();
    here.signIn();
    Shop namesake = new Shop(Files.createDirectory(folder.resolve("namesake")));
    enrol(namesake.dataFolder());

    exchange(here.dangol);
    exchange(here.dangol);

    assertThat(here.hub.enrolment().orElseThrow().hasEnded()).isTrue();
    assertThat(here.onDuty()).contains(new StaffId(DemoShop.STAFF));
    assertNothingIsWiped(here);
  }

  @Test
  void aRevocationSignsOutAndWipesWhatIsPersonal() throws Exception {
    Tablet here = start();
    here.listenToTheHub();
    here.dangol.syncOnce();
    here.signIn();
    here.dangol.desk().open(new CustomerId("c1"));
    await("the customer", () -> shows(here));
    hub.enrolment().devices().revoke(hub.enrolment().devices().listAll().getFirst().id());
    exchange(here.dangol);
    await("nobody on duty", () -> here.onDuty().isEmpty());

    assertThat(door(here).wipeIfOrdered(here.hub, here.dangol)).isTrue();

    PatternScan canaries =
        new PatternScan(
            List.of(
                "Canary Beatrix Hong".getBytes(StandardCharsets.UTF_8),
                "+821055512345".getBytes(StandardCharsets.UTF_8)));
    try (var all = Files.walk(here.data.path())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(file.getFileName().toString()).matches("dangol[.]lock|ops-lost-[0-9-]+[.]json");
        assertThat(canaries.countIn(Files.readAllBytes(file))).isZero();
        assertThat(Files.readString(file)).doesNotContain(DemoShop.STAFF);
      }
    }
    assertThat(LostWrites.findNewest(here.data.path()).orElseThrow().why())
        .isEqualTo(LostWrites.Why.REVOKED);
  }

  private static void exchange(Dangol dangol) {
    try {
      dangol.syncOnce();
    } catch (DangolException e) {
      assertThat(e.code().text()).startsWith("HUB-");
    }
  }

  @Test
  void aRevocationSignsOutAndNothingAnybodyHadBegunIsLeft() throws Exception {
    Tablet here = start();
    here.listenToTheHub();
    here.dangol.syncOnce();
    here.signIn();
    here.dangol.desk().open(new CustomerId("c1"));
    await("the customer", () -> shows(here));
    FxRuntime.run(() -> here.app.model().draftProperty().set("call her"));
    here.dangol.start();
    await("in step", () -> here.dangol.sync().status().state() == SyncStatus.State.SYNCED);

    hub.enrolment().devices().revoke(hub.enrolment().devices().listAll().getFirst().id());
    await("nobody on duty", () -> here.onDuty().isEmpty());
    await("a word on it", () -> here.page().notice().isPresent());
    await("nobody in view", () -> !shows(here));

    here.signIn();
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(shows(here)).as("nobody's visit goes on").isFalse();
    assertThat(FxRuntime.call(() -> here.app.model().draftProperty().get())).isEmpty();
  }

  private static boolean shows(Tablet tablet) throws InterruptedException {
    return FxRuntime.call(() -> tablet.app.model().customerProperty().get().isPresent());
  }

  @Test
  void anOrderedWipeSignsOutToo() throws Exception {
    Tablet here = start();
    here.listenToTheHub();
    here.dangol.syncOnce();
    here.signIn();
    hub.enrolment().devices().requestWipe(hub.enrolment().devices().listAll().getFirst().id());
    exchange(here.dangol);

    await("nobody on duty", () -> here.onDuty().isEmpty());
  }

  @Test
  void aWipeEndsTheSessionByItselfAndDestroysTheStaffWithEverythingElse() throws Exception {
    Tablet here = start();
    here.dangol.syncOnce();
    here.signIn();
    hub.enrolment().devices().requestWipe(hub.enrolment().devices().listAll().getFirst().id());
    exchange(here.dangol);
    assertThat(here.onDuty()).as("nobody listens to the hub here").isPresent();

    assertThat(door(here).wipeIfOrdered(here.hub, here.dangol)).isTrue();
    assertThat(here.onDuty()).isEmpty();

    assertThat(Files.exists(here.data.path().resolve("ops.db"))).isFalse();
    assertThat(Files.exists(here.data.path().resolve("device.key"))).isFalse();
  }
}
