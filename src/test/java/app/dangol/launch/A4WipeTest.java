package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.cache.DataFolder;
import app.dangol.cache.UnsentOps;
import app.dangol.central.CentralException;
import app.dangol.central.TokenSource;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.enrol.Device;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A4: the hub's word that a device is revoked or to be wiped destroys all it holds; nothing else
 * does.
 */
@Timeout(120)
class A4WipeTest extends EnrollingShop {
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
      assertThatThrownBy(() -> tokens.renew(tokens.access())).hasMessageContaining("HUB-07");
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
}
