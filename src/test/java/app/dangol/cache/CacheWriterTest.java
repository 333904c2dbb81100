package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.morePage;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestRows.price;
import static app.dangol.cache.TestRows.product;
import static app.dangol.cache.TestRows.put;
import static app.dangol.cache.TestRows.store;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.wire.Bucket;
import app.dangol.wire.Page;
import app.dangol.wire.PageReader;
import app.dangol.wire.PageWriter;
import app.dangol.wire.Row;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheWriterTest {
  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsRowsAndCursorOfACompleteSnapshot() {
    apply(Bucket.CATALOGUE, page(5, "c5", product("S1", 1, "머플러"), store("seoul-1", 2)));

    BucketState state = store.states.get(Bucket.CATALOGUE);
    assertThat(state.cursor()).contains("c5");
    assertThat(state.position()).isEqualTo(5);
    assertThat(state.rows()).isEqualTo(2);
    assertThat(state.syncedAt()).isPresent();
    assertThat(store.catalog.findBySku(new Sku("S1")).orElseThrow().name().ko()).isEqualTo("머플러");
  }

  @Test
  void appliesNothingOfAPageWithOneMalformedRow() {
    apply(Bucket.CATALOGUE, page(5, "c5", product("S1", 1, "머플러")));
    List<String> before = store.dump();

    for (Row bad : malformedProducts()) {
      Page page = page(6, "c6", product("S2", 6, "장갑"), bad, product("S3", 6, "모자"));
      assertThatThrownBy(() -> apply(Bucket.CATALOGUE, page))
          .as(bad.toString())
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_03));
      assertThat(store.dump()).isEqualTo(before);
    }
  }

  @Test
  void appliesNothingOfAPageWithOneMalformedPrice() {
    apply(Bucket.PRICE, page(5, "c5", price("S1", 1, 100, "2026-11-20T09:00:00Z")));
    List<String> before = store.dump();

    for (Row bad : malformedPrices()) {
      assertThatThrownBy(() -> apply(Bucket.PRICE, page(6, "c6", bad)))
          .as(bad.toString())
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_03));
      assertThat(store.dump()).isEqualTo(before);
    }
  }

  /** Its rows are read while they are taken in; the broken one stands far behind. */
  @Test
  void appliesNothingOfAPageWithALineThatIsNoRow() throws IOException {
    apply(CLIENTS, page(5, "c5", customer("c1", 1, "Ruth", "1001")));
    List<String> before = store.dump();

    for (String bad : List.of("{\"id\":1,\"id\":2}", "[]", "{}}", "{\"id\":\"\\ud800\"}")) {
      Page page = lazyPage(500, bad);
      assertThatThrownBy(() -> apply(CLIENTS, page))
          .as(bad)
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_03));
      assertThat(store.dump()).isEqualTo(before);
    }
    apply(CLIENTS, lazyPage(500, "{\"id\":\"?\"}"));
    assertThat(store.dump()).hasSizeGreaterThan(before.size() + 500);
  }

  private static Page lazyPage(int rows, String last) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PageWriter writer = new PageWriter(bytes);
    for (int i = 0; i < rows; i++) {
      Row row = history("c1", "h" + i, 6 + i, "2026-01-01T00:00:00Z", "b" + i);
      writer.row(row.entity(), row.key(), row.version(), row.tree().orElseThrow().toString());
    }
    writer.row("of a kind to come", "c1|z", 6L + rows, last);
    writer.end("c6", false, 6L + rows);
    return new PageReader().readLazily(new ByteArrayInputStream(bytes.toByteArray()));
  }

  @Test
  void appliesNothingOfAPageThatDoesNotFitOnTheDisk() {
    apply(CLIENTS, page(5, "c5", customer("c1", 1, "김하늘", "1001")));
    List<String> before = store.dump();
    long pages = store.cache.read(session -> session.number("PRAGMA page_count", 0));
    store.cache.write(session -> session.number("PRAGMA max_page_count = " + (pages + 3), 0));
    Row[] many = new Row[5000];
    for (int i = 0; i < many.length; i++) {
      many[i] = history("c1", "h" + i, 6, "2026-01-01T00:00:00Z", "b" + i);
    }

    assertThatThrownBy(() -> apply(CLIENTS, page(6, "c6", many)))
        .isInstanceOfSatisfying(
            DangolException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.DB_01);
              assertThat(e).hasMessageContaining("SQLITE_FULL");
            });

    assertThat(store.dump()).isEqualTo(before);
    assertThat(store.directory.find(new CustomerId("c1"))).isPresent();
    store.cache.write(session -> session.number("PRAGMA max_page_count = 1000000", 0));
    apply(CLIENTS, page(6, "c6", many));
    assertThat(store.count("history")).isEqualTo(5000);
  }

  @Test
  void aNewSnapshotTakesOutWhatItNoLongerHolds() {
    apply(
        CLIENTS, page(5, "c5", customer("c1", 1, "김하늘", "1001"), customer("c2", 2, "이솔", "1002")));
    store.writer.refetch(CLIENTS);
    assertThat(store.states.get(CLIENTS).cursor()).isEmpty();

    apply(CLIENTS, morePage(9, "p2", customer("c2", 8, "이솔", "2002")));
    assertThat(store.directory.find(new CustomerId("c1"))).as("until its end").isPresent();
    assertThat(store.states.get(CLIENTS).cursor()).isEmpty();
    apply(CLIENTS, page(9, "c9", customer("c3", 9, "박별", "1003")));

    assertThat(store.directory.find(new CustomerId("c1"))).isEmpty();
    assertThat(store.directory.find(new CustomerId("c2"))).isPresent();
    assertThat(store.count("blind_index")).isEqualTo(6);
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(2);
  }

  @Test
  void aSnapshotBegunAnewForgetsTheHalfBefore() {
    apply(CLIENTS, morePage(5, "p2", customer("c1", 1, "김하늘", "1001")));
    store.writer.refetch(CLIENTS);

    apply(CLIENTS, page(7, "c7", customer("c2", 6, "이솔", "1002")));

    assertThat(store.count("customer")).isEqualTo(1);
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(1);
  }

  @Test
  void aNewSnapshotWinsOverHigherVersionsOfAFormerHub() {
    apply(CLIENTS, page(900, "x", customer("c1", 900, "김하늘", "1001")));
    store.writer.refetch(CLIENTS);

    apply(CLIENTS, page(3, "c3", customer("c1", 2, "김바다", "1001")));

    assertThat(nameOf("c1")).isEqualTo("김바다");
    assertThat(store.states.get(CLIENTS).position()).isEqualTo(3);
  }

  @Test
  void aTombstoneTakesTheCustomerWithEverythingOfTheirs() {
    Row customer = customer("c1", 1, "김하늘", "1001");
    apply(
        CLIENTS,
        page(
            5,
            "c5",
            customer,
            customer("c2", 2, "이솔", "1002"),
            history("c1", "h1", 3, "2026-01-01T00:00:00Z", "b1"),
            history("c2", "h1", 4, "2026-01-01T00:00:00Z", "b2")));

    apply(CLIENTS, page(6, "c6", gone(customer, 6)));

    assertThat(store.count("customer")).isEqualTo(1);
    assertThat(store.count("history")).isEqualTo(1);
    assertThat(store.count("blind_index")).isEqualTo(3);
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(2);
  }

  @Test
  void countsPutsUpdatesAndTombstonesAsTheHubDoes() {
    Row line = history("c1", "h1", 3, "2026-01-01T00:00:00Z", "b1");
    apply(CLIENTS, page(5, "c5", customer("c1", 1, "김하늘", "1001"), line));

    apply(CLIENTS, page(8, "c8", customer("c1", 6, "김하늘", "1009"), gone(line, 7), gone(line, 8)));

    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(1);
    assertThat(store.count("history")).isZero();
  }

  @Test
  void keepsRowsOfAnUnknownKindOutButCountsThem() {
    Row wish = put("wishlist", "c1|w1", 2, Map.of("any", List.of(1, 2)));
    Row foreign = product("S1", 3, "머플러");

    Applied applied =
        apply(CLIENTS, page(5, "c5", customer("c1", 1, "김하늘", "1001"), wish, foreign));

    assertThat(applied.keptOut()).isEqualTo(2);
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(3);
    assertThat(store.count("product")).isZero();
    apply(CLIENTS, page(6, "c6", gone(wish, 6)));
    assertThat(store.states.get(CLIENTS).rows()).isEqualTo(2);
  }

  @Test
  void ignoresAPageThatAnswersAnotherQuestion() {
    apply(CLIENTS, page(5, "c5", customer("c1", 1, "김하늘", "1001")));
    List<String> before = store.dump();
    Page stray = page(6, "c6", customer("c2", 6, "이솔", "1002"));

    assertThat(store.writer.applyPage(new PageRequest.Changes(CLIENTS, "c4"), stray).applied())
        .isFalse();
    assertThat(
            store
                .writer
                .applyPage(new PageRequest.Snapshot(CLIENTS, Optional.empty()), stray)
                .applied())
        .isFalse();
    assertThat(store.dump()).isEqualTo(before);
  }

  @Test
  void linesOfAPageThatChangedPlacesEndInTheSameState() {
    Row old = customer("c1", 6, "김하늘", "1001");
    apply(CLIENTS, page(5, "c5", customer("c1", 1, "김", "1000")));

    apply(CLIENTS, page(9, "c9", gone(old, 8), old, customer("c2", 9, "이솔", "1002")));

    assertThat(store.directory.find(new CustomerId("c1"))).isEmpty();
    assertThat(store.directory.find(new CustomerId("c2"))).isPresent();
  }

  @Test
  void reachesAPositionOnlyAtTheEndOfTheFeed() {
    apply(CLIENTS, page(5, "c5"));

    apply(CLIENTS, morePage(9, "c7", customer("c1", 6, "김하늘", "1001")));
    assertThat(store.states.get(CLIENTS).position()).isEqualTo(5);
    apply(CLIENTS, page(9, "c9", customer("c2", 9, "이솔", "1002")));
    assertThat(store.states.get(CLIENTS).position()).isEqualTo(9);
  }

  @Test
  void refusesAPageThatLeadsNowhere() {
    apply(CLIENTS, page(5, "c5"));

    assertThatThrownBy(() -> apply(CLIENTS, morePage(6, "c5", customer("c1", 6, "김", "1"))))
        .hasMessageContaining("HUB-03");
    assertThat(store.count("customer")).isZero();
  }

  @Test
  void refusesATombstoneInsideASnapshot() {
    assertThatThrownBy(() -> apply(CLIENTS, page(5, "c5", gone(customer("c1", 1, "김", "1"), 2))))
        .hasMessageContaining("HUB-03");
  }

  @Test
  void dropsABucketWithItsRowsAndLeavesTheOthers() {
    apply(Bucket.CATALOGUE, page(5, "k5", product("S1", 1, "머플러")));
    apply(CLIENTS, page(5, "c5", customer("c1", 1, "김하늘", "1001")));

    store.writer.drop(CLIENTS);

    assertThat(store.count("customer") + store.count("blind_index")).isZero();
    assertThat(store.count("product")).isEqualTo(1);
    assertThat(store.states.get(CLIENTS)).isEqualTo(BucketState.empty(CLIENTS));
  }

  @Test
  void tellsWhatChangedAfterTheCommit() {
    apply(CLIENTS, page(5, "c5", history("c1", "h1", 3, "2026-01-01T00:00:00Z", "b1")));
    apply(TestStore.STOCK, page(5, "s5", TestRows.stock("S1", "seoul-1", 4, 3)));

    assertThat(store.seen)
        .containsExactly(
            new CacheChange.Customers(Set.of(new CustomerId("c1"))), new CacheChange.Stock());
  }

  @Test
  void tellsWhomANewSnapshotOrADropTookOut() {
    apply(
        CLIENTS,
        page(
            5,
            "c5",
            customer("c1", 1, "김하늘", "1001"),
            customer("c2", 2, "이솔", "1002"),
            history("c3", "h1", 3, "2026-01-01T00:00:00Z", "b1")));
    store.writer.refetch(CLIENTS);
    store.seen.clear();

    apply(CLIENTS, page(9, "c9", customer("c2", 8, "이솔", "1002")));
    assertThat(store.seen).containsExactly(customers("c1", "c2", "c3"));
    store.seen.clear();
    store.writer.drop(CLIENTS);
    assertThat(store.seen).containsExactly(customers("c2"));
  }

  private static CacheChange customers(String... ids) {
    return new CacheChange.Customers(
        Stream.of(ids).map(CustomerId::new).collect(Collectors.toSet()));
  }

  private Applied apply(String bucket, Page page) {
    return store.writer.applyPage(store.states.get(bucket).next(), page);
  }

  private String nameOf(String id) {
    return store.directory.find(new CustomerId(id)).orElseThrow().name().full();
  }

  private static List<Row> malformedProducts() {
    Row good = product("S9", 6, "양말");
    return List.of(
        new Row(good.entity(), "S8", 6, good.data()),
        with(good, "colour", "red"),
        with(good, "name", "양말"),
        with(good, "shelf", null),
        with(good, "sku", " "));
  }

  private static List<Row> malformedPrices() {
    Row good = price("S9", 6, 100, "2026-11-20T09:00:00Z");
    return List.of(
        new Row(good.entity(), "S8", 6, good.data()),
        with(good, "currency", "WON"),
        with(good, "amount_minor", 12.5),
        with(good, "amount_minor", "100"),
        with(good, "tax_rate_bp", "10 %"),
        with(good, "as_of", "yesterday"));
  }

  private static Row with(Row row, String field, @Nullable Object value) {
    JsonObject data = row.tree().orElseThrow();
    data.add(field, new Gson().toJsonTree(value));
    return Row.of(row.entity(), row.key(), row.version(), data);
  }
}
