package app.dangol.hub.feedback;

import app.dangol.hub.log.HubLog;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches once a day whether suggestions are still looked at. May block. */
public final class SuggestionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SuggestionWatch.class);
  private static final String DONE = "chore";
  private static final String KEY = "suggestions.watch";

  private final HubLog log;
  private final Clock clock;

  public SuggestionWatch(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param days the earliest first
   * @param finding empty while there is too little to compare
   */
  public record Look(List<DailyFigures.Day> days, Optional<WatchFinding> finding) {}

  private record Done(String day) {}

  /** Looks at five weeks. */
  public Look look() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Instant since =
        today
            .minusDays(AccuracyWatch.RECENT_DAYS + (long) AccuracyWatch.DAYS_BEFORE)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    List<DailyFigures.Day> days = DailyFigures.since(since, log);
    return new Look(days, AccuracyWatch.look(days, today));
  }

  /**
   * Looks if that was not done today by whichever copy of the hub, and writes an alarm into the
   * hub's log.
   */
  public void lookIfDue() {
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    boolean done =
        log.findRecord(DONE, KEY)
            .filter(data -> StrictJson.read(data, Done.class).day().equals(today))
            .isPresent();
    if (done) {
      return;
    }
    look()
        .finding()
        .filter(WatchFinding::falls)
        .ifPresent(finding ->
            LOG.warn(
                "suggestions are looked at less than before: {} of those shown since {}, {} in the"
                    + " four weeks before (p = {}); `dangol experiment watch` tells day by day",
                finding.now(),
                finding.since(),
                finding.before(),
                finding.p()));
    log.write(transaction -> {
      transaction.keepRecord(DONE, KEY, StrictJson.write(new Done(today)));
      return 0;
    });
  }
}
