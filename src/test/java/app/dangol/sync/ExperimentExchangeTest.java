package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.SqliteTrials;
import app.dangol.cache.TestStore;
import app.dangol.hub.Put;
import app.dangol.suggest.Experiment;
import app.dangol.suggest.Experiments;
import app.dangol.suggest.Trial;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two devices and the hub put everybody into the same arm, with no hub in reach. */
class ExperimentExchangeTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private TestHub hub;
  private TestStore one;
  private TestStore other;
  private SqliteTrials ones;
  private SqliteTrials others;

  @BeforeEach
  void twoDevicesThatHaveExchanged() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(3, 3);
    hub.writer()
        .put(
            Bucket.CATALOGUE,
            List.of(
                experiment("front", "variety", null),
                experiment("over", "variety", "2026-01-02T00:00:00Z"),
                Put.of(
                    new Entity.Experiment(
                        "twice-the-same",
                        "s",
                        List.of(
                            new Entity.Experiment.Arm("a", List.of()),
                            new Entity.Experiment.Arm("a", List.of())),
                        10_000,
                        FROM.toString(),
                        null))));
    one = new TestStore(Device.made(folder.resolve("one")));
    other = new TestStore(Device.made(folder.resolve("other")));
    ones = new SqliteTrials(one.cache, one.changes, Clock.systemUTC());
    others = new SqliteTrials(other.cache, other.changes, Clock.systemUTC());
    assertThat(ones.of("c1")).as("before anything was fetched").isEqualTo(Trial.NONE);
    exchange(one, "tablet-1");
    exchange(other, "tablet-2");
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    hub.close();
  }

  @Test
  void tenThousandCustomersAreInTheSameArmEverywhere() {
    hub.stop();
    Experiment atHub =
        new Experiment(
            "front",
            "salt-front",
            List.of(
                new Experiment.Arm("now", Map.of()),
                new Experiment.Arm("new", Map.of("variety", "off"))),
            5_000,
            FROM,
            Optional.empty());
    int takingPart = 0;
    for (int i = 0; i < 10_000; i++) {
      Trial here = ones.of("c" + i);
      assertThat(others.of("c" + i)).isEqualTo(here);
      assertThat(Experiments.trialOf(List.of(atHub), "c" + i, Instant.now())).isEqualTo(here);
      takingPart += here.arm().isPresent() ? 1 : 0;
    }
    assertThat(takingPart).isBetween(4_800, 5_200);
  }

  @Test
  void whatTheHubEndsTakesNobodyInAnyMore() {
    hub.writer()
        .put(Bucket.CATALOGUE, List.of(experiment("front", "variety", "2026-01-03T00:00:00Z")));
    exchange(one, "tablet-1");

    for (int i = 0; i < 50; i++) {
      assertThat(ones.of("c" + i)).isEqualTo(Trial.NONE);
    }
  }

  private static Put experiment(
      String id, String setting, @org.jspecify.annotations.Nullable String until) {
    return Put.of(
        new Entity.Experiment(
            id,
            "salt-" + id,
            List.of(
                new Entity.Experiment.Arm("now", List.of()),
                new Entity.Experiment.Arm(
                    "new", List.of(new Entity.Experiment.Setting(setting, "off")))),
            5_000,
            FROM.toString(),
            until));
  }

  private void exchange(TestStore store, String device) {
    SyncSettings settings =
        new SyncSettings(
            device,
            TestHub.STORE,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));
    new SyncEngine(
            settings,
            hub.client(),
            Device.stores(store),
            new Backoff(new Random(1)),
            Clock.systemUTC())
        .runOnce();
  }
}
