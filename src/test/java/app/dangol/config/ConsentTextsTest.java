package app.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.id.LocalText;
import app.dangol.trust.ConsentPurpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P2: what people are told before they agree, by configuration and whole in both languages. */
class ConsentTextsTest {
  private static final String KIOSK =
      """
      mode = kiosk
      panel.inches = 21.5
      store = seongsu
      device = kiosk-1
      hub.url = embedded
      """;

  @TempDir Path home;
  private String shipped;

  @BeforeEach
  void readShipped() throws Exception {
    shipped = Files.readString(Path.of("kiosk-config/consents.properties"));
  }

  @Test
  void everyPurposeHasAWordingAndNothingElseHas() {
    assertThat(ConsentTexts.PURPOSES)
        .containsExactlyElementsOf(
            Arrays.stream(ConsentPurpose.values()).map(ConsentPurpose::key).toList());
  }

  @Test
  void whatIsBuiltInSaysAllThatLawAsksForInBothLanguages() {
    ConsentTexts texts = ConsentTexts.shipped();

    assertThat(texts.version()).isEqualTo("2026-11-23");
    for (String purpose : ConsentTexts.PURPOSES) {
      ConsentTexts.Wording told = texts.of(purpose);
      for (LocalText text : List.of(told.purpose(), told.items(), told.kept(), told.refusing())) {
        assertThat(text.ko()).as(purpose).matches(".*[가-힣].*");
        assertThat(text.en()).as(purpose).matches("[\\x20-\\x7E]{5,}");
      }
    }
    assertThat(texts.of("marketing").kept().en()).isEqualTo("Until you withdraw");
  }

  @Test
  void aFileOfOnesOwnIsUsedInItsPlace() throws Exception {
    Files.writeString(
        home.resolve("own.properties"),
        shipped.replace("2026-11-23", "v7").replace("Until you withdraw\n", "For a year\n"));

    ConsentTexts texts = read("consent.texts = own.properties").consentTexts();

    assertThat(texts.version()).isEqualTo("v7");
    assertThat(texts.of("marketing").kept()).isEqualTo(new LocalText("동의를 거두실 때까지", "For a year"));
    assertThat(read("").consentTexts()).isEqualTo(ConsentTexts.shipped());
  }

  @Test
  void everyProblemOfTheFileIsListedWithThoseOfTheConfigurationAndStopsTheStart() throws Exception {
    Path own = home.resolve("own.properties");
    Files.writeString(
        own,
        shipped
                .replace("version = 2026-11-23", "version = first of November")
                .replace("marketing.kept.ko = 동의를 거두실 때까지", "marketing.kept.ko =")
                .replace("lookup.items.en = Name", "lookup.items.en = " + "x".repeat(400) + "Name")
            + "marketing.gift.ko = 선물\n");

    assertThat(problems("consent.texts = own.properties\nretention.months = 0"))
        .extracting(Problem::key, Problem::kind)
        .containsExactlyInAnyOrder(
            tuple("retention.months", Problem.Kind.BAD_VALUE),
            tuple("version", Problem.Kind.BAD_VALUE),
            tuple("lookup.items.en", Problem.Kind.BAD_VALUE),
            tuple("marketing.kept.ko", Problem.Kind.MISSING),
            tuple("marketing.gift.ko", Problem.Kind.UNKNOWN_KEY));
    assertThat(problems("consent.texts = own.properties").getFirst().file()).isEqualTo(own);
  }

  @Test
  void aFileThatIsNotThereStopsTheStart() throws Exception {
    assertThat(problems("consent.texts = nowhere.properties"))
        .extracting(Problem::file, Problem::kind)
        .containsExactly(tuple(home.resolve("nowhere.properties"), Problem.Kind.UNREADABLE));
  }

  private KioskConfig read(String more) throws Exception {
    Path file = Files.writeString(home.resolve("kiosk.properties"), KIOSK + more);
    return new KioskConfigReader(home).read(file);
  }

  private List<Problem> problems(String more) {
    return catchThrowableOfType(ConfigException.class, () -> read(more)).problems();
  }
}
