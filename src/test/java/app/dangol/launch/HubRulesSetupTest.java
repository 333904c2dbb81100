package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.config.HubConfigReader;
import app.dangol.config.HubRules;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubRulesSetupTest {
  private static final Instant COUNTED = Instant.parse("2026-11-20T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void whatIsKeptBackIsNotShownAsAvailable() throws IOException {
    assertThat(shown("stock.safety = 2")).containsEntry("a s1", 8).containsEntry("a s2", 8);
  }

  @Test
  void theMoreSpecialRuleCounts() throws IOException {
    String rules =
        """
        stock.safety = 2
        stock.safety.store.s2 = 3
        stock.safety.sku.a = 9
        """;
    assertThat(shown(rules))
        .containsEntry("a s2", 1)
        .containsEntry("b s1", 8)
        .containsEntry("b s2", 7);
  }

  @Test
  void aDeviceIsToldOfItsNeighboursOnly() throws IOException {
    assertThat(shown("stock.neighbours.s1 = s3").keySet())
        .containsExactlyInAnyOrder("a s1", "b s1", "a s3", "b s3");
  }

  @Test
  void rulesThatAreTakenOutOfTheFileCountNoLonger() throws IOException {
    try (Hub hub = hub()) {
      fill(hub);
      HubRulesSetup.apply(read("stock.safety = 5\nhistory.months = 3\ncard.system = pos"), hub);
      HubRulesSetup.apply(read(""), hub);
    }
    assertThat(stockOfOne()).containsEntry("a s1", 10);
    assertThat(record("retention")).isEmpty();
    assertThat(record("identity")).contains("{\"one_card_system\":[]}");
  }

  @Test
  void monthsAndCardSystemAreKept() throws IOException {
    try (Hub hub = hub()) {
      HubRulesSetup.apply(read("history.months = 18\ncard.system = pos, web"), hub);
    }
    assertThat(record("retention")).contains("{\"months\":18}");
    assertThat(record("identity")).contains("{\"one_card_system\":[\"pos\",\"web\"]}");
  }

  /** What devices of s1 are shown of ten pieces everywhere, under those rules. */
  private Map<String, Integer> shown(String rules) throws IOException {
    try (Hub hub = hub()) {
      fill(hub);
      HubRulesSetup.apply(read(rules), hub);
    }
    return stockOfOne();
  }

  private static void fill(Hub hub) {
    for (String store : List.of("s1", "s2", "s3")) {
      take(hub, new Incoming.Store(store, new Entity.Text("매장", "Store")));
      for (String sku : List.of("a", "b")) {
        take(hub, new Incoming.Stock(sku, store, 10, 0, COUNTED));
      }
    }
  }

  private static void take(Hub hub, Incoming told) {
    hub.writer().take("pos", List.of(told), Clock.fixed(COUNTED, ZoneOffset.UTC));
  }

  private Map<String, Integer> stockOfOne() {
    try (SqliteHubStore store = store()) {
      Map<String, Integer> shown = new TreeMap<>();
      store
          .listSnapshot(Bucket.stockOf("s1"), null, Optional.empty(), PageLimit.STANDARD)
          .rows()
          .forEach(row -> {
            Entity.Stock stock = StrictJson.read(String.valueOf(row.data()), Entity.Stock.class);
            shown.put(stock.sku() + " " + stock.store(), stock.available());
          });
      return shown;
    }
  }

  private Optional<String> record(String key) {
    try (SqliteHubStore store = store()) {
      return store.findRecord("setting", key);
    }
  }

  private SqliteHubStore store() {
    return SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
  }

  private Hub hub() {
    return Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
  }

  private HubRules read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("hub.properties"), text);
    return new HubConfigReader<Object>(folder, List.of()).read(file).rules().orElseThrow();
  }
}
