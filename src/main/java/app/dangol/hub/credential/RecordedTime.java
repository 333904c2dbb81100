package app.dangol.hub.credential;

import app.dangol.hub.store.HubStore;
import app.dangol.trust.credential.SeenTime;
import app.dangol.wire.StrictJson;
import java.time.Instant;

/** The newest time that was shown to the hub, in its records and so for all its copies. */
final class RecordedTime implements SeenTime {
  private static final String KIND = "card.time";
  private static final String KEY = "newest";

  private final HubStore store;

  /**
   * @param at milliseconds
   */
  private record Seen(long at) {}

  RecordedTime(HubStore store) {
    this.store = store;
  }

  @Override
  public Instant newest() {
    return store
        .findRecord(KIND, KEY)
        .map(data -> Instant.ofEpochMilli(StrictJson.read(data, Seen.class).at()))
        .orElse(Instant.EPOCH);
  }

  @Override
  public void raise(Instant seen) {
    store.write(transaction -> {
      boolean later =
          transaction
              .findRecord(KIND, KEY)
              .filter(data -> StrictJson.read(data, Seen.class).at() >= seen.toEpochMilli())
              .isEmpty();
      if (later) {
        transaction.keepRecord(KIND, KEY, StrictJson.write(new Seen(seen.toEpochMilli())));
      }
      return later;
    });
  }
}
