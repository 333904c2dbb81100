package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls;
import app.dangol.cache.UnsentOps;
import app.dangol.central.CentralException;
import app.dangol.central.HubRoute;
import app.dangol.central.OAuthClient.Poll;
import app.dangol.central.TokenSource;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.hub.enrol.Device;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.wrap.KeyWraps;
import app.dangol.wire.Entity;
import app.dangol.wire.OAuth;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A device enrols at a real hub, is served, and loses its enrolment in every way there is. */
@Timeout(120)
class EnrolmentTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String NAME = "Canary Beatrix Hong";
  private static final String PHONE = "+821055512345";
  private static final String NOTE = "canarynote: never call before noon";

  @TempDir Path folder;
  private Hub hub;
  private URI url;
  private Shop shop;

  @BeforeEach
  void open() {
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    url = hub.start(new Serving(0, Optional.of(TOKEN), Optional.empty(), Optional.empty()));
    hub.writer()
        .putClients(
            List.of(
                new Entity.Customer(
                    "c1",
                    NAME,
                    PHONE,
                    null,
                    List.of(),
                    "seongsu",
                    "2024-01-01",
                    List.of(),
                    List.of("lookup"))),
            List.of());
    shop = new Shop(folder).set("hub.url", url.toString());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private DeviceEnrolment enrolment(DataFolder data) {
    return new DeviceEnrolment(HubRoute.direct(url), data, BlockingGuard.NONE, Clock.systemUTC());
  }

  /** As the screen and the command do, but without their pauses. */
  private void enrol() {
    try (DataFolder data = openFolder();
        DeviceEnrolment enrolment = enrolment(data)) {
      OAuth.Authorization asked = enrolment.oauth().authorize("tablet-1", "seongsu", "");
      hub.enrolment().grants().approve(asked.userCode(), "seongsu", "test");
      enrolment.keep(((Poll.Approved) enrolment.oauth().poll(asked.deviceCode())).tokens());
    }
  }

  /** By the key store the configuration names. */
  private DataFolder openFolder() {
    try {
      KioskConfig config =
          new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(shop.config()));
      return DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandLineRun sync() throws Exception {
    return CommandLineRun.of("sync", "--once", "--config", shop.config());
  }

  private Device device() {
    assertThat(hub.enrolment().devices().listAll()).hasSize(1);
    return hub.enrolment().devices().listAll().getFirst();
  }

  private void writeNotes(int count) {
    try (DataFolder data = openFolder();
        Stores stores =
            new Stores(
                data,
                new SqliteHelpCalls.Here("seongsu", "tablet-1"),
                BlockingGuard.NONE,
                Clock.systemUTC())) {
      for (int i = 0; i < count; i++) {
        stores.notes.add(new CustomerId("c1"), new StaffId("s-001"), "Minji", NOTE);
      }
    }
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(shop.dataFolder())) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private List<byte[]> contents() throws Exception {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files()) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  private int notesAtTheHub() throws Exception {
    HttpRequest ask =
        HttpRequest.newBuilder(url.resolve("/v1/buckets/clients:seongsu/snapshot"))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String rows = http.send(ask, BodyHandlers.ofString()).body();
      return rows.split(NOTE, -1).length - 1;
    }
  }

  /** A call of the command whose lines are seen as they come. */
  private record Running(BlockingQueue<String> lines, CompletableFuture<Integer> status) {
    static Running of(String... args) {
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      PrintWriter out =
          new PrintWriter(new StringWriter(), true) {
            @Override
            public void println(String line) {
              lines.add(line);
            }

            @Override
            public void println(Object line) {
              lines.add(line.toString());
            }
          };
      CommandLine line = Commands.line(ConfigProblemScreen.NONE);
      line.setOut(out);
      line.setErr(out);
      return new Running(lines, CompletableFuture.supplyAsync(() -> line.execute(args)));
    }

    String line() throws InterruptedException {
      String line = lines.poll(60, TimeUnit.SECONDS);
      assertThat(line).as("a line").isNotNull();
      return line;
    }

    JsonObject json() throws InterruptedException {
      return JsonParser.parseString(line()).getAsJsonObject();
    }
  }

  @Test
  void theCommandShowsACodeAndEndsOnceAManagerHasApproved() throws Exception {
    Running enrol = Running.of("enrol", "--config", shop.config());
    JsonObject asked = enrol.json();
    assertThat(asked.get("verification_uri").getAsString()).isEqualTo(url + "/enrol");
    String code = asked.get("user_code").getAsString();
    assertThat(asked.get("verification_uri_complete").getAsString()).endsWith(code);

    assertThat(hub.enrolment().grants().approve(code, "seongsu", "test")).isTrue();

    JsonObject done = enrol.json();
    assertThat(done.get("enrolled").getAsBoolean()).isTrue();
    assertThat(done.get("store").getAsString()).isEqualTo("seongsu");
    assertThat(enrol.status().get(60, TimeUnit.SECONDS)).isZero();
    CommandLineRun first = sync();
    assertThat(first.status()).as(first.err()).isZero();
    DoctorRun.of(shop).assertOk("hub", "serves this device");
  }

  @Test
  void aDeviceTurnedAwayOrSentElsewhereSaysSo() throws Exception {
    Running denied = Running.of("enrol", "--config", shop.config());
    hub.enrolment().grants().deny(denied.json().get("user_code").getAsString());
    assertThat(denied.line()).contains("turned this device away");
    assertThat(denied.status().get(60, TimeUnit.SECONDS)).isEqualTo(1);

    Running elsewhere = Running.of("enrol", "--config", shop.config());
    String code = elsewhere.json().get("user_code").getAsString();
    hub.enrolment().grants().approve(code, "hongdae", "test");
    assertThat(elsewhere.line()).contains("hongdae").contains("seongsu");
    assertThat(elsewhere.status().get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(device().state()).isEqualTo(Device.State.REVOKED);
  }

  @Test
  void aDeviceThatIsNotEnrolledIsToldWhatToDo() throws Exception {
    CommandLineRun run = sync();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("HUB-07");
    DoctorRun doctor = DoctorRun.of(shop);
    assertThat(doctor.isOk("hub")).isFalse();
    assertThat(doctor.detail("hub")).contains("not enrolled");
    assertThat(doctor.fix("hub")).contains("dangol enrol");
  }

  @Test
  void tokensLieSealedInTheDataFolder() throws Exception {
    enrol();

    PatternScan scan =
        new PatternScan(
            List.of(
                "dga.".concat(device().id()).getBytes(StandardCharsets.UTF_8),
                "dgr.".concat(device().id()).getBytes(StandardCharsets.UTF_8),
                "refresh_token".getBytes(StandardCharsets.UTF_8)));
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .contains(SealedTokens.FILE_NAME);
    assertThat(contents()).allMatch(bytes -> scan.countIn(bytes) == 0);
  }

  /** A4, N4: what it holds is destroyed, and what it had not sent counts no more but is told. */
  @Test
  void a4ARevokedDeviceDestroysItsKeyAndAllItHolds() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    DoctorRun.of(shop).assertOk("hub", "serves this device");
    writeNotes(2);
    List<byte[]> before = contents();
    List<byte[]> sealed = List.of(keyAndTokens(), pieceOfTheKey(), sealedCustomer());
    PatternScan traces = new PatternScan(sealed);
    assertThat(before.stream().mapToLong(traces::countIn).sum())
        .as("control: each is there before")
        .isGreaterThanOrEqualTo(sealed.size());
    Path copies = copyOf(shop.dataFolder());
    hub.enrolment().devices().revoke(device().id());
    assertThat(DoctorRun.of(shop).fix("hub")).contains("revoked this device");

    CommandLineRun run = sync();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines().getFirst().get("wiped").getAsBoolean()).isTrue();
    assertThat(run.err()).contains("HUB-07").doesNotContain("dga.").doesNotContain("\tat ");
    assertThat(notesAtTheHub()).as("nothing of a revoked device counts").isZero();
    assertNothingIsLeft(traces);
    LostWrites lost = LostWrites.findNewest(shop.dataFolder()).orElseThrow();
    assertThat(lost.why()).isEqualTo(LostWrites.Why.REVOKED);
    assertThat(lost.ops())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.count()).isEqualTo(2);
          assertThat(line.author()).isNull();
          assertThat(Instant.parse(line.oldest())).isBefore(Instant.now());
        });
    assertNothingOpens(copies);
    enrol();
    assertThat(sync().status()).isZero();
  }

  @Test
  void a4ARevocationThatWasCutOffGoesOnAtTheNextStartWithoutTheHub() throws Exception {
    revokedAndUnplugged();
    hub.close();
    assertThat(files()).anyMatch(file -> file.endsWith("cache.db"));

    CommandLineRun run = sync();

    assertThat(run.lines().getFirst().get("wiped").getAsBoolean()).isTrue();
    assertNothingIsLeft(new PatternScan(List.of(NAME.getBytes(StandardCharsets.UTF_8))));
    assertThat(LostWrites.findNewest(shop.dataFolder()).orElseThrow().ops()).hasSize(1);
  }

  @Test
  void a4ARevocationThatWasCutOffIsCarriedOutBeforeTheDeviceEnrolsAnew() throws Exception {
    revokedAndUnplugged();

    Running enrol = Running.of("enrol", "--config", shop.config());

    assertThat(enrol.line()).contains("shut this device out");
    String code = enrol.json().get("user_code").getAsString();
    assertThat(files()).noneMatch(file -> file.endsWith("cache.db") || file.endsWith("ops.db"));
    hub.enrolment().grants().approve(code, "seongsu", "test");
    assertThat(enrol.status().get(60, TimeUnit.SECONDS)).isZero();
    assertThat(sync().status()).isZero();
    assertThat(notesAtTheHub()).isZero();
  }

  /** The hub's word is heard, and the plug is pulled. */
  private void revokedAndUnplugged() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    writeNotes(1);
    try (DataFolder data = openFolder();
        DeviceEnrolment enrolment = enrolment(data)) {
      hub.enrolment().devices().revoke(device().id());
      TokenSource tokens = enrolment.endpoint().access().open("tablet-1", "seongsu");
      assertThatThrownBy(() -> tokens.renew(tokens.bearer())).hasMessageContaining("HUB-07");
      assertThat(enrolment.wipe()).contains(CentralException.Kind.REVOKED);
    }
  }

  @Test
  void a4NeitherAnotherDeviceOfItsNameNorAnOldEnrolmentIsARevocation() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    Path first = copyOf(shop.dataFolder());
    enrol();
    assertThat(sync().status()).isZero();
    try (DataFolder data = openFolder()) {
      data.destroyContent();
    }
    try (Stream<Path> all = Files.list(first)) {
      for (Path file : all.toList()) {
        Files.copy(
            file,
            shop.dataFolder().resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }

    CommandLineRun run = sync();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("HUB-07");
    assertThat(run.lines()).isEmpty();
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .contains("cache.db", "ops.db", FileDeviceKeys.FILE_NAME);
    assertThat(DoctorRun.of(shop).detail("hub")).contains("ended this device's enrolment");
  }

  private byte[] pieceOfTheKey() throws Exception {
    return Files.readAllLines(shop.dataFolder().resolve(FileDeviceKeys.FILE_NAME))
        .get(1)
        .substring(7)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] sealedCustomer() throws Exception {
    try (Connection cache =
            DriverManager.getConnection("jdbc:sqlite:" + shop.dataFolder().resolve("cache.db"));
        ResultSet row = cache.createStatement().executeQuery("SELECT sealed FROM customer")) {
      assertThat(row.next()).isTrue();
      return Arrays.copyOf(row.getBytes(1), 48);
    }
  }

  private Path copyOf(Path data) throws Exception {
    Path copies = Files.createDirectories(folder.resolve("copies"));
    for (Path file : files()) {
      Files.copy(
          file,
          copies.resolve(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    return copies;
  }

  private void assertNothingIsLeft(PatternScan traces) throws Exception {
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .allMatch(name -> name.equals("dangol.lock") || name.matches("ops-lost-[0-9-]+[.]json"));
    PatternScan canaries =
        new PatternScan(
            Stream.of(NAME, PHONE, NOTE).map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
    assertThat(contents())
        .allMatch(bytes -> canaries.countIn(bytes) == 0 && traces.countIn(bytes) == 0);
  }

  /** Whoever had copied the files but the key has nothing: the key was there alone. */
  private void assertNothingOpens(Path copies) throws Exception {
    Path sealed = copies.resolve(SealedTokens.FILE_NAME);
    Path fresh = Files.createDirectory(folder.resolve("fresh"));
    FieldCipher cipher = new FieldCipher(FileDeviceKeys.open(fresh, false));
    assertThatThrownBy(() -> new SealedTokens(copies, cipher).find())
        .hasMessageContaining("KEY-02");
    assertThat(sealed).isNotEmptyFile();
    assertThat(UnsentOps.openWith(copies.resolve("ops.db"), cipher, BlockingGuard.NONE)).isFalse();
  }

  @Test
  void anOrderedWipeSendsWhatWaitsAndLeavesNothing() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    writeNotes(2);
    PatternScan sealed = new PatternScan(List.of(keyAndTokens()));
    assertThat(contents()).anyMatch(bytes -> sealed.countIn(bytes) > 0);
    hub.enrolment().devices().requestWipe(device().id());
    // What a change of the key leaves when it is cut off goes with the key.
    Path key = shop.dataFolder().resolve(FileDeviceKeys.FILE_NAME);
    Files.copy(key, key.resolveSibling("device.key.new"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createLink(key.resolveSibling("device.key.old"), key);
    Path witness = Files.createLink(folder.resolve("witness"), key);

    CommandLineRun run = sync();

    assertThat(Files.readAllBytes(witness)).isNotEmpty().containsOnly(0);
    assertThat(run.lines().getFirst().get("wiped").getAsBoolean()).isTrue();
    assertThat(notesAtTheHub()).isEqualTo(2);
    assertThat(device().state()).isEqualTo(Device.State.WIPED);
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .doesNotContain(FileDeviceKeys.FILE_NAME, "cache.db", "ops.db", SealedTokens.FILE_NAME);
    PatternScan canaries =
        new PatternScan(
            Stream.of(NAME, PHONE, NOTE).map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
    assertThat(contents())
        .allMatch(bytes -> canaries.countIn(bytes) == 0 && sealed.countIn(bytes) == 0);
    assertThat(run.out() + run.err()).doesNotContain(NAME).doesNotContain(NOTE);
  }

  /** A piece of what is sealed with the key, which a wipe must not leave either. */
  private byte[] keyAndTokens() throws Exception {
    byte[] sealed = Files.readAllBytes(shop.dataFolder().resolve(SealedTokens.FILE_NAME));
    return Arrays.copyOf(sealed, 64);
  }

  @Test
  void aWipeThatWasCutOffGoesOnAtTheNextStart() throws Exception {
    enrol();
    writeNotes(1);
    Files.createFile(shop.dataFolder().resolve("wipe.pending"));

    try (DataFolder data = openFolder()) {
      assertThat(data.path().resolve("ops.db")).doesNotExist();
      assertThat(data.path().resolve(FileDeviceKeys.FILE_NAME)).doesNotExist();
      assertThat(data.path().resolve("wipe.pending")).doesNotExist();
    }
  }

  @Test
  void aLostKeyIsSaidItsUnsentWritesAreListedAndTheDeviceEnrolsAnew() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    writeNotes(3);
    String id = device().id();
    Files.delete(shop.dataFolder().resolve(FileDeviceKeys.FILE_NAME));
    assertThat(sync().err()).contains("KEY-");

    Running enrol = Running.of("enrol", "--config", shop.config());
    assertThat(enrol.line()).contains("key is lost");
    String code = enrol.json().get("user_code").getAsString();
    hub.enrolment().grants().approve(code, "seongsu", "test");
    assertThat(enrol.status().get(60, TimeUnit.SECONDS)).isZero();

    LostWrites report = LostWrites.findNewest(shop.dataFolder()).orElseThrow();
    assertThat(report.ops()).hasSize(1);
    LostWrites.Line line = report.ops().getFirst();
    assertThat(line.type()).isEqualTo("note.add");
    assertThat(line.count()).isEqualTo(3);
    assertThat(line.author()).isEqualTo("s-001");
    assertThat(Instant.parse(line.oldest())).isBefore(Instant.now());
    assertThat(shop.dataFolder().resolve(report.setAside())).isNotEmptyFile();
    assertThat(device().id()).isEqualTo(id);
    CommandLineRun again = sync();
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.lines().getFirst().get("pulled").getAsLong()).isPositive();
  }

  /** A disk in another machine, or a TPM that was cleared: the real store opens everything else. */
  @Test
  void aKeyThatItsStoreDoesNotOpenIsLostAndKeptForTheDayItDoes() throws Exception {
    shop.set("device.keys", "systemd-creds");
    assumeTrue(isWrapped(), "systemd-creds cannot be used here");
    enrol();
    assertThat(sync().status()).isZero();
    DoctorRun.of(shop).assertOk("database", "it is wrapped by systemd-creds");
    writeNotes(2);
    Path key = shop.dataFolder().resolve(FileDeviceKeys.FILE_NAME);
    moveToAnotherMachine(key);
    byte[] foreign = Files.readAllBytes(key);
    assertThat(sync().err()).contains("KEY-01");
    assertThat(Files.readAllBytes(key)).isEqualTo(foreign);

    Running enrol = Running.of("enrol", "--config", shop.config());
    assertThat(enrol.line()).contains("key is lost");
    String code = enrol.json().get("user_code").getAsString();
    hub.enrolment().grants().approve(code, "seongsu", "test");
    assertThat(enrol.status().get(60, TimeUnit.SECONDS)).isZero();

    assertThat(LostWrites.findNewest(shop.dataFolder()).orElseThrow().ops())
        .extracting(LostWrites.Line::count)
        .containsExactly(2);
    assertThat(files())
        .filteredOn(file -> file.getFileName().toString().matches("device-unreadable-.*[.]key"))
        .singleElement()
        .satisfies(aside -> assertThat(Files.readAllBytes(aside)).isEqualTo(foreign));
    assertThat(sync().status()).isZero();
    assertThat(Files.readString(key)).startsWith("dangol-device-key 2 systemd-creds");
  }

  /** Moves the key in, if this machine's store can be used. */
  private boolean isWrapped() {
    try (DataFolder data = openFolder()) {
      return data.keys().wrappedBy().isPresent();
    } catch (DangolException e) {
      return false;
    }
  }

  private static void moveToAnotherMachine(Path key) throws Exception {
    List<String> lines = Files.readAllLines(key);
    byte[] wrapped = Base64.getMimeDecoder().decode(Base64.getDecoder().decode(lines.get(1)));
    wrapped[wrapped.length - 1] ^= 1;
    String blob = Base64.getEncoder().encodeToString(Base64.getEncoder().encode(wrapped));
    String body = lines.getFirst() + "\n" + blob + "\n";
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    Files.writeString(key, body + "check " + HexFormat.of().formatHex(sum) + "\n");
  }

  @Test
  void aFreshKeyOnDemandKeepsEverythingAndLeavesNothingOfTheOldOne() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    writeNotes(3);
    Path key = shop.dataFolder().resolve(FileDeviceKeys.FILE_NAME);
    String old = Files.readAllLines(key).get(1);
    assertThat(old).startsWith("seal 1 ");

    CommandLineRun run = CommandLineRun.of("keys", "rotate", "--config", shop.config());

    assertThat(run.status()).as(run.err()).isZero();
    JsonObject line = run.lines().getFirst();
    assertThat(line.get("version").getAsInt()).isEqualTo(2);
    assertThat(line.get("resealed").getAsInt()).as("a customer, 3 notes, tokens").isEqualTo(5);
    assertThat(line.get("left").getAsInt()).isZero();
    assertThat(line.get("unreadable").getAsInt()).isZero();
    assertThat(Files.readAllLines(key).get(1)).startsWith("seal 2 ");
    PatternScan scan = new PatternScan(List.of(old.substring(7).getBytes(StandardCharsets.UTF_8)));
    assertThat(contents()).allMatch(bytes -> scan.countIn(bytes) == 0);
    CommandLineRun again = sync();
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(notesAtTheHub()).isEqualTo(3);
  }

  @Test
  void aFreshKeyOnDemandNeedsTheFolderForItself() throws Exception {
    enrol();
    try (DataFolder taken = openFolder()) {
      CommandLineRun run = CommandLineRun.of("keys", "rotate", "--config", shop.config());

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("RUN-01");
      assertThat(taken.keys().versions()).containsExactly(1);
    }
  }

  @Test
  void anotherKeyIsAsGoodAsNone() throws Exception {
    enrol();
    writeNotes(1);
    Path key = shop.dataFolder().resolve(FileDeviceKeys.FILE_NAME);
    Files.delete(key);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    FileDeviceKeys.open(elsewhere, false);
    Files.copy(
        elsewhere.resolve(FileDeviceKeys.FILE_NAME), key, StandardCopyOption.COPY_ATTRIBUTES);

    try (DataFolder data = openFolder()) {
      LostWrites report = LostKey.check(data, BlockingGuard.NONE, Clock.systemUTC()).orElseThrow();
      assertThat(report.ops()).extracting(LostWrites.Line::count).containsExactly(1);
      assertThat(LostKey.check(data, BlockingGuard.NONE, Clock.systemUTC())).isEmpty();
    }
  }

  @Test
  void aDeviceWithItsKeyHasLostNothing() throws Exception {
    enrol();
    writeNotes(1);

    try (DataFolder data = openFolder()) {
      assertThat(LostKey.check(data, BlockingGuard.NONE, Clock.systemUTC())).isEmpty();
    }
    assertThat(LostWrites.findNewest(shop.dataFolder())).isEmpty();
  }

  @Test
  void anEmbeddedHubNeedsNobodysApproval() throws Exception {
    shop.set("hub.url", "embedded");

    assertThat(sync().status()).isZero();
    CommandLineRun enrol = CommandLineRun.of("enrol", "--config", shop.config());
    assertThat(enrol.status()).isEqualTo(1);
    assertThat(enrol.err()).contains("does not enrol");
  }
}
