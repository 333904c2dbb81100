package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.id.CustomerId;
import app.dangol.screen.FxThread;
import app.dangol.screen.SceneWords;
import app.dangol.screen.associate.PrivacyViewModel;
import app.dangol.screen.associate.model.FoundText;
import app.dangol.screen.kiosk.Panel;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.GrowingTextArea;
import app.dangol.visit.DataRequest;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/**
 * A process of its own that shows a customer on the real screen, dumps its heap, wipes or locks,
 * and dumps it again. Knows nobody: card, name and digits come by its standard input, and it keeps
 * none of them itself.
 */
final class HeapDevice {
  /**
   * When everybody has come from the hub, and one more, with the customer on the screen, and at a
   * tablet their name in the search field and what they say is right in the form that corrects it.
   */
  static final List<String> BEFORE =
      List.of("synced.hprof", "late.hprof", "shown.hprof", "searched.hprof", "corrected.hprof");

  /** After the wipe, or the lock. */
  static final String AFTER = "after.hprof";

  /** Everything fades and every cache of the toolkit has its turn within this. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private static final Panel PANEL = new Panel(1080, 1920, 32);

  private final Path data;
  private final Path dumps;
  private final HubEndpoint hub;

  private HeapDevice(Path data, Path dumps, HubEndpoint hub) {
    this.data = data;
    this.dumps = dumps;
    this.hub = hub;
  }

  /**
   * @param args {@code tablet} or {@code kiosk}, the demo's folder, where the dumps go, the hub's
   *     address, who has signed its certificate, and a token
   */
  public static void main(String[] args) throws Exception {
    HubRoute route =
        new HubRoute(URI.create(args[3]), Optional.empty(), Optional.of(Path.of(args[4])));
    HeapDevice device =
        new HeapDevice(Path.of(args[1]), Path.of(args[2]), new HubEndpoint(route, args[5]));
    // Without a buffer, which would keep what went through it.
    DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    FxRuntime.start(true);
    if (args[0].equals("kiosk")) {
      device.kiosk(in);
    } else {
      device.tablet(in);
    }
    Runtime.getRuntime().halt(0);
  }

  private static byte[] next(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private void kiosk(DataInputStream in) throws Exception {
    KioskConfig config = DemoShop.kiosk(AppHome.find(), data, Locale.ENGLISH);
    MovableClock clock = new MovableClock(Clock.systemDefaultZone());
    try (DataFolder folder = DataFolder.open(config.dataFolder());
        Dangol dangol = new Dangol(config, folder, hub, FxThread.blockingGuard(), clock)) {
      KioskApp app =
          FxRuntime.call(() ->
              new KioskApp(
                  config, PANEL, clock, clock::nanos, new AssociateApp.Tray(List.of(), key -> {})));
      FxRuntime.run(() -> app.attach(dangol));
      FxRuntime.run(() -> app.showWindow(() -> {}));
      dangol.start();
      sync(dangol, next(in));
      scan(dangol, next(in));
      until("a greeting", app, KioskPage.Greeting.class);
      dump(BEFORE.get(2), false);
      FxRuntime.run(app.model()::finish);
      scan(dangol, next(in));
      until("a greeting by a signed card", app, KioskPage.Greeting.class);
      FxRuntime.run(app.model().own()::open);
      until("what they agreed to", app, KioskPage.OwnChoices.class);
      FxRuntime.run(() -> app.model().own().ask(DataRequest.CORRECT_CONTACT));
      until("a number for their request", app, KioskPage.OwnRequest.class);
      dump(BEFORE.get(3), false);
      TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos());

      clock.advance(Duration.ofSeconds(46));
      until("the welcome", app, KioskPage.Welcome.class);
      dumpSettled();
    }
  }

  /**
   * Takes everybody in, and somebody who comes while it waits for changes.
   *
   * @param late their id
   */
  private void sync(Dangol dangol, byte[] late) throws Exception {
    dangol.untilSynced();
    dump(BEFORE.getFirst(), false);
    CustomerId whose = new CustomerId(new String(late, StandardCharsets.UTF_8));
    await("one more", () -> dangol.stores().customers.find(whose).isPresent());
    dump(BEFORE.get(1), false);
  }

  private static void until(String what, KioskApp app, Class<? extends KioskPage> page)
      throws Exception {
    await(what, () -> FxRuntime.call(() -> page.isInstance(app.model().pageProperty().get())));
  }

  private void tablet(DataInputStream in) throws Exception {
    KioskConfig config = DemoShop.config(AppHome.find(), data, Locale.ENGLISH);
    Clock clock = Clock.systemDefaultZone();
    try (DataFolder folder = DataFolder.open(config.dataFolder());
        Dangol dangol = new Dangol(config, folder, hub, FxThread.blockingGuard(), clock)) {
      DemoStaff.enrol(dangol.stores(), Locale.ENGLISH);
      AssociateApp app =
          FxRuntime.call(
              () -> new AssociateApp(dangol, config, clock, AssociateApp.Tray.none(dangol)));
      FxRuntime.call(() -> app.show(false, () -> {}));
      dangol.start();
      sync(dangol, next(in));
      await("people", () -> FxRuntime.call(app.lock()::hasPeople));
      scan(dangol, next(in));
      await("a customer", () -> isThere(app));
      dump(BEFORE.get(2), false);
      readWholeName(app.screen().scene());
      findByName(app, next(in), next(in));
      dump(BEFORE.get(3), false);
      correct(app, List.of(next(in), next(in), next(in)));

      FxRuntime.run(app.lock()::close);
      await("no names", () -> !dangol.desks().names().orElseThrow().holdsNames());
      dumpSettled();
    }
  }

  private static boolean isThere(AssociateApp app) throws InterruptedException {
    return FxRuntime.call(() -> app.model().customerProperty().get().isPresent());
  }

  /** The eye is held until the name has been drawn. */
  private static void readWholeName(Scene scene) throws InterruptedException {
    ButtonBase eye =
        FxRuntime.call(() ->
            (ButtonBase)
                SceneWords.styled(SceneWords.styled(scene.getRoot(), "name-line"), "icon-button"));
    FxRuntime.run(eye::arm);
    TimeUnit.MILLISECONDS.sleep(500);
    FxRuntime.run(eye::disarm);
  }

  /** Key by key; their page opens by their digits, and their name is typed once more. */
  private static void findByName(AssociateApp app, byte[] name, byte[] digits) throws Exception {
    type(app, name);
    await("people", () -> FxRuntime.call(() -> people(app).size() == 1));
    FxRuntime.run(() -> app.model().find().choose(people(app).getFirst().id()));
    await("a question", () -> FxRuntime.call(() -> found(app).flatMap(FoundText::ask).isPresent()));
    FxRuntime.run(app.model()::finish);
    await("nobody", () -> !isThere(app));
    type(app, name);
    await("people again", () -> FxRuntime.call(() -> people(app).size() == 1));
    FxRuntime.run(() -> {
      app.model().find().choose(people(app).getFirst().id());
      app.model().find().confirm(new String(digits, StandardCharsets.UTF_8));
    });
    await("their page", () -> isThere(app));
    type(app, name);
    await("people once more", () -> FxRuntime.call(() -> people(app).size() == 1));
    TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos());
    Arrays.fill(name, (byte) 0);
  }

  /** Key by key, into the form behind the shield, which is left without anything being kept. */
  private void correct(AssociateApp app, List<byte[]> told) throws Exception {
    PrivacyViewModel privacy = app.model().privacy();
    FxRuntime.run(privacy::open);
    await("their data", () -> FxRuntime.call(() -> privacy.property().get().isPresent()));
    FxRuntime.run(privacy::beginCorrecting);
    await("the form", () -> FxRuntime.call(() -> fields(app).size() == told.size()));
    for (int i = 0; i < told.size(); i++) {
      int field = i;
      FxRuntime.run(() -> type(fields(app).get(field), told.get(field)));
      Arrays.fill(told.get(i), (byte) 0);
    }
    TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos());
    dump(BEFORE.getLast(), false);
    FxRuntime.run(privacy::back);
    FxRuntime.run(privacy::close);
  }

  private static List<TextInputControl> fields(AssociateApp app) {
    return SceneWords.nodes(app.screen().scene().getRoot(), GrowingTextArea.class::isInstance)
        .stream()
        .map(TextInputControl.class::cast)
        .filter(each -> isInForm(each))
        .toList();
  }

  private static boolean isInForm(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.getStyleClass().contains("privacy-erase")) {
        return true;
      }
    }
    return false;
  }

  private static void type(TextInputControl field, byte[] words) {
    field.requestFocus();
    new String(words, StandardCharsets.UTF_8)
        .chars()
        .forEach(key -> field.insertText(field.getLength(), String.valueOf((char) key)));
  }

  private static void type(AssociateApp app, byte[] name) throws InterruptedException {
    FxRuntime.run(() -> {
      TextField field =
          (TextField)
              SceneWords.nodes(app.screen().scene().getRoot(), TextField.class::isInstance)
                  .getFirst();
      type(field, name);
    });
  }

  private static Optional<FoundText> found(AssociateApp app) {
    return app.model().find().foundProperty().get();
  }

  private static List<FoundText.Person> people(AssociateApp app) {
    return found(app).flatMap(FoundText::people).map(FoundText.People::rows).orElse(List.of());
  }

  /** With room enough for everything that comes of it. */
  private static void scan(Dangol dangol, byte[] frame) {
    System.gc();
    dangol.readers().sendByHand(frame);
  }

  private void dumpSettled() throws Exception {
    TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos());
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    dump(AFTER, true);
  }

  /**
   * @param live whether only what can still be reached is in it; else also what came and went since
   *     the last collection
   */
  private void dump(String name, boolean live) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dumps.resolve(name).toString(), live);
  }

  private static void await(String what, Callable<Boolean> there) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!there.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("there was never " + what);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
