package app.dangol.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.screen.FxThreadExtension;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxThreadExtension.class)
class HoldButtonTest {
  private final List<Boolean> told = new ArrayList<>();
  private HoldButton eye;
  private VBox page;

  @BeforeEach
  void show() {
    eye = new HoldButton(Icon.EYE, "hold to see", told::add);
    page = new VBox(eye);
    Scene scene = new Scene(page, 200, 200);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  @Test
  void isOnFromThePressToTheRelease() {
    mouse(MouseEvent.MOUSE_PRESSED);
    assertThat(told).containsExactly(true);
    mouse(MouseEvent.MOUSE_RELEASED);
    assertThat(told).containsExactly(true, false);
  }

  @Test
  void isOffWhenTheFingerSlidesAway() {
    mouse(MouseEvent.MOUSE_PRESSED);
    mouse(MouseEvent.MOUSE_EXITED);
    assertThat(told).containsExactly(true, false);
  }

  @Test
  void isOffWhenThePageGoes() {
    mouse(MouseEvent.MOUSE_PRESSED);
    page.getChildren().clear();
    assertThat(told).containsExactly(true, false);
  }

  @Test
  void anotherMouseButtonDoesNothing() {
    Event.fireEvent(eye, event(MouseEvent.MOUSE_PRESSED, MouseButton.SECONDARY));
    assertThat(told).isEmpty();
  }

  @Test
  void theSpaceBarHoldsItToo() {
    eye.requestFocus();
    key(KeyEvent.KEY_PRESSED);
    assertThat(told).containsExactly(true);
    key(KeyEvent.KEY_RELEASED);
    assertThat(told).containsExactly(true, false);
  }

  @Test
  void goesOffAfterTenSecondsThoughItIsStillHeld() {
    mouse(MouseEvent.MOUSE_PRESSED);
    assertThat(eye.limit().getDuration()).isEqualTo(Duration.seconds(10));
    assertThat(eye.limit().getStatus()).isEqualTo(Animation.Status.RUNNING);

    eye.limit().getOnFinished().handle(new ActionEvent());
    assertThat(told).containsExactly(true, false);
    mouse(MouseEvent.MOUSE_RELEASED);
    assertThat(told).containsExactly(true, false);
  }

  private void mouse(EventType<MouseEvent> type) {
    Event.fireEvent(eye, event(type, MouseButton.PRIMARY));
  }

  private void key(EventType<KeyEvent> type) {
    Event.fireEvent(eye, new KeyEvent(type, "", "", KeyCode.SPACE, false, false, false, false));
  }

  private static MouseEvent event(EventType<MouseEvent> type, MouseButton button) {
    boolean primary = button == MouseButton.PRIMARY;
    return new MouseEvent(
        type, 5, 5, 5, 5, button, 1, false, false, false, false, primary, false, !primary, true,
        false, true, null);
  }
}
