package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.demo.DemoTime;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.model.BookPage;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.text.Texts;
import app.dangol.trust.wrap.KeyWraps;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * The demo without a person: scans the demo's cards through the real way, takes the hub away and
 * gives it back, and pictures what the associate would see. Prints one line a picture. JavaFX must
 * be running.
 */
final class Tour {
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
        DataFolder folder =
            DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()));
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
    private final TourCamera camera;
    private final TourWaits waits;
    private final PrivacyTour privacy;

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
      this.camera = new TourCamera(app, album);
      this.waits = new TourWaits(app);
      this.privacy = new PrivacyTour(model, dangol.stores(), waits, camera);
      FxRuntime.run(() -> app.screen().scene().getPreferences().setReducedMotion(true));
    }

    void walk() throws InterruptedException {
      waits.untilSynced();
      camera.take("waiting", TourLooks.EVERYDAY);

      scan("faithful");
      camera.take("profile", TourLooks.EVERYDAY);
      camera.take("profile", TourLooks.CONTRAST);
      camera.take("profile", TourLooks.LARGE);
      camera.portrait("profile-portrait");
      pictureOfAnOffer();
      account();
      privacy.walk();
      tasks();
      help();

      refuse("unknown");
      refuse("payment");
      refuse("broken");
      product();

      for (String card : List.of("gifts", "lapsing", "newcomer")) {
        scan(card);
        camera.take(card, TourLooks.BOTH_LANGUAGES);
        if (card.equals("lapsing")) {
          withoutConsent();
        }
      }

      new NamesTour(model, waits, camera).walk();
      stranger();
      offlineAndBack();
      lock();
      trail();
      new StaffTour(model, waits, camera).walk();
      new SteerTour(model, waits, camera).walk();
      scan("lapsing");
      privacy.erase();
    }

    /** The associate goes with a note half written, and comes back to it. */
    private void lock() throws InterruptedException {
      String note = Texts.in(Locale.KOREAN).get("demo.note");
      FxRuntime.run(() -> model.draftProperty().set(note));
      camera.begin();
      new LockTour(app.lock(), waits, camera).walk();
      waits.untilCustomer();
      camera.take("note-kept-over-lock", TourLooks.BOTH_LANGUAGES);
    }

    /** A manager signs in and reads who did all this. */
    private void trail() throws InterruptedException {
      FxRuntime.run(() -> {
        model.finish();
        app.lock().close();
      });
      waits.untilPeople();
      new LockTour(app.lock(), waits, camera).signIn(DemoStaff.MANAGER);
      waits.until("a manager", m -> m.trail().isOffered());
      scan("faithful");
      camera.begin();
      FxRuntime.run(model.trail()::open);
      waits.until(
          "a trail that was gone through",
          m -> m.trail().property().get().filter(page -> !page.sent().isBlank()).isPresent());
      camera.take("trail", TourLooks.EVERYDAY);
      camera.take("trail", TourLooks.CONTRAST);
      camera.take("trail", TourLooks.LARGE);
      camera.portrait("trail-portrait");
      rules();
      camera.begin();
      FxRuntime.run(() -> model.trail().choosing(true));
      camera.take("trail-choices", TourLooks.EVERYDAY);
      camera.take("trail-choices", TourLooks.LARGE);
      FxRuntime.run(model.trail()::close);
    }

    /** By which rules the tablets make tasks. */
    private void rules() throws InterruptedException {
      FxRuntime.run(model.trail()::close);
      camera.begin();
      FxRuntime.run(model.rules()::open);
      waits.until("rules", m -> !m.rules().pageProperty().get().rows().isEmpty());
      camera.take("rules", TourLooks.EVERYDAY);
      camera.take("rules", TourLooks.CONTRAST);
      camera.take("rules", TourLooks.LARGE);
      FxRuntime.run(model.rules()::close);
      FxRuntime.run(model.trail()::open);
      waits.until(
          "a trail again",
          m -> m.trail().property().get().filter(page -> !page.sent().isBlank()).isPresent());
    }

    private void scan(String card) throws InterruptedException {
      FxRuntime.run(model::finish);
      waits.untilNobody();
      camera.begin();
      dangol.readers().sendByHand(tray.bytes(card));
      waits.untilCustomer();
    }

    private void refuse(String card) throws InterruptedException {
      FxRuntime.run(model::closeNotice);
      camera.begin();
      dangol.readers().sendByHand(tray.bytes(card));
      waits.untilNotice(NoticeText.Kind.REFUSED);
      camera.take("refused-" + card, TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model::closeNotice);
    }

    private void product() throws InterruptedException {
      camera.begin();
      dangol.readers().sendByHand(tray.bytes("product"));
      waits.untilItem();
      camera.take("product-scanned", TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model::closeItem);
    }

    private void pictureOfAnOffer() throws InterruptedException {
      camera.begin();
      FxRuntime.run(() -> model.open(page().offers().getFirst().sku(), false));
      camera.take("suggestion", TourLooks.EVERYDAY);
      camera.begin();
      FxRuntime.run(() -> model.open(page().offers().getFirst().sku(), true));
      camera.take("shown-to-customer", TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model::closeItem);
      camera.begin();
      FxRuntime.run(() -> model.reasons().open(page().offers().getFirst().sku()));
      camera.take("why", TourLooks.EVERYDAY);
      camera.take("why", TourLooks.CONTRAST);
      camera.take("why", TourLooks.LARGE);
      camera.portrait("why-portrait");
      camera.begin();
      FxRuntime.run(model.reasons()::openCriteria);
      camera.take("criteria", TourLooks.EVERYDAY);
      camera.take("criteria", TourLooks.CONTRAST);
      camera.take("criteria", TourLooks.LARGE);
      camera.portrait("criteria-portrait");
      FxRuntime.run(model.reasons()::closeCriteria);
      whereTheyAre();
    }

    private void whereTheyAre() throws InterruptedException {
      camera.begin();
      FxRuntime.run(model.insight()::open);
      camera.take("insight", TourLooks.EVERYDAY);
      camera.take("insight", TourLooks.CONTRAST);
      camera.take("insight", TourLooks.LARGE);
      camera.portrait("insight-portrait");
      FxRuntime.run(model.insight()::close);
    }

    private void account() throws InterruptedException {
      camera.begin();
      FxRuntime.run(model.book()::open);
      waits.untilAccount();
      camera.take("account", TourLooks.EVERYDAY);
      camera.take("account", TourLooks.CONTRAST);
      camera.take("account", TourLooks.LARGE);
      camera.portrait("account-portrait");
      for (BookPage.Part part :
          List.of(BookPage.Part.ORDERS, BookPage.Part.ONLINE, BookPage.Part.CONSENTS)) {
        camera.begin();
        FxRuntime.run(() -> model.book().partProperty().set(part));
        camera.take("account-" + part.name().toLowerCase(Locale.ROOT), TourLooks.EVERYDAY);
      }
      FxRuntime.run(model.book()::close);
    }

    private void withoutConsent() throws InterruptedException {
      camera.begin();
      FxRuntime.run(model.book()::open);
      waits.untilAccount();
      FxRuntime.run(() -> model.book().partProperty().set(BookPage.Part.ONLINE));
      camera.take("account-no-consent", TourLooks.BOTH_LANGUAGES);
      FxRuntime.run(model.book()::close);
    }

    private void tasks() throws InterruptedException {
      camera.begin();
      FxRuntime.run(model.tasks()::open);
      waits.untilTasks();
      camera.take("tasks", TourLooks.EVERYDAY);
      camera.take("tasks", TourLooks.CONTRAST);
      camera.begin();
      FxRuntime.run(model.tasks()::beginNew);
      camera.take("task-new", TourLooks.EVERYDAY);
      camera.take("task-new", TourLooks.LARGE);
      camera.portrait("task-new-portrait");
      FxRuntime.run(model.tasks()::close);
    }

    private void help() throws InterruptedException {
      camera.begin();
      kiosk.call();
      waits.untilHelp(true);
      camera.take("help-wanted", TourLooks.BOTH_LANGUAGES);
      kiosk.withdraw();
      waits.untilHelp(false);
    }

    /** Somebody of another store, while the hub is away and when it is back. */
    private void stranger() throws InterruptedException {
      FxRuntime.run(model::finish);
      waits.untilNobody();
      hub.interrupt();
      waits.untilOffline();
      camera.begin();
      dangol.readers().sendByHand(tray.bytes("stranger"));
      waits.untilNotice(NoticeText.Kind.QUEUED);
      camera.take("card-queued", TourLooks.EVERYDAY);
      camera.take("card-queued", TourLooks.CONTRAST);
      camera.portrait("card-queued-portrait");
      scan("gifts");
      camera.begin();
      hub.resume();
      FxRuntime.run(model::syncNow);
      waits.untilOffer();
      camera.take("card-found", TourLooks.EVERYDAY);
      camera.begin();
      String before = page().header().name();
      FxRuntime.run(() -> model.appearanceProperty().set(TourLooks.EVERYDAY.getFirst()));
      FxRuntime.run(model::undo);
      waits.untilOther(before);
      camera.take("stranger", TourLooks.BOTH_LANGUAGES);
      waits.untilSynced();
    }

    private void offlineAndBack() throws InterruptedException {
      camera.begin();
      hub.interrupt();
      waits.untilOffline();
      scan("phone");
      camera.take("offline", TourLooks.EVERYDAY);
      camera.begin();
      FxRuntime.run(() -> model.addNote(Texts.in(Locale.KOREAN).get("demo.note")));
      waits.untilNote(true);
      camera.take("note-queued", TourLooks.EVERYDAY);
      camera.portrait("note-queued-portrait");
      camera.begin();
      hub.resume();
      FxRuntime.run(model::syncNow);
      waits.untilNote(false);
      waits.untilSynced();
      FxRuntime.run(model::closeNotice);
      camera.take("note-delivered", TourLooks.EVERYDAY);
    }

    private CustomerPage page() {
      return model.customerProperty().get().orElseThrow();
    }
  }
}
