package app.dangol.hub.feedback;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.wire.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Lets go of events of suggestions after some months, once a day. To be run by one copy of the hub
 * at a time. May block.
 */
public final class SuggestionRetention {
  /** Key of the record among the hub's settings that says for how many months. */
  public static final String KEY = "suggestions";

  /** Unless the chain says otherwise: a year can be compared with the one before. */
  public static final int MONTHS = 13;

  private static final String SETTING = "setting";
  private static final String DONE = "chore";
  private static final Duration EVERY = Duration.ofDays(1);

  private final HubStore store;

  public SuggestionRetention(HubStore store) {
    this.store = store;
  }

  /**
   * @param months at least 1
   */
  public record Setting(int months) {}

  private record Done(String at, int months) {}

  /** Returns how many batches went; does nothing if it was done within a day. */
  public int runIfDue(Instant now) {
    int months = months();
    boolean done =
        store
            .findRecord(DONE, KEY)
            .map(data -> StrictJson.read(data, Done.class))
            .filter(last -> last.months() == months)
            .map(last -> Duration.between(Instant.parse(last.at()), now).abs())
            .filter(since -> since.compareTo(EVERY) < 0)
            .isPresent();
    if (done) {
      return 0;
    }
    Instant kept = now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
    int gone = letGo(SuggestionEvents.NAMED, kept) + letGo(SuggestionEvents.UNNAMED, kept);
    store.write(transaction -> {
      transaction.keepRecord(DONE, KEY, StrictJson.write(new Done(now.toString(), months)));
      return 0;
    });
    return gone;
  }

  private int months() {
    return store
        .findRecord(SETTING, KEY)
        .map(data -> StrictJson.read(data, Setting.class).months())
        .orElse(MONTHS);
  }

  private int letGo(String kind, Instant kept) {
    int[] gone = new int[1];
    store.forEachPage(
        kind,
        HubReads.PAGE,
        page -> {
          List<HubRecord> old =
              page.stream()
                  .filter(record -> SuggestionEvents.receivedOf(record.key()).isBefore(kept))
                  .toList();
          if (!old.isEmpty()) {
            gone[0] +=
                store.write(transaction -> {
                  old.forEach(record -> transaction.forgetRecord(kind, record.key()));
                  return old.size();
                });
          }
        });
    return gone[0];
  }
}
