package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.screen.Appearance;
import app.dangol.screen.setup.EnrolmentScreen;
import app.dangol.screen.setup.EnrolmentViewModel;
import app.dangol.screen.setup.model.EnrolmentReport;
import app.dangol.screen.setup.model.EnrolmentSubject;
import app.dangol.screen.setup.model.EnrolmentSubject.Why;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The enrolment screen in a window, in place of the app. Not on the FX thread. */
final class EnrolmentWindow {
  private final KioskConfig config;
  private final Clock clock;

  EnrolmentWindow(KioskConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** How the person left it. */
  enum Left {
    ENROLLED,
    WITHOUT,
    CLOSED
  }

  /** Shows it until the device is enrolled, or the person goes on without or closes the window. */
  Left show(DeviceEnrolment enrolment, Why why, List<EnrolmentSubject.Lost> lost)
      throws InterruptedException {
    // A shopper cannot decide to go on with old data.
    boolean mayGoOn = why == Why.ENDED && config.mode() == KioskConfig.Mode.ASSOCIATE;
    EnrolmentSubject subject =
        new EnrolmentSubject(config.place().device(), config.place().store(), why, mayGoOn, lost);
    AtomicReference<Left> left = new AtomicReference<>(Left.CLOSED);
    CountDownLatch gone = new CountDownLatch(1);
    try (EnrolmentRun run = new EnrolmentRun(enrolment, config.place(), clock)) {
      Stage stage = FxRuntime.call(() -> open(run, subject, left, gone));
      Runnable end =
          run.follow(report -> {
            if (report instanceof EnrolmentReport.Done) {
              left.set(Left.ENROLLED);
              gone.countDown();
            }
          });
      run.again();
      gone.await();
      end.run();
      FxRuntime.run(stage::hide);
    }
    return left.get();
  }

  private Stage open(
      EnrolmentRun run, EnrolmentSubject subject, AtomicReference<Left> left, CountDownLatch gone) {
    KioskConfig.Display display = config.display();
    EnrolmentViewModel model =
        new EnrolmentViewModel(
            run,
            subject,
            clock,
            new Appearance(
                display.language(), AssociateApp.palette(display.theme()), display.textPercent()));
    EnrolmentScreen screen =
        new EnrolmentScreen(
            model,
            AssociateApp.WIDTH,
            AssociateApp.HEIGHT,
            () -> {
              left.set(Left.WITHOUT);
              gone.countDown();
            });
    Timeline tick = new Timeline(new KeyFrame(Duration.seconds(1), now -> model.tick()));
    tick.setCycleCount(Animation.INDEFINITE);
    tick.play();
    model.open();
    Stage stage = new Stage();
    stage.setTitle("Dangol");
    stage.setScene(screen.scene());
    stage.setFullScreenExitHint("");
    stage.setFullScreen(display.fullScreen());
    stage.setOnHidden(hidden -> {
      tick.stop();
      model.close();
      gone.countDown();
    });
    stage.show();
    return stage;
  }

  static List<EnrolmentSubject.Lost> lost(LostWrites report) {
    return report.ops().stream()
        .map(line ->
            new EnrolmentSubject.Lost(line.type(), line.count(), Instant.parse(line.oldest())))
        .toList();
  }
}
