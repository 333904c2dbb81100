package app.dangol.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverFolderTest {
  @TempDir Path folder;

  @Test
  void readsTheGenericLineScannerThatShips() {
    assertThat(new DriverFolder(Path.of("drivers")).get("generic-line-scanner"))
        .isEqualTo(
            new DriverProfile(
                "generic-line-scanner",
                "Generic line scanner",
                new Framing.Line(Framing.Suffix.ANY, 512, Duration.ofSeconds(1)),
                new SerialSettings(
                    9600, 8, SerialSettings.Parity.NONE, SerialSettings.StopBits.ONE),
                AimMode.OPTIONAL,
                Duration.ofSeconds(1),
                Evidence.PLAIN_TEXT));
  }

  @Test
  void shipsSettingsAndAUdevRuleWithEveryModel() {
    DriverFolder drivers = new DriverFolder(Path.of("drivers"));
    assertThat(drivers.listModels())
        .contains(
            "generic-line-scanner",
            "newland-cdc",
            "honeywell-cdc",
            "zebra-cdc",
            "zebra-ssi",
            "datalogic-com",
            "rdm6300",
            "vtap",
            "elatec-twn4");
    for (String model : drivers.listModels()) {
      drivers.get(model);
      assertThat(Path.of("drivers", model, "settings.md")).isNotEmptyFile();
      assertThat(Path.of("drivers", model, "99-dangol.rules")).isNotEmptyFile();
    }
  }

  @Test
  void saysOfWhichModelsOnlyDocumentationWasAtHand() {
    DriverFolder drivers = new DriverFolder(Path.of("drivers"));
    assertThat(drivers.listModels())
        .filteredOn(model -> drivers.get(model).evidence() == Evidence.DOCUMENTED)
        .contains("vtap", "elatec-twn4")
        .doesNotContain("zebra-ssi", "rdm6300", "generic-line-scanner");
    assertThat(drivers.get("zebra-ssi").evidence()).isEqualTo(Evidence.FRAMES);
  }

  @Test
  void readsEveryKey() throws IOException {
    write(
        """
        name = 상점 스캐너
        framing = line
        suffix = none
        max-length = 64
        gap-ms = 80
        baud = 115200
        data-bits = 7
        parity = even
        stop-bits = 2
        prefix = 5B5d
        acknowledge = ack-nak
        content = uid-hex
        aim = required
        duplicate-window-ms = 0
        evidence = frames
        """);
    assertThat(new DriverFolder(folder).get("mine"))
        .isEqualTo(
            new DriverProfile(
                "mine",
                "상점 스캐너",
                new Framing.Line(
                    Framing.Suffix.NONE,
                    64,
                    Duration.ofMillis(80),
                    Bytes.of(new byte[] {'[', ']'}),
                    Framing.Acknowledge.ACK_NAK,
                    Framing.LineContent.UID_HEX),
                new SerialSettings(
                    115200, 7, SerialSettings.Parity.EVEN, SerialSettings.StopBits.TWO),
                AimMode.REQUIRED,
                Duration.ZERO,
                Evidence.FRAMES));
  }

  @Test
  void endsALineWithoutSuffixSoonUnlessToldOtherwise() throws IOException {
    write("framing = line\nsuffix = none\n");
    assertThat(new DriverFolder(folder).get("mine").framing().gap())
        .isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void readsTheOtherFramings() throws IOException {
    write("framing = stx-etx\nlrc = xor\nmax-length = 9\n");
    assertThat(new DriverFolder(folder).get("mine").framing())
        .isEqualTo(new Framing.StxEtx(Framing.Lrc.XOR, 9, Duration.ofSeconds(1)));
    write("framing = ssi\nacknowledge = none\n");
    assertThat(new DriverFolder(folder).get("mine").framing())
        .isEqualTo(new Framing.Ssi(Framing.Acknowledge.NONE, 8192, Duration.ofMillis(200)));
    write("framing = rdm6300\ngap-ms = 30\n");
    assertThat(new DriverFolder(folder).get("mine").framing())
        .isEqualTo(new Framing.Rdm6300(Duration.ofMillis(30)));
  }

  @Test
  void knowsNoKeyOfAnotherFraming() throws IOException {
    write("framing = rdm6300\nsuffix = cr\n");
    assertRefused("mine", "unknown key 'suffix'");
  }

  @ParameterizedTest
  @CsvSource({
    "suffix, tab",
    "max-length, 0",
    "max-length, 65537",
    "max-length, 99999999999999999999",
    "max-length, 12a",
    "gap-ms, -1",
    "baud, 9601",
    "data-bits, 9",
    "parity, mark",
    "stop-bits, 1.5",
    "aim, maybe",
    "aim, OFF",
    "duplicate-window-ms, 60001",
    "framing, smoke",
    "prefix, 0d0",
    "prefix, 0xzz",
    "acknowledge, yes",
    "content, number",
    "evidence, hearsay",
    "colour, red"
  })
  void namesKeyValueAndFileOfWhatIsWrong(String key, String value) throws IOException {
    String framing = key.equals("framing") ? "" : "framing = line\n";
    write(framing + key + " = " + value + "\n");
    assertRefused("mine", "'" + key + "'", "'" + value + "'", "driver.properties", "mine");
  }

  @Test
  void namesAllProblemsAtOnce() throws IOException {
    write("suffix = tab\nbaud = fast\nbaud = 9600\n");
    assertRefused("mine", "'framing' is missing", "'tab'", "'baud' is given twice");
  }

  @Test
  void refusesAModelThatIsNotThereAndNamesThoseThatAre() throws IOException {
    write("framing = line\n");
    assertRefused("other", "other", "driver.properties", "[mine]");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    DriverFolder missing = new DriverFolder(folder.resolve("nowhere"));
    assertThatThrownBy(() -> missing.get("mine"))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DRV_01))
        .hasMessageContaining("nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../mine", "a/b", "Mine", "-x"})
  void refusesANameThatIsNoFolderOfIts(String model) {
    assertRefused(model, "'" + model + "'");
  }

  @Test
  void refusesAFileThatIsTooLargeOrNoText() throws IOException {
    write("framing = line\n# " + "x".repeat(20_000));
    assertRefused("mine", "larger than");
    Files.write(folder.resolve("mine/driver.properties"), new byte[] {'a', '=', (byte) 0xC3, '('});
    assertRefused("mine", "not UTF-8");
    write("name = \\u12");
    assertRefused("mine", "not a properties file");
  }

  private void write(String content) throws IOException {
    Path model = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(model.resolve("driver.properties"), content, StandardCharsets.UTF_8);
  }

  private void assertRefused(String model, String... words) {
    assertThatThrownBy(() -> new DriverFolder(folder).get(model))
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DRV_01))
        .hasMessageContainingAll(words);
  }
}
