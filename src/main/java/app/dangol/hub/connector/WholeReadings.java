package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.stock.Figure;
import app.dangol.hub.stock.ReadTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the hub remember up to when a shop system's prices and stock have been read. What is not
 * written at once for the sake of the store is written with the next; a restart in between makes
 * them a minute older, never younger. For the connector's thread.
 */
final class WholeReadings {
  private static final Logger LOG = LoggerFactory.getLogger(WholeReadings.class);
  private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

  private final String source;
  private final Map<String, Set<Figure>> proofs;
  private final HubLog log;
  private final Clock clock;
  private final Map<Figure, Instant> unwritten = new EnumMap<>(Figure.class);
  private Instant written = Instant.EPOCH;

  WholeReadings(String source, Map<String, Set<Figure>> proofs, HubLog log, Clock clock) {
    this.source = source;
    this.proofs = proofs;
    this.log = log;
    this.clock = clock;
  }

  /** A feed has been read from one end to the other since that time. */
  void note(String feed, Instant begun) {
    proofs.getOrDefault(feed, Set.of()).forEach(figure -> unwritten.put(figure, begun));
  }

  /** Writes what was noted, if that is due; a store that cannot is no matter of the connector's. */
  void keep() {
    Instant now = clock.instant();
    // A clock that was put back must not silence it.
    boolean resting = !written.isAfter(now) && now.isBefore(written.plus(AT_MOST_EVERY));
    if (unwritten.isEmpty() || resting) {
      return;
    }
    try {
      log.write(transaction -> {
        ReadTimes.keep(source, unwritten, now, transaction);
        return true;
      });
      unwritten.clear();
      written = now;
    } catch (DangolException e) {
      LOG.debug("the readings of {} cannot be kept now ({})", source, e.code());
    }
  }
}
