package app.dangol.scan.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import app.dangol.id.Gtin;
import java.time.Year;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Element strings, Digital Links and what values mean, by hand-made examples. */
class Gs1SyntaxTest {
  private static final String GTIN = "08801234567893";

  private final Gs1Syntax syntax = new Gs1Syntax();

  @Test
  void readsTheWholeDictionary() {
    Dictionary dictionary = new DictionaryReader(new Linters(new CodeLists())).read();
    assertThat(dictionary.size()).isGreaterThan(500);
    assertThat(dictionary.find("3105").orElseThrow().title()).isEqualTo("NET WEIGHT (kg)");
    assertThat(dictionary.findAtStart("423410").orElseThrow().components()).hasSize(5);
    assertThat(dictionary.findAtStart("89")).isEmpty();
    assertThat(dictionary.findAtStart("8")).isEmpty();
  }

  @Test
  void keepsTheOrderAndKnowsTheItem() {
    Gs1Data data = valid(syntax.parseElementString("01" + GTIN + "17291231" + "10A1\u001d21S9"));
    assertThat(data.values())
        .containsExactly(
            entry("01", GTIN), entry("17", "291231"), entry("10", "A1"), entry("21", "S9"));
    assertThat(data.tradeItem()).contains(new Gtin(GTIN));
    assertThat(data.bracketed()).isEqualTo("(01)" + GTIN + "(17)291231(10)A1(21)S9");
    assertThat(data.elementString()).isEqualTo("01" + GTIN + "17291231" + "10A1\u001d21S9");
    assertThat(data.toString()).doesNotContain("S9", GTIN);
  }

  @ParameterizedTest
  @CsvSource({
    "'', DATA_EMPTY",
    "891234, UNKNOWN_AI",
    "01, VALUE_EMPTY",
    "010880123456789, VALUE_TOO_SHORT",
    "0108801234567894, VALUE_INVALID",
    "10ABCDEFGHIJKLMNOPQRSTU, VALUE_TOO_LONG",
    "10AB C, VALUE_INVALID",
    // exclusive, contradictory, unserialised
    "01088012345678930208801234567893375, EXCLUSIVE",
    "1729123117291230, CONTRADICTION",
    "1729123117291231, valid",
    "010880123456789310A, valid",
    // a companion may be in another symbol
    "10A, valid",
    // the time of a delivery may be open
    "43242611229999, valid",
    "70032611229999, VALUE_INVALID"
  })
  void judges(String data, String expected) {
    assertThat(judge(syntax.parseElementString(data))).isEqualTo(expected);
  }

  @Test
  void refusesASignatureOverAKeyWithoutItsSerialPart() {
    assertThat(judge(syntax.parseElementString("2538801234567893\u001d8030ABC")))
        .isEqualTo("UNSERIALISED_KEY");
    assertThat(judge(syntax.parseElementString("2538801234567893X\u001d8030ABC")))
        .isEqualTo("valid");
  }

  @Test
  void tellsWhichIdentifiersNeedOthers() {
    assertThat(Gs1Syntax.incomplete(valid(syntax.parseElementString("10A")))).containsExactly("10");
    Gs1Data whole =
        valid(syntax.parseElementString("01" + GTIN + "10A\u001d3103001234" + "3922500"));
    assertThat(Gs1Syntax.incomplete(whole)).isEmpty();
    assertThat(Gs1Syntax.incomplete(valid(syntax.parseElementString("250A\u001d01" + GTIN))))
        .containsExactly("250");
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.gs1.org/01/08801234567893, (01)08801234567893",
    "https://shop.example/a/b/01/08801234567893/10/A?17=291231&x=1, (01)08801234567893(10)A(17)291231",
    "https://id.gs1.org/01/8801234567893, (01)08801234567893",
    "https://id.gs1.org/01/08801234567893/21/A%2FB, (01)08801234567893(21)A/B",
    "http://a/00/106141412345678908, (00)106141412345678908",
    "HTTPS://A/01/08801234567893#top, (01)08801234567893",
    "https://id.gs1.org/01/08801234567893/21/A/10/B, QUALIFIERS",
    "https://id.gs1.org/01/08801234567893/10/A/235/B, QUALIFIERS",
    "https://id.gs1.org/01/08801234567893?10=A, BELONGS_INTO_PATH",
    "https://id.gs1.org/01/08801234567893?99=A&99=A, DUPLICATE",
    "https://id.gs1.org/01/08801234567893?8200=A, NOT_AN_ATTRIBUTE",
    "https://id.gs1.org/01/08801234567893?89=A, UNKNOWN_AI",
    "https://id.gs1.org/01/08801234567894, VALUE_INVALID",
    "https://id.gs1.org/10/A, NO_KEY",
    "https://shop.example/sale?id=1, NO_KEY",
    "https:///01/08801234567893, NO_ADDRESS",
    "ftp://a/01/08801234567893, NO_ADDRESS",
    "https://a/01/08801234567893/21/한, NO_ADDRESS"
  })
  void readsLinks(String uri, String expected) {
    Gs1Result result = syntax.parseLink(uri);
    assertThat(result instanceof Gs1Data data ? data.bracketed() : judge(result))
        .isEqualTo(expected);
  }

  @Test
  void writesTheOneLinkThatAllShare() {
    Gs1Data data = valid(syntax.parseBracketed("(99)x+y(21)S9(01)" + GTIN + "(17)291231(10)A1"));
    assertThat(Gs1Syntax.canonicalLink(data))
        .contains("https://id.gs1.org/01/" + GTIN + "/10/A1/21/S9?17=291231&99=x%2By");
    assertThat(Gs1Syntax.canonicalLink(valid(syntax.parseElementString("10A")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "17291231, 2029-12-31",
    "17290200, 2029-02-28",
    "17760101, 2076-01-01",
    "17770101, 1977-01-01",
    "70032611221430, 2026-11-22T14:30",
    "80082611221405, 2026-11-22T14:05",
    "3103001234, 1.234",
    "39124101230, 12.30 KRW",
    "3922500, 5.00",
    "39410055, 5.5"
  })
  void knowsWhatValuesStandFor(String data, String expected) {
    Element element = valid(syntax.parseElementString(data)).elements().getFirst();
    assertThat(TypedValue.of(element, Year.of(2026)).orElseThrow()).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10A", "7007261122261123", "37" + "5", "0108801234567893"})
  void leavesOtherValuesAsTheyAre(String data) {
    Element element = valid(syntax.parseElementString(data)).elements().getFirst();
    assertThat(TypedValue.of(element, Year.of(2026))).isEmpty();
  }

  @Test
  void answersAnyText() {
    Random random = new Random(13);
    List<String> words =
        List.of(
            "01",
            GTIN,
            "10",
            "\u001d",
            "8110",
            "7003",
            "https://a/",
            "/",
            "?",
            "&",
            "=",
            "%",
            "(",
            ")",
            "한",
            "\ud800",
            "4",
            "99");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(words.get(random.nextInt(words.size())));
      }
      assertThat(syntax.parseElementString(text.toString())).isNotNull();
      assertThat(syntax.parseBracketed(text.toString())).isNotNull();
      assertThat(syntax.parseLink(text.toString())).isNotNull();
    }
    assertThat(judge(syntax.parseElementString("1".repeat(8193)))).isEqualTo("DATA_TOO_LONG");
    assertThat(judge(syntax.parseLink("https://a/" + "1/".repeat(4000)))).isEqualTo("NO_KEY");
  }

  private static String judge(Gs1Result result) {
    return switch (result) {
      case Gs1Data data -> "valid";
      case BadGs1 bad -> bad.problem().name();
    };
  }

  private static Gs1Data valid(Gs1Result result) {
    return switch (result) {
      case Gs1Data data -> data;
      case BadGs1 bad -> throw new AssertionError(bad);
    };
  }
}
