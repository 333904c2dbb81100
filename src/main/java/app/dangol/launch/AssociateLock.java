package app.dangol.launch;

import app.dangol.failure.ErrorCode;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.lock.LockScreen;
import app.dangol.screen.lock.LockViewModel;
import app.dangol.trust.access.Leaving;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.DutyEvent;
import app.dangol.visit.VisitEvent;
import java.time.Duration;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;

/**
 * The lock of an associate's app: closes it by hand, or once nobody has touched the device for a
 * while, and opens it when somebody has signed in. What was begun is put away and taken out again.
 * Made on the FX thread, and belongs to it.
 */
final class AssociateLock {
  private final Dangol dangol;
  private final AssociateViewModel app;
  private final LockViewModel model;
  private final LockScreen screen;
  private final Timeline ticking;
  private final PauseTransition idle = new PauseTransition();
  private Runnable onTurn = () -> {};

  /**
   * @param demoPin everybody's PIN in the demo; empty outside it
   */
  AssociateLock(
      Dangol dangol,
      AssociateViewModel app,
      Optional<String> demoPin,
      double width,
      double height) {
    this.dangol = dangol;
    this.app = app;
    model =
        new LockViewModel(
            dangol.desks().duty(),
            app.appearanceProperty(),
            demoPin,
            System::nanoTime,
            this::signedIn);
    screen = createScreen(width, height);
    dangol.desk().subscribe(event -> FxThread.run(() -> onVisit(event)));
    ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), tick -> model.tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    idle.setOnFinished(finished -> close(Leaving.IDLE));
    dangol.desks().duty().subscribe(event -> FxThread.run(() -> onDuty(event)));
  }

  /**
   * Begins.
   *
   * @param turned told when the lock has closed or opened, or it is known who could open it
   * @param after how long nobody has to touch the device for the lock to close by itself
   */
  void onTurn(Runnable turned, Duration after) {
    onTurn = turned;
    idle.setDuration(javafx.util.Duration.millis(after.toMillis()));
    model
        .pageProperty()
        .addListener((property, was, now) -> {
          if (was.people().isEmpty() != now.people().isEmpty()) {
            onTurn.run();
            touched();
          }
        });
    model.open(Optional.empty());
    if (isClosed()) {
      ticking.play();
    } else {
      dangol.desks().duty().serveUnasked();
    }
  }

  /** Another view of the same lock, such as one held upright. */
  LockScreen createScreen(double width, double height) {
    return new LockScreen(model, width, height);
  }

  /** Follows whether anybody touches what is in that window. */
  void watch(Stage stage) {
    EventHandler<InputEvent> touch = event -> touched();
    stage.addEventFilter(InputEvent.ANY, touch);
    touched();
  }

  /** The app is closed. */
  void stop() {
    idle.stop();
    ticking.stop();
    dangol.duty().who().ifPresent(who -> dangol.desks().duty().left(who.id(), Leaving.CLOSED));
  }

  /** Somebody is there. */
  private void touched() {
    if (!isClosed() && hasPeople()) {
      idle.playFromStart();
    } else {
      idle.stop();
    }
  }

  /** Whether anybody could open it again. */
  boolean hasPeople() {
    return model.hasPeople();
  }

  private boolean isClosed() {
    return dangol.duty().who().isEmpty();
  }

  /** Closes it; without anybody who could open it again nothing happens. */
  void close() {
    close(Leaving.BY_HAND);
  }

  private void close(Leaving how) {
    if (hasPeople() && !isClosed()) {
      close(Optional.empty(), how);
    }
  }

  private void close(Optional<String> notice, Leaving how) {
    dangol.duty().who().ifPresent(who -> app.leave(who.id()));
    dangol.lock(how);
    model.open(notice);
    ticking.play();
    idle.stop();
    onTurn.run();
  }

  /** Closes it whoever could open it, and keeps nothing that anybody had begun. */
  void signOut() {
    close(Optional.of("lock.signed.out"), Leaving.HUB);
    dangol.signOut();
    app.forgetBegun();
  }

  private void signedIn(StaffMember who) {
    ticking.stop();
    onTurn.run();
    app.comeBack(who.id());
    touched();
  }

  private void onDuty(DutyEvent event) {
    if (event instanceof DutyEvent.Ended(ErrorCode code)) {
      close(Optional.of("failure." + code.text()), Leaving.BY_HAND);
    }
  }

  private void onVisit(VisitEvent event) {
    switch (event) {
      case VisitEvent.Failed(ErrorCode code) when code == ErrorCode.ACC_02 ->
          model.askToSignInFirst();
      // Whoever holds a card up is there.
      case VisitEvent.CustomerArrived arrived -> touched();
      default -> {}
    }
  }

  LockViewModel model() {
    return model;
  }

  Scene scene() {
    return screen.scene();
  }
}
