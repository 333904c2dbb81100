package app.dangol.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.FramingReason;
import app.dangol.id.Gtin;
import app.dangol.id.MemberToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanReaderTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final String EAN = "8801234567893";
  private static final String VISA = "4111111111111111";

  private final ScanReader reader = reader(AimMode.OPTIONAL);

  @Test
  void givesAllAToolShows() {
    Scanned scanned = read(reader, "]E0" + EAN);
    assertThat(scanned.driver()).isEqualTo("test");
    assertThat(scanned.raw()).contains(Bytes.of(("]E0" + EAN).getBytes(UTF_8)));
    assertThat(scanned.text()).contains(EAN);
    assertThat(scanned.scan())
        .isEqualTo(
            new Scan.Item(
                AT,
                new Scan.Symbol(Optional.of("]E0"), Optional.of("EAN_13")),
                new Gtin("0" + EAN)));
  }

  @Test
  void readsAMemberNumberInItsNormalForm() {
    assertThat(read(reader, "]C0 dg00001234 ").scan())
        .isEqualTo(
            new Scan.Member(
                AT,
                new Scan.Symbol(Optional.of("]C0"), Optional.of("CODE_128")),
                new MemberToken(MemberToken.Kind.CARD, "DG00001234")));
  }

  @ParameterizedTest
  @CsvSource({"OPTIONAL, true", "REQUIRED, false", "OFF, true"})
  void takesDataWithoutIdentifierAsTheProfileSays(AimMode mode, boolean taken) {
    Scan scan = read(reader(mode), "DG00001234").scan();
    assertThat(scan)
        .isEqualTo(
            taken
                ? new Scan.Member(
                    AT,
                    new Scan.Symbol(Optional.empty(), Optional.empty()),
                    new MemberToken(MemberToken.Kind.CARD, "DG00001234"))
                : new Scan.Refused(AT, Scan.Reason.BROKEN));
  }

  @Test
  void keepsTheIdentifierInTheDataWhereTheProfileSaysThereIsNone() {
    assertThat(read(reader(AimMode.OFF), "]C0DG00001234").text()).contains("]C0DG00001234");
    assertThat(describe(reader(AimMode.OFF), "]")).isEqualTo("unknown ]");
  }

  @ParameterizedTest
  @CsvSource({
    // 8, 12, 13 and 14 digits without an identifier
    "96385074, item 00000096385074",
    "036000291452, item 00036000291452",
    "8801234567893, item 08801234567893",
    "18801234567890, item 18801234567890",
    // wrong check digit, wrong length
    "8801234567894, unknown 8801234567894",
    "880123456789, unknown 880123456789",
    // the identifier says how many digits count
    "]E496385074, item 00000096385074",
    "]E096385074, refused BAD_GS1",
    "]E0036000291452, refused BAD_GS1",
    "]E004252614, refused BAD_GS1",
    "]E48801234567893, refused BAD_GS1",
    "]E08801234567894, refused BAD_GS1",
    "]E1 12, unknown  12",
    "]C08801234567893, item 08801234567893",
    // an add-on follows the number
    "]E3880123456789312, item 08801234567893",
    "]E3880123456789354999, item 08801234567893",
    "]E38801234567893, refused BAD_GS1",
    // application identifiers are no plain GTIN
    "]C18801234567893, refused BAD_GS1",
    "]e08801234567893, refused BAD_GS1"
  })
  void findsTheTradeItemNumber(String data, String expected) {
    assertThat(describe(reader, data)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "]C10108801234567893, item 08801234567893",
    "]Q3010880123456789310A, item 08801234567893",
    "]J10108801234567893, item 08801234567893",
    "]Q3https://id.gs1.org/01/08801234567893, item 08801234567893",
    "]Q1https://shop.example/p/01/8801234567893/10/A?17=291231, item 08801234567893",
    "]d1HTTPS://ID.GS1.ORG/01/08801234567893, item 08801234567893",
    "]E08801234567893|]e010ABC, item 08801234567893",
    // what a logistic unit contains is another item
    "]C1028801234567894337, refused BAD_GS1",
    "]C1020880123456789337 5, refused BAD_GS1",
    "]C10208801234567893375, unknown 0208801234567893375",
    // an address that is no Digital Link is an address
    "]Q1https://shop.example/sale, unknown https://shop.example/sale",
    "]Q1https://id.gs1.org/01/08801234567894, unknown https://id.gs1.org/01/08801234567894",
    "]Q3https://shop.example/sale, refused BAD_GS1",
    // a composite's further data may be anything
    "]e1HELLO, unknown HELLO",
    "]e210ABC, unknown 10ABC",
    // no identifier, no FNC1: a coincidence
    "0108801234567893, unknown 0108801234567893",
    "]C00108801234567893, unknown 0108801234567893",
    "(01)08801234567893, unknown (01)08801234567893"
  })
  void findsTheTradeItemInGs1Data(String data, String expected) {
    assertThat(describe(reader, data)).isEqualTo(expected);
  }

  @Test
  void takesFnc1WithoutIdentifierForGs1Data() {
    assertThat(describe(reader, "\u001d0108801234567893")).isEqualTo("item 08801234567893");
    assertThat(describe(reader, "\u001dHELLO")).isEqualTo("refused BAD_GS1");
  }

  @Test
  void dropsNoKeyForAPaymentCard() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String thirteen = String.format("%013d", random.nextLong(10_000_000_000_000L));
      String gtin = thirteen + Gtin.checkDigit(thirteen);
      String seventeen = String.format("%017d", random.nextLong(100_000_000_000_000_000L));
      String sscc = seventeen + Gtin.checkDigit(seventeen);
      String lot = "L" + i;
      assertThat(describe(reader, "]C101" + gtin + "10" + lot)).isEqualTo("item " + gtin);
      assertThat(describe(reader, "]C100" + sscc)).isEqualTo("unknown 00" + sscc);
      assertThat(describe(reader, "https://id.gs1.org/01/" + gtin)).isEqualTo("item " + gtin);
      assertThat(describe(reader, "https://id.gs1.org/00/" + sscc)).startsWith("unknown ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // keys that pass Luhn and start like a card's number
        "]C10104901234500044",
        "]C100400000000123456867",
        "]C10108801234567893" + "8018400000000123456867",
        "https://id.gs1.org/00/400000000123456867",
        // too short or too long for a card
        "]d20108801234567893" + "21411111111111",
        "call 010-1234-5678 or 02-123-4567",
        "2026-11-22 10:15 4111-1111"
      })
  void keepsWhatIsNoPaymentCard(String data) {
    assertThat(describe(reader, data)).doesNotContain("PAYMENT_CARD");
  }

  @Test
  void letsTheShopsOwnPatternsComeFirst() {
    ScanReader inStore =
        new ScanReader(
            AimMode.OPTIONAL,
            List.of(
                new LoyaltyPattern("ean", "2[0-9]{12}"),
                new LoyaltyPattern("long", "4111[0-9]{12}")));
    assertThat(describe(inStore, "]E02000000000008")).isEqualTo("member 2000000000008");
    assertThat(describe(inStore, VISA)).isEqualTo("member " + VISA);
  }

  @Test
  void neverShowsAPaymentCardInWordsOrBytes() {
    for (String text :
        List.of(
            VISA,
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "]Q1" + VISA,
            ";" + VISA + "=2912101",
            "PAN 4111 1111 1111 1111",
            "card:4111111111111111 exp:12/29",
            "VISA" + VISA,
            "12-4111 1111 1111 1111",
            "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11",
            "4111\u00a01111\u00a01111\u00a01111",
            // in application identifiers
            "]C110" + VISA,
            "]d2010880123456789321" + VISA,
            "]d20108801234567893240A" + VISA + "\u001d10B",
            "]Q391" + VISA,
            "]E08801234567893|]e021" + VISA,
            // in addresses, Digital Links or not
            "]Q1https://id.gs1.org/01/08801234567893/21/" + VISA,
            "https://id.gs1.org/01/08801234567893?pan=" + VISA,
            "https://id.gs1.org/01/08801234567893?pan=4111%201111%201111%201111",
            "https://id.gs1.org/01/08801234567893#%34111111111111111",
            "https://example.com/?q=4111+1111+1111+1111",
            "https://example.com/?q=%2534111111111111111",
            // refused for another reason, the number still in it
            "]C121" + VISA + "000000",
            "]C1" + VISA,
            "]E0" + VISA,
            "]" + VISA,
            "\u0002" + VISA + "\u0003",
            "\u0002;" + VISA + "=2912101")) {
      Scanned scanned = read(reader, text);
      assertThat(scanned.scan()).as(text).isInstanceOf(Scan.Refused.class);
      assertThat(scanned.raw()).as(text).isEmpty();
      assertThat(scanned.text()).as(text).isEmpty();
      assertThat(scanned + " " + frame(text)).doesNotContain("4111", "34313131");
    }
    assertThat(describe(reader(AimMode.OFF), "]Q1" + VISA)).isEqualTo("refused PAYMENT_CARD");
    assertThat(read(reader(AimMode.REQUIRED), VISA).raw()).isEmpty();
  }

  @Test
  void keepsWhatWasReadOutOfWords() {
    assertThat(read(reader, "DG00001234").toString()).contains("1234").doesNotContain("DG0000");
    assertThat(read(reader, "call 010-1234-5678").toString()).doesNotContain("010", "5678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000A", "A\u001eB", "A\tB", "A\u007fB", "A\u0085B", "A\nB"})
  void refusesControlCharacters(String text) {
    assertThat(describe(reader, text)).isEqualTo("refused NOT_TEXT");
  }

  @Test
  void keepsTheGs1SeparatorForThoseWhoWillReadIt() {
    Scanned scanned = read(reader, "]C10108801234567893" + "10LOT\u001d21SER");
    assertThat(scanned.text()).contains("010880123456789310LOT\u001d21SER");
    assertThat(scanned.gs1().orElseThrow().values())
        .containsExactly(entry("01", "08801234567893"), entry("10", "LOT"), entry("21", "SER"));
    assertThat(scanned.toString() + scanned.gs1()).doesNotContain("LOT", "SER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"]", "]C", "]1A", "] 0X", "]C-X", "]\u00c90X"})
  void refusesAMalformedIdentifier(String text) {
    assertThat(describe(reader, text)).isEqualTo("refused BROKEN");
  }

  @Test
  void saysWhyFramingRefused() {
    for (FramingReason reason : FramingReason.values()) {
      Scanned scanned = reader.read(new FrameRefused("test", reason, 7, AT));
      Scan.Reason expected =
          switch (reason) {
            case TOO_LONG -> Scan.Reason.TOO_LONG;
            case EMPTY -> Scan.Reason.EMPTY;
            case UNFINISHED, CHECKSUM, MALFORMED -> Scan.Reason.BROKEN;
          };
      assertThat(scanned)
          .isEqualTo(
              new Scanned(
                  "test", Optional.empty(), Optional.empty(), new Scan.Refused(AT, expected)));
    }
  }

  @Test
  void isNotHeldUpByAPatternThatBacktracks() {
    ScanReader slow =
        new ScanReader(
            AimMode.OPTIONAL,
            List.of(new LoyaltyPattern("slow", "(A+)+B"), new LoyaltyPattern("next", "A+")));
    long start = System.nanoTime();
    assertThat(describe(slow, "A".repeat(100))).isEqualTo("member " + "A".repeat(100));
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
  }

  @Test
  void takesNoTextForAMemberThatATokenCannotHold() {
    ScanReader wide =
        new ScanReader(AimMode.OPTIONAL, List.of(new LoyaltyPattern("wide", "[A-Z]+")));
    assertThat(describe(wide, "A".repeat(129))).startsWith("unknown ");
  }

  private static ScanReader reader(AimMode mode) {
    return new ScanReader(mode, List.of(new LoyaltyPattern("card", "DG[0-9]{8}")));
  }

  private static Frame frame(String text) {
    Bytes bytes = Bytes.of(text.getBytes(UTF_8));
    return new Frame("test", bytes, new Content.Code(bytes), AT);
  }

  private static Scanned read(ScanReader reader, String text) {
    return reader.read(frame(text));
  }

  private static String describe(ScanReader reader, String text) {
    return FrameFixture.describe(read(reader, text).scan());
  }
}
