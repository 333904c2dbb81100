package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.catalog.Price;
import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.central.ContractJudge;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Profile;
import app.dangol.customer.Reservations;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Hub;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.ConnectorRunner;
import app.dangol.hub.connector.vendure.VendureConfig;
import app.dangol.hub.connector.vendure.VendureConnector;
import app.dangol.hub.erasure.ErasureLedger;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Vendure, a real hub and a real device; {@code .ci/vendure} starts the first and says where
 * it is. It holds 200 made-up customers and 120 orders.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VendureLiveTest {
  private static final String ORIGIN = System.getProperty("dangol.vendure", "");
  private static final String KEY_FILE = System.getProperty("dangol.vendure.key", "");

  /** A folder in which to keep Vendure's answers, for the tests that have none to ask. */
  private static final Optional<Path> RECORD =
      Optional.ofNullable(System.getProperty("dangol.vendure.record")).map(Path::of);

  private static final String STORE = TestHub.STORE.value();
  private static final String RESERVED = "L2201508";
  private static final Duration LONG = Duration.ofMinutes(2);

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;
  private Hub hub;
  private ConnectorRunner runner;
  private DroppingProxy proxy;
  private VendureAdmin admin;
  private OkHttpCentralApi central;
  private Device device;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(!ORIGIN.isEmpty(), "no Vendure is given: -Ddangol.vendure=http://127.0.0.1:PORT");
    String key = Files.readString(Path.of(KEY_FILE)).strip();
    admin = new VendureAdmin(ORIGIN);
    proxy = new DroppingProxy(ORIGIN + "/admin-api", RECORD);
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    URI url = hub.start(0, TestHub.TOKEN);
    VendureConnector connector =
        new VendureConnector(
            config(proxy.url()),
            () -> key,
            VendureConnector.Paging.STANDARD,
            ConnectorHttp.Limits.STANDARD,
            Clock.systemUTC());
    long begun = System.nanoTime();
    runner =
        hub.connect(
            connector,
            new ConnectorRunner.Schedule(
                Duration.ofSeconds(1),
                LocalTime.MIDNIGHT,
                Duration.ofHours(24),
                ZoneOffset.UTC,
                Duration.ofSeconds(4)));
    central = judge.api(url, () -> TestHub.TOKEN);
    Await.until("a first reading", LONG, () -> runner.status().feeds().containsKey("orders.round"));
    say("first reading in {0} ms", begun);
    device = new Device(folder.resolve("device"), central);
    device.engine.runOnce();
    device.engine.start();
  }

  @AfterEach
  void close() {
    if (device != null) {
      device.close();
      central.close();
      hub.close();
      proxy.close();
      admin.close();
    }
  }

  @Test
  @Order(1)
  void bringsEveryCustomerAndEveryOrder() {
    int customers = 0;
    Set<String> orders = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Optional<Customer> found = find(email(i));
      customers += found.isPresent() ? 1 : 0;
      found.ifPresent(customer ->
          device.store.directory.listHistory(customer.id(), 1_000).stream()
              .filter(line -> line.kind() == HistoryLine.Kind.PURCHASE)
              .forEach(line -> orders.add(line.group())));
    }
    assertThat(customers).isEqualTo(200);
    assertThat(orders).hasSize(120);
  }

  @Test
  @Order(2)
  void bringsAChangedName() {
    String name = "새" + System.nanoTime() % 1_000_000;
    Optional<Price> before = product("L2201308").price();
    admin.ask(
        "mutation{updateProductVariants(input:[{id:\""
            + variant("L2201308")
            + "\",translations:[{languageCode:ko,name:\""
            + name
            + "\"}]}]){id}}");

    // A sign of the name comes at once; the catalogue with the next comparison, else after minutes.
    eventually("a sign of the name", () -> !product("L2201308").price().equals(before));
    device.engine.refresh();
    eventually("the name", () -> product("L2201308").name().ko().equals(name));
  }

  @Test
  @Order(3)
  void bringsAChangedPrice() {
    long price = 100_000 + System.nanoTime() % 10_000;
    String id = variant("L2201508");
    admin.ask(
        "mutation{updateProductVariants(input:[{id:\"" + id + "\",price:" + price + "}]){id}}");

    // Twenty per cent of tax come on top in the sample shop.
    long gross = Math.round(price * 1.2);
    eventually(
        "the price",
        () -> product("L2201508").price().filter(p -> p.amount().minor() == gross).isPresent());
  }

  @Test
  @Order(4)
  void bringsChangedStock() {
    int pieces = 100 + (int) (System.nanoTime() % 1_000);
    admin.ask(
        "mutation{updateProductVariants(input:[{id:\""
            + variant("L2201316")
            + "\",stockLevels:[{stockLocationId:\"2\",stockOnHand:"
            + pieces
            + "}]}]){id}}");

    eventually(
        "the stock",
        () ->
            device.store.catalog.listStock(List.of(new Sku("L2201316"))).values().stream()
                .flatMap(List::stream)
                .filter(level -> level.store().equals(TestHub.STORE))
                .mapToInt(StockLevel::available)
                .anyMatch(available -> available == pieces));
  }

  @Test
  @Order(5)
  void bringsAChangedCustomer() {
    String family = "Park" + System.nanoTime() % 1_000_000;
    admin.ask(
        "mutation{updateCustomer(input:{id:\""
            + customer(7)
            + "\",lastName:\""
            + family
            + "\"}){__typename}}");

    eventually("the customer", () -> find(email(7)).orElseThrow().name().full().contains(family));
  }

  @Test
  @Order(6)
  void takesADeletedCustomerOffTheDevice() {
    String mail = "gone" + System.nanoTime() + "@example.test";
    admin.ask(
        "mutation{createCustomer(input:{firstName:\"Gone\",lastName:\"Soon\","
            + "emailAddress:\""
            + mail
            + "\"}){__typename}}");
    eventually("the customer", () -> find(mail).isPresent());
    String id =
        admin.text(
            "{customers(options:{filter:{emailAddress:{eq:\"" + mail + "\"}}}){items{id}}}", "id");

    admin.ask("mutation{deleteCustomer(id:\"" + id + "\"){result}}");
    runner.sweep();

    eventually("that they are gone", () -> find(mail).isEmpty());
  }

  @Test
  @Order(7)
  void takesANoteToVendureOnce() {
    String words = "Likes navy " + System.nanoTime();
    write(words);

    eventually("the note", () -> notes(words) > 0);
    assertThat(notes(words)).isEqualTo(1);
  }

  @Test
  @Order(8)
  void takesANoteToVendureOnceThoughItsAnswerWasLost() {
    String words = "Prefers size 250 " + System.nanoTime();
    proxy.dropNext("AddNote");
    write(words);

    eventually("that it looked for the note", () -> proxy.passed("FindNotes") > 0);
    runner.poll();
    assertThat(proxy.dropped()).isEqualTo(1);
    assertThat(notes(words)).isEqualTo(1);
    assertThat(proxy.passed("AddNote")).isEqualTo(1);
  }

  @Test
  @Order(9)
  void takesAReservationToVendureAsADraftOrderAndBackAndLetsItGo() {
    OpId id = reserve(2);

    eventually("the confirmation", () -> stateOf(id).equals(ReservationState.CONFIRMED.name()));
    JsonObject draft = drafts(id).getFirst();
    assertThat(drafts(id)).hasSize(1);
    assertThat(draft.getAsJsonObject("customer").get("id").getAsString()).isEqualTo(customer(3));
    assertThat(draft.getAsJsonArray("lines"))
        .singleElement()
        .hasToString("{\"quantity\":2,\"productVariant\":{\"sku\":\"" + RESERVED + "\"}}");

    device.store.reservations.cancel(find(email(3)).orElseThrow().id(), new StaffId("staff-1"), id);
    eventually("that the draft is gone", () -> drafts(id).isEmpty());
  }

  @Test
  @Order(10)
  void takesAReservationToVendureOnceThoughEveryAnswerWasLostOnce() {
    List<String> steps = List.of("MarkDraft", "SetCustomer", "AddLine");
    steps.forEach(proxy::dropNext);
    OpId id = reserve(1);

    eventually("the confirmation", () -> stateOf(id).equals(ReservationState.CONFIRMED.name()));
    assertThat(proxy.dropped()).isEqualTo(steps.size());
    assertThat(drafts(id)).hasSize(1);
    assertThat(drafts(id).getFirst().getAsJsonArray("lines")).hasSize(1);
    steps.forEach(step -> assertThat(proxy.passed(step)).as(step).isEqualTo(1));
  }

  @Test
  @Order(11)
  void bringsVenduresRefusalOfAReservationBack() {
    OpId id = reserve(99, "L-NOBODY-SELLS");

    eventually("the refusal", () -> stateOf(id).equals(ReservationState.REJECTED.name()));
    assertThat(drafts(id)).isEmpty();
  }

  @Test
  @Order(12)
  void hasVendureEraseWhoWasErasedHereAndDoesNotTakeThemBack() {
    String mail = "erased" + System.nanoTime() + "@example.test";
    String phone = "0107701" + System.nanoTime() % 10_000;
    admin.ask(
        "mutation{createCustomer(input:{firstName:\"Canary\",lastName:\"Bird\",phoneNumber:\""
            + phone
            + "\",emailAddress:\""
            + mail
            + "\"}){__typename}}");
    eventually("the customer", () -> find(mail).isPresent());
    String id =
        admin.text(
            "{customers(options:{filter:{emailAddress:{eq:\"" + mail + "\"}}}){items{id}}}", "id");
    admin.ask(
        "mutation{createCustomerAddress(customerId:\""
            + id
            + "\",input:{streetLine1:\"Canary Street 1\",countryCode:\"US\"}){id}}");
    CustomerId ours = find(mail).orElseThrow().id();
    String words = "Likes canaries " + System.nanoTime();
    device.store.notes.add(ours, new StaffId("staff-1"), "이서연", words);
    eventually("the note", () -> admin.ask(historyOf(id)).contains(words));

    device.store.erasure.erase(ours, new StaffId("staff-1"), Optional.empty());

    assertThat(find(mail)).isEmpty();
    eventually(
        "Vendure's word",
        () ->
            ErasureLedger.list(hub.reads()).stream()
                .anyMatch(entry -> !entry.systems().isEmpty() && !entry.isOpen()));
    assertThat(admin.ask("{customer(id:\"" + id + "\"){id}}")).contains("\"customer\":null");
    assertThat(
            admin.ask(
                "{customers(options:{filter:{emailAddress:{eq:\"" + mail + "\"}}}){items{id}}}"))
        .doesNotContain("\"id\"");
    runner.sweep();
    device.engine.refresh();
    assertThat(find(mail)).isEmpty();
  }

  @Test
  @Order(13)
  void takesACorrectionToVendureAndBackUnchanged() {
    String there = create("corrected");
    CustomerId ours = find(mail("corrected")).orElseThrow().id();
    String changed = mail("changed");
    correct(ours, "김서윤", "010-7702-2345", changed);

    eventually("the correction", () -> held(there).contains(changed));
    assertThat(held(there)).contains("\"firstName\":\"서윤\"", "\"lastName\":\"김\"", "+821077022345");
    assertComesBack(ours, "김서윤");
    Profile back = device.store.profiles.find(ours).orElseThrow();
    assertThat(back.phone()).contains("+821077022345");
    assertThat(back.email()).contains(changed);
    // Names that are not simply put together of two parts; Vendure must keep each as it is.
    int told = 1_000;
    for (String name :
        List.of("남궁민", "김 서연", "Cher", "Ana de la Cruz", "O’Neil  Ruiz", "박 Anna", "𠮷田")) {
      correct(ours, name, null, null);
      eventually(name, () -> waiting() == 0);
      admin.ask(
          "mutation{updateCustomer(input:{id:\""
              + there
              + "\",phoneNumber:\"010-7703-"
              + ++told
              + "\"}){__typename}}");
      assertComesBack(ours, name);
    }
    assertThat(hub.writer().findCustomer(VendureConnector.SOURCE, there)).contains(ours.value());
  }

  @Test
  @Order(14)
  void takesACorrectionToVendureOnceThoughItsAnswerWasLost() {
    String there = create("lost");
    CustomerId ours = find(mail("lost")).orElseThrow().id();
    proxy.dropNext("CorrectCustomer");
    correct(ours, "이도윤", null, null);

    eventually("that nothing waits", () -> proxy.dropped() == 1 && waiting() == 0);
    assertThat(proxy.passed("CorrectCustomer")).isEqualTo(1);
    assertThat(proxy.passed("FindToCorrect")).isEqualTo(2);
    assertThat(held(there)).contains("\"firstName\":\"도윤\"", "\"lastName\":\"이\"");
  }

  @Test
  @Order(15)
  void anAddressThatIsAnothersInVendureStandsHereAndBecomesATask() {
    String there = create("twice");
    CustomerId ours = find(mail("twice")).orElseThrow().id();
    correct(ours, "이도윤", null, email(5));

    eventually(
        "the task",
        () ->
            device.store.tasks.listOpenOf(ours).stream()
                .anyMatch(task -> task.kind().equals("data_correction_contact")));
    assertThat(held(there)).contains(mail("twice"), "\"firstName\":\"도윤\"");
    assertComesBack(ours, "이도윤");
    assertThat(device.store.profiles.find(ours).orElseThrow().email()).contains(email(5));
  }

  /** A new customer of Vendure's whom the device knows; returns Vendure's id. */
  private String create(String who) {
    admin.ask(
        "mutation{createCustomer(input:{firstName:\"Marta\",lastName:\"Kim\","
            + "phoneNumber:\"010-7702-1111\",emailAddress:\""
            + mail(who)
            + "\"}){__typename}}");
    eventually("the customer", () -> find(mail(who)).isPresent());
    return admin.text(
        "{customers(options:{filter:{emailAddress:{eq:\"" + mail(who) + "\"}}}){items{id}}}", "id");
  }

  private String mail(String who) {
    return who + "." + folder.getFileName().toString().toLowerCase(Locale.ROOT) + "@example.test";
  }

  private void correct(
      CustomerId whose, String name, @Nullable String phone, @Nullable String email) {
    device.store.profiles.change(
        whose,
        new StaffId("staff-1"),
        new Profile.Change(
            Optional.of(name),
            Optional.ofNullable(phone),
            Optional.ofNullable(email),
            Optional.empty()));
    eventually("the hub's word", () -> waitsHere(whose));
  }

  /** Whether the hub has it and the device has heard so. */
  private boolean waitsHere(CustomerId whose) {
    device.engine.refresh();
    return device.store.profiles.find(whose).orElseThrow().untaken().isEmpty();
  }

  private void assertComesBack(CustomerId whose, String name) {
    runner.poll();
    device.engine.refresh();
    assertThat(known(whose).name()).isEqualTo(name);
    assertThat(device.store.directory.find(whose).orElseThrow().name().full()).isEqualTo(name);
  }

  private Entity.Customer known(CustomerId whose) {
    String data = hub.reads().findRecord(ClientBuckets.CUSTOMER, whose.value()).orElseThrow();
    return StrictJson.read(data, Entity.Customer.class);
  }

  private int waiting() {
    return hub.reads().listRecords("backend.op", "", "", 10).size();
  }

  private String held(String customer) {
    return admin.ask(
        "{customer(id:\"" + customer + "\"){firstName lastName phoneNumber emailAddress}}");
  }

  private static String historyOf(String customer) {
    return "{customer(id:\"" + customer + "\"){history(options:{take:100}){items{data}}}}";
  }

  private OpId reserve(int pieces) {
    return reserve(pieces, RESERVED);
  }

  private OpId reserve(int pieces, String sku) {
    return device.store.reservations.request(
        find(email(3)).orElseThrow().id(),
        new StaffId("staff-1"),
        new Reservations.Wanted(TestHub.STORE, new Sku(sku), pieces));
  }

  private String stateOf(OpId reservation) {
    return device.store.accounts.get(find(email(3)).orElseThrow().id()).reservations().stream()
        .filter(each -> each.id().equals(reservation.toString()) && !each.untold())
        .map(each -> each.state().name())
        .findFirst()
        .orElse("");
  }

  /** The draft orders that bear its mark. */
  private List<JsonObject> drafts(OpId reservation) {
    String answer =
        admin.ask(
            "{orders(options:{take:100,filter:{state:{eq:\"Draft\"}}}){items{customer{id} "
                + "lines{quantity productVariant{sku}} history(options:{take:20}){items{data}}}}}");
    return StrictJson.parse(answer.getBytes(StandardCharsets.UTF_8))
        .getAsJsonObject()
        .getAsJsonObject("data")
        .getAsJsonObject("orders")
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .filter(draft -> draft.toString().contains(reservation.toString()))
        .toList();
  }

  private void write(String words) {
    device.store.notes.add(find(email(3)).orElseThrow().id(), new StaffId("staff-1"), "이서연", words);
  }

  private int notes(String words) {
    String history =
        admin.ask(
            "{customer(id:\""
                + customer(3)
                + "\"){history(options:{take:100,filter:"
                + "{type:{eq:\"CUSTOMER_NOTE\"}}}){items{data}}}}");
    return history.split(words, -1).length - 1;
  }

  private void eventually(String what, BooleanSupplier condition) {
    long begun = System.nanoTime();
    Await.until(what, LONG, condition);
    say(what + " after {0} ms", begun);
  }

  private static void say(String what, long begun) {
    System.getLogger(VendureLiveTest.class.getName())
        .log(System.Logger.Level.INFO, what, (System.nanoTime() - begun) / 1_000_000);
  }

  private Optional<Customer> find(String email) {
    return device.store.directory.findByToken(new MemberToken(MemberToken.Kind.EMAIL, email));
  }

  private Product product(String sku) {
    return device.store.catalog.findBySku(new Sku(sku)).orElseThrow();
  }

  private String variant(String sku) {
    return admin.text(
        "{productVariants(options:{filter:{sku:{eq:\"" + sku + "\"}}}){items{id}}}", "id");
  }

  private String customer(int i) {
    return admin.text(
        "{customers(options:{filter:{emailAddress:{eq:\"" + email(i) + "\"}}}){items{id}}}", "id");
  }

  private static String email(int i) {
    return "c%05d@example.test".formatted(i);
  }

  private static VendureConfig config(URI url) {
    return new VendureConfig(
        url,
        Path.of("unused"),
        Optional.empty(),
        Duration.ofSeconds(1),
        50,
        LocalTime.MIDNIGHT,
        Duration.ofHours(24),
        Map.of("2", STORE),
        Map.of("lookup", new VendureConfig.Basis.MembershipTerms()),
        List.of(),
        Map.of(),
        new VendureConfig.Fields(
            Optional.of(STORE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
