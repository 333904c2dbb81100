package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.id.MemberToken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** T1: a signed card is told by how it begins, before anything else, and nothing of it is kept. */
class T1SignedScanTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
  private static final String CARD = "DG1:" + "6BF+70790T9WJWG.FKY*4GO0".repeat(8);

  private final ScanReader reader =
      new ScanReader(AimMode.OPTIONAL, List.of(new LoyaltyPattern("greedy", "DG.*")));

  @Test
  void comesBeforeALoyaltyPatternThatWouldMatchToo() {
    assertThat(token("]Q1" + CARD)).isEqualTo(CARD);
    assertThat(token(CARD)).isEqualTo(CARD);
    assertThat(token("DG1:HELLO")).isEqualTo("DG1:HELLO");
    assertThat(reader.read(frame("DG1000000001")).scan()).isInstanceOf(Scan.Member.class);
    assertThat(reader.read(frame("dg1:abc")).scan()).isInstanceOf(Scan.Member.class);
  }

  @Test
  void comesBeforeTheSearchForPaymentCards() {
    assertThat(token("DG1:4111111111111111")).isEqualTo("DG1:4111111111111111");
  }

  @Test
  void keepsNothingToBeShown() {
    for (String text : List.of(CARD, "DG1:4111111111111111")) {
      Scanned scanned = reader.read(frame(text));
      assertThat(scanned.raw()).isEmpty();
      assertThat(scanned.text()).isEmpty();
      assertThat(scanned.toString()).doesNotContain(text.substring(0, 12));
    }
  }

  @Test
  void keepsOfOneThatIsTooLongOnlyThatItWasOne() {
    assertThat(token("DG1:" + "A".repeat(508))).hasSize(512);
    assertThat(token("DG1:" + "A".repeat(509))).isEqualTo("DG1:");
    assertThat(token("DG1:" + "A".repeat(100_000))).isEqualTo("DG1:");
  }

  @Test
  void isReadFromATagAsFromACode() {
    Bytes uid = Bytes.of(new byte[] {4, 1, 2, 3, 4, 5, 6});
    Frame frame = new Frame("test", uid, new Content.Tag(uid, Optional.of(textRecord(CARD))), AT);
    Scanned scanned = reader.read(frame);
    assertThat(scanned.scan())
        .isInstanceOfSatisfying(
            Scan.Credential.class, scan -> assertThat(scan.token().value()).isEqualTo(CARD));
  }

  @Test
  void isADuplicateOfItselfWithinTheWindow() {
    DuplicateFilter filter = new DuplicateFilter(Duration.ofSeconds(1));
    assertThat(filter.filter(reader.read(frame(CARD))).scan()).isInstanceOf(Scan.Credential.class);
    assertThat(filter.filter(reader.read(frame(CARD))).scan())
        .isEqualTo(new Scan.Refused(AT, Scan.Reason.DUPLICATE));
    assertThat(filter.filter(reader.read(frame(CARD + "0"))).scan())
        .isInstanceOf(Scan.Credential.class);
  }

  @Test
  void aRotatingCodeSaysThatItIsOne() {
    ScanReader wallets =
        new ScanReader(AimMode.OPTIONAL, List.of(new LoyaltyPattern("wallet", "DGT1:.*")));
    assertThat(wallets.read(frame("DGT1:0A:12345678")).scan())
        .isInstanceOfSatisfying(
            Scan.Member.class,
            scan -> assertThat(scan.token().kind()).isEqualTo(MemberToken.Kind.ROTATING));
  }

  private String token(String text) {
    Scan scan = reader.read(frame(text)).scan();
    assertThat(scan).isInstanceOf(Scan.Credential.class);
    MemberToken token = ((Scan.Credential) scan).token();
    assertThat(token.kind()).isEqualTo(MemberToken.Kind.SIGNED);
    return token.value();
  }

  private static Frame frame(String text) {
    Bytes data = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    return new Frame("test", data, new Content.Code(data), AT);
  }

  /** NDEF: one text record, in English. */
  private static Bytes textRecord(String text) {
    byte[] words = text.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xD1, 1, (byte) (words.length + 3), 'T', 2, 'e', 'n'});
    out.writeBytes(words);
    return Bytes.of(out.toByteArray());
  }
}
