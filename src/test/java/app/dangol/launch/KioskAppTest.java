package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.config.KioskConfig;
import app.dangol.failure.ErrorCode;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.kiosk.Panel;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.theme.Fonts;
import app.dangol.visit.ShopperEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kiosk's window as a device shows it, and what does not lead out of it. */
class KioskAppTest {
  private static final Panel PANEL = new Panel(1080, 1920, 32);
  private static final Logger EVERY_LOG = Logger.getLogger("");

  private final BlockingQueue<LogRecord> logged = new LinkedBlockingQueue<>();
  private final Handler listener = new Listener();

  @TempDir private Path folder;
  private Thread.@Nullable UncaughtExceptionHandler before;
  private KioskApp app;
  private Stage stage;
  private int closed;

  @BeforeEach
  void show() throws Exception {
    FxThreadExtension.start();
    EVERY_LOG.addHandler(listener);
    KioskConfig config = DemoShop.kiosk(AppHome.find(), folder, Locale.KOREAN);
    app =
        FxRuntime.call(() -> {
          new Fonts().load();
          before = Thread.currentThread().getUncaughtExceptionHandler();
          return new KioskApp(
              config,
              PANEL,
              Clock.systemUTC(),
              System::nanoTime,
              new AssociateApp.Tray(List.of(), key -> {}));
        });
    KioskApp made = app;
    stage = FxRuntime.call(() -> made.showLocked(() -> closed++));
  }

  @AfterEach
  void hide() throws Exception {
    EVERY_LOG.removeHandler(listener);
    FxRuntime.run(() -> {
      stage.hide();
      Thread.currentThread().setUncaughtExceptionHandler(before);
    });
    assertThat(closed).as("whoever waits for the end is told once").isEqualTo(1);
  }

  @Test
  void itFillsTheScreenAndEscapeDoesNotLeave() throws Exception {
    FxRuntime.run(() -> {
      assertThat(stage.isFullScreen()).isTrue();
      assertThat(stage.isAlwaysOnTop()).isTrue();
      assertThat(stage.getFullScreenExitKeyCombination()).isEqualTo(KeyCombination.NO_MATCH);
      assertThat(stage.getFullScreenExitHint()).isEmpty();

      press(KeyCode.ESCAPE);

      assertThat(stage.isFullScreen()).isTrue();
      assertThat(stage.isShowing()).isTrue();
    });
  }

  @Test
  void aWishToCloseItIsNotHeard() throws Exception {
    FxRuntime.run(() -> {
      Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));

      assertThat(stage.isShowing()).isTrue();
    });
  }

  @Test
  void aLongPressOpensNoMenu() throws Exception {
    FxRuntime.run(() -> {
      int[] asked = new int[1];
      stage
          .getScene()
          .getRoot()
          .addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> asked[0]++);

      Event.fireEvent(
          stage.getScene().getRoot(),
          new ContextMenuEvent(
              ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 10, 10, false, null));

      assertThat(asked[0]).isZero();
    });
  }

  @Test
  void whatGoesWrongOnTheFxThreadReturnsToTheWelcomeAndIsLoggedByItsKindOnly() throws Exception {
    FxRuntime.run(() -> app.model().onShopperEvent(new ShopperEvent.CardUnknown(0)));
    assertThat(page()).isInstanceOf(KioskPage.Message.class);

    Platform.runLater(() -> {
      throw new IllegalStateException("Wilhelmina Featherstone");
    });

    assertThat(page()).isInstanceOf(KioskPage.Welcome.class);
    LogRecord told = logged.poll(60, TimeUnit.SECONDS);
    assertThat(told).isNotNull();
    assertThat(words(told)).contains("java.lang.IllegalStateException");
    assertThat(told.getThrown()).isNull();
    assertThat(logged).noneMatch(record -> words(record).contains("Wilhelmina"));
    assertThat(words(told)).doesNotContain("Wilhelmina");
  }

  @Test
  void whatCannotBeOpenedIsToldByItsCodeInTheSameWindow() throws Exception {
    app.model().onShopperEvent(new ShopperEvent.Failed(0, ErrorCode.KEY_01));

    assertThat(page())
        .isInstanceOfSatisfying(
            KioskPage.Message.class, page -> assertThat(page.message().code()).isEqualTo("KEY-01"));
    FxRuntime.run(() -> assertThat(stage.isFullScreen()).isTrue());
  }

  private KioskPage page() throws InterruptedException {
    return FxRuntime.call(() -> app.model().pageProperty().get());
  }

  private void press(KeyCode key) {
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          stage.getScene().getRoot(), new KeyEvent(type, "", "", key, false, false, false, false));
    }
  }

  private static String words(LogRecord told) {
    Object[] parameters = told.getParameters();
    return told.getMessage() + (parameters == null ? "" : List.of(parameters)) + told.getThrown();
  }

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord told) {
      if (told.getLoggerName() != null && told.getLoggerName().equals(KioskApp.class.getName())) {
        logged.add(told);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
