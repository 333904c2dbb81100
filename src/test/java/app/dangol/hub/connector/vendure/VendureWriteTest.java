package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.erasure.ErasureLedger;
import app.dangol.hub.erasure.ErasureLedger.State;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.ops.ReservationRules;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendureWriteTest {
  private static final String NAME = "김서연";

  @TempDir Path folder;
  private ScriptedVendure vendure;
  private VendureShop shop;
  private OpLedger ledger;
  private int seq;

  @BeforeEach
  void open() throws IOException {
    vendure = new ScriptedVendure();
    shop = new VendureShop(folder, vendure.url(), ScriptedVendure.KEY, 50);
    ledger = new OpLedger(shop.log, shop.clock);
    shop.runner.declare();
    shop.runner.poll();
  }

  @AfterEach
  void close() {
    shop.close();
    vendure.close();
  }

  @Test
  void passesANoteOn() {
    write("Likes navy");
    assertThat(backendOf("Likes navy")).isEqualTo(BackendOutbox.WAITING);

    shop.runner.writeBack();

    assertThat(notes()).hasSize(1);
    assertThat(notes().get(0).toString()).contains("Likes navy").contains("이서연 [dangol 0");
    assertThat(backendOf("Likes navy")).isEqualTo(BackendOutbox.CONFIRMED);
  }

  @Test
  void hasVendureEraseWhomTheHubHasErased() {
    write("Likes navy");
    shop.runner.writeBack();
    erase();
    assertThat(erasure().systems())
        .containsExactly(new ErasureLedger.System(VendureConnector.SOURCE, State.WAITING));

    shop.runner.writeBack();

    assertThat(vendure.erased).hasSize(1);
    assertThat(notes()).isEmpty();
    assertThat(vendure.blanked).hasSize(1);
    assertThat(vendure.blanked.getFirst().toString())
        .contains("\"firstName\":\"\"", "\"lastName\":\"\"", "@erased.invalid");
    assertThat(erasure().isOpen()).isFalse();
    assertThat(shop.log.listRecords("backend.op", "", "", 10)).isEmpty();
  }

  @Test
  void goesOnWithAnErasureWhoseAnswersWereLost() {
    AtomicInteger lost = new AtomicInteger();
    vendure.answerAfterwards(operation ->
        Set.of("BlankCustomer", "DeleteCustomer").contains(operation) && lost.getAndIncrement() < 2
            ? Optional.of(cut())
            : Optional.empty());
    erase();

    turnFor(Duration.ofMinutes(5));

    assertThat(lost.get()).isGreaterThanOrEqualTo(2);
    assertThat(erasure().isOpen()).isFalse();
  }

  private ErasureLedger.Entry erasure() {
    return ErasureLedger.list(shop.log).getFirst();
  }

  @Test
  void passesANoteOnOnceThoughItsAnswerWasLost() {
    AtomicBoolean lost = new AtomicBoolean();
    vendure.answerAfterwards(operation ->
        operation.equals("AddNote") && !lost.getAndSet(true)
            ? Optional.of(cut())
            : Optional.empty());
    write("Likes navy");

    turnFor(Duration.ofMinutes(1));

    assertThat(lost).isTrue();
    assertThat(vendure.asked).contains("FindNotes");
    assertThat(notes()).hasSize(1);
    assertThat(backendOf("Likes navy")).isEqualTo(BackendOutbox.CONFIRMED);
  }

  @Test
  void passesANoteOnOnceThoughTheHubDiedAfterSendingIt() {
    write("Likes navy");
    vendure.answerAfterwards(
        operation -> operation.equals("AddNote") ? Optional.of(cut()) : Optional.empty());
    shop.runner.turn();
    vendure.answerAfterwards(operation -> Optional.empty());
    shop.startAnew();

    turnFor(Duration.ofMinutes(1));

    assertThat(notes()).hasSize(1);
  }

  @Test
  void passesANoteOnAfterAnAnswerThatNeverReachedVendure() {
    vendure.answerInstead(
        operation -> operation.equals("AddNote") ? Optional.of(cut()) : Optional.empty());
    write("Likes navy");
    shop.runner.turn();
    vendure.answerInstead(operation -> Optional.empty());

    turnFor(Duration.ofMinutes(1));

    assertThat(notes()).hasSize(1);
  }

  @Test
  void passesANoteOnBetweenThePagesOfALongReading() {
    write("Likes navy");
    vendure.answerAfterwards(operation -> {
      // A page takes a while.
      shop.clock.add(Duration.ofSeconds(2));
      return Optional.empty();
    });
    vendure.asked.clear();

    shop.runner.poll();

    assertThat(vendure.asked.indexOf("AddNote"))
        .isBetween(0, vendure.asked.lastIndexOf("Orders") - 1);
    assertThat(notes()).hasSize(1);
  }

  @Test
  void keepsTheOrderOfACustomersNotes() {
    AtomicBoolean failed = new AtomicBoolean();
    vendure.answerInstead(operation ->
        operation.equals("AddNote") && !failed.getAndSet(true)
            ? Optional.of(cut())
            : Optional.empty());
    write("first");
    write("second");

    turnFor(Duration.ofMinutes(1));

    assertThat(notes()).hasSize(2);
    assertThat(notes().get(0).toString()).contains("first");
    assertThat(notes().get(1).toString()).contains("second");
  }

  @Test
  void saysWhereVendureRefusesANote() {
    vendure.answerInstead(operation ->
        switch (operation) {
          case "AddNote" ->
              Optional.of(
                  ScriptedVendure.json(
                      200,
                      "{\"errors\":[{\"message\":\"No Customer\",\"extensions\":{\"code\":"
                          + "\"ENTITY_NOT_FOUND\"}}],\"data\":null}"));
          case "FindCustomer" ->
              Optional.of(ScriptedVendure.json(200, "{\"data\":{\"customer\":null}}"));
          default -> Optional.empty();
        });
    write("Likes navy");

    shop.runner.writeBack();

    assertThat(backendOf("Likes navy")).isEqualTo(BackendOutbox.REJECTED);
  }

  @Test
  void keepsANoteWaitingWhileTheKeyMayNotWrite() {
    vendure.answerInstead(operation ->
        operation.equals("AddNote")
            ? Optional.of(ScriptedVendure.recorded("no-auth"))
            : Optional.empty());
    write("Likes navy");
    turnFor(Duration.ofMinutes(2));
    assertThat(backendOf("Likes navy")).isEqualTo(BackendOutbox.WAITING);

    vendure.answerInstead(operation -> Optional.empty());
    for (int minute = 0; minute < 15 && notes().isEmpty(); minute++) {
      turnFor(Duration.ofMinutes(1));
    }
    turnFor(Duration.ofMinutes(1));

    assertThat(notes()).hasSize(1);
  }

  @Test
  void leavesNotesAtTheHubWhereNoBackendIsConnected() {
    shop.log.write(transaction -> {
      new BackendOutbox(transaction).declare("vendure", List.of());
      return true;
    });

    write("Likes navy");

    assertThat(note("Likes navy").backend()).isNull();
  }

  @Test
  void reservesWithADraftOrderAndGoesOnWhereItStopped() {
    AtomicBoolean failed = new AtomicBoolean();
    vendure.answerAfterwards(operation ->
        operation.equals("AddLine") && !failed.getAndSet(true)
            ? Optional.of(cut())
            : Optional.empty());
    String id = reserve("L2201308", 2);

    turnFor(Duration.ofMinutes(2));

    assertThat(vendure.drafts())
        .singleElement()
        .satisfies(draft -> {
          assertThat(draft.toString()).contains("[dangol " + id + "]").contains("\"quantity\":2");
          assertThat(draft.getAsJsonObject("customer").get("id").getAsString()).isEqualTo("2");
          assertThat(draft.getAsJsonArray("lines")).hasSize(1);
        });
    assertThat(reservation(id).state()).isEqualTo(Entity.ReservationState.CONFIRMED);
  }

  @Test
  void letsAReservationGo() {
    String id = reserve("L2201308", 2);
    turnFor(Duration.ofSeconds(2));
    JsonObject body = new JsonObject();
    body.addProperty("reservation", id);

    send(Ops.RESERVATION_CANCEL, body);
    turnFor(Duration.ofSeconds(2));

    assertThat(vendure.drafts()).isEmpty();
    assertThat(reservation(id).state()).isEqualTo(Entity.ReservationState.CANCELLED);
  }

  @Test
  void takesTheDraftOfAReservationNobodyCameForAway() {
    String id = reserve("L2201308", 2);
    turnFor(Duration.ofSeconds(2));
    assertThat(vendure.drafts()).hasSize(1);
    assertThat(reservation(id).until()).isEqualTo("2026-11-24T04:10:00Z");

    shop.clock.add(Duration.ofHours(49));
    shop.log.<Integer>write(ReservationRules.withShopSystems(shop.clock)::expire);
    turnFor(Duration.ofSeconds(2));

    assertThat(reservation(id).state()).isEqualTo(Entity.ReservationState.EXPIRED);
    assertThat(vendure.drafts()).isEmpty();
  }

  @Test
  void takesTheDraftOfAReservationAwayThatWasCollectedAtTheTill() {
    String id = reserve("L2201308", 2);
    turnFor(Duration.ofSeconds(2));

    Incoming.Order bought =
        new Incoming.Order(
            Optional.of("2"),
            "till-1",
            Optional.empty(),
            shop.clock.instant(),
            "store",
            VendureShop.STORE,
            Entity.OrderState.DONE,
            "USD",
            List.of(new Incoming.Line("1", "L2201308", 2, 1_000, 0)));
    new Intake(shop.log, shop.clock).take("vendure", List.of(bought));
    turnFor(Duration.ofSeconds(2));

    assertThat(reservation(id).state()).isEqualTo(Entity.ReservationState.COLLECTED);
    assertThat(vendure.drafts()).isEmpty();
  }

  @Test
  void saysWhyVendureTakesNoReservation() {
    vendure.answerInstead(operation ->
        operation.equals("AddLine")
            ? Optional.of(
                ScriptedVendure.json(
                    200,
                    "{\"data\":{\"addItemToDraftOrder\":{\"__typename\":"
                        + "\"InsufficientStockError\",\"errorCode\":"
                        + "\"INSUFFICIENT_STOCK_ERROR\"}}}"))
            : Optional.empty());
    int before = available("L2201308");
    String id = reserve("L2201308", 2);
    assertThat(available("L2201308")).isEqualTo(before - 2);

    turnFor(Duration.ofSeconds(2));

    assertThat(reservation(id).state()).isEqualTo(Entity.ReservationState.REJECTED);
    assertThat(reservation(id).reason()).isEqualTo("no_stock");
    assertThat(available("L2201308")).as("its pieces are shown again").isEqualTo(before);
    assertThat(vendure.drafts()).isEmpty();
  }

  private String reserve(String sku, int quantity) {
    JsonObject body = new JsonObject();
    body.addProperty("store", VendureShop.STORE);
    body.addProperty("sku", sku);
    body.addProperty("quantity", quantity);
    return send(Ops.RESERVATION_REQUEST, body);
  }

  private int available(String sku) {
    return shop.list(Bucket.stockOf(VendureShop.STORE), Entity.STOCK, Entity.Stock.class).stream()
        .filter(stock -> stock.sku().equals(sku) && stock.store().equals(VendureShop.STORE))
        .mapToInt(Entity.Stock::available)
        .findFirst()
        .orElseThrow();
  }

  private Entity.Reservation reservation(String id) {
    return shop
        .list(Bucket.clientsOf(VendureShop.STORE), Entity.RESERVATION, Entity.Reservation.class)
        .stream()
        .filter(reservation -> reservation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void turnFor(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      shop.runner.turn();
      shop.clock.add(Duration.ofSeconds(1));
    }
  }

  private void write(String text) {
    JsonObject body = new JsonObject();
    body.addProperty("author_name", "이서연");
    body.addProperty("text", text);
    send(Ops.NOTE_ADD, body);
  }

  private void erase() {
    String receipt = OpId.create().toString();
    Ops.Erase body = new Ops.Erase(customer().id(), "0".repeat(32));
    send(Ops.CUSTOMER_ERASE, receipt, StrictJson.toTree(body));
  }

  /** Returns the op's id. */
  private String send(String type, JsonObject body) {
    return send(type, customer().id(), body);
  }

  private String send(String type, String subject, JsonObject body) {
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            ++seq,
            type,
            subject,
            "staff-1",
            shop.clock.instant().toString(),
            body,
            BodyHash.of(body));
    Ops.Answer answer =
        ledger.accept(new Ops.Request("tablet-1", List.of(op)), List.of(op.bodyHash()));
    assertThat(answer.results().getFirst().status()).isEqualTo(Ops.Status.APPLIED);
    return op.opId();
  }

  private Entity.Customer customer() {
    return shop.customer(customer -> customer.name().equals(NAME));
  }

  private JsonArray notes() {
    return vendure.notes.getOrDefault("2", new JsonArray());
  }

  private Entity.Note note(String text) {
    return shop.list(Bucket.clientsOf(VendureShop.STORE), Entity.NOTE, Entity.Note.class).stream()
        .filter(note -> note.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private String backendOf(String text) {
    return String.valueOf(note(text).backend());
  }

  private static MockResponse cut() {
    return new MockResponse.Builder().code(502).build();
  }
}
