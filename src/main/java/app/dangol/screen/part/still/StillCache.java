package app.dangol.screen.part.still;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/**
 * Keeps pictures that were drawn, so that each is rasterised once per size and theme; the one
 * unused for longest is dropped first. Used on the FX thread only.
 */
public final class StillCache {
  private final StillLife stillLife = new StillLife();
  private final int capacity;
  private final Map<Key, Image> images = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(Subject subject, Slot slot, double renderScale) {}

  /**
   * @param capacity how many pictures are kept; a card's picture takes 175 kB
   */
  public StillCache(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A cache of " + capacity + " pictures is of no use");
    }
    this.capacity = capacity;
  }

  /**
   * Finds the picture, or draws it.
   *
   * @param renderScale device pixels per px of the window the picture is for
   * @return the picture with transparent corners, {@code renderScale} times the slot's size
   */
  public Image image(Subject subject, Slot slot, double renderScale) {
    Key key = new Key(subject, slot, renderScale);
    Image cached = images.get(key);
    if (cached != null) {
      return cached;
    }
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setTransform(Transform.scale(renderScale, renderScale));
    Image drawn = stillLife.draw(subject, slot).snapshot(parameters, null);
    images.put(key, drawn);
    if (images.size() > capacity) {
      images.remove(images.keySet().iterator().next());
    }
    return drawn;
  }

  /** Forgets every picture: what was drawn tells what somebody was shown. */
  public void clear() {
    images.clear();
  }

  /** How many pictures are kept now. */
  public int size() {
    return images.size();
  }
}
