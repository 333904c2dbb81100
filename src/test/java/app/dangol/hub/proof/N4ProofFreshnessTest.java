package app.dangol.hub.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.store.SqliteHubStore;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a proof counts, at one copy of the hub and at others over the same store. */
class N4ProofFreshnessTest {
  private static final String ADDRESS = "https://hub.example/v1/manifest";

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));
  private final ECKey key = MadeProof.freshKey();
  private SqliteHubStore store;
  private ProofJudge judge;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    judge = new ProofJudge(store, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String proof(String nonce) {
    return new MadeProof(key, "POST", ADDRESS).nonce(nonce).text();
  }

  private static ProofJudge.Proven judge(ProofJudge at, String proof) {
    return at.judge(
        new ProofJudge.Asked(List.of(proof), "POST", ADDRESS::equals, Optional.empty()));
  }

  private static void assertStale(ProofJudge at, String proof) {
    assertThatThrownBy(() -> judge(at, proof))
        .isInstanceOfSatisfying(ProofRefused.class, e -> assertThat(e.isStale()).isTrue());
  }

  private static void assertUsed(ProofJudge at, String proof) {
    assertThatThrownBy(() -> judge(at, proof))
        .isInstanceOfSatisfying(ProofRefused.class, e -> assertThat(e.isStale()).isFalse())
        .hasMessageContaining("used before");
  }

  @Test
  void tellsWhoseKeyItWas() {
    assertThat(judge(judge, proof(judge.freshNonce())).thumbprint())
        .isEqualTo(MadeProof.thumbprint(key));
  }

  @Test
  void aNonceOfOneCopyCountsAtTheOther() {
    ProofJudge other = new ProofJudge(store, clock);

    assertThat(judge(other, proof(judge.freshNonce())).nextNonce()).isEmpty();
    assertThat(judge(judge, proof(other.freshNonce())).nextNonce()).isEmpty();
  }

  @Test
  void aCopyWhoseClockIsHalfAMinuteAheadIsBelieved() {
    SettableClock ahead = new SettableClock(clock.instant().plusSeconds(30));
    ProofJudge other = new ProofJudge(store, ahead);

    assertThat(judge(judge, proof(other.freshNonce())).thumbprint()).isNotEmpty();
  }

  @Test
  void aCopyWhoseClockIsTwoMinutesAheadIsNot() {
    SettableClock ahead = new SettableClock(clock.instant().plusSeconds(120));

    assertStale(judge, proof(new ProofJudge(store, ahead).freshNonce()));
  }

  @Test
  void countsForTwoMinutesAndTheNextNonceComesAfterOne() {
    String nonce = judge.freshNonce();
    clock.move(Duration.ofSeconds(59));
    assertThat(judge(judge, proof(nonce)).nextNonce()).isEmpty();
    clock.move(Duration.ofSeconds(1));
    Optional<String> next = judge(judge, proof(nonce)).nextNonce();
    clock.move(Duration.ofSeconds(60));

    assertStale(judge, proof(nonce));
    assertThat(next).hasValueSatisfying(later -> judge(judge, proof(later)));
  }

  @Test
  void isTakenOnce() {
    String proof = proof(judge.freshNonce());
    judge(judge, proof);

    assertUsed(judge, proof);
    clock.move(Duration.ofSeconds(119));
    assertUsed(judge, proof);
    clock.move(Duration.ofSeconds(2));
    assertStale(judge, proof);
  }

  @Test
  void aHubThatStartsAnewTakesNoneFromBefore() {
    String proof = proof(judge.freshNonce());
    judge(judge, proof);
    clock.move(Duration.ofSeconds(1));

    assertStale(new ProofJudge(store, clock), proof);
  }

  @Test
  void aClockThatIsSetBackTakesNothingTwice() {
    String proof = proof(judge.freshNonce());
    judge(judge, proof);
    clock.move(Duration.ofMinutes(3));
    judge(judge, proof(judge.freshNonce()));
    clock.move(Duration.ofMinutes(-3));

    assertThatThrownBy(() -> judge(judge, proof)).isInstanceOf(ProofRefused.class);
  }

  /** What is forgotten is no longer taken: the devices ask once more. */
  @Test
  void neverRemembersMoreThanItsShareAndStillTakesNothingTwice() {
    ProofJudge small = new ProofJudge(store, clock, 3);
    String nonce = small.freshNonce();
    List<String> taken = List.of(proof(nonce), proof(nonce), proof(nonce));
    taken.forEach(proof -> judge(small, proof));

    assertStale(small, proof(nonce));
    assertThat(judge(small, proof(small.freshNonce())).thumbprint()).isNotEmpty();
    taken.forEach(proof -> assertStale(small, proof));
  }

  @Test
  void whatItRemembersIsBounded() {
    SpentProofs spent = new SpentProofs(new ProofNonces(store, clock), clock, 3);
    for (int i = 0; i < 20; i++) {
      spent.take("key", "jti-" + i, clock.millis());
      assertThat(spent.size()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void aNonceNobodyGaveIsNone() {
    String given = judge.freshNonce();
    for (String other :
        List.of(
            "", "x", "AAAA", given + "AAAA", given.substring(4), flipped(given), "é".repeat(32))) {
      assertStale(judge, proof(other));
    }
  }

  private static String flipped(String nonce) {
    return nonce.substring(0, 31) + (nonce.charAt(31) == 'A' ? 'B' : 'A');
  }
}
