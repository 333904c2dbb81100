package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.PostgresServer;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.store.PostgresAddress;
import app.dangol.hub.store.PostgresHubStore;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two copies of the hub on one PostgreSQL. */
class VendureCopiesTest {
  private static final int NOTES = 20;
  private static final int ROUNDS = 300;
  private static final String STOCK = Bucket.stockOf(VendureShop.STORE);

  private final VendureShop.Now clock = new VendureShop.Now();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private String url;
  private ScriptedVendure vendure;
  private VendureShop one;
  private VendureShop two;
  private int seq;

  @BeforeEach
  void open() throws IOException {
    url = PostgresServer.require().createDatabase();
    vendure = new ScriptedVendure();
    one = copy();
    two = copy();
    one.runner.declare();
    one.runner.poll();
  }

  private VendureShop copy() {
    PostgresHubStore store =
        PostgresHubStore.open(
            PostgresAddress.parse(url, Optional.empty()),
            PostgresServer.keysOf(url),
            BlockingGuard.NONE);
    return new VendureShop(store, clock, vendure.url(), ScriptedVendure.KEY, 50);
  }

  @AfterEach
  void close() {
    thread.shutdownNow();
    if (one != null) {
      one.close();
      two.close();
      vendure.close();
    }
  }

  @Test
  void noNoteGoesOutTwiceThoughTheLeadIsLostAgainAndAgain() throws Exception {
    List<Entity.Customer> customers = one.customers();
    for (int i = 0; i < NOTES; i++) {
      write(customers.get(i % customers.size()).id(), "note " + i);
    }
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger cuts = new AtomicInteger();
    vendure.answerAfterwards(operation -> {
      if (operation.equals("AddNote") && sent.incrementAndGet() % 3 == 0) {
        cuts.addAndGet(cutLead());
      }
      return Optional.empty();
    });

    for (int round = 0; round < ROUNDS && confirmed() < NOTES; round++) {
      VendureShop first = round % 2 == 0 ? one : two;
      VendureShop second = round % 2 == 0 ? two : one;
      Future<?> turn = thread.submit(first.runner::turn);
      while (!turn.isDone()) {
        second.runner.turn();
      }
      turn.get();
      clock.add(Duration.ofSeconds(1));
    }

    assertThat(cuts.get()).isPositive();
    assertThat(notes()).hasSize(NOTES).doesNotHaveDuplicates();
    assertThat(confirmed()).isEqualTo(NOTES);
  }

  @Test
  void oneCopyPollsAsLongAsItHasTheLeadAndTheNextGoesOnFromThere() {
    one.runner.turn();
    int asked = vendure.asked.size();

    two.runner.turn();
    assertThat(vendure.asked).hasSize(asked);

    one.runner.close();
    clock.add(Duration.ofSeconds(29));
    two.runner.turn();
    assertThat(vendure.asked).as("the other has polled half a minute ago").hasSize(asked);

    clock.add(Duration.ofSeconds(1));
    two.runner.turn();
    assertThat(vendure.asked).hasSizeGreaterThan(asked);
  }

  @Test
  void whoTakesOverLeavesAShopAloneAsItAskedTheOtherTo() {
    one.runner.turn();
    vendure.answerInstead(operation ->
        Optional.of(new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build()));
    clock.add(Duration.ofSeconds(31));
    one.runner.turn();
    int asked = vendure.asked.size();
    one.runner.close();

    clock.add(Duration.ofSeconds(119));
    two.runner.turn();
    assertThat(vendure.asked).hasSize(asked);

    clock.add(Duration.ofSeconds(10));
    two.runner.turn();
    assertThat(vendure.asked).hasSizeGreaterThan(asked);
  }

  @Test
  void everyCopyTellsUpToWhenTheShopWasRead() {
    clock.add(Duration.ofMinutes(10));
    one.runner.turn();

    assertThat(two.readAt(STOCK)).contains("2026-11-22T04:20:00Z");
    one.runner.close();
    clock.add(Duration.ofMinutes(10));
    two.runner.turn();
    assertThat(one.readAt(STOCK)).as("the other goes on").contains("2026-11-22T04:30:00Z");
  }

  /** Ends the session that holds the lead; returns how many it were. */
  private int cutLead() {
    try {
      PostgresServer.execute(
          url,
          """
          SELECT pg_terminate_backend(pid) FROM pg_locks
          WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())\
          """);
      return 1;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot cut the lead", e);
    }
  }

  private List<String> notes() {
    List<String> texts = new ArrayList<>();
    vendure.notes.values().stream()
        .flatMap(notes -> notes.asList().stream())
        .map(JsonElement::getAsJsonObject)
        .forEach(note -> texts.add(note.getAsJsonObject("data").get("note").getAsString()));
    return texts;
  }

  private long confirmed() {
    return one.list(Bucket.clientsOf(VendureShop.STORE), Entity.NOTE, Entity.Note.class).stream()
        .filter(note -> BackendOutbox.CONFIRMED.equals(note.backend()))
        .count();
  }

  private void write(String customer, String text) {
    JsonObject body = new JsonObject();
    body.addProperty("author_name", "이서연");
    body.addProperty("text", text);
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            ++seq,
            Ops.NOTE_ADD,
            customer,
            "staff-1",
            clock.instant().toString(),
            body,
            BodyHash.of(body));
    Ops.Answer answer =
        new OpLedger(one.log, clock)
            .accept(new Ops.Request("tablet-1", List.of(op)), List.of(op.bodyHash()));
    assertThat(answer.results().getFirst().status()).isEqualTo(Ops.Status.APPLIED);
  }
}
