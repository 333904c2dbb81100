package app.dangol.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.log.LogPage;
import app.dangol.hub.model.ModelCounts;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("hub.db");
  }

  @Test
  void keepsWhatWasLoadedOnceForLaterStarts() {
    try (Hub hub = open()) {
      assertThat(hub.isEmpty()).isTrue();
      assertThat(hub.writer().put(Bucket.stockOf("seoul"), Rows.stock(0, 10, 1))).isEqualTo(10);
    }
    try (Hub hub = open()) {
      assertThat(hub.isEmpty()).isFalse();
      assertThat(hub.writer().put(Bucket.stockOf("seoul"), Rows.stock(0, 11, 1))).isEqualTo(1);
      assertThat(hub.writer().remove(Bucket.stockOf("seoul"), Entity.STOCK, keys("S-00003|seoul")))
          .isEqualTo(1);
    }
  }

  @Test
  void takesNothingOfALoadThatHoldsARowTooLargeForAnyPage() {
    Put huge = new Put(Entity.PRODUCT, "huge", "{\"x\":\"" + "x".repeat(300_000) + "\"}");
    try (Hub hub = open()) {
      assertThatThrownBy(() -> hub.writer().put(Bucket.CATALOGUE, List.of(Rows.stock(1, 1), huge)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("product is too large");
      assertThat(hub.isEmpty()).isTrue();
    }
  }

  @Test
  void loadsRowsFastEvenOutOfOrder() {
    List<Put> rows =
        IntStream.range(0, 100_000).mapToObj(Rows::history).collect(Collectors.toList());
    Collections.shuffle(rows, new Random(1));
    try (Hub hub = open()) {
      long start = System.nanoTime();
      int loaded = hub.writer().put(Bucket.clientsOf("seoul"), rows);
      double seconds = (System.nanoTime() - start) / 1e9;

      assertThat(loaded).isEqualTo(100_000);
      System.Logger log = System.getLogger(HubTest.class.getName());
      log.log(System.Logger.Level.INFO, "{0} rows/s out of order", Math.round(loaded / seconds));
      assertThat(loaded / seconds).as("rows/s, far below what is usual").isGreaterThan(5_000);
    }
  }

  @Test
  void replacesTheModelWithTombstonesForWhatIsGone() {
    Entity.Popularity once = new Entity.Popularity("a", 3, 1, "2026-10-25");
    try (Hub hub = open()) {
      hub.writer()
          .replaceModel(
              new ModelCounts(
                  List.of(new Entity.Pair("a", "b", 5), new Entity.Pair("a", "c", 6)),
                  List.of(once)));
      hub.writer()
          .replaceModel(new ModelCounts(List.of(new Entity.Pair("a", "b", 7)), List.of(once)));
    }

    try (SqliteHubStore store = SqliteHubStore.open(file, BlockingGuard.NONE)) {
      LogPage page = new HubLog(store, PageLimit.STANDARD).snapshot(Bucket.MODEL, Optional.empty());
      assertThat(page.rows())
          .containsExactly(
              new StoredRow("pair", "a|b", 4, "{\"sku\":\"a\",\"other\":\"b\",\"count\":7}"),
              new StoredRow(
                  "popularity",
                  "a",
                  3,
                  "{\"sku\":\"a\",\"baskets\":3,\"recent\":1,\"since\":\"2026-10-25\"}"));
      assertThat(page.position()).isEqualTo(5);
    }
  }

  @Test
  void saysSoWhenThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        Hub hub = open()) {
      assertThatThrownBy(() -> hub.start(taken.getLocalPort(), "secret"))
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_06));
    }
  }

  @Test
  void startsAndStopsAgainAndAgainOnTheSameFile() {
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      try (Hub hub = open()) {
        assertThat(hub.start(0, "secret").getHost()).isEqualTo("127.0.0.1");
        System.Logger log = System.getLogger(HubTest.class.getName());
        log.log(
            System.Logger.Level.INFO,
            "served after {0} ms",
            (System.nanoTime() - start) / 1_000_000);
      }
    }
  }

  private static List<String> keys(String... keys) {
    return List.of(keys);
  }

  private Hub open() {
    return Hub.open(file, Clock.systemUTC(), BlockingGuard.NONE);
  }
}
