package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.id.CustomerId;
import app.dangol.trust.credential.Verdict.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** T1: what a credential is, and each reason for which one is refused, by itself. */
class T1LoyaltyCredentialTest {
  /** What a QR code of version 7 holds in alphanumeric mode at its lowest correction. */
  private static final int VERSION_7 = 224;

  private final Chain chain = new Chain();

  @Test
  void whatWasIssuedIsAccepted() {
    CredentialIssuer.Issued issued = chain.issue();
    Verdict.Valid valid = chain.valid(issued.text());
    assertThat(valid.member()).isEqualTo(Chain.MEMBER);
    assertThat(valid.id()).isEqualTo(issued.id());
    assertThat(valid.issuedAt()).isEqualTo(Chain.NOW);
    assertThat(valid.expiresAt()).isEqualTo(Chain.NOW.plus(Chain.DAY));
    assertThat(valid.fresh()).isTrue();
    assertThat(valid.oneTime()).isFalse();
  }

  @Test
  void aOneTimeCredentialSaysSo() {
    assertThat(chain.valid(chain.issue(DocumentType.ONE_TIME).text()).oneTime()).isTrue();
  }

  @Test
  void fitsAVersion7CodeWithAShortMemberId() {
    assertThat(chain.issue().text()).hasSize(208).hasSizeLessThanOrEqualTo(VERSION_7);
  }

  @Test
  void staysBelowTheLimitWithTheLongestNames() {
    String longest = "x".repeat(64);
    CredentialIssuer issuer = chain.issuer(longest, chain.key);
    String text =
        issuer.issue(DocumentType.CARD, new CustomerId(longest), longest, Chain.DAY).text();
    assertThat(text).hasSizeLessThanOrEqualTo(CredentialText.MAX_LENGTH);
  }

  @Test
  void twoOfOneMomentHaveIdsOfTheirOwn() {
    assertThat(chain.issue().id()).isNotEqualTo(chain.issue().id());
  }

  @Test
  void isFreshForTwoMinutesAndNoLonger() {
    String text = chain.issue().text();
    chain.clock.move(Duration.ofSeconds(120));
    assertThat(chain.valid(text).fresh()).isTrue();
    chain.clock.move(Duration.ofMillis(1));
    assertThat(chain.valid(text).fresh()).isFalse();
  }

  @Test
  void refusesMoreThan512CharactersBeforeItLooksAtThem() {
    String text = chain.issue().text();
    assertThat(chain.refusal(text + "0".repeat(513 - text.length()))).isEqualTo(Reason.TOO_LONG);
    assertThat(chain.refusal(text + "0".repeat(512 - text.length()))).isEqualTo(Reason.MALFORMED);
    assertThat(chain.refusal("단".repeat(513))).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void refusesAnotherPrefix() {
    String rest = chain.issue().text().substring(CredentialText.PREFIX.length());
    for (String prefix : List.of("", "dg1:", "DG2:", "DG1", " DG1:", "HC1:")) {
      assertThat(chain.refusal(prefix + rest)).as(prefix).isEqualTo(Reason.NOT_ONE);
    }
  }

  @Test
  void refusesAnotherAlgorithm() {
    // ES256, ES512, HMAC 256/256, Ed448, none, and Ed25519 by its newer number.
    for (int algorithm : List.of(-7, -36, 5, -53, 0, -19)) {
      String text = signed(head(algorithm, "0001", "dg/card"), chain.claims().encode());
      assertThat(chain.refusal(text)).as("alg %d", algorithm).isEqualTo(Reason.ALGORITHM);
    }
  }

  @Test
  void refusesAnotherType() {
    for (String type : List.of("dg/keys", "dg/", "DG/CARD", "application/cwt", "")) {
      String text = signed(head(-8, "0001", type), chain.claims().encode());
      assertThat(chain.refusal(text)).as(type).isEqualTo(Reason.TYPE);
    }
  }

  @Test
  void refusesAKeySetShownAsACredential() {
    KeySet set = Chain.keySet(Chain.NAME, 9, Chain.NOW, List.of(Chain.entry(chain.key)));
    String text = CredentialText.of(HeldKeySet.sign(set, chain.key));
    assertThat(chain.refusal(text)).isEqualTo(Reason.TYPE);
  }

  @Test
  void refusesAKeyItDoesNotKnow() {
    SigningKey other = SigningKey.create(new KeyId("0002"));
    String text =
        chain
            .issuer(Chain.NAME, other)
            .issue(DocumentType.CARD, Chain.MEMBER, Chain.NAME, Chain.DAY)
            .text();
    assertThat(chain.refusal(text)).isEqualTo(Reason.UNKNOWN_KEY);
  }

  @Test
  void refusesAllAsLongAsItHoldsNoKeys() {
    HeldKeySet none = new HeldKeySet(Chain.NAME, chain.root.publicHalf(), chain.guarded);
    CredentialVerifier verifier = new CredentialVerifier(none, Set.of(Chain.NAME), chain.guarded);
    assertThat(verifier.verify(chain.issue().text()))
        .isEqualTo(new Verdict.Refused(Reason.UNKNOWN_KEY));
  }

  @Test
  void refusesAnotherKeysSignatureUnderAKnownId() {
    SigningKey other = SigningKey.create(chain.key.id());
    String text =
        chain
            .issuer(Chain.NAME, other)
            .issue(DocumentType.CARD, Chain.MEMBER, Chain.NAME, Chain.DAY)
            .text();
    assertThat(chain.refusal(text)).isEqualTo(Reason.SIGNATURE);
  }

  @Test
  void refusesASignatureOfAnotherLength() {
    byte[] head = head(-8, "0001", "dg/card");
    byte[] payload = chain.claims().encode();
    byte[] good = signature(head, payload);
    for (int length : List.of(0, 1, 63, 65, 128)) {
      byte[] message = CoseSign1.message(head, payload, Arrays.copyOf(good, length));
      assertThat(chain.refusal(CredentialText.of(message)))
          .as("%d bytes", length)
          .isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void refusesAnotherIssuer() {
    Claims good = chain.claims();
    assertThat(
            refusal(
                new Claims(
                    "other",
                    good.member(),
                    good.audience(),
                    good.expiresAt(),
                    good.issuedAt(),
                    good.id())))
        .isEqualTo(Reason.ISSUER);
  }

  @Test
  void refusesAnotherAudience() {
    String text =
        chain
            .issuer(Chain.NAME, chain.key)
            .issue(DocumentType.CARD, Chain.MEMBER, "elsewhere", Chain.DAY)
            .text();
    assertThat(chain.refusal(text)).isEqualTo(Reason.AUDIENCE);
  }

  @Test
  void refusesWhatHasExpiredFromTheVerySecond() {
    String text = chain.issue().text();
    chain.clock.move(Chain.DAY.minusMillis(1));
    assertThat(chain.valid(text).fresh()).isFalse();
    chain.clock.move(Duration.ofMillis(1));
    assertThat(chain.refusal(text)).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void toleratesAnIssuersClockThatIsAMinuteAhead() {
    chain.clock.move(Duration.ofSeconds(60));
    String text = chain.issue().text();
    chain.clock.move(Duration.ofSeconds(-60));
    assertThat(chain.valid(text).fresh()).isTrue();
    chain.clock.move(Duration.ofSeconds(61));
    String later = chain.issue().text();
    chain.clock.move(Duration.ofSeconds(-61));
    assertThat(chain.refusal(later)).isEqualTo(Reason.NOT_YET);
  }

  @Test
  void refusesALifeOfNothingAndOneThatIsTooLong() {
    Claims good = chain.claims();
    for (Duration life : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(401))) {
      assertThat(
              refusal(
                  new Claims(
                      good.issuer(),
                      good.member(),
                      good.audience(),
                      good.issuedAt().plus(life),
                      good.issuedAt(),
                      good.id())))
          .isEqualTo(Reason.PERIOD);
    }
  }

  @Test
  void refusesWhatWasSignedWhenItsKeyDidNotCount() {
    String text = chain.issue().text();
    IssuerKey entry = Chain.entry(chain.key);
    chain.publish(List.of(new IssuerKey(entry.id(), entry.key(), entry.from(), Chain.NOW)));
    assertThat(chain.refusal(text)).isEqualTo(Reason.PERIOD);
    chain.publish(
        List.of(new IssuerKey(entry.id(), entry.key(), Chain.NOW.plusSeconds(1), entry.until())));
    assertThat(chain.refusal(text)).isEqualTo(Reason.PERIOD);
  }

  @Test
  void refusesACredentialThatWasTakenBack() {
    CredentialIssuer.Issued lost = chain.issue();
    CredentialIssuer.Issued other = chain.issue();
    chain.revoke(lost.id());
    assertThat(chain.refusal(lost.text())).isEqualTo(Reason.REVOKED);
    assertThat(chain.valid(other.text()).id()).isEqualTo(other.id());
  }

  @Test
  void refusesAllOfAMemberFromBeforeTheyWereTakenBack() {
    String before = chain.issue().text();
    chain.clock.move(Duration.ofSeconds(1));
    String after = chain.issue().text();
    chain.revokeAllOf(Chain.MEMBER, chain.clock.instant());
    assertThat(chain.refusal(before)).isEqualTo(Reason.REVOKED);
    assertThat(chain.valid(after).member()).isEqualTo(Chain.MEMBER);
  }

  @Test
  void issuesNothingThatItWouldRefuse() {
    CredentialIssuer issuer = chain.issuer(Chain.NAME, chain.key);
    for (String member : List.of("이하늘", "two words", "x".repeat(65))) {
      assertThatThrownBy(
              () -> issuer.issue(DocumentType.CARD, new CustomerId(member), Chain.NAME, Chain.DAY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("member")
          .hasMessageNotContaining(member);
    }
    for (Duration life : List.of(Duration.ZERO, Duration.ofDays(401))) {
      assertThatThrownBy(() -> issuer.issue(DocumentType.CARD, Chain.MEMBER, Chain.NAME, life))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> issuer.issue(DocumentType.KEY_SET, Chain.MEMBER, Chain.NAME, Chain.DAY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheIdsThatTheHubGives() {
    String id = UUID.randomUUID().toString();
    String text =
        chain
            .issuer(Chain.NAME, chain.key)
            .issue(DocumentType.CARD, new CustomerId(id), Chain.NAME, Chain.DAY)
            .text();
    assertThat(chain.valid(text).member().value()).isEqualTo(id);
    assertThat(text).hasSize(253);
  }

  private Reason refusal(Claims claims) {
    return chain.refusal(signed(head(-8, "0001", "dg/card"), claims.encode()));
  }

  private String signed(byte[] head, byte[] payload) {
    return CredentialText.of(CoseSign1.message(head, payload, signature(head, payload)));
  }

  private byte[] signature(byte[] head, byte[] payload) {
    return chain.key.sign(CoseSign1.toBeSigned(head, new byte[0], payload));
  }

  static byte[] head(int algorithm, String key, String type) {
    return new CborWriter()
        .map(3)
        .whole(1)
        .whole(algorithm)
        .whole(4)
        .bytes(new KeyId(key).toBytes())
        .whole(16)
        .text(type)
        .toBytes();
  }
}
