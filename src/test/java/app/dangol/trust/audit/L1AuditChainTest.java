package app.dangol.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.trust.audit.AuditMark.Kind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L1: what a row's hash is taken over, and what a signature is worth. */
class L1AuditChainTest {
  private static final String CHAIN = "000102030405060708090a0b0c0d0e0f";
  private static final String PERSON = "00112233445566778899aabbccddeeff";
  private static final AuditRow VIEW =
      new AuditRow(
          1,
          Instant.parse("2025-11-21T10:00:00.123Z"),
          "staff-1",
          "seoul-1",
          "tablet-1",
          "view",
          "",
          PERSON,
          "",
          "");
  private static final AuditMark HEAD =
      new AuditMark(
          Kind.HEAD, CHAIN, 7, AuditChain.start(CHAIN), Instant.parse("2026-11-20T09:00:00Z"));

  /** Worked out by a program of its own, from the words of the documentation alone. */
  @Test
  void hashesAreThoseTheDocumentationSays() {
    String start = AuditChain.start(CHAIN);
    assertThat(start).isEqualTo("bf929f2d4671a78c32059e2737fca83df9b33f04e28c7df39a6f80bdde1629bf");
    String first = AuditChain.hash(start, VIEW);
    assertThat(first).isEqualTo("1cf3ab0dfce0d51e45c6f4a86a98415487d487d1e03f54624b32fc4f5c76914d");
    AuditRow export =
        new AuditRow(
            2,
            Instant.ofEpochMilli(1_763_719_201_000L),
            "민지",
            "seoul-1",
            "tablet-1",
            "export",
            "name,phone",
            PERSON,
            "ffeeddccbbaa99887766554433221100",
            "");
    assertThat(AuditChain.hash(first, export))
        .isEqualTo("835667c9ea96741c239462e4ad5e2e982efe2624f76758941612e218636faa6d");
    assertThat(Commitment.of(Commitment.PERSON, CHAIN, "c1"))
        .isEqualTo("46e69e445169d64e04e5994713c0ed75");
  }

  @Test
  void aLetterThatMovesIntoTheNextFieldMakesAnotherRow() {
    AuditRow moved =
        new AuditRow(1, VIEW.at(), "staff-", "1seoul-1", "tablet-1", "view", "", PERSON, "", "");

    assertThat(AuditChain.hash(AuditChain.start(CHAIN), moved))
        .isNotEqualTo(AuditChain.hash(AuditChain.start(CHAIN), VIEW));
  }

  @Test
  void anotherTrailsRowFitsNowhereElse() {
    String other = AuditChain.start("ff" + CHAIN.substring(2));

    assertThat(AuditChain.hash(other, VIEW))
        .isNotEqualTo(AuditChain.hash(AuditChain.start(CHAIN), VIEW));
  }

  @Test
  void aCommitmentTellsNothingWithoutItsSaltAndHoldsToItsKind() {
    SecureRandom random = new SecureRandom();
    String salt = Commitment.salt(random);

    assertThat(Commitment.of(Commitment.PERSON, salt, "c1"))
        .isNotEqualTo(Commitment.of(Commitment.PERSON, Commitment.salt(random), "c1"))
        .isNotEqualTo(Commitment.of(Commitment.REASON, salt, "c1"))
        .isEqualTo(Commitment.of(Commitment.PERSON, salt, "c1"));
  }

  @Test
  void aKeptKeySignsAsItDidBefore() {
    AuditKey key = AuditKey.create();
    AuditKey again = AuditKey.read(key.toKeep());

    assertThat(again.publicKey()).isEqualTo(key.publicKey());
    assertThat(again.sign(HEAD)).isEqualTo(key.sign(HEAD));
    assertThat(AuditKey.isSigned(again.sign(HEAD), key.publicKey())).isTrue();
    assertThatThrownBy(() -> AuditKey.read(new byte[63]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSignatureIsForThatPlaceOfThatKindAlone() {
    AuditKey key = AuditKey.create();
    String signature = key.sign(HEAD).signature();
    List<AuditMark> others =
        List.of(
            new AuditMark(Kind.ANCHOR, CHAIN, 7, HEAD.hash(), HEAD.at()),
            new AuditMark(Kind.HEAD, PERSON, 7, HEAD.hash(), HEAD.at()),
            new AuditMark(Kind.HEAD, CHAIN, 8, HEAD.hash(), HEAD.at()),
            new AuditMark(Kind.HEAD, CHAIN, 7, AuditChain.start(PERSON), HEAD.at()),
            new AuditMark(Kind.HEAD, CHAIN, 7, HEAD.hash(), HEAD.at().plusMillis(1)));

    assertThat(others)
        .noneMatch(other -> AuditKey.isSigned(new SignedMark(other, signature), key.publicKey()));
    assertThat(AuditKey.isSigned(new SignedMark(HEAD, signature), AuditKey.create().publicKey()))
        .isFalse();
  }

  @Test
  void whatIsNeitherAKeyNorASignatureHasSignedNothing() {
    AuditKey key = AuditKey.create();
    SignedMark signed = key.sign(HEAD);

    for (String nonsense : List.of("", "00", "not hex", signed.signature() + "00")) {
      assertThat(AuditKey.isSigned(new SignedMark(HEAD, nonsense), key.publicKey())).isFalse();
      assertThat(AuditKey.isSigned(signed, nonsense)).isFalse();
    }
  }

  @Test
  void theSecretPartStaysOutOfWords() {
    AuditKey key = AuditKey.create();
    String secret = java.util.HexFormat.of().formatHex(key.toKeep()).substring(0, 64);

    assertThat(key.toString()).doesNotContain(secret);
  }
}
