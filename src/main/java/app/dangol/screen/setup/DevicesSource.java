package app.dangol.screen.setup;

import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.setup.model.DevicesReport;
import java.util.Optional;
import java.util.function.Consumer;

/** Whoever owns the readers, as the device test page knows them. Any thread may call it. */
public interface DevicesSource {
  /**
   * Tells how things are, at once and then whenever something changes, a few times a second at
   * most.
   *
   * @param listener called on a thread of the source's
   * @return ends it
   */
  Runnable follow(Consumer<DevicesReport> listener);

  /** Forgets what a reader has sent, and counts anew. */
  void clear(String device);

  /** What a camera sees; empty for a reader that is none. */
  Optional<PreviewSource> preview(String device);
}
