package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.trust.credential.Verdict.Reason;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T1: messages that are signed well enough and not of the one form that is read. */
class T1MalformedCredentialTest {
  private final Chain chain = new Chain();
  private final byte[] head = T1LoyaltyCredentialTest.head(-8, "0001", "dg/card");
  private final byte[] payload = chain.claims().encode();

  @Test
  void theUnchangedMessageIsAccepted() {
    assertThat(chain.valid(text(message(head, payload))).member()).isEqualTo(Chain.MEMBER);
  }

  @Test
  void refusesBytesBehindTheEnd() {
    assertMalformed(hex(message(head, payload)) + "00");
  }

  @Test
  void refusesAnUntaggedOrOtherwiseTaggedMessage() {
    String good = hex(message(head, payload));
    assertMalformed(good.substring(2));
    // COSE_Sign, COSE_Mac0, and CWT's own tag in front.
    assertMalformed("d862" + good.substring(2));
    assertMalformed("d1" + good.substring(2));
    assertMalformed("d83d" + good);
  }

  @Test
  void refusesADetachedPayload() {
    String good = hex(message(head, payload));
    assertMalformed(good.replace(bytes(payload), "f6"));
  }

  @Test
  void refusesAnythingInTheUnprotectedHeader() {
    String good = hex(message(head, payload));
    String between = bytes(head) + "a0";
    assertThat(good).contains(between);
    for (String unprotected : List.of("a10126", "a1044101", "a10300", "bfff", "80", "f6")) {
      assertMalformed(good.replace(between, bytes(head) + unprotected));
    }
  }

  @Test
  void refusesAlgorithmOrKeyThatAreNotProtected() {
    byte[] withoutKey =
        new CborWriter().map(2).whole(1).whole(-8).whole(16).text("dg/card").toBytes();
    String moved =
        hex(message(withoutKey, payload))
            .replace(bytes(withoutKey) + "a0", bytes(withoutKey) + "a104420001");
    assertMalformed(moved);
    assertMalformed(hex(message(withoutKey, payload)));
    assertMalformed(hex(message(new byte[0], payload)));
  }

  @Test
  void refusesAKeyOfTheHeadTwiceOrOutOfOrderOrUnknown() {
    CborWriter twice = new CborWriter().map(4).whole(1).whole(-8).whole(1).whole(-8);
    assertMalformed(hex(message(rest(twice), payload)));
    byte[] swapped =
        new CborWriter()
            .map(3)
            .whole(4)
            .bytes(chain.key.id().toBytes())
            .whole(1)
            .whole(-8)
            .whole(16)
            .text("dg/card")
            .toBytes();
    assertMalformed(hex(message(swapped, payload)));
    // crit (RFC 9052 §3.1), which would have to be understood.
    CborWriter critical = new CborWriter().map(4).whole(1).whole(-8).whole(2).array(0);
    assertMalformed(hex(message(rest(critical), payload)));
  }

  @Test
  void refusesAClaimTwiceMissingOrUnknown() {
    byte[] good = payload;
    String claims = hex(good);
    String subject = "02" + hex(new CborWriter().text("c-00123").toBytes());
    assertThat(claims).startsWith("a601").contains(subject);
    for (String changed :
        List.of(
            "a7" + claims.substring(2).replace(subject, subject + subject),
            "a5" + claims.substring(2).replace(subject, ""),
            "a7" + claims.substring(2) + "0800",
            "a6" + claims.substring(2).replace(subject, "0541aa"),
            "a6" + claims.substring(2).replace(subject, "02" + "4141"))) {
      byte[] bytes = HexFormat.of().parseHex(changed);
      assertMalformed(hex(message(head, bytes)));
    }
  }

  /** As many as there must be, and of the right kinds; only that one is called something else. */
  @Test
  void refusesAKeyInTheOthersPlace() {
    String claims = hex(payload);
    String audience = hex(new CborWriter().text("dangol").toBytes());
    String expires =
        hex(new CborWriter().whole(Chain.NOW.plus(Chain.DAY).getEpochSecond()).toBytes());
    String issued = hex(new CborWriter().whole(Chain.NOW.getEpochSecond()).toBytes());
    String times = "04" + expires + "06" + issued;
    assertThat(claims).contains("03" + audience).contains(times);
    for (String changed :
        List.of(
            claims.replace("03" + audience, "02" + audience),
            claims.replace("03" + audience, "08" + audience),
            claims.replace(times, "06" + issued + "04" + expires),
            claims.replace(times, "06" + expires + "04" + issued),
            claims.replace(times, "04" + expires + "05" + issued),
            claims.replace("03" + audience, "22" + audience))) {
      assertThat(changed).isNotEqualTo(claims);
      assertMalformed(hex(message(head, HexFormat.of().parseHex(changed))));
    }
    String label = "106764672f63617264";
    assertThat(hex(head)).endsWith(label);
    String contentType = hex(head).replace(label, "03" + label.substring(2));
    assertMalformed(hex(message(HexFormat.of().parseHex(contentType), payload)));
  }

  @Test
  void refusesIndefiniteLengthsAndHeadsLongerThanNeedBe() {
    String claims = hex(payload);
    String cti = "48" + Chain.id().hex();
    assertThat(claims).endsWith("07" + cti);
    for (String changed :
        List.of(
            "bf" + claims.substring(2) + "ff",
            "b806" + claims.substring(2),
            "a61801" + claims.substring(4),
            claims.replace(cti, "5f" + cti + "ff"),
            claims.replace(cti, "5808" + Chain.id().hex()),
            claims.replace(cti, "590008" + Chain.id().hex()),
            claims.replace("041a", "041b00000000"),
            claims.replace("041a", "04fa"))) {
      assertThat(changed).isNotEqualTo(claims);
      assertMalformed(hex(message(head, HexFormat.of().parseHex(changed))));
    }
    String good = hex(message(head, payload));
    assertMalformed("d29f" + good.substring(4) + "ff");
    assertMalformed("d812" + good.substring(2));
  }

  @Test
  void refusesTimesAndNamesThatAreNone() {
    Claims good = chain.claims();
    String claims = hex(payload);
    String subject = "02" + hex(new CborWriter().text("c-00123").toBytes());
    String expires = hex(new CborWriter().whole(good.expiresAt().getEpochSecond()).toBytes());
    for (String changed :
        List.of(
            claims.replace("04" + expires, "043903e7"),
            claims.replace("04" + expires, "041bffffffffffffffff"),
            claims.replace("04" + expires, "041b7fffffffffffffff"),
            claims.replace(subject, "0262c328"),
            claims.replace(subject, "0260"),
            claims.replace(subject, "0263ec9db4"))) {
      assertThat(changed).isNotEqualTo(claims);
      assertMalformed(hex(message(head, HexFormat.of().parseHex(changed))));
    }
  }

  @Test
  void refusesEveryBeginningOfAMessage() {
    byte[] good = message(head, payload);
    for (int length = 0; length < good.length; length++) {
      assertMalformed(hex(good).substring(0, 2 * length));
    }
  }

  @Test
  void refusesWhatIsNestedDeeplyWithoutFollowingIt() {
    assertMalformed("d284" + "81".repeat(300));
    assertMalformed("d2".repeat(300));
  }

  private byte[] message(byte[] withHead, byte[] withPayload) {
    byte[] signature = chain.key.sign(CoseSign1.toBeSigned(withHead, new byte[0], withPayload));
    return CoseSign1.message(withHead, withPayload, signature);
  }

  private byte[] rest(CborWriter begun) {
    return begun.whole(4).bytes(chain.key.id().toBytes()).whole(16).text("dg/card").toBytes();
  }

  private void assertMalformed(String hexOfMessage) {
    String text = text(HexFormat.of().parseHex(hexOfMessage));
    assertThat(chain.refusal(text)).as(hexOfMessage).isEqualTo(Reason.MALFORMED);
  }

  private static String text(byte[] message) {
    return CredentialText.of(message);
  }

  private static String bytes(byte[] value) {
    return hex(new CborWriter().bytes(value).toBytes());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
