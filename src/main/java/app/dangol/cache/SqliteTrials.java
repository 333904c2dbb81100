package app.dangol.cache;

import app.dangol.suggest.Experiment;
import app.dangol.suggest.Experiments;
import app.dangol.suggest.Trial;
import app.dangol.visit.feedback.Trials;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Experiments as the hub told them, read from {@code cache.db} once and kept until it tells others.
 * One that this program cannot carry out takes nobody in. May block; any thread may call.
 */
public final class SqliteTrials implements Trials {
  private static final String LIST = "SELECT record FROM experiment ORDER BY id";

  private final CacheDatabase database;
  private final Remembered<List<Experiment>> known;
  private final Clock clock;

  public SqliteTrials(CacheDatabase database, Changes changes, Clock clock) {
    this.database = database;
    this.clock = clock;
    known =
        new Remembered<>(
            this::read,
            changes,
            change ->
                change instanceof CacheChange.Catalogue || change instanceof CacheChange.Rebuilt);
  }

  @Override
  public Trial of(String unit) {
    return Experiments.trialOf(known.get(), unit, clock.instant());
  }

  private List<Experiment> read() {
    return database.read(session -> {
      List<Experiment> experiments = new ArrayList<>();
      try (ResultSet row = session.prepare(LIST).executeQuery()) {
        while (row.next()) {
          experiment(StrictJson.read(row.getString(1), Entity.Experiment.class))
              .ifPresent(experiments::add);
        }
      }
      return List.copyOf(experiments);
    });
  }

  private static Optional<Experiment> experiment(Entity.Experiment told) {
    String until = told.until();
    try {
      return Optional.of(
          new Experiment(
              told.id(),
              told.salt(),
              told.arms().stream().map(SqliteTrials::arm).toList(),
              told.shareBp(),
              Instant.parse(told.from()),
              Optional.ofNullable(until).map(Instant::parse)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Experiment.Arm arm(Entity.Experiment.Arm told) {
    return new Experiment.Arm(
        told.name(),
        told.settings().stream()
            .collect(
                Collectors.toMap(
                    Entity.Experiment.Setting::name,
                    Entity.Experiment.Setting::value,
                    (first, again) -> again)));
  }
}
