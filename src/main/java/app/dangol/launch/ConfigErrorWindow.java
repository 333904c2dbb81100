package app.dangol.launch;

import app.dangol.config.Problem;
import app.dangol.screen.setup.ConfigErrorScreen;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;

/** The readable screen of a start that failed, in the language of the machine. */
final class ConfigErrorWindow implements ConfigProblemScreen {
  @Override
  public void showUntilClosed(List<Problem> problems) throws InterruptedException {
    FxRuntime.start(false);
    CountDownLatch closed = new CountDownLatch(1);
    FxRuntime.run(() -> {
      Stage stage = new Stage();
      ConfigErrorScreen screen =
          new ConfigErrorScreen(
              problems, language(), AssociateApp.WIDTH, AssociateApp.HEIGHT, stage::close);
      stage.setTitle("Dangol");
      stage.setScene(screen.scene());
      stage.setOnHidden(hidden -> closed.countDown());
      stage.show();
    });
    closed.await();
    FxRuntime.exit();
  }

  /** The machine's own language where it is one of ours. */
  private static Locale language() {
    return Locale.getDefault().getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? Locale.ENGLISH
        : Locale.KOREAN;
  }
}
