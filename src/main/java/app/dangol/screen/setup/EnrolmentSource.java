package app.dangol.screen.setup;

import app.dangol.screen.setup.model.EnrolmentReport;
import java.util.function.Consumer;

/** Who asks the hub to let this device in. */
public interface EnrolmentSource {
  /** Tells how it goes, the present first, on any thread; run what is returned to end it. */
  Runnable follow(Consumer<EnrolmentReport> listener);

  /** Asks for a new code; returns at once. */
  void again();
}
