package app.dangol.launch;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * What no JavaFX program starts faster than: an empty window, without a single class of the app
 * besides the one that tells of its first frame. {@link StartUp} compares the app with it.
 */
public final class BareWindow extends Application {
  /** Shows the window until the process is ended. */
  public static void main(String[] args) {
    launch(args);
  }

  @Override
  public void start(Stage stage) {
    stage.setScene(new Scene(new Region(), AssociateApp.WIDTH, AssociateApp.HEIGHT));
    FirstFrame.whenDrawn(stage, drawn -> System.err.println(FirstFrame.inWords(drawn)));
    stage.show();
  }
}
