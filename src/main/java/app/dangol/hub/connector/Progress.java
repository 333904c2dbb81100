package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.log.HubLog;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the parts of a connector's work and remembers how each went. One thread runs them; any may
 * ask.
 */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final String source;
  private final Clock clock;
  private final KeptStatus kept;
  private final Map<String, ConnectorStatus.Part> parts = new ConcurrentHashMap<>();

  Progress(String source, HubLog log, Clock clock) {
    this.source = source;
    this.clock = clock;
    this.kept = new KeptStatus(source, log);
  }

  /** One part of the work. */
  @FunctionalInterface
  interface Work {
    FeedReader.Tally run();
  }

  /** Goes on counting where the last one who had the lead stopped, this copy or another. */
  void recall() {
    parts.putAll(kept.read());
  }

  ConnectorStatus status() {
    return new ConnectorStatus(source, parts);
  }

  /** Does a part of the work; what it throws is noted and thrown. */
  void run(String part, Work work) {
    ConnectorStatus.Part before = parts.getOrDefault(part, ConnectorStatus.Part.NEW);
    try {
      FeedReader.Tally tally = work.run();
      parts.put(part, before.succeeded(clock.instant(), tally));
      if (tally.refused() > 0) {
        LOG.warn("{} {}: {} rows were not taken", source, part, tally.refused());
      }
    } catch (DangolException e) {
      // Said once, not at every try of a long outage.
      if (before.lastError().filter(e.code()::equals).isEmpty()) {
        LOG.warn("{} {}: {}", source, part, e.getMessage());
      }
      parts.put(part, before.failed(e.code()));
      throw e;
    } catch (LostLeadException e) {
      throw e;
    } catch (RuntimeException e) {
      parts.put(part, before.failed(ErrorCode.RUN_99));
      throw e;
    } finally {
      kept.keep(parts);
    }
  }
}
