package app.dangol.screen;

import app.dangol.screen.part.PreviewSource;
import java.util.ArrayList;
import java.util.List;

/** A camera that knows how many look at what it sees. */
public final class WatchedCamera implements PreviewSource {
  private final List<Listener> listeners = new ArrayList<>();

  @Override
  public Subscription subscribe(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  public int watchers() {
    return listeners.size();
  }
}
