package app.dangol.sync;

import app.dangol.central.CentralApi;
import app.dangol.central.ContractJudge;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.AuditHeads;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import app.dangol.hub.LookUps;
import app.dangol.hub.Put;
import app.dangol.hub.TrailGrants;
import app.dangol.hub.TrailRows;
import app.dangol.hub.connector.Connector;
import app.dangol.hub.connector.ConnectorRunner;
import app.dangol.hub.credential.Cards;
import app.dangol.hub.store.HubReads;
import app.dangol.id.OpId;
import app.dangol.id.StoreId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real hub on loopback, which can be stopped and started again at the same address; all that
 * its clients say and hear is held against the contract.
 */
final class TestHub implements AutoCloseable {
  static final String TOKEN = "test-token";
  static final StoreId STORE = new StoreId("seoul-1");
  static final String CLIENTS = Bucket.clientsOf("seoul-1");
  static final String STOCK = Bucket.stockOf("seoul-1");

  private @Nullable Hub hub;
  private final URI url;
  private final List<OkHttpCentralApi> clients = new ArrayList<>();
  private final ContractJudge judge = new ContractJudge();

  TestHub(Path file) {
    hub = Hub.open(file, Clock.systemUTC(), BlockingGuard.NONE);
    url = hub.start(0, TOKEN);
  }

  URI url() {
    return url;
  }

  HubWriter writer() {
    return running().writer();
  }

  void connect(Connector connector, ConnectorRunner.Schedule schedule) {
    running().connect(connector, schedule);
  }

  HubReads reads() {
    return running().reads();
  }

  /** Who was looked up. */
  List<LookUps.Entry> lookUps() {
    return running().lookUps().listAudit();
  }

  /** Where each device's audit trail ended. */
  AuditHeads auditHeads() {
    return running().auditHeads();
  }

  /** The rows of each device's audit trail. */
  TrailRows trailRows() {
    return running().trailRows();
  }

  /** Who had which role on each device. */
  TrailGrants trailGrants() {
    return running().trailGrants();
  }

  /** The chain's signed cards. */
  Cards cards(Path keyFolder) {
    return running().cards(keyFolder);
  }

  /** As a hub that serves has them. */
  void useCardKeys(Path keyFolder) {
    running().useCardKeys(keyFolder);
  }

  /** As another device asks for it. */
  void erase(int customer) {
    String receipt = OpId.create().toString();
    JsonObject body = StrictJson.toTree(new Ops.Erase(id(customer), "0".repeat(32)));
    Ops.Op op =
        new Ops.Op(
            receipt,
            1,
            Ops.CUSTOMER_ERASE,
            receipt,
            "staff-1",
            "2026-11-20T09:00:00Z",
            body,
            BodyHash.of(body));
    writer().accept(new Ops.Request("tablet-9", List.of(op)), Clock.systemUTC());
  }

  CentralApi client() {
    OkHttpCentralApi client = judge.api(url, () -> TOKEN);
    clients.add(client);
    return client;
  }

  /** One that nothing is held against, for measurements. */
  CentralApi plainClient() {
    OkHttpCentralApi client =
        new OkHttpCentralApi(url, () -> TOKEN, Clock.systemUTC(), BlockingGuard.NONE);
    clients.add(client);
    return client;
  }

  void stop() {
    running().close();
    hub = null;
  }

  void startAgain(Path file) {
    Hub again = Hub.open(file, Clock.systemUTC(), BlockingGuard.NONE);
    again.start(url.getPort(), TOKEN);
    hub = again;
  }

  /** A shop with products, stock and so many customers with so many lines each. */
  void fill(int customers, int linesEach) {
    writer()
        .put(
            Bucket.CATALOGUE,
            List.of(
                Put.of(new Entity.Store("seoul-1", text("본점"))),
                Put.of(new Entity.Product("S1", null, text("머플러"), "scarf", "#AA3311", "A3"))));
    writer().put(STOCK, List.of(stock(3)));
    writer()
        .put(
            Bucket.MODEL,
            List.of(
                Put.of(new Entity.Pair("S1", "S2", 4)),
                Put.of(new Entity.Popularity("S1", 9, 2, "2026-10-24"))));
    List<Put> rows = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      rows.add(customer(i, "손님" + i));
    }
    for (int i = 0; i < customers; i++) {
      for (int line = 0; line < linesEach; line++) {
        rows.add(history(i, line));
      }
    }
    writer().put(CLIENTS, rows);
  }

  static Put stock(int available) {
    return Put.of(new Entity.Stock("S1", "seoul-1", available, "2026-11-20T09:00:00Z"));
  }

  static Put customer(int i, String name) {
    return Put.of(
        new Entity.Customer(
            id(i),
            name,
            null,
            null,
            List.of("29%06d".formatted(i)),
            "seoul-1",
            "2024-05-01",
            List.of(),
            List.of("lookup", "suggest_online")));
  }

  static Put history(int i, int line) {
    String at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(line).toString();
    return Put.of(
        new Entity.History(id(i), "h" + line, "b" + line, at, "purchase", "seoul-1", "S1", 1));
  }

  static String id(int i) {
    return "c%05d".formatted(i);
  }

  private static Entity.Text text(String ko) {
    return new Entity.Text(ko, "");
  }

  private Hub running() {
    if (hub == null) {
      throw new IllegalStateException("the hub is stopped");
    }
    return hub;
  }

  @Override
  public void close() {
    clients.forEach(OkHttpCentralApi::close);
    if (hub != null) {
      hub.close();
    }
    judge.close();
  }
}
