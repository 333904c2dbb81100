package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.CentralException.Kind;
import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.hub.Rows;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Manifest;
import app.dangol.wire.Manifest.Action;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import app.dangol.wire.Waiting;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device pulls: snapshots, changes, verdicts. */
class HubConversationTest {
  private static final String STOCK = Bucket.stockOf("seoul");
  private static final String CLIENTS = Bucket.clientsOf("seoul");

  @TempDir Path folder;
  private Conversation conversation;
  private HubWriter writer;
  private CentralApi api;

  @BeforeEach
  void start() {
    open("hub.db");
  }

  private void open(String file) {
    conversation = new Conversation(folder.resolve(file));
    writer = conversation.writer();
    api = conversation.api();
  }

  @AfterEach
  void everythingWasAsTheContractSays() {
    conversation.close();
  }

  @Test
  void oneWaitForSeveralBucketsBringsTheFirstThatHasChanges() {
    writer.put(STOCK, List.of(Rows.stock(1, 1)));
    String cursor = api.snapshot(STOCK, Optional.empty()).next();
    writer.put(STOCK, List.of(Rows.stock(1, 2)));
    writer.remove(STOCK, Entity.STOCK, List.of("S-00001|seoul"));
    List<Waiting.Asked> asked =
        List.of(
            new Waiting.Asked(Bucket.MODEL, cursor),
            new Waiting.Asked(STOCK, cursor),
            new Waiting.Asked(Bucket.CATALOGUE, cursor));

    Waiting.Answer first = api.changes(asked, Duration.ofSeconds(20));

    assertThat(first.bucket()).contains(STOCK);
    assertThat(first.page().rows()).hasSize(1);
  }

  @Test
  void aWaitThatCameToNothingHandsOutACursorForAllItsBuckets() {
    String old = api.snapshot(STOCK, Optional.empty()).next();
    writer.put(CLIENTS, List.of(Rows.customer("c1")));

    Waiting.Answer nothing =
        api.changes(
            List.of(new Waiting.Asked(STOCK, old), new Waiting.Asked(Bucket.CATALOGUE, old)),
            Duration.ZERO);

    assertThat(nothing.bucket()).isEmpty();
    assertThat(nothing.page().position()).isPositive();
    writer.put(STOCK, List.of(Rows.stock(1, 1)));
    assertThat(api.changes(STOCK, nothing.page().next(), Duration.ZERO).rows()).hasSize(1);
    assertThat(api.changes(Bucket.CATALOGUE, nothing.page().next(), Duration.ZERO).rows())
        .isEmpty();
  }

  @Test
  void aJointWaitIsEndedByACommitInAnyOfItsBuckets() throws Exception {
    String cursor = api.snapshot(STOCK, Optional.empty()).next();
    List<Waiting.Asked> asked =
        List.of(new Waiting.Asked(STOCK, cursor), new Waiting.Asked(Bucket.CATALOGUE, cursor));
    CompletableFuture<Waiting.Answer> waiting =
        CompletableFuture.supplyAsync(() -> api.changes(asked, Duration.ofSeconds(20)));
    assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    writer.put(Bucket.MODEL, List.of(Put.of(new Entity.Pair("A", "B", 7))));
    writer.put(
        Bucket.CATALOGUE,
        List.of(Put.of(new Entity.Store("seoul", new Entity.Text("서울", "Seoul")))));

    assertThat(waiting.get(10, TimeUnit.SECONDS).bucket()).contains(Bucket.CATALOGUE);
  }

  @Test
  void aJointWaitWithOneCursorOfAnotherLogMustRefetch() {
    String cursor = api.snapshot(STOCK, Optional.empty()).next();

    assertThatThrownBy(() ->
            api.changes(
                List.of(new Waiting.Asked(STOCK, cursor), new Waiting.Asked(CLIENTS, "AAAA")),
                Duration.ZERO))
        .isInstanceOfSatisfying(
            CentralException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MUST_REFETCH));
  }

  @Test
  void bringsASnapshotInPagesAndWhatChangedMeanwhileOnceThroughTheFeed() {
    writer.put(STOCK, Rows.stock(0, 1_200, 1));
    Page first = api.snapshot(STOCK, Optional.empty());
    assertThat(first.more()).isTrue();

    // One row already sent, one still to come, one new, one gone.
    writer.put(STOCK, List.of(Rows.stock(5, 2), Rows.stock(1_100, 2), Rows.stock(99_999, 2)));
    writer.remove(STOCK, Entity.STOCK, List.of("S-01101|seoul"));

    List<Row> snapshot = new ArrayList<>(first.rows());
    Page page = first;
    while (page.more()) {
      page = api.snapshot(STOCK, Optional.of(page.next()));
      assertThat(page.position()).isEqualTo(first.position());
      snapshot.addAll(page.rows());
    }
    Page delta = api.changes(STOCK, page.next(), Duration.ZERO);

    assertThat(snapshot).extracting(Row::key).isSorted().doesNotHaveDuplicates();
    assertThat(snapshot).hasSize(1_200 - 2).allMatch(r -> r.version() <= first.position());
    assertThat(delta.rows()).hasSize(4).allMatch(r -> r.version() > first.position());
    assertThat(apply(snapshot, delta.rows())).isEqualTo(expected());
    assertThat(api.changes(STOCK, delta.next(), Duration.ZERO).rows()).isEmpty();
  }

  private static Map<String, Integer> apply(List<Row> snapshot, List<Row> changes) {
    Map<String, Integer> state = new HashMap<>();
    for (Row row : Stream.concat(snapshot.stream(), changes.stream()).toList()) {
      JsonObject data = row.tree().orElse(null);
      if (data == null) {
        state.remove(row.key());
      } else {
        state.put(row.key(), StrictJson.fromTree(data, Entity.Stock.class).available());
      }
    }
    return state;
  }

  private static Map<String, Integer> expected() {
    Map<String, Integer> state =
        IntStream.range(0, 1_200)
            .boxed()
            .collect(Collectors.toMap("S-%05d|seoul"::formatted, n -> 1));
    state.put("S-00005|seoul", 2);
    state.put("S-01100|seoul", 2);
    state.put("S-99999|seoul", 2);
    state.remove("S-01101|seoul");
    return state;
  }

  @Test
  void wakesAWaitingDeviceWithinASecondOfTheCommitThatConcernsIt() throws Exception {
    writer.put(STOCK, Rows.stock(0, 1, 1));
    String cursor = api.snapshot(STOCK, Optional.empty()).next();
    CompletableFuture<Page> waiting = waitFor(cursor);

    writer.put(Bucket.MODEL, List.of(Put.of(new Entity.Pair("a", "b", 5))));
    assertStillWaits(waiting);
    long committed = System.nanoTime();
    writer.put(STOCK, Rows.stock(0, 1, 2));
    Page page = waiting.get(5, TimeUnit.SECONDS);

    assertThat(Duration.ofNanos(System.nanoTime() - committed)).isLessThan(Duration.ofSeconds(1));
    assertThat(page.rows()).extracting(Row::version).containsExactly(3L);
  }

  private CompletableFuture<Page> waitFor(String cursor) {
    return CompletableFuture.supplyAsync(() -> api.changes(STOCK, cursor, Duration.ofSeconds(20)));
  }

  private static void assertStillWaits(CompletableFuture<Page> waiting) {
    assertThatThrownBy(() -> waiting.get(700, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void answersAnEmptyPageWhenTheWaitIsOverAndMovesTheCursorOn() {
    writer.put(STOCK, Rows.stock(0, 1, 1));
    String cursor = api.snapshot(STOCK, Optional.empty()).next();
    writer.put(Bucket.MODEL, List.of(Put.of(new Entity.Pair("a", "b", 5))));

    Page page = api.changes(STOCK, cursor, Duration.ofSeconds(1));

    assertThat(page.rows()).isEmpty();
    assertThat(page.more()).isFalse();
    assertThat(page.position()).isEqualTo(2);
    assertThat(page.next()).isNotEqualTo(cursor);
  }

  @Test
  void bringsManyChangesInSeveralPages() {
    String cursor = api.snapshot(STOCK, Optional.empty()).next();
    writer.put(STOCK, Rows.stock(0, 700, 1));

    Page first = api.changes(STOCK, cursor, Duration.ZERO);
    Page second = api.changes(STOCK, first.next(), Duration.ZERO);

    assertThat(first.more()).isTrue();
    assertThat(second.more()).isFalse();
    assertThat(first.rows().size() + second.rows().size()).isEqualTo(700);
    assertThat(second.rows().getFirst().version()).isEqualTo(first.position() + 1);
  }

  @Test
  void tellsTheDeviceBucketByBucketWhatToDo() {
    writer.put(STOCK, Rows.stock(0, 3, 1));
    writer.put(CLIENTS, List.of(Rows.customer("c1")));
    String stock = api.snapshot(STOCK, Optional.empty()).next();
    String clients = api.snapshot(CLIENTS, Optional.empty()).next();
    writer.put(STOCK, Rows.stock(0, 1, 2));

    Manifest.Answer answer =
        api.manifest(
            new Manifest.Request(
                "tablet-1",
                "seoul",
                List.of(
                    new Manifest.Held(STOCK, stock, 3),
                    new Manifest.Held(CLIENTS, clients, 1),
                    new Manifest.Held(Bucket.MODEL, null, 0),
                    new Manifest.Held(Bucket.clientsOf("busan"), clients, 7))));

    assertThat(answer.hubTime()).isEqualTo("2026-11-21T09:00:00Z");
    assertThat(answer.position()).isEqualTo(5);
    assertThat(answer.buckets())
        .containsExactly(
            new Manifest.Verdict(Bucket.CATALOGUE, Action.SNAPSHOT),
            new Manifest.Verdict(Bucket.PRICE, Action.SNAPSHOT),
            new Manifest.Verdict(STOCK, Action.DELTA),
            new Manifest.Verdict(Bucket.workOf("seoul"), Action.SNAPSHOT),
            new Manifest.Verdict(CLIENTS, Action.OK),
            new Manifest.Verdict(Bucket.MODEL, Action.SNAPSHOT),
            new Manifest.Verdict(Bucket.clientsOf("busan"), Action.DROP));
    assertThat(verdict(new Manifest.Held(CLIENTS, clients, 2))).isEqualTo(Action.SNAPSHOT);
    assertThat(verdict(new Manifest.Held(CLIENTS, "bm9uc2Vuc2U", 1))).isEqualTo(Action.SNAPSHOT);
  }

  private Action verdict(Manifest.Held held) {
    return api.manifest(new Manifest.Request("tablet-1", "seoul", List.of(held))).buckets().stream()
        .filter(v -> v.bucket().equals(held.bucket()))
        .findFirst()
        .orElseThrow()
        .action();
  }

  @Test
  void asksForAFreshCopyWhenTheTokenIsOfAnotherLifeOrOfNone() {
    writer.put(STOCK, Rows.stock(0, 600, 1));
    Page page = api.snapshot(STOCK, Optional.empty());
    String cursor = api.snapshot(STOCK, Optional.of(page.next())).next();

    conversation.close();
    open("another.db");
    writer.put(STOCK, Rows.stock(0, 600, 1));

    Conversation.assertKind(Kind.MUST_REFETCH, () -> api.changes(STOCK, cursor, Duration.ZERO));
    Conversation.assertKind(Kind.MUST_REFETCH, () -> api.snapshot(STOCK, Optional.of(page.next())));
    Conversation.assertKind(
        Kind.MUST_REFETCH, () -> api.changes(STOCK, "bm9uc2Vuc2U", Duration.ZERO));
  }

  @Test
  void letsNobodyInWithoutTheToken() {
    try (OkHttpCentralApi stranger = conversation.client("guess")) {
      Conversation.assertKind(
          Kind.NOT_AUTHORISED, () -> stranger.snapshot(STOCK, Optional.empty()));
      Conversation.assertKind(
          Kind.NOT_AUTHORISED,
          () -> stranger.manifest(new Manifest.Request("d", "seoul", List.of())));
    }
  }

  @Test
  void releasesAWaitingDeviceWhenTheHubStops() {
    writer.put(STOCK, Rows.stock(0, 1, 1));
    String cursor = api.snapshot(STOCK, Optional.empty()).next();
    CompletableFuture<Page> waiting = waitFor(cursor);
    assertStillWaits(waiting);

    long start = System.nanoTime();
    conversation.hub().close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThatThrownBy(() -> waiting.get(3, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            CentralException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.BUSY);
              assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
            });
  }
}
