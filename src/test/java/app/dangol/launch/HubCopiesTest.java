package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralApi;
import app.dangol.central.ContractJudge;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.PostgresServer;
import app.dangol.hub.Rows;
import app.dangol.hub.store.PostgresAddress;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Bucket;
import app.dangol.wire.BucketSum;
import app.dangol.wire.Entity;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hub processes on one PostgreSQL, behind which a load balancer could send a device anywhere.
 */
class HubCopiesTest {
  private static final int ROWS = 6_000;
  private static final String STOCK = Bucket.stockOf("seoul");

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;

  @Test
  void serveOneDeviceAlternately() throws Exception {
    String url = PostgresServer.require().createDatabase();
    fill(url);
    try (HubProcess first = HubProcess.start(options(url), folder);
        HubProcess second = HubProcess.start(options(url), folder);
        OkHttpCentralApi a = client(first);
        OkHttpCentralApi b = client(second)) {
      String cursor = snapshotFromBoth(a, b);
      opAtBoth(a, b);
      changeAtOneWhileTheDeviceWaitsAtTheOther(a, b);

      first.kill();

      assertThat(b.changes(STOCK, cursor, Duration.ZERO).rows()).isEmpty();
      assertThat(b.send(request(note("after the kill"), 9)).results().getFirst().status())
          .isEqualTo(Ops.Status.APPLIED);
    }
    assertThat(words()).doesNotContain(PostgresServer.require().password());
  }

  /** Manifest from one, pages in turn, and the manifest that says all is well from the other. */
  private static String snapshotFromBoth(CentralApi a, CentralApi b) {
    assertThat(verdict(a, new Manifest.Held(STOCK, null, 0))).isEqualTo(Manifest.Action.SNAPSHOT);
    List<Row> rows = new ArrayList<>();
    Page page = a.snapshot(STOCK, Optional.empty());
    rows.addAll(page.rows());
    assertThat(page.more()).isTrue();
    while (page.more()) {
      page = b.snapshot(STOCK, Optional.of(page.next()));
      rows.addAll(page.rows());
    }
    assertThat(rows).hasSize(ROWS);
    long sum = rows.stream().mapToLong(row -> BucketSum.of(row.version())).sum();
    String cursor = page.next();
    assertThat(verdict(b, new Manifest.Held(STOCK, cursor, ROWS, BucketSum.hex(sum))))
        .isEqualTo(Manifest.Action.OK);
    assertThat(verdict(a, new Manifest.Held(STOCK, cursor, ROWS, BucketSum.hex(sum + 1))))
        .isEqualTo(Manifest.Action.SNAPSHOT);
    return cursor;
  }

  private static void opAtBoth(CentralApi a, CentralApi b) {
    Ops.Op op = note("once");
    assertThat(a.send(request(op, 7)).results().getFirst().status()).isEqualTo(Ops.Status.APPLIED);
    assertThat(b.send(request(op, 7)).results().getFirst().status())
        .isEqualTo(Ops.Status.DUPLICATE);
    List<Row> notes =
        b.snapshot(Bucket.clientsOf("seoul"), Optional.empty()).rows().stream()
            .filter(row -> row.entity().equals(Entity.NOTE))
            .toList();
    assertThat(notes).hasSize(1);
    assertThat(b.manifest(new Manifest.Request("till", "seoul", List.of())).lastSeq()).isEqualTo(7);
  }

  private static void changeAtOneWhileTheDeviceWaitsAtTheOther(CentralApi a, CentralApi b)
      throws Exception {
    String clients = Bucket.clientsOf("seoul");
    String cursor = b.snapshot(clients, Optional.empty()).next();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Page> waiting =
          threads.submit(() -> b.changes(clients, cursor, Duration.ofSeconds(25)));
      Ops.Op op = note("heard elsewhere");
      a.send(request(op, 8));

      // Whether the device was waiting already or came later: it has the note from the other copy.
      assertThat(waiting.get(60, TimeUnit.SECONDS).rows())
          .extracting(Row::key)
          .anyMatch(key -> key.contains(op.opId()));
    }
  }

  @Test
  void takeThePasswordFromAFileThatIsKeptFromOthers() throws Exception {
    String url = PostgresServer.require().createDatabase();
    Path file = Files.writeString(folder.resolve("password"), PostgresServer.require().password());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String bare = url.replaceAll("&password=.*", "");
    String keys = "--customer-keys=" + PostgresServer.keysOf(url).folder();
    try (HubProcess hub =
        HubProcess.start(List.of("--db=" + bare, "--db-password-file=" + file, keys), folder)) {
      assertThat(hub.url().getHost()).isEqualTo("127.0.0.1");
    }

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    CommandLineRun refused =
        CommandLineRun.of(
            "hub",
            "--db=" + bare,
            "--db-password-file=" + file,
            keys,
            "--token-file=" + folder.resolve("t"));

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("chmod o-r").doesNotContain("secret of the tests");
  }

  @Test
  void askForATokenThatAllCopiesShare() {
    CommandLineRun run = CommandLineRun.of("hub", "--db=jdbc:postgresql://127.0.0.1:1/x");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--token-file");
  }

  @Test
  void askWhereTheKeysAreThatAllCopiesShare() {
    CommandLineRun run =
        CommandLineRun.of(
            "hub",
            "--db=jdbc:postgresql://127.0.0.1:1/x",
            "--token-file=" + folder.resolve("token"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--customer-keys");
  }

  private static Manifest.Action verdict(CentralApi api, Manifest.Held held) {
    return api.manifest(new Manifest.Request("till", "seoul", List.of(held))).buckets().stream()
        .filter(verdict -> verdict.bucket().equals(held.bucket()))
        .findFirst()
        .orElseThrow()
        .action();
  }

  private static Ops.Op note(String text) {
    JsonObject body =
        JsonParser.parseString("{\"author_name\":\"민지\",\"text\":\"" + text + "\"}")
            .getAsJsonObject();
    return new Ops.Op(
        OpId.create().toString(),
        1,
        Ops.NOTE_ADD,
        "c1",
        "staff-1",
        "2026-11-21T00:00:00Z",
        body,
        BodyHash.of(body));
  }

  private static Ops.Request request(Ops.Op op, long seq) {
    Ops.Op numbered =
        new Ops.Op(
            op.opId(),
            seq,
            op.type(),
            op.subject(),
            op.author(),
            op.at(),
            op.body(),
            op.bodyHash());
    return new Ops.Request("till", List.of(numbered));
  }

  private static void fill(String url) {
    PostgresAddress address = PostgresAddress.parse(url, Optional.empty());
    try (Hub hub =
        Hub.open(address, PostgresServer.keysOf(url), Clock.systemUTC(), BlockingGuard.NONE)) {
      hub.writer().put(STOCK, Rows.stock(0, ROWS, 1));
      hub.writer().put(Bucket.clientsOf("seoul"), List.of(Rows.customer("c1")));
    }
  }

  private static List<String> options(String url) {
    return List.of("--db=" + url, "--customer-keys=" + PostgresServer.keysOf(url).folder());
  }

  private OkHttpCentralApi client(HubProcess hub) {
    return judge.api(hub.url(), hub::token);
  }

  /** All that the processes wrote. */
  private String words() throws Exception {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        all.append(Files.readString(log));
      }
    }
    return all.toString();
  }
}
