package app.dangol.hub;

import app.dangol.hub.credential.CardJudge;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.CardUses;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Uses up one-time credentials for devices, none of which may try one after the other. May block;
 * safe for several threads and several copies of the hub.
 */
public final class PacedCardUses {
  /** Records: {@code store|device} → its {@link LookUpPace}, counted apart from look-ups. */
  private static final String PACE = "carduse.pace";

  private final HubStore store;
  private final Clock clock;
  private final CardJudge judge;

  PacedCardUses(HubStore store, Clock clock, CardJudge judge) {
    this.store = store;
    this.clock = clock;
    this.judge = judge;
  }

  /** What is told to the device. */
  public sealed interface Answer {
    /** Whether its bearer may act there. */
    record Judged(boolean used) implements Answer {}

    /** The device has asked too much. */
    record Resting(Duration rest) implements Answer {}
  }

  /**
   * Uses one up, unless the device has to wait.
   *
   * @param by which device it is, for good
   */
  public Answer ask(CardUses.Request request, String by) {
    String device = request.store() + "|" + request.device();
    Optional<Duration> rest = count(device);
    if (rest.isPresent()) {
      return new Answer.Resting(rest.get());
    }
    boolean used = judge.useUp(request.value(), request.store(), by);
    if (used) {
      store.write(transaction -> {
        keep(device, pace(device, transaction).notMissed(), transaction);
        return true;
      });
    }
    return new Answer.Judged(used);
  }

  /** As one that counts for nothing, before it is judged: many at once must not get by. */
  private Optional<Duration> count(String device) {
    Instant now = clock.instant();
    return store.write(transaction -> {
      LookUpPace pace = pace(device, transaction);
      Optional<Duration> rest = pace.rest(now);
      if (rest.isEmpty()) {
        keep(device, pace.after(false, now), transaction);
      }
      return rest;
    });
  }

  private static LookUpPace pace(String device, HubTransaction transaction) {
    return transaction
        .findRecord(PACE, device)
        .map(data -> StrictJson.read(data, LookUpPace.class))
        .orElse(LookUpPace.FRESH);
  }

  private static void keep(String device, LookUpPace pace, HubTransaction transaction) {
    transaction.keepRecord(PACE, device, StrictJson.write(pace));
  }
}
