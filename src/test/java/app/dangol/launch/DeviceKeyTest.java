package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.cache.DataFolder;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.trust.FileDeviceKeys;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The device's key is lost, comes from elsewhere, or is renewed on demand. */
@Timeout(120)
class DeviceKeyTest extends EnrollingShop {
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
    assertThat(line.get("resealed").getAsInt()).as("customer, 3 notes, tokens, trail").isEqualTo(6);
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
}
