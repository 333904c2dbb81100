package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.id.StoreId;
import app.dangol.screen.kiosk.KioskLook;
import app.dangol.screen.kiosk.KioskScreen;
import app.dangol.screen.kiosk.KioskViewModel;
import app.dangol.screen.kiosk.Panel;
import app.dangol.screen.part.KeyboardScanner;
import java.time.Clock;
import java.util.function.LongSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk's screen on a device: view model, view, window. Made on the FX thread, and shown before
 * what the device stores is open.
 */
final class KioskApp {
  private static final Logger LOG = LoggerFactory.getLogger(KioskApp.class);

  /** Often enough for a countdown in seconds. */
  private static final Duration TICK = Duration.millis(200);

  /** A figure of stock is no longer told after some minutes. */
  private static final Duration RETELL = Duration.seconds(10);

  private final KioskViewModel model;
  private final AssociateApp.Tray tray;
  private final KioskScreen screen;
  private final Timeline clockwork;
  private final Timeline retelling;

  /**
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   * @param tray the demo's cards; none outside the demo
   */
  KioskApp(
      KioskConfig config, Panel panel, Clock clock, LongSupplier nanos, AssociateApp.Tray tray) {
    KioskConfig.Display display = config.display();
    this.tray = tray;
    model =
        new KioskViewModel(
            new StoreId(config.place().store()),
            clock,
            new KioskLook(display.language(), AssociateApp.palette(display.theme()), false, false),
            nanos);
    screen = createScreen(panel);
    clockwork = every(TICK, model::tick);
    retelling = every(RETELL, model::lookAgain);
  }

  /** The panel of this machine, as large as the configuration says it is. */
  static Panel panelOf(KioskConfig config) {
    Screen display = Screen.getPrimary();
    return new Panel(
        display.getBounds().getWidth(),
        display.getBounds().getHeight(),
        config.display().panelInches().orElseThrow());
  }

  private static Timeline every(Duration pause, Runnable work) {
    Timeline timeline = new Timeline(new KeyFrame(pause, tick -> work.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
    return timeline;
  }

  /** Another view of the same visit, on another panel. */
  KioskScreen createScreen(Panel another) {
    return new KioskScreen(model, another, tray.cards(), tray.send());
  }

  /** Gives the screen the device behind it. */
  void attach(Dangol dangol) {
    model.attach(dangol.shopperDesk(), dangol.desks().ownData(dangol.shopperDesk()));
    dangol
        .readers()
        .keyboard()
        .ifPresent(reader ->
            KeyboardScanner.on(
                screen.scene(), reader.createWedge(), System::nanoTime, reader::take));
    dangol.sync().onStatus(model::onSyncStatus);
    model.onSyncStatus(dangol.sync().status());
    dangol.readers().onStatus(model::onReaderStatus);
    dangol.readers().board().preview().ifPresent(screen::showCamera);
  }

  /**
   * Fills the screen, with no key, button or menu that leads out of it. What goes wrong on the FX
   * thread ends the visit and returns to the welcome.
   */
  Stage showLocked(Runnable onClosed) {
    Stage stage = stage(onClosed);
    screen.scene().setCursor(Cursor.NONE);
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreen(true);
    stage.setAlwaysOnTop(true);
    stage.setOnCloseRequest(Event::consume);
    stage.addEventFilter(ContextMenuEvent.ANY, Event::consume);
    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> startOver(failure));
    FirstFrame.log(stage);
    stage.show();
    return stage;
  }

  /** A window of the panel's size, which may be closed. */
  void showWindow(Runnable onClosed) {
    Stage stage = stage(onClosed);
    stage.sizeToScene(); // the panel's size without the title bar
    stage.show();
  }

  private Stage stage(Runnable onClosed) {
    Stage stage = new Stage();
    stage.setTitle("Dangol");
    stage.setScene(screen.scene());
    stage.setOnHidden(hidden -> {
      clockwork.stop();
      retelling.stop();
      onClosed.run();
    });
    return stage;
  }

  /** The message of a failure may quote what was on the screen, so only its kind is logged. */
  private void startOver(Throwable failure) {
    LOG.error("the kiosk's screen failed with {}", failure.getClass().getName());
    model.goHome();
  }

  KioskViewModel model() {
    return model;
  }

  KioskScreen screen() {
    return screen;
  }
}
