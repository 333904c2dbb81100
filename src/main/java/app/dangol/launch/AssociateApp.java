package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.id.StoreId;
import app.dangol.screen.Appearance;
import app.dangol.screen.associate.AssociateScreen;
import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.part.KeyboardScanner;
import app.dangol.screen.setup.DevicesScreen;
import app.dangol.screen.setup.DevicesViewModel;
import app.dangol.screen.tray.TrayCard;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.AccountDesk;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The associate's screen on a device: view model, view, window. Made on the FX thread. */
final class AssociateApp {
  static final double WIDTH = 1280;
  static final double HEIGHT = 800;

  /** Ages in words change by the minute at most. */
  private static final Duration RETELL = Duration.seconds(30);

  /** Behind the lock there is a screen, but nobody's. */
  private static final String NOBODY = "–";

  private final AssociateViewModel model;
  private final Dangol dangol;
  private final Clock clock;
  private final Tray tray;
  private final Optional<KeyboardReader> keyboard;
  private final AssociateScreen screen;
  private final Timeline retelling;
  private final AssociateLock lock;
  private Runnable leaveDevices = () -> {};
  private Optional<Stage> window = Optional.empty();
  private Optional<Runnable> closeLock = Optional.empty();

  /**
   * The demo's cards.
   *
   * @param cards empty outside the demo
   * @param send sends one of them by its key
   * @param pin of everybody in the demo
   */
  record Tray(List<TrayCard> cards, Consumer<String> send, Optional<String> pin) {
    /** Where nobody signs in. */
    Tray(List<TrayCard> cards, Consumer<String> send) {
      this(cards, send, Optional.empty());
    }

    /** Outside the demo. */
    static Tray none(Dangol dangol) {
      return new Tray(List.of(), dangol.readers()::sendTyped);
    }
  }

  /** The screen in its usual size, held flat. */
  AssociateApp(Dangol dangol, KioskConfig config, Clock clock, Tray tray) {
    this(dangol, config, clock, tray, WIDTH, HEIGHT);
  }

  AssociateApp(
      Dangol dangol, KioskConfig config, Clock clock, Tray tray, double width, double height) {
    KioskConfig.Display display = config.display();
    model =
        new AssociateViewModel(
            dangol.desk(),
            new StoreId(config.place().store()),
            clock,
            new Appearance(display.language(), palette(display.theme()), display.textPercent()),
            dangol.readers()::sendTyped,
            dangol.sync()::refresh);
    dangol.desk().subscribe(model::onVisitEvent);
    dangol.sync().onStatus(model::onSyncStatus);
    model.onSyncStatus(dangol.sync().status());
    model.sync().use(dangol.desks().sync());
    AccountDesk accounts = dangol.desks().account();
    model.account().use(accounts);
    model.book().use(accounts);
    model.privacy().use(dangol.desks().privacy());
    model.feedback().use(dangol.desks().feedback(dangol.desk()));
    model.steer().use(dangol.desks().steering());
    model.tasks().use(dangol.desks().tasks());
    model.trail().use(dangol.desks().trail());
    model.staff().use(dangol.desks().staff());
    model.rules().use(dangol.rules());
    dangol.desks().names().ifPresent(model.find()::use);
    dangol.readers().onStatus(model::onReaderStatus);
    this.tray = tray;
    this.dangol = dangol;
    this.clock = clock;
    keyboard = dangol.readers().keyboard();
    screen = createScreen(width, height);
    lock = new AssociateLock(dangol, model, tray.pin(), width, height);
    listen(lock.scene());
    lock.onTurn(this::turn, config.lock().after());
    retelling = new Timeline(new KeyFrame(RETELL, tick -> model.presentAll()));
    retelling.setCycleCount(Animation.INDEFINITE);
    retelling.play();
  }

  /** Another view of the same desk, such as one held upright. */
  AssociateScreen createScreen(double width, double height) {
    AssociateScreen created =
        new AssociateScreen(
            model,
            dangol.duty().who().map(StaffMember::name).orElse(NOBODY),
            tray.cards(),
            tray.send(),
            width,
            height);
    dangol.readers().board().preview().ifPresent(created::offerCamera);
    closeLock.ifPresent(created::offerLock);
    listen(created.scene());
    return created;
  }

  /** The lock has closed or opened: nothing of the other side stays in the window. */
  private void turn() {
    leaveDevices.run();
    leaveDevices = () -> {};
    dangol.duty().who().ifPresent(who -> screen.serveAs(who.name()));
    if (lock.hasPeople() && closeLock.isEmpty()) {
      closeLock = Optional.of(lock::close);
      screen.offerLock(lock::close);
    }
    window.ifPresent(stage -> stage.setScene(scene()));
  }

  /** What belongs into the window now. */
  private Scene scene() {
    return dangol.duty().who().isPresent() ? screen.scene() : lock.scene();
  }

  /** The hub has ended this device's enrolment: nobody is signed in, and nobody's work is kept. */
  void signOut() {
    lock.signOut();
  }

  AssociateLock lock() {
    return lock;
  }

  /** The Enter of a reader in keyboard mode presses no button of the scene. */
  private void listen(Scene scene) {
    keyboard.ifPresent(
        reader -> KeyboardScanner.on(scene, reader.createWedge(), System::nanoTime, reader::take));
  }

  static Appearance.Palette palette(KioskConfig.ThemeName theme) {
    return switch (theme) {
      case LIGHT -> Appearance.Palette.LIGHT;
      case DARK -> Appearance.Palette.DARK;
      case CONTRAST -> Appearance.Palette.CONTRAST;
    };
  }

  /** Shows the window; {@code onClosed} runs when the person closes it. */
  Stage show(boolean fullScreen, Runnable onClosed) {
    Stage stage = new Stage();
    stage.setTitle(model.texts().get("app.name"));
    stage.setScene(scene());
    window = Optional.of(stage);
    lock.watch(stage);
    screen.offerDevices(() -> openDevices(stage));
    stage.setMinWidth(720);
    stage.setMinHeight(600);
    stage.setFullScreenExitHint("");
    stage.setFullScreen(fullScreen);
    stage.setOnHidden(hidden -> {
      retelling.stop();
      lock.stop();
      window = Optional.empty();
      leaveDevices.run();
      onClosed.run();
    });
    FirstFrame.log(stage);
    stage.show();
    return stage;
  }

  /** Another page in the same window, until the person goes back. */
  private void openDevices(Stage stage) {
    DevicesViewModel devices =
        new DevicesViewModel(
            dangol.readers().board(), clock.getZone(), model.appearanceProperty().get());
    Scene before = screen.scene();
    Runnable back =
        () -> {
          devices.close();
          stage.setScene(scene());
        };
    DevicesScreen page =
        new DevicesScreen(devices, before.getWidth(), before.getHeight(), Optional.of(back));
    listen(page.scene());
    leaveDevices = devices::close;
    devices.open();
    stage.setScene(page.scene());
  }

  AssociateViewModel model() {
    return model;
  }

  AssociateScreen screen() {
    return screen;
  }
}
