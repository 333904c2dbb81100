package app.dangol.hub.feedback;

import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where experiments are begun, ended and judged. May block. */
public final class ExperimentDesk {
  /** Records: id → the definition. */
  private static final String KIND = "experiment";

  private final HubLog log;
  private final Clock clock;

  public ExperimentDesk(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Begins one; devices take part from their next exchange on.
   *
   * @return false if there is or was one of that name, whose customers would be mixed with these
   */
  public boolean start(Definition definition) {
    // Fails on what no device could carry out.
    definition.experiment();
    return log.write(transaction -> {
      if (transaction.findRecord(KIND, definition.told().id()).isPresent()) {
        return false;
      }
      put(definition, transaction);
      return true;
    });
  }

  /** Ends one now; empty if there is none. What it has shown until now stays to be judged. */
  public Optional<Definition> stop(String id) {
    return log.write(transaction -> {
      Optional<Definition> known = transaction.findRecord(KIND, id).map(ExperimentDesk::read);
      Optional<Definition> ended = known.map(each -> each.endedAt(clock.instant()));
      ended.ifPresent(each -> put(each, transaction));
      return ended;
    });
  }

  private static void put(Definition definition, HubTransaction transaction) {
    Entity.Experiment told = definition.told();
    transaction.keepRecord(KIND, told.id(), StrictJson.write(definition));
    transaction.put(
        Bucket.CATALOGUE, Entity.EXPERIMENT, EntityKey.of(told), StrictJson.write(told));
  }

  /** All there ever were, by their names. */
  public List<Definition> list() {
    List<Definition> all = new ArrayList<>();
    log.forEachRecord(KIND, record -> all.add(read(record.data())));
    return all;
  }

  /** What one of them has shown until now; empty if there is none. */
  public Optional<ExperimentReport> report(String id) {
    return log.findRecord(KIND, id)
        .map(ExperimentDesk::read)
        .map(definition -> {
          Units units = new Units(definition, clock.instant());
          PersonEvents.forEach(log, units.from(), units::add);
          return units.report();
        });
  }

  private static Definition read(String data) {
    return StrictJson.read(data, Definition.class);
  }
}
