package app.dangol.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.Mouse;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxThreadExtension.class)
class HeldPillTest {
  private final List<String> done = new ArrayList<>();
  private HeldPill pill;

  @BeforeEach
  void show() {
    pill = new HeldPill("hold", () -> done.add("done"));
    Scene scene = new Scene(new VBox(pill), 200, 200);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  @Test
  void doesItOnceItHasBeenHeldForTwoSeconds() {
    assertThat(pill.waiting().getDuration()).isEqualTo(Duration.seconds(2));
    Mouse.fire(pill, MouseEvent.MOUSE_ENTERED);
    Mouse.fire(pill, MouseEvent.MOUSE_PRESSED);
    assertThat(pill.waiting().getStatus()).isEqualTo(Animation.Status.RUNNING);
    assertThat(done).isEmpty();

    pill.waiting().getOnFinished().handle(new ActionEvent());
    assertThat(done).containsExactly("done");
  }

  @Test
  void doesNothingAtATouch() {
    Mouse.tap(pill);

    assertThat(pill.waiting().getStatus()).isEqualTo(Animation.Status.STOPPED);
    assertThat(done).isEmpty();
  }
}
