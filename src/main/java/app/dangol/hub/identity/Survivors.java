package app.dangol.hub.identity;

import app.dangol.hub.store.HubStore;
import app.dangol.wire.StrictJson;
import java.util.HashMap;
import java.util.Map;

/** Under which id everybody is shown, read once for work that goes through all customers. */
public final class Survivors {
  private final Map<String, String> into;

  private Survivors(Map<String, String> into) {
    this.into = into;
  }

  /** As it is now; holds nobody's writes up. Blocks. */
  public static Survivors read(HubStore store) {
    Map<String, String> into = new HashMap<>();
    store.forEachRecord(
        Persons.MERGED,
        merged ->
            into.put(merged.key(), StrictJson.read(merged.data(), Persons.Into.class).into()));
    return new Survivors(into);
  }

  /** The id under which this person is shown. */
  public String of(String id) {
    String shown = id;
    for (String next = into.get(shown); next != null; next = into.get(shown)) {
      shown = next;
    }
    return shown;
  }
}
