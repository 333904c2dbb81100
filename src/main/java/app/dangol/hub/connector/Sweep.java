package app.dangol.hub.connector;

import app.dangol.hub.connector.ConnectorException.Kind;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds what a shop system has deleted: what is known here, is missing from the list of all ids,
 * and is not there when asked for by its id either.
 */
final class Sweep {
  /** A key that sees less than before looks like a shop that was emptied. */
  private static final int MOST_PERCENT = 20;

  private static final int FEW = 20;
  private static final int ASKED_AT_ONCE = 100;

  private final String source;
  private final HubLog log;
  private final Clock clock;

  Sweep(String source, HubLog log, Clock clock) {
    this.source = source;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Sweeps one kind.
   *
   * @return how many items are gone
   * @throws ConnectorException REFUSED if more than a fifth of all would be, and nothing is then
   */
  int run(Census census) {
    Set<String> there = census.listIds();
    Set<String> missing = new HashSet<>();
    AtomicInteger counted = new AtomicInteger();
    log.forEachRecord(
        kind(census),
        record -> {
          counted.incrementAndGet();
          if (!there.contains(record.key())) {
            missing.add(record.key());
          }
        });
    int known = counted.get();
    missing.removeAll(listPresent(census, missing));
    if (missing.size() > FEW && missing.size() * 100L > known * (long) MOST_PERCENT) {
      throw new ConnectorException(
          Kind.REFUSED,
          "the sweep misses "
              + missing.size()
              + " of "
              + known
              + " "
              + census.kind()
              + "s; nothing was taken off, for the key may see less than before",
          null);
    }
    return missing.isEmpty() ? 0 : log.write(transaction -> tell(census, missing, transaction));
  }

  private static Set<String> listPresent(Census census, Set<String> ids) {
    Set<String> present = new HashSet<>();
    List<String> all = new ArrayList<>(ids);
    for (int i = 0; i < all.size(); i += ASKED_AT_ONCE) {
      present.addAll(census.listPresent(all.subList(i, Math.min(all.size(), i + ASKED_AT_ONCE))));
    }
    return present;
  }

  private int tell(Census census, Set<String> missing, HubTransaction transaction) {
    List<Incoming> gone = new ArrayList<>();
    SeenItems seen = new SeenItems(source, transaction);
    for (String id : missing) {
      gone.addAll(seen.lose(census.kind(), id));
      census.dependents().forEach(kind -> gone.addAll(seen.silence(kind, id)));
    }
    Intake.takeRead(source, gone, transaction, clock.instant());
    return missing.size();
  }

  private String kind(Census census) {
    return SeenItems.kindOf(source, census.kind());
  }
}
