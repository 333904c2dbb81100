package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.demo.DemoTime;
import app.dangol.screen.Appearance;
import app.dangol.screen.FxThread;
import app.dangol.screen.Snapshot;
import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.model.BookPage;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The demo without a person: scans the demo's cards through the real way, takes the hub away and
 * gives it back, and pictures what the associate would see. Prints one line a picture. JavaFX must
 * be running.
 */
final class Tour {
  static final double PORTRAIT_WIDTH = 800;
  static final double PORTRAIT_HEIGHT = 1280;

  /** The longest fade on a scene that is asked for less motion, with some room. */
  private static final Duration MOTION = Duration.millis(150);

  private final Path data;
  private final Path shots;
  private final JsonLines lines;
  private final PrintWriter words;

  Tour(Path data, Path shots, JsonLines lines, PrintWriter words) {
    this.data = data;
    this.shots = shots;
    this.lines = lines;
    this.words = words;
  }

  void run() throws IOException, InterruptedException {
    Clock clock = Clock.system(DemoTime.ZONE);
    KioskConfig config = DemoShop.config(AppHome.find(), data, Locale.KOREAN);
    try (TourAlbum album = new TourAlbum(shots, lines);
        DataFolder folder = DataFolder.open(config.dataFolder());
        EmbeddedHub hub = DemoShop.hub(data, clock, FxThread.blockingGuard())) {
      HubEndpoint endpoint = hub.start();
      try (Dangol dangol = new Dangol(config, folder, endpoint, FxThread.blockingGuard(), clock);
          DemoKiosk kiosk = new DemoKiosk(endpoint, FxThread.blockingGuard(), clock)) {
        DemoTray tray = new DemoTray(hub);
        DemoStaff.enrol(dangol.stores(), Locale.KOREAN);
        AssociateApp app =
            FxRuntime.call(() -> new AssociateApp(dangol, config, clock, tray.before(dangol)));
        dangol.start();
        new Walk(app, dangol, hub, kiosk, tray, album).walk();
      }
      album.finish();
    }
    words.println("The tour is over; its pictures are in " + shots + "/.");
  }

  /** One walk through the screens. */
  private final class Walk {
    private final AssociateApp app;
    private final AssociateViewModel model;
    private final Dangol dangol;
    private final EmbeddedHub hub;
    private final DemoKiosk kiosk;
    private final DemoTray tray;
    private final TourAlbum album;
    private final TourWaits waits;

    /**
     * The same customer on a tablet held upright; made once, for it follows the model ever after.
     */
    private @Nullable Scene upright;

    /** Since the step began; what the pictures cost is left out. */
    private long begun = System.nanoTime();

    Walk(
        AssociateApp app,
        Dangol dangol,
        EmbeddedHub hub,
        DemoKiosk kiosk,
        DemoTray tray,
        TourAlbum album)
        throws InterruptedException {
      this.app = app;
      this.model = app.model();
      this.dangol = dangol;
      this.hub = hub;
      this.kiosk = kiosk;
      this.tray = tray;
      this.album = album;
      this.waits = new TourWaits(app);
      FxRuntime.run(() -> app.screen().scene().getPreferences().setReducedMotion(true));
    }

    void walk() throws InterruptedException {
      waits.untilSynced();
      picture("waiting", TourLooks.EVERYDAY);

      scan("faithful");
      picture("profile", TourLooks.EVERYDAY);
      picture("profile", TourLooks.CONTRAST);
      picture("profile", TourLooks.LARGE);
      portrait("profile-portrait");
      pictureOfAnOffer();
      account();
      tasks();
      help();

      refuse("unknown");
      refuse("payment");
      refuse("broken");
      product();

      for (String card : List.of("gifts", "lapsing", "newcomer")) {
        scan(card);
        picture(card, TourLooks.BOTH_LANGUAGES);
        if (card.equals("lapsing")) {
          withoutConsent();
        }
      }

      stranger();
      offlineAndBack();
      lock();
      trail();
    }

    /** The associate goes with a note half written, and comes back to it. */
    private void lock() throws InterruptedException {
      String note = Texts.in(Locale.KOREAN).get("demo.note");
      FxRuntime.run(() -> model.draftProperty().set(note));
      begin();
      new LockTour(app.lock(), waits, this::picture).walk();
      waits.untilCustomer();
      picture("note-kept-over-lock", TourLooks.BOTH_LANGUAGES);
    }

    /** A manager signs in and reads who did all this. */
    private void trail() throws InterruptedException {
      FxRuntime.run(() -> {
        model.finish();
        app.lock().close();
      });
      waits.untilPeople();
      new LockTour(app.lock(), waits, this::picture).signIn(DemoStaff.MANAGER);
      waits.until("a manager", m -> m.trail().isOffered());
      scan("faithful");
      begin();
      FxRuntime.run(model.trail()::open);
      waits.until(
          "a trail that was gone through",
          m -> m.trail().property().get().filter(page -> !page.sent().isBlank()).isPresent());
      picture("trail", TourLooks.EVERYDAY);
      picture("trail", TourLooks.CONTRAST);
      picture("trail", TourLooks.LARGE);
      portrait("trail-portrait");
      begin();
      FxRuntime.run(() -> model.trail().choosing(true));
      picture("trail-choices", TourLooks.EVERYDAY);
      picture("trail-choices", TourLooks.LARGE);
      FxRuntime.run(model.trail()::close);
    }

    private void scan(String card) throws InterruptedException {
      FxRuntime.run(model::finish);
      waits.untilNobody();
      begin();
      dangol.readers().sendByHand(tray.bytes(card));
      waits.untilCustomer();
    }

    private void refuse(String card) throws InterruptedException {
      FxRuntime.run(model::closeNotice);
      begin();
      dangol.readers().sendByHand(tray.bytes(card));
      waits.untilNotice(NoticeText.Kind.REFUSED);
      picture("refused-" + card, TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model::closeNotice);
    }

    private void product() throws InterruptedException {
      begin();
      dangol.readers().sendByHand(tray.bytes("product"));
      waits.untilItem();
      picture("product-scanned", TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model::closeItem);
    }

    private void pictureOfAnOffer() throws InterruptedException {
      begin();
      FxRuntime.run(() -> model.open(page().offers().getFirst().sku(), false));
      picture("suggestion", TourLooks.EVERYDAY);
      begin();
      FxRuntime.run(() -> model.open(page().offers().getFirst().sku(), true));
      picture("shown-to-customer", TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model::closeItem);
      begin();
      FxRuntime.run(() -> model.reasons().open(page().offers().getFirst().sku()));
      picture("why", TourLooks.EVERYDAY);
      picture("why", TourLooks.CONTRAST);
      picture("why", TourLooks.LARGE);
      portrait("why-portrait");
      begin();
      FxRuntime.run(model.reasons()::openCriteria);
      picture("criteria", TourLooks.EVERYDAY);
      picture("criteria", TourLooks.CONTRAST);
      picture("criteria", TourLooks.LARGE);
      portrait("criteria-portrait");
      FxRuntime.run(model.reasons()::closeCriteria);
    }

    private void account() throws InterruptedException {
      begin();
      FxRuntime.run(model.book()::open);
      waits.untilAccount();
      picture("account", TourLooks.EVERYDAY);
      picture("account", TourLooks.CONTRAST);
      picture("account", TourLooks.LARGE);
      portrait("account-portrait");
      for (BookPage.Part part :
          List.of(BookPage.Part.ORDERS, BookPage.Part.ONLINE, BookPage.Part.CONSENTS)) {
        begin();
        FxRuntime.run(() -> model.book().partProperty().set(part));
        picture("account-" + part.name().toLowerCase(Locale.ROOT), TourLooks.EVERYDAY);
      }
      FxRuntime.run(model.book()::close);
    }

    private void withoutConsent() throws InterruptedException {
      begin();
      FxRuntime.run(model.book()::open);
      waits.untilAccount();
      FxRuntime.run(() -> model.book().partProperty().set(BookPage.Part.ONLINE));
      picture("account-no-consent", TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model.book()::close);
    }

    private void tasks() throws InterruptedException {
      begin();
      FxRuntime.run(model.tasks()::open);
      waits.untilTasks();
      picture("tasks", TourLooks.EVERYDAY);
      picture("tasks", TourLooks.CONTRAST);
      begin();
      FxRuntime.run(model.tasks()::beginNew);
      picture("task-new", TourLooks.EVERYDAY);
      picture("task-new", TourLooks.LARGE);
      portrait("task-new-portrait");
      FxRuntime.run(model.tasks()::close);
    }

    private void help() throws InterruptedException {
      begin();
      kiosk.call();
      waits.untilHelp(true);
      picture("help-wanted", TourLooks.BOTH_LANGUAGES);
      kiosk.withdraw();
      waits.untilHelp(false);
    }

    /** Somebody of another store, while the hub is away and when it is back. */
    private void stranger() throws InterruptedException {
      FxRuntime.run(model::finish);
      waits.untilNobody();
      hub.interrupt();
      waits.untilOffline();
      begin();
      dangol.readers().sendByHand(tray.bytes("stranger"));
      waits.untilNotice(NoticeText.Kind.QUEUED);
      picture("card-queued", TourLooks.EVERYDAY);
      picture("card-queued", TourLooks.CONTRAST);
      portrait("card-queued-portrait");
      scan("gifts");
      begin();
      hub.resume();
      FxRuntime.run(model::syncNow);
      waits.untilOffer();
      picture("card-found", TourLooks.EVERYDAY);
      begin();
      String before = page().header().name();
      FxRuntime.run(() -> model.appearanceProperty().set(TourLooks.EVERYDAY.getFirst()));
      FxRuntime.run(model::undo);
      waits.untilOther(before);
      picture("stranger", TourLooks.BOTH_LANGUAGES);
      waits.untilSynced();
    }

    private void offlineAndBack() throws InterruptedException {
      begin();
      hub.interrupt();
      waits.untilOffline();
      scan("phone");
      picture("offline", TourLooks.EVERYDAY);
      begin();
      FxRuntime.run(() -> model.addNote(Texts.in(Locale.KOREAN).get("demo.note")));
      waits.untilNote(true);
      picture("note-queued", TourLooks.EVERYDAY);
      portrait("note-queued-portrait");
      begin();
      hub.resume();
      FxRuntime.run(model::syncNow);
      waits.untilNote(false);
      waits.untilSynced();
      FxRuntime.run(model::closeNotice);
      picture("note-delivered", TourLooks.EVERYDAY);
    }

    private CustomerPage page() {
      return model.customerProperty().get().orElseThrow();
    }

    private void portrait(String step) throws InterruptedException {
      Scene scene = upright;
      if (scene == null) {
        scene = FxRuntime.call(this::createUpright);
        upright = scene;
      }
      picture(step, TourLooks.UPRIGHT, scene);
    }

    private Scene createUpright() {
      Scene scene = app.createScreen(PORTRAIT_WIDTH, PORTRAIT_HEIGHT).scene();
      scene.getPreferences().setReducedMotion(true);
      return scene;
    }

    private void begin() {
      begun = System.nanoTime();
    }

    private void picture(String step, List<Appearance> appearances) throws InterruptedException {
      picture(step, appearances, app.screen().scene());
    }

    private void picture(String step, List<Appearance> appearances, Scene scene)
        throws InterruptedException {
      long ms = (System.nanoTime() - begun) / 1_000_000;
      for (Appearance appearance : appearances) {
        FxRuntime.run(() -> model.appearanceProperty().set(appearance));
        settle();
        album.add(
            step,
            ms,
            step + TourLooks.suffix(appearance) + ".png",
            FxRuntime.call(() -> Snapshot.of(scene)));
      }
      begun = System.nanoTime() - ms * 1_000_000;
    }

    /** Lets what slides or fades come to rest. */
    private void settle() throws InterruptedException {
      CountDownLatch rested = new CountDownLatch(1);
      FxRuntime.run(() -> {
        PauseTransition pause = new PauseTransition(MOTION);
        pause.setOnFinished(finished -> rested.countDown());
        pause.play();
      });
      rested.await();
    }
  }
}
