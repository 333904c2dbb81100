package app.dangol.hub.connector;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.log.HubLog;
import app.dangol.wire.Health;
import app.dangol.wire.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How connectors are doing, in the hub's records: every copy of the hub can tell it, also after a
 * restart. Written where something changes, and once a minute where all goes well. One is for one
 * connector's thread.
 */
public final class KeptStatus {
  private static final Logger LOG = LoggerFactory.getLogger(KeptStatus.class);

  /** Records: source → {@link Health.Connector}. */
  private static final String KIND = "connector.status";

  private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);
  private static final int MOST = 100;

  private final String source;
  private final HubLog log;
  private Map<String, ConnectorStatus.Part> kept = new HashMap<>();

  KeptStatus(String source, HubLog log) {
    this.source = source;
    this.log = log;
  }

  /** What was kept last, by whichever copy of the hub. */
  Map<String, ConnectorStatus.Part> read() {
    Map<String, ConnectorStatus.Part> parts = new HashMap<>();
    log.findRecord(KIND, source)
        .map(data -> StrictJson.read(data, Health.Connector.class))
        .ifPresent(
            connector -> connector.parts().forEach(part -> parts.put(part.name(), part(part))));
    kept = parts;
    return Map.copyOf(parts);
  }

  /** Keeps it if that is worth a write; a store that cannot is no matter of the connector's. */
  void keep(Map<String, ConnectorStatus.Part> parts) {
    if (parts.entrySet().stream().noneMatch(part -> isNews(part.getKey(), part.getValue()))) {
      return;
    }
    Map<String, ConnectorStatus.Part> now = new TreeMap<>(parts);
    List<Health.Part> told =
        now.entrySet().stream().map(part -> told(part.getKey(), part.getValue())).toList();
    try {
      log.write(transaction -> {
        transaction.keepRecord(KIND, source, StrictJson.write(new Health.Connector(source, told)));
        return true;
      });
      kept = now;
    } catch (DangolException e) {
      LOG.debug("the status of {} cannot be kept now ({})", source, e.code());
    }
  }

  private boolean isNews(String name, ConnectorStatus.Part part) {
    ConnectorStatus.Part before = kept.get(name);
    return before == null
        || !before.lastError().equals(part.lastError())
        || before.rows() != part.rows()
        || before.refused() != part.refused()
        || before.older() != part.older()
        || part.lastSuccess()
            .filter(at ->
                before
                    .lastSuccess()
                    .map(last -> Duration.between(last, at).compareTo(AT_LEAST_EVERY) >= 0)
                    .orElse(true))
            .isPresent();
  }

  /** All connectors whose status was ever kept, and that are there still. */
  public static List<Health.Connector> listAll(HubLog log) {
    return log.listRecords(KIND, "", "", MOST).stream()
        .map(record -> StrictJson.read(record.data(), Health.Connector.class))
        .toList();
  }

  private static ConnectorStatus.Part part(Health.Part told) {
    return new ConnectorStatus.Part(
        Optional.ofNullable(told.lastSuccess()).map(Instant::parse),
        told.rows(),
        told.refused(),
        Objects.requireNonNullElse(told.older(), 0L),
        Optional.ofNullable(told.lastError())
            .map(text ->
                Arrays.stream(ErrorCode.values())
                    .filter(code -> code.toString().equals(text))
                    .findFirst()
                    .orElse(ErrorCode.RUN_99)));
  }

  private static Health.Part told(String name, ConnectorStatus.Part part) {
    return new Health.Part(
        name,
        part.lastSuccess().map(Instant::toString).orElse(null),
        part.rows(),
        part.refused(),
        part.older(),
        part.lastError().map(ErrorCode::toString).orElse(null));
  }

  /** Forgets those that are connected no more. */
  public static void keepOnly(HubLog log, Set<String> sources) {
    log.write(transaction -> {
      transaction.listRecords(KIND, "", "", MOST).stream()
          .filter(record -> !sources.contains(record.key()))
          .forEach(record -> transaction.forgetRecord(KIND, record.key()));
      return true;
    });
  }
}
