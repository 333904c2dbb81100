package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.cache.TestStore;
import app.dangol.catalog.StockLevel;
import app.dangol.central.CentralApi;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.connector.ShelfConnector;
import app.dangol.hub.intake.Incoming;
import app.dangol.id.Sku;
import app.dangol.wire.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a shop system that was read to the age a device shows. */
class ShownAgeTest {
  private static final Sku S1 = new Sku("S1");
  private static final String STORE = TestHub.STORE.value();
  private static final Instant COUNTED = Instant.parse("2026-11-19T09:00:00Z");

  @TempDir Path folder;
  private Instant begun;
  private TestHub hub;

  @BeforeEach
  void open() {
    begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    hub = new TestHub(folder.resolve("hub.db"));
    hub.connect(new ShelfConnector(STORE, COUNTED), ShelfConnector.ONCE);
    CentralApi asking = hub.client();
    Await.until(
        "read",
        Duration.ofSeconds(20),
        () ->
            asking.manifest(new Manifest.Request("t", STORE, List.of())).buckets().stream()
                .anyMatch(verdict -> verdict.readAt() != null));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void figuresThatDidNotChangeAreShownAsOfTheReadingAlsoAfterARestartWithoutTheHub() {
    Path place = folder.resolve("device");
    try (Device device = new Device(place, hub.client())) {
      device.engine.runOnce();

      assertThat(level(device.store).asOf()).isBetween(begun, Instant.now());
      assertThat(priceAge(device.store)).isBetween(begun, Instant.now());
    }
    hub.stop();
    try (TestStore again = new TestStore(place)) {
      assertThat(level(again).asOf()).isAfterOrEqualTo(begun);
    }
  }

  @Test
  void aHubThatDoesNotTellItLeavesEveryFigureAsOldAsItsChange() {
    try (Device device = new Device(folder.resolve("device"), telling(readAt -> null))) {
      device.engine.runOnce();

      assertThat(level(device.store).asOf()).isEqualTo(COUNTED);
      assertThat(priceAge(device.store)).isEqualTo(COUNTED);
    }
  }

  @Test
  void anImportedFigureIsAsOldAsItSays() {
    try (Device device = new Device(folder.resolve("device"), hub.client())) {
      device.engine.runOnce();
      Instant imported = COUNTED.plusSeconds(60);
      hub.writer()
          .take(
              "till", List.of(new Incoming.Stock("S1", STORE, 2, 0, imported)), Clock.systemUTC());

      device.engine.runOnce();

      assertThat(level(device.store).available()).isEqualTo(2);
      assertThat(level(device.store).asOf()).isEqualTo(imported);
      assertThat(priceAge(device.store)).as("which nobody imported").isAfterOrEqualTo(begun);
    }
  }

  @Test
  void aTimeThatIsNoneIsAnErrorInWordsAndLosesNoRow() {
    try (Device device = new Device(folder.resolve("device"), telling(readAt -> "yesterday"))) {
      assertThatThrownBy(device.engine::runOnce)
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_03))
          .hasMessageContaining("read_at");

      assertThat(level(device.store).available()).isEqualTo(3);
    }
  }

  private ForwardingApi telling(UnaryOperator<@Nullable String> readAt) {
    return new ForwardingApi(hub.client()) {
      @Override
      public Manifest.Answer manifest(Manifest.Request request) {
        Manifest.Answer now = super.manifest(request);
        return new Manifest.Answer(
            now.hubTime(),
            now.position(),
            now.lastSeq(),
            now.jointWait(),
            now.buckets().stream()
                .map(each ->
                    new Manifest.Verdict(each.bucket(), each.action(), readAt.apply(each.readAt())))
                .toList());
      }
    };
  }

  private static StockLevel level(TestStore store) {
    return Objects.requireNonNull(store.catalog.listStock(List.of(S1)).get(S1)).getFirst();
  }

  private static Instant priceAge(TestStore store) {
    return store.catalog.findBySku(S1).orElseThrow().price().orElseThrow().asOf();
  }
}
