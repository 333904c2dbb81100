package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.demo.DemoTime;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.FxThread;
import app.dangol.screen.Snapshot;
import app.dangol.screen.kiosk.KioskLook;
import app.dangol.screen.kiosk.KioskScreen;
import app.dangol.screen.kiosk.KioskViewModel;
import app.dangol.screen.kiosk.Panel;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.FadingScroll;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.wrap.KeyWraps;
import app.dangol.visit.DataRequest;
import app.dangol.visit.ShopperEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;

/**
 * The kiosk's demo without a person: scans the demo's cards through the real way, lets time pass,
 * takes the hub away, and pictures what a shopper would see on a tall and on a wide panel. Prints
 * one line a picture. JavaFX must be running.
 */
final class KioskTour {
  static final Panel TALL = new Panel(1080, 1920, 32);
  static final Panel WIDE = new Panel(1280, 800, 10.1);

  private static final KioskLook KOREAN = new KioskLook(Locale.KOREAN, Palette.LIGHT, false, false);
  private static final KioskLook ENGLISH = look(Locale.ENGLISH, Palette.LIGHT);
  private static final List<KioskLook> EVERYDAY = List.of(KOREAN, ENGLISH);
  private static final List<KioskLook> EVERY =
      List.of(
          KOREAN,
          ENGLISH,
          look(Locale.KOREAN, Palette.DARK),
          look(Locale.KOREAN, Palette.CONTRAST),
          look(Locale.ENGLISH, Palette.CONTRAST),
          new KioskLook(Locale.KOREAN, Palette.LIGHT, true, false),
          new KioskLook(Locale.ENGLISH, Palette.LIGHT, true, false),
          new KioskLook(Locale.KOREAN, Palette.LIGHT, false, true));

  /** Where on the page of one's own choices the tastes stand. */
  private static final double TASTES = 0.55;

  private final Path data;
  private final JsonLines lines;
  private final PrintWriter words;
  private final MovableClock clock = new MovableClock(Clock.system(DemoTime.ZONE));

  KioskTour(Path data, JsonLines lines, PrintWriter words) {
    this.data = data;
    this.lines = lines;
    this.words = words;
  }

  private static KioskLook look(Locale language, Palette palette) {
    return new KioskLook(language, palette, false, false);
  }

  /**
   * @param shots where the pictures go
   */
  void run(Path shots) throws IOException, InterruptedException {
    KioskConfig config = DemoShop.kiosk(AppHome.find(), data, Locale.KOREAN);
    try (TourAlbum album = new TourAlbum(shots, lines);
        DataFolder folder =
            DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()));
        EmbeddedHub hub = DemoShop.hub(data, clock, FxThread.blockingGuard());
        Dangol dangol = new Dangol(config, folder, hub.start(), FxThread.blockingGuard(), clock)) {
      KioskApp app =
          FxRuntime.call(() ->
              new KioskApp(
                  config, TALL, clock, clock::nanos, new AssociateApp.Tray(List.of(), key -> {})));
      FxRuntime.run(() -> app.attach(dangol));
      DemoTray tray = new DemoTray(hub);
      dangol.start();
      new Walk(app, dangol, hub, tray, album).walk();
      album.finish();
    }
    words.println("The kiosk's tour is over; its pictures are in " + shots + "/.");
  }

  /** One walk through the pages. */
  private final class Walk {
    private final KioskViewModel model;
    private final Dangol dangol;
    private final EmbeddedHub hub;
    private final DemoTray tray;
    private final TourAlbum album;
    private final FxWaits waits;
    private final List<Scene> scenes = new ArrayList<>();
    private long begun = System.nanoTime();

    /** How far down pages that scroll are pictured, of 1. */
    private double scrolledTo;

    Walk(KioskApp app, Dangol dangol, EmbeddedHub hub, DemoTray tray, TourAlbum album)
        throws InterruptedException {
      this.model = app.model();
      this.dangol = dangol;
      this.hub = hub;
      this.tray = tray;
      this.album = album;
      this.waits = new FxWaits(model.pageProperty());
      for (KioskScreen screen :
          List.of(app.screen(), FxRuntime.call(() -> app.createScreen(WIDE)))) {
        scenes.add(screen.scene());
      }
      FxRuntime.run(() -> scenes.forEach(scene -> scene.getPreferences().setReducedMotion(true)));
    }

    void walk() throws InterruptedException {
      dangol.untilSynced();
      picture("kiosk-welcome", EVERY);
      greet("faithful");
      picture("kiosk-greeting", EVERY);
      step(() -> model.next(2));
      picture("kiosk-reasons", EVERYDAY);
      step(model::showPrivacy);
      picture("kiosk-privacy", EVERYDAY);
      step(model::showCriteria);
      picture("kiosk-criteria", EVERY);
      step(model.own()::menu);
      picture("kiosk-own-data", EVERY);
      step(model.own()::askToErase);
      picture("kiosk-erase-confirm", EVERYDAY);
      step(model.own()::erase);
      waits.until(
          "that it asks who they are",
          () -> model.pageProperty().get() instanceof KioskPage.Message);
      picture("kiosk-step-up", EVERYDAY);
      step(model::close);
      send("product", KioskPage.Item.class);
      picture("kiosk-item", EVERYDAY);
      step(model::callStaff);
      waits.until("that the hub has the call", this::isCallTaken);
      picture("kiosk-help", EVERYDAY);
      step(model::close);
      idle();
      step(model::finish);
      picture("kiosk-goodbye", EVERYDAY);
      for (String card : List.of("unknown", "payment", "broken")) {
        step(model::goHome);
        send(card, KioskPage.Message.class);
        picture("kiosk-" + card, EVERYDAY);
      }
      step(model::goHome);
      step(model::browse);
      waits.until(
          "what is popular", () -> model.pageProperty().get() instanceof KioskPage.Greeting);
      picture("kiosk-browsing", EVERYDAY);
      deleteThemselves();
      withoutHub();
    }

    private void withoutHub() throws InterruptedException {
      begin();
      hub.interrupt();
      dangol.untilOffline();
      step(model::goHome);
      send("stranger", KioskPage.Message.class);
      picture("kiosk-unanswered", EVERY);
      step(model::goHome);
      greet("faithful");
      waits.until("an age", this::isDated);
      picture("kiosk-offline", EVERYDAY);
      step(() -> clock.advance(Duration.ofMinutes(20)));
      step(model::keepLooking);
      picture("kiosk-offline-later", EVERYDAY);
    }

    private void deleteThemselves() throws InterruptedException {
      step(model::goHome); // so that the greeting waited for is not that of somebody looking around
      greet("phone");
      step(model.own()::open);
      waits.until(
          "their choices", () -> model.pageProperty().get() instanceof KioskPage.OwnChoices);
      picture("kiosk-own-choices", EVERY);
      step(() -> model.own().read(ConsentPurpose.SUGGEST_PURCHASES));
      picture("kiosk-own-text", EVERY);
      step(model.own()::tellMistake);
      picture("kiosk-own-mistake", EVERY);
      step(() -> model.own().ask(DataRequest.CORRECT_CONTACT));
      waits.until("a number", () -> model.pageProperty().get() instanceof KioskPage.OwnRequest);
      picture("kiosk-own-request", EVERY);
      step(model.own()::choices);
      strike();
      step(model.own()::toggleRest);
      waits.until(
          "a rest",
          () ->
              model.pageProperty().get() instanceof KioskPage.OwnChoices page
                  && page.own().resting().on());
      picture("kiosk-own-resting", EVERYDAY);
      step(model.own()::erase);
      waits.until("a receipt", () -> model.pageProperty().get() instanceof KioskPage.Receipt);
      picture("kiosk-receipt", EVERY);
    }

    /** As if it were the first that is concluded; what they have is as good as another. */
    private void strike() throws InterruptedException {
      step(() -> model.own().strike(new StruckTaste(What.KIND, "cup"), true));
      waits.until(
          "a struck taste",
          () ->
              model.pageProperty().get() instanceof KioskPage.OwnChoices page
                  && page.own().struck().size() == 1);
      scrolledTo = TASTES;
      picture("kiosk-own-struck", EVERY);
      scrolledTo = 0;
    }

    private boolean isCallTaken() {
      return model.pageProperty().get() instanceof KioskPage.Help page
          && page.state() == ShopperEvent.HelpState.WAITING;
    }

    private boolean isDated() {
      return model.pageProperty().get() instanceof KioskPage.Greeting page
          && page.greeting().age().isPresent();
    }

    private void greet(String card) throws InterruptedException {
      send(card, KioskPage.Greeting.class);
    }

    private void send(String card, Class<? extends KioskPage> expected)
        throws InterruptedException {
      begin();
      dangol.readers().sendByHand(tray.bytes(card));
      waits.until(
          expected.getSimpleName() + " for " + card,
          () -> expected.isInstance(model.pageProperty().get()));
    }

    private void step(Runnable action) throws InterruptedException {
      begin();
      FxRuntime.run(action);
    }

    private void begin() {
      begun = System.nanoTime();
    }

    /** A change of look would answer the question, so it comes before each. */
    private void idle() throws InterruptedException {
      for (KioskLook look : EVERYDAY) {
        step(() -> {
          model.setLook(look);
          clock.advance(Duration.ofSeconds(32));
          model.tick();
        });
        shoot("kiosk-idle", millis(), look);
        FxRuntime.run(model::keepLooking);
      }
      FxRuntime.run(() -> model.setLook(KOREAN));
    }

    private void picture(String step, List<KioskLook> looks) throws InterruptedException {
      long ms = millis();
      for (KioskLook look : looks) {
        FxRuntime.run(() -> model.setLook(look));
        shoot(step, ms, look);
      }
      FxRuntime.run(() -> model.setLook(KOREAN));
    }

    private long millis() {
      return (System.nanoTime() - begun) / 1_000_000;
    }

    private void shoot(String step, long ms, KioskLook look) throws InterruptedException {
      for (Scene scene : scenes) {
        String name = step + suffix(look, scene) + ".png";
        FxRuntime.run(() -> scroll(scene));
        album.add(step, ms, name, FxRuntime.call(() -> Snapshot.of(scene)));
      }
    }

    private void scroll(Scene scene) {
      if (scrolledTo > 0 && scene.lookup(".fading-scroll") instanceof FadingScroll page) {
        page.applyCss();
        page.layout();
        page.goTo(scrolledTo);
      }
    }

    private static String suffix(KioskLook look, Scene scene) {
      return "-%d-%s-%s%s%s"
          .formatted(
              Math.round(scene.getWidth()),
              look.language().getLanguage(),
              look.palette().name().toLowerCase(Locale.ROOT),
              look.zoomed() ? "-larger" : "",
              look.lowered() ? "-lower" : "");
    }
  }
}
