package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.id.MemberToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagReadingTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final String UID = "04a1b2c3d4e5f6";

  private final ScanReader reader =
      new ScanReader(
          AimMode.OPTIONAL,
          List.of(
              new LoyaltyPattern("card", "DG[0-9]{10}"),
              new LoyaltyPattern("tag", "UID:(04|08)[0-9A-F]*")));

  @Test
  void takesTheMembersNumberFromAText() {
    assertThat(describe(read(UID, text("DG0000000001")))).isEqualTo("member DG0000000001");
  }

  @Test
  void takesTheFirstRecordThatMeansSomething() {
    String message =
        record(0x91, "U", "04" + ascii("example.com"))
            + record(0x11, "T", "02" + ascii("en") + ascii("dg0000000002"))
            + record(0x51, "T", "02" + ascii("en") + ascii("DG0000000003"));
    assertThat(describe(read(UID, message))).isEqualTo("member DG0000000002");
  }

  @Test
  void readsAProductsNumberAsABarCodeWould() {
    assertThat(describe(read(UID, text("8801234567893")))).isEqualTo("item 08801234567893");
  }

  @Test
  void takesTheTagsNumberWhereNoRecordMeansAnything() {
    assertThat(describe(read(UID, text("hello")))).isEqualTo("member UID:04A1B2C3D4E5F6");
    assertThat(describe(read(UID, ""))).isEqualTo("member UID:04A1B2C3D4E5F6");
  }

  @Test
  void takesTheTagsNumberWhereTheMessageIsBroken() {
    Scanned scanned = read(UID, "d10105");
    assertThat(describe(scanned)).isEqualTo("member UID:04A1B2C3D4E5F6");
    assertThat(scanned.tag().orElseThrow().fault()).isPresent();
  }

  @Test
  void doesNotKnowATagOutsideOfThePatterns() {
    assertThat(describe(read("a1b2c3d4", ""))).isEqualTo("unknown UID:A1B2C3D4");
  }

  @Test
  void takesNoNumberThatIsMadeUpAtEachTap() {
    assertThat(describe(read("08b2c3d4", ""))).isEqualTo("unknown UID:08B2C3D4");
    assertThat(describe(read("08b2c3d4e5f607", ""))).isEqualTo("member UID:08B2C3D4E5F607");
  }

  @Test
  void dropsAllOfATagThatHoldsAPaymentCard() {
    Scanned scanned = read(UID, text("4111 1111 1111 1111"));
    assertThat(describe(scanned)).isEqualTo("refused PAYMENT_CARD");
    assertThat(scanned.raw()).isEmpty();
    assertThat(scanned.text()).isEmpty();
    assertThat(scanned.tag()).isEmpty();
  }

  @Test
  void dropsAPaymentCardBesideAMembersNumber() {
    String message =
        record(0x91, "T", "02" + ascii("en") + ascii("DG0000000003"))
            + record(0x51, "T", "02" + ascii("en") + ascii("4111111111111111\n"));
    assertThat(describe(read(UID, message))).isEqualTo("refused PAYMENT_CARD");
  }

  @Test
  void showsTheTagToTheTools() {
    Scanned scanned = read(UID, text("DG0000000001"));
    ScannedTag tag = scanned.tag().orElseThrow();
    assertThat(tag.uid().map(Bytes::hex)).contains(UID);
    assertThat(tag.records()).hasSize(1);
    assertThat(scanned.text()).contains("DG0000000001");
    assertThat(scanned.toString() + tag).doesNotContain("DG00").doesNotContain(UID);
  }

  @Test
  void countsAMembersTagOnceWithinTheWindow() {
    DuplicateFilter filter = new DuplicateFilter(Duration.ofSeconds(1));
    assertThat(describe(filter.filter(read(UID, "")))).startsWith("member");
    assertThat(describe(filter.filter(read(UID, "")))).isEqualTo("refused DUPLICATE");
  }

  @Test
  void readsAMessageWithoutATag() {
    Bytes message = Bytes.of(HexFormat.of().parseHex(text("DG0000000001")));
    Scanned scanned = reader.readNdef("parse", message, AT);
    assertThat(describe(scanned)).isEqualTo("member DG0000000001");
    assertThat(scanned.tag().orElseThrow().uid()).isEmpty();
  }

  @Test
  void refusesAMessageWithoutATagThatIsNone() {
    Scanned scanned = reader.readNdef("parse", Bytes.of(new byte[] {1, 2}), AT);
    assertThat(describe(scanned)).isEqualTo("refused BROKEN");
    assertThat(scanned.tag().orElseThrow().fault()).isPresent();
    assertThat(scanned.raw()).isEmpty();
  }

  @Test
  void identifiesByACardsToken() {
    Scan scan = read(UID, "").scan();
    assertThat(scan).isInstanceOf(Scan.Member.class);
    assertThat(((Scan.Member) scan).token().kind()).isEqualTo(MemberToken.Kind.CARD);
  }

  private Scanned read(String uid, String message) {
    Bytes raw = Bytes.of(new byte[] {1});
    Optional<Bytes> ndef =
        Optional.of(message)
            .filter(hex -> !hex.isEmpty())
            .map(HexFormat.of()::parseHex)
            .map(Bytes::of);
    Content.Tag tag = new Content.Tag(Bytes.of(HexFormat.of().parseHex(uid)), ndef);
    return reader.read(new Frame("test", raw, tag, AT));
  }

  private static String describe(Scanned scanned) {
    return FrameFixture.describe(scanned.scan());
  }

  private static String text(String text) {
    return record(0xD1, "T", "02" + ascii("en") + ascii(text));
  }

  private static String record(int flags, String type, String payload) {
    return String.format("%02x01%02x", flags, payload.length() / 2) + ascii(type) + payload;
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
