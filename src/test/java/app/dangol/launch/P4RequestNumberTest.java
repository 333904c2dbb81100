package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.visit.AskedFor;
import app.dangol.visit.DataRequest;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.PrivacyEvent;
import app.dangol.visit.PrivacyLook;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P4: somebody asks for a copy in the shop and gets a number; with that number a copy of what the
 * device or the hub holds is made.
 */
class P4RequestNumberTest {
  private static final String ORDERS =
      """
      {"order_id":"A-1","customer_id":"1","ordered_at":"2026-10-01T10:00:00+09:00",\
      "channel":"store","store":"seongsu","currency":"KRW","sku":"MUG","quantity":1,"amount":9000}
      """;
  private static final String CUSTOMER =
      """
      {"customer_id":"1","name":"카나리아고객","phone":"010-7701-5550","cards":"CANARY000001",\
      "home_store":"seongsu","lookup_basis":"consent","lookup_granted":true,\
      "lookup_at":"2026-01-01T00:00:00+09:00"}
      """;

  @TempDir Path folder;
  private Shop shop;
  private String config;

  @BeforeEach
  void aTabletWithOneCustomer() throws IOException {
    shop = new Shop(folder).set("lock.at.start", "no");
    config = shop.config();
    importRows("customers", CUSTOMER);
    ok("sync", "--once");
  }

  private void importRows(String kind, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve(kind + ".ndjson"), rows);
    ok("import", "--kind", kind, "--source", "pos", file.toString());
  }

  private CommandLineRun ok(String... words) {
    CommandLineRun run = run(words);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    return run;
  }

  private CommandLineRun run(String... words) {
    return CommandLineRun.of(
        Stream.concat(Stream.of(words), Stream.of("--config", config)).toArray(String[]::new));
  }

  private JsonObject export(String... whose) {
    String[] words =
        Stream.concat(
                Stream.of("customer", "export", "--staff", "m-001", "--reason", "asked"),
                Stream.of(whose))
            .toArray(String[]::new);
    return JsonParser.parseString(ok(words).out()).getAsJsonObject();
  }

  private String hubFile() {
    return shop.dataFolder().resolve("hub.db").toString();
  }

  @Test
  void theNumberTheCustomerGetsLeadsToTheirCopyAtTheDeviceAndAtTheHub() throws Exception {
    String id = export("--card", "CANARY000001").get("id").getAsString();

    String number = askForACopy(id);

    assertThat(number).matches("[0-9A-F]{4}-[0-9A-F]{4}");
    assertThat(export("--request", number).get("name").getAsString()).isEqualTo("카나리아고객");
    ok("sync", "--once");
    for (String said : List.of(number, number.replace("-", ""), number.toLowerCase(Locale.ROOT))) {
      JsonObject copy = export("--request", said, "--db", hubFile());
      assertThat(copy.get("id").getAsString()).isEqualTo(id);
      assertThat(copy.getAsJsonArray("tasks").get(0).getAsJsonObject().get("kind").getAsString())
          .isEqualTo("data_copy");
    }
    for (String wrong : List.of("0000-0000", number.substring(5))) {
      for (String[] where : new String[][] {{}, {"--db", hubFile()}}) {
        String[] words =
            Stream.concat(
                    Stream.of(
                        "customer", "show", "--request", wrong, "--staff", "m", "--reason", "x"),
                    Stream.of(where))
                .toArray(String[]::new);
        assertThat(run(words).err()).contains("DATA-01");
      }
    }
  }

  /** As an associate does on the tablet; returns what is shown there and said to the customer. */
  private String askForACopy(String id) throws Exception {
    KioskConfig read = new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(config));
    Clock clock = Clock.systemDefaultZone();
    BlockingQueue<PrivacyEvent> events = new LinkedBlockingQueue<>();
    try (DataFolder data = DataFolder.open(read.dataFolder());
        ConfiguredHub hub = ConfiguredHub.open(read.hub(), data, BlockingGuard.NONE, clock);
        Dangol tablet = new Dangol(read, data, hub.endpoint(), BlockingGuard.NONE, clock)) {
      PrivacyDesk desk = tablet.desks().privacy();
      desk.subscribe(events::add);
      desk.ask(new CustomerId(id), DataRequest.COPY, "자료 사본");
      PrivacyEvent event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).isInstanceOf(PrivacyEvent.Looked.class);
      PrivacyLook look = ((PrivacyEvent.Looked) event).look();
      AskedFor asked = look.asked(DataRequest.COPY).orElseThrow();
      return asked.number().spoken();
    }
  }

  @Test
  void theHubsCopyHasEveryFieldThatTheDevicesHas() throws Exception {
    importRows("orders", ORDERS);
    ok("sync", "--once");
    askForACopy(export("--card", "CANARY000001").get("id").getAsString());
    ok("sync", "--once");

    JsonObject device = export("--phone", "010-7701-5550");
    JsonObject hub = export("--phone", "010-7701-5550", "--db", hubFile());

    assertThat(hub.keySet()).containsAll(device.keySet());
    for (String field : List.of("found_by", "consents", "orders", "history", "tasks")) {
      assertThat(fieldsOf(device, field)).as(field).isNotEmpty();
      assertThat(fieldsOf(hub, field)).as(field).containsAll(fieldsOf(device, field));
    }
    for (String field : List.of("id", "name", "home_store", "member_since", "granted")) {
      assertThat(hub.get(field)).as(field).isEqualTo(device.get(field));
    }
  }

  private static Set<String> fieldsOf(JsonObject copy, String list) {
    JsonArray rows = copy.getAsJsonArray(list);
    return rows.isEmpty() ? Set.of() : first(rows.get(0)).keySet();
  }

  private static JsonObject first(JsonElement row) {
    return row.getAsJsonObject();
  }

  @Test
  void onADeviceWhoIsNotThereIsLookedForAtTheHubOnly() throws Exception {
    assertThat(run("customer", "show", "--card", "X", "--staff", "m", "--reason", "x").err())
        .contains("DATA-01", "--db");
    assertThat(run("customer", "show", "--source", "pos:1", "--staff", "m", "--reason", "x"))
        .satisfies(run -> assertThat(run.status()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("--db"));
  }

  @Test
  void whoIsNotOnTheDeviceIsErasedAtTheHubAllTheSame() throws Exception {
    importRows(
        "customers",
        """
        {"customer_id":"2","name":"근거없음","phone":"010-7701-5551","home_store":"seongsu"}
        """);
    ok("sync", "--once");
    String id = export("--source", "pos:2", "--db", hubFile()).get("id").getAsString();
    assertThat(run("customer", "show", id, "--staff", "m", "--reason", "x").err())
        .contains("DATA-01");

    JsonObject line =
        JsonParser.parseString(
                ok("customer", "erase", id, "--staff", "m", "--reason", "asked").out())
            .getAsJsonObject();

    assertThat(line.get("erased").getAsInt()).as("nothing was here").isZero();
    assertThat(line.get("hub").getAsString()).isEqualTo("done");
    assertThat(
            run(
                    "customer",
                    "show",
                    "--source",
                    "pos:2",
                    "--db",
                    hubFile(),
                    "--staff",
                    "m",
                    "--reason",
                    "x")
                .err())
        .contains("DATA-01");
  }
}
