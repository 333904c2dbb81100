package app.dangol.launch;

import app.dangol.device.camera.GreyImage;
import app.dangol.screen.part.PreviewSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands a camera's pictures to whoever shows them just now. Any thread. */
final class CameraPictures implements PreviewSource, Consumer<GreyImage> {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  @Override
  public Subscription subscribe(Listener listener) {
    // A picture more may be on its way to a listener that has ended.
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void accept(GreyImage picture) {
    if (!listeners.isEmpty()) {
      byte[] grey = picture.pixels();
      listeners.forEach(one -> one.onFrame(picture.width(), picture.height(), grey));
    }
  }
}
