package app.dangol.hub.keys;

import com.google.crypto.tink.Aead;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opened keys by their numbers; of too many, the one that was asked for longest ago goes. */
final class OpenedKeys extends LinkedHashMap<Long, Aead> {
  /** A few hundred bytes each. */
  static final int MOST = 10_000;

  private static final long serialVersionUID = 1L;

  OpenedKeys() {
    super(16, 0.75f, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<Long, Aead> eldest) {
    return size() > MOST;
  }
}
