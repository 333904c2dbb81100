package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class FirstFrameTest {
  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void aWindowTellsOfItsFirstFrameOnceItIsShownAndOnlyOnce() throws Exception {
    BlockingQueue<Instant> told = new LinkedBlockingQueue<>();
    Label words = new Label("first");
    Stage stage =
        FxRuntime.call(() -> {
          Stage made = new Stage();
          made.setScene(new Scene(words, 200, 100));
          FirstFrame.whenDrawn(made, told::add);
          return made;
        });
    assertThat(told).as("nothing is drawn before the window is shown").isEmpty();

    Instant asked = Instant.now();
    FxRuntime.run(stage::show);

    assertThat(told.poll(60, TimeUnit.SECONDS)).isBetween(asked, Instant.now());

    BlockingQueue<Instant> nextFrame = new LinkedBlockingQueue<>();
    FxRuntime.run(() -> {
      words.setText("second");
      FirstFrame.whenDrawn(stage, nextFrame::add);
    });
    assertThat(nextFrame.poll(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(told).as("a later frame is not the first").isEmpty();
    FxRuntime.run(stage::hide);
  }

  @Test
  void theLineInTheLogCanBeReadAgain() {
    Instant drawn = Instant.now();

    String line = "2026-11-21T18:30:00 INFO app.dangol.launch.FirstFrame: ";

    assertThat(FirstFrame.find(line + FirstFrame.inWords(drawn))).contains(drawn);
    assertThat(FirstFrame.find(line + "the hub cannot be reached")).isEmpty();
  }
}
