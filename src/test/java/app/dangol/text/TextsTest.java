package app.dangol.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private final Texts korean = Texts.in(Locale.KOREAN);
  private final Texts english = Texts.in(Locale.ENGLISH);

  @Test
  void bothLanguagesHaveTheSameKeys() throws Exception {
    assertThat(keys("texts_ko.properties")).isEqualTo(keys("texts.properties"));
  }

  @Test
  void bothLanguagesFillInTheSameThings() throws Exception {
    Properties ko = load("texts_ko.properties");
    Properties en = load("texts.properties");
    for (String key : keys("texts.properties")) {
      if (!key.startsWith("date.") && !key.equals("time.of.day") && !key.startsWith("reason.")) {
        assertThat(arguments(ko.getProperty(key)))
            .as(key)
            .isEqualTo(arguments(en.getProperty(key)));
      }
    }
  }

  @Test
  void everyKeyIsUsed() throws Exception {
    String code;
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      code =
          files
              .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".fxml"))
              .map(TextsTest::read)
              .collect(Collectors.joining("\n"));
    }
    Set<String> unused = new TreeSet<>();
    for (String key : keys("texts.properties")) {
      // Keys that end in a name from the code are built: "refused." + reason.
      String stem = key.contains(".") ? key.substring(0, key.lastIndexOf('.') + 1) : key;
      boolean bySuffix = key.endsWith(".more");
      if (!code.contains("\"" + key + "\"")
          && !code.contains("%" + key)
          && !code.contains("\"" + stem + "\"")
          && !(bySuffix && code.contains("\"" + key.replace(".more", "") + "\""))) {
        unused.add(key);
      }
    }
    assertThat(unused).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"머그,머그와", "접시,접시와", "점보백,점보백과", "Mug 3,Mug 3과", "홀더,홀더와", "캔들,캔들과"})
  void choosesTheParticleByTheSoundBeforeIt(String word, String expected) {
    assertThat(korean.get("reason.goes.with", "9월", word)).contains(expected + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "PT30S,방금,just now",
    "PT2M,2분 전,2 min ago",
    "PT3H,3시간 전,3 h ago",
    "PT20H,어제,yesterday",
    "P54D,9월\u00A028일,28\u00A0Sep",
    "P420D,2025년 9월\u00A027일,27\u00A0Sep\u00A02025"
  })
  void saysHowOldSomethingIs(Duration age, String ko, String en) {
    assertThat(korean.times(SEOUL).age(NOW.minus(age), NOW)).isEqualTo(ko);
    assertThat(english.times(SEOUL).age(NOW.minus(age), NOW)).isEqualTo(en);
  }

  @Test
  void saysTheTimeOfDay() {
    assertThat(korean.times(SEOUL).timeOfDay(NOW)).isEqualTo("오후 2:00");
    assertThat(english.times(SEOUL).timeOfDay(NOW)).isEqualTo("2:00 pm");
  }

  @Test
  void writesMoneyWithASpaceThatNeverBreaks() {
    assertThat(MoneyText.of(12000, Currency.getInstance("KRW"), Locale.KOREAN))
        .isEqualTo("₩\u00A012,000");
    assertThat(MoneyText.of(-12000, Currency.getInstance("KRW"), Locale.KOREAN))
        .isEqualTo("\u2212₩\u00A012,000");
    assertThat(MoneyText.of(255, Currency.getInstance("GBP"), Locale.ENGLISH))
        .isEqualTo("£\u00A02.55");
  }

  private static Set<String> keys(String file) throws Exception {
    return new TreeSet<>(load(file).stringPropertyNames());
  }

  private static Set<Integer> arguments(String pattern) {
    Set<Integer> used = new TreeSet<>();
    int count = new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    for (int i = 0; i < count; i++) {
      if (pattern.contains("{" + i)) {
        used.add(i);
      }
    }
    return used;
  }

  private static Properties load(String file) throws Exception {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return properties;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
