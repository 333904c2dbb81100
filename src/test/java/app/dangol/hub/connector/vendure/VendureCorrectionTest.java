package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.RawFiles;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.identity.Merges;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.StoredRow;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is corrected in a store goes on to Vendure and comes back, and undoes nothing. */
class VendureCorrectionTest {
  private static final String CLIENTS = Bucket.clientsOf(VendureShop.STORE);
  private static final String THEIRS = "2";
  private static final String PHONE = "+821077012345";

  @TempDir Path folder;
  private ScriptedVendure vendure;
  private VendureShop shop;
  private OpLedger ledger;
  private String id;
  private int seq;

  @BeforeEach
  void open() throws IOException {
    vendure = new ScriptedVendure();
    shop = new VendureShop(folder, vendure.url(), ScriptedVendure.KEY, 50);
    ledger = new OpLedger(shop.log, shop.clock);
    shop.runner.declare();
    shop.runner.poll();
    id = shop.customer(customer -> customer.name().equals("김서연")).id();
  }

  @AfterEach
  void close() {
    shop.close();
    vendure.close();
  }

  @Test
  void aCorrectionGoesToVendureAndComesBackWithoutChangingAnything() {
    correct(new Ops.Profile("김서윤", "010-7701-2345", "New@Example.org", null));
    shop.runner.writeBack();

    JsonObject there = vendure.profiles.node(THEIRS);
    assertThat(there.get("lastName").getAsString()).isEqualTo("김");
    assertThat(there.get("firstName").getAsString()).isEqualTo("서윤");
    assertThat(there.get("phoneNumber").getAsString()).isEqualTo(PHONE);
    assertThat(there.get("emailAddress").getAsString()).isEqualTo("new@example.org");
    assertThat(waiting()).isEmpty();
    long version = row().position();
    shop.runner.poll();
    assertThat(row().position()).as("it says nothing new").isEqualTo(version);
    assertThat(profile().phone()).isEqualTo(PHONE);
    assertThat(waiting()).as("what comes back is no correction").isEmpty();
  }

  @Test
  void nothingIsSentButWhatWasCorrected() {
    correct(new Ops.Profile("김서연", PHONE, null, null));
    shop.runner.writeBack();

    assertThat(vendure.profiles.inputs)
        .singleElement()
        .satisfies(input -> assertThat(input.keySet()).containsOnly("id", "phoneNumber"));
  }

  @Test
  void anotherHomeStoreIsOfNoConcernToVendure() {
    correct(new Ops.Profile(null, null, null, "KR-002"));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void withoutAShopSystemNothingWaits() {
    shop.log.write(transaction -> {
      new BackendOutbox(transaction).declare(VendureConnector.SOURCE, List.of());
      return true;
    });
    correct(name("김서윤"));
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aPageReadBeforeTheCorrectionAndTakenAfterItUndoesNothing() {
    vendure.profiles.change(THEIRS, field("phoneNumber", PHONE));
    AtomicBoolean corrected = new AtomicBoolean();
    vendure.answerAfterwards(operation -> {
      // What Vendure says is on its way when the tablet's correction comes in.
      if (operation.equals("Customers") && !corrected.getAndSet(true)) {
        correct(name("김서윤"));
      }
      return Optional.empty();
    });

    shop.runner.poll();

    assertThat(corrected).isTrue();
    assertThat(profile().phone()).as("the page was taken").isEqualTo(PHONE);
    assertThat(profile().name()).isEqualTo("김서윤");
  }

  @Test
  void aSecondCorrectionIsNotUndoneByTheFirstWhichComesBack() {
    correct(name("김서윤"));
    shop.runner.writeBack();
    correct(name("김나윤"));

    shop.runner.poll();
    assertThat(profile().name()).isEqualTo("김나윤");
    shop.runner.writeBack();
    shop.runner.poll();

    assertThat(vendure.profiles.node(THEIRS).get("firstName").getAsString()).isEqualTo("나윤");
    assertThat(profile().name()).isEqualTo("김나윤");
    vendure.profiles.change(THEIRS, field("firstName", "서윤"));
    shop.runner.poll();
    assertThat(profile().name()).as("what is changed there is news").isEqualTo("김서윤");
  }

  @Test
  void aPageThatAnotherCopyReadBeforeVendureTookItUndoesNothingEither() {
    List<Incoming> page =
        new CustomerMapping(VendureShop.config(vendure.url()))
            .map(
                StrictJson.fromTree(
                    vendure.profiles.node(THEIRS).deepCopy(), Answers.Customer.class),
                shop.clock.instant())
            .rows();
    correct(name("김서윤"));
    shop.runner.writeBack();

    new Intake(shop.log, shop.clock).take(VendureConnector.SOURCE, page);

    assertThat(profile().name()).isEqualTo("김서윤");
    correct(name("김나윤"));
    shop.runner.poll();
    assertThat(profile().name()).as("the first may still come back").isEqualTo("김나윤");
  }

  @Test
  void aCorrectionWhoseAnswerWasLostIsLookedForAndUndoesNothingThatCameAfterIt() {
    loseOneAnswer();
    correct(name("김서윤"));
    shop.runner.turn();
    correct(name("김나윤"));
    shop.runner.poll();
    assertThat(profile().name()).isEqualTo("김나윤");

    turnFor(Duration.ofMinutes(3));

    assertThat(vendure.profiles.inputs)
        .extracting(input -> input.get("firstName").getAsString())
        .containsExactly("서윤", "나윤");
    assertThat(profile().name()).isEqualTo("김나윤");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aCorrectionWhoseAnswerWasLostIsNotSentTwice() {
    loseOneAnswer();
    correct(name("김서윤"));

    turnFor(Duration.ofMinutes(3));

    assertThat(vendure.asked.stream().filter("FindToCorrect"::equals)).hasSize(2);
    assertThat(vendure.profiles.inputs).hasSize(1);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatIsChangedInVendureAfterwardsIsNewsHereAlsoWhereItWasSentOnce() {
    correct(name("김서윤"));
    shop.runner.writeBack();
    vendure.profiles.change(THEIRS, field("firstName", "다윤"));
    shop.runner.poll();
    assertThat(profile().name()).isEqualTo("김다윤");

    vendure.profiles.change(THEIRS, field("firstName", "서윤"));
    shop.runner.poll();

    assertThat(profile().name()).isEqualTo("김서윤");
  }

  @Test
  void ofTwoCorrectionsThatWaitTheNewestArrives() {
    correct(name("김서윤"));
    correct(name("김나윤"));
    assertThat(waiting()).hasSize(2);

    turnFor(Duration.ofSeconds(3));

    assertThat(vendure.profiles.inputs)
        .extracting(input -> input.get("firstName").getAsString())
        .containsExactly("나윤");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void anAddressAnotherCustomerHasThereStandsHereAndBecomesATask() {
    correct(new Ops.Profile("김서윤", null, "c00001@example.test", null));

    shop.runner.writeBack();
    shop.runner.poll();

    JsonObject there = vendure.profiles.node(THEIRS);
    assertThat(there.get("firstName").getAsString()).as("what can be taken is").isEqualTo("서윤");
    assertThat(there.get("emailAddress").getAsString()).isEqualTo("c00000@example.test");
    assertThat(profile().email()).isEqualTo("c00001@example.test");
    assertThat(waiting()).isEmpty();
    assertThat(tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.kind()).isEqualTo("data_correction_contact");
          assertThat(task.customer()).isEqualTo(id);
          assertThat(task.due()).isEqualTo(LocalDate.of(2026, 12, 2).toString());
          assertThat(task.text()).contains("이메일", "e-mail").doesNotContain("@");
        });
  }

  @Test
  void aRefusalOfAnyOtherKindBecomesATask() {
    vendure.answerInstead(operation ->
        operation.equals("CorrectCustomer") ? refusal("SOMETHING_NEW") : Optional.empty());
    correct(name("김서윤"));

    shop.runner.writeBack();

    assertThat(profile().name()).isEqualTo("김서윤");
    assertThat(waiting()).isEmpty();
    assertThat(tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.kind()).isEqualTo("data_correction_name");
          assertThat(task.text()).contains("이름", "(name)").doesNotContain("서윤");
        });
  }

  @Test
  void whoIsNotThereAnyMoreIsNobodysTask() {
    vendure.answerInstead(operation ->
        operation.equals("FindToCorrect")
            ? Optional.of(ScriptedVendure.json(200, "{\"data\":{\"customer\":null}}"))
            : Optional.empty());
    correct(name("김서윤"));

    shop.runner.writeBack();

    assertThat(waiting()).isEmpty();
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aCorrectionWaitsWhileTheKeyMayNotWrite() {
    vendure.answerInstead(operation ->
        operation.equals("CorrectCustomer")
            ? Optional.of(ScriptedVendure.recorded("no-auth"))
            : Optional.empty());
    correct(name("김서윤"));
    turnFor(Duration.ofMinutes(2));
    assertThat(waiting()).hasSize(1);

    vendure.answerInstead(operation -> Optional.empty());
    turnFor(Duration.ofMinutes(15));

    assertThat(waiting()).isEmpty();
    assertThat(vendure.profiles.node(THEIRS).get("firstName").getAsString()).isEqualTo("서윤");
  }

  @Test
  void whatWaitsIsGoneWithAnErasureAndNeverSent() {
    vendure.answerInstead(
        operation -> operation.equals("CorrectCustomer") ? Optional.of(cut()) : Optional.empty());
    correct(name("김서윤"));
    shop.runner.turn();
    correct(new Ops.Profile(null, PHONE, null, null));
    assertThat(waiting()).hasSize(2);
    assertThat(records("customer.sent")).hasSize(1);
    vendure.answerInstead(operation -> Optional.empty());
    vendure.asked.clear();

    String receipt = OpId.create().toString();
    send(
        Ops.CUSTOMER_ERASE,
        receipt,
        StrictJson.toTree(new Ops.Erase(id, "0".repeat(32))),
        Optional.empty());

    assertThat(waiting())
        .singleElement()
        .satisfies(record -> assertThat(record.data()).contains(Ops.CUSTOMER_ERASE));
    assertThat(records("customer.sent")).isEmpty();
    turnFor(Duration.ofMinutes(5));
    assertThat(vendure.asked).contains("DeleteCustomer").doesNotContain("CorrectCustomer");
    assertThat(vendure.profiles.inputs).isEmpty();
  }

  @Test
  void whatWaitsLiesNowhereReadable() throws IOException {
    vendure.answerInstead(
        operation -> operation.equals("CorrectCustomer") ? Optional.of(cut()) : Optional.empty());
    correct(new Ops.Profile("Canary Bird", PHONE, "canary@example.org", null));
    shop.runner.turn();

    assertThat(records("customer.sent"))
        .singleElement()
        .satisfies(record -> assertThat(record.data()).contains("Canary Bird"));
    assertThat(waiting().getFirst().data())
        .doesNotContain("Canary", PHONE, "canary@example.org")
        .contains("email,name,phone");
    assertThat(
            RawFiles.findTexts(
                List.of(folder), List.of("Canary Bird", PHONE, "canary@example.org", id)))
        .as("control: the id is found")
        .containsExactly(id);
  }

  @Test
  void somebodyMergedIsCorrectedUnderTheAccountThereIs() {
    Incoming.Customer atTheTill =
        new Incoming.Customer(
            "till-7",
            "김서연",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(VendureShop.STORE),
            LocalDate.parse("2024-01-01"),
            List.of(),
            List.of());
    new Intake(shop.log, shop.clock).take("till", List.of(atTheTill));
    String member = id;
    String survivor =
        shop.log.write(transaction -> {
          String till =
              new Persons(transaction).find(new Persons.SourceId("till", "till-7")).orElseThrow();
          ClientBuckets clients = new ClientBuckets(transaction);
          new Merges(transaction, clients).merge(till, member, "manager-1", shop.clock);
          clients.spread();
          return till;
        });
    id = survivor;

    correct(name("김서윤"));
    shop.runner.writeBack();
    shop.runner.poll();

    assertThat(vendure.profiles.node(THEIRS).get("firstName").getAsString()).isEqualTo("서윤");
    assertThat(profile().name()).isEqualTo("김서윤");
    assertThat(records("customer.sent")).as("it is told under the other's id").isEmpty();
  }

  private void loseOneAnswer() {
    AtomicBoolean lost = new AtomicBoolean();
    vendure.answerAfterwards(operation ->
        operation.equals("CorrectCustomer") && !lost.getAndSet(true)
            ? Optional.of(cut())
            : Optional.empty());
  }

  private void turnFor(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      shop.runner.turn();
      shop.clock.add(Duration.ofSeconds(1));
    }
  }

  private static Ops.Profile name(String name) {
    return new Ops.Profile(name, null, null, null);
  }

  private static JsonObject field(String name, String value) {
    JsonObject fields = new JsonObject();
    fields.addProperty(name, value);
    return fields;
  }

  private void correct(Ops.Profile wanted) {
    send(Ops.PROFILE_CHANGE, id, StrictJson.toTree(wanted), Optional.of(row().position()));
  }

  private void send(String type, String subject, JsonObject body, Optional<Long> base) {
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            ++seq,
            type,
            subject,
            "staff-1",
            shop.clock.instant().toString(),
            body,
            BodyHash.of(body),
            base.orElse(null));
    Ops.Answer answer =
        ledger.accept(new Ops.Request("tablet-1", List.of(op)), List.of(op.bodyHash()));
    assertThat(answer.results().getFirst().status()).isEqualTo(Ops.Status.APPLIED);
  }

  private StoredRow row() {
    return shop.log.write(
        transaction -> transaction.find(CLIENTS, Entity.CUSTOMER, id).orElseThrow());
  }

  private Entity.Customer profile() {
    return StrictJson.read(String.valueOf(row().data()), Entity.Customer.class);
  }

  private List<HubRecord> waiting() {
    return records("backend.op");
  }

  private List<HubRecord> records(String kind) {
    return shop.log.listRecords(kind, "", "", 10);
  }

  private List<Entity.Task> tasks() {
    return shop.list(Bucket.workOf(VendureShop.STORE), Entity.TASK, Entity.Task.class);
  }

  private static Optional<MockResponse> refusal(String code) {
    return Optional.of(
        ScriptedVendure.json(
            200,
            "{\"data\":{\"updateCustomer\":{\"__typename\":\"SomeError\",\"errorCode\":\""
                + code
                + "\"}}}"));
  }

  private static MockResponse cut() {
    return new MockResponse.Builder().code(502).build();
  }
}
