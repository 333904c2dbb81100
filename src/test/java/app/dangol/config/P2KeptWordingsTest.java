package app.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dangol.config.ConsentTexts.Wording;
import app.dangol.failure.ErrorCode;
import app.dangol.id.LocalText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P2: what people have agreed to can be read for as long as the device lives. */
class P2KeptWordingsTest {
  @TempDir Path data;

  @Test
  void everyVersionStaysWithItsOwnWords() {
    KeptWordings.open(data, texts("2025-01", "the first"));
    KeptWordings.open(data, texts("2026-01", "the second"));
    KeptWordings kept = KeptWordings.open(data, texts("2026-11", "the third"));

    assertThat(kept.find("2025-01")).contains(texts("2025-01", "the first"));
    assertThat(kept.find("2026-01")).contains(texts("2026-01", "the second"));
    assertThat(kept.find("2026-11")).contains(texts("2026-11", "the third"));
    assertThat(kept.find("2024-01")).isEmpty();
  }

  @Test
  void theyAreTheirOwnersAloneAsEverythingBesideThem() throws Exception {
    Path folder = data.resolve("consent-texts");
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

    KeptWordings.open(data, texts("2026-01", "the first"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void anotherTextUnderTheSameVersionStopsTheStartInWords() throws Exception {
    KeptWordings.open(data, texts("2026-01", "what they agreed to"));
    byte[] before = Files.readAllBytes(file("2026-01"));

    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> KeptWordings.open(data, texts("2026-01", "another")));

    assertThat(refused.code()).isEqualTo(ErrorCode.CFG_01);
    assertThat(refused.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.key()).isEqualTo("version");
          assertThat(problem.value()).isEqualTo("2026-01");
          assertThat(problem.inWords())
              .contains("marketing.purpose.en is another text")
              .contains("give the changed file another one");
        });
    assertThat(Files.readAllBytes(file("2026-01"))).isEqualTo(before);
    assertThatThrownBy(() -> KeptWordings.check(data, texts("2026-01", "another")))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void lookingBeforeTheFolderIsThereMakesNothing() {
    KeptWordings.check(data.resolve("not-there"), texts("2026-01", "words"));

    assertThat(data.resolve("not-there")).doesNotExist();
  }

  @Test
  void aFileOnceWrittenIsNotTouchedAgain() throws Exception {
    KeptWordings.open(data, texts("2026-01", "words"));
    var written = Files.getLastModifiedTime(file("2026-01"));
    Files.setLastModifiedTime(file("2026-01"), java.nio.file.attribute.FileTime.fromMillis(1));

    KeptWordings.open(data, texts("2026-01", "words"));

    assertThat(Files.getLastModifiedTime(file("2026-01"))).isNotEqualTo(written);
    assertThat(Files.getLastModifiedTime(file("2026-01")).toMillis()).isEqualTo(1);
  }

  @Test
  void aDamagedOneIsNotTakenForATextAndIsKeptBesideTheNewOne() throws Exception {
    KeptWordings.open(data, texts("2026-01", "words"));
    Files.writeString(file("2026-01"), "version = 2026-01");

    assertThat(KeptWordings.open(data, texts("2026-02", "words")).find("2026-01")).isEmpty();
    KeptWordings kept = KeptWordings.open(data, texts("2026-01", "words"));
    assertThat(kept.find("2026-01")).contains(texts("2026-01", "words"));
    assertThat(file("2026-01").resolveSibling("consents-2026-01.properties.damaged")).exists();
  }

  @Test
  void aVersionIsNoPath() throws Exception {
    KeptWordings kept = KeptWordings.open(data, texts("2026-01", "words"));
    Files.createDirectories(data.resolve("consent-texts/consents-x"));
    Files.copy(file("2026-01"), data.resolve("stolen.properties"));

    assertThat(kept.find("x/../../stolen")).isEmpty();
    assertThat(kept.find("")).isEmpty();
    assertThat(kept.find("2026\u000001")).as("nor anything a path cannot be").isEmpty();
  }

  @Test
  void onADiskThatTakesNothingTheAppStartsAllTheSameAndTheNextStartKeepsThem() throws Exception {
    Path obstacle = data.resolve("consent-texts");
    Files.writeString(obstacle, "a file where the folder should be");

    KeptWordings kept = KeptWordings.open(data, texts("2026-01", "words"));
    assertThat(kept.find("2026-01")).isEmpty();

    Files.delete(obstacle);
    KeptWordings.open(data, texts("2026-01", "words"));
    assertThat(kept.find("2026-01")).contains(texts("2026-01", "words"));
    assertThatThrownBy(() -> KeptWordings.open(data, texts("2026-01", "another")))
        .isInstanceOf(ConfigException.class);
  }

  /** Whoever changes a shipped text gives it another version, and this line another sum. */
  @Test
  void theShippedTextsAreThoseOfTheirVersion() throws Exception {
    StringBuilder all = new StringBuilder(ConsentTexts.shipped().version());
    for (String purpose : ConsentTexts.PURPOSES) {
      all.append(ConsentTexts.shipped().of(purpose));
    }
    String sum =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(all.toString().getBytes(StandardCharsets.UTF_8)));

    assertThat(ConsentTexts.shipped().version() + " " + sum.substring(0, 16))
        .isEqualTo("2026-11-23 d9883931e6b21230");
  }

  private Path file(String version) {
    return data.resolve("consent-texts/consents-" + version + ".properties");
  }

  private static ConsentTexts texts(String version, String words) {
    Map<String, Wording> wordings = new HashMap<>(ConsentTexts.shipped().wordings());
    LocalText same = new LocalText("같은 말", "the same");
    wordings.put("marketing", new Wording(new LocalText("# 말 = 말", words), same, same, same));
    return new ConsentTexts(version, wordings);
  }
}
