package app.dangol.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
    "]E096385074, unknown 96385074",
    "]E0036000291452, unknown 036000291452",
    "]E48801234567893, unknown 8801234567893",
    "]E1 12, unknown  12",
    "]C08801234567893, item 08801234567893",
    // application identifiers are no plain GTIN
    "]C18801234567893, unknown 8801234567893",
    "]e08801234567893, unknown 8801234567893"
  })
  void findsTheTradeItemNumber(String data, String expected) {
    assertThat(describe(reader, data)).isEqualTo(expected);
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
            // refused for another reason, the number still in it
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
    assertThat(read(reader, "]C110LOT\u001d21SER").text()).contains("10LOT\u001d21SER");
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
