package app.dangol.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.AuditHeads.Doubt;
import app.dangol.hub.AuditHeads.Why;
import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditMark;
import app.dangol.wire.AuditHeads.Kept;
import app.dangol.wire.AuditHeads.Result;
import app.dangol.wire.AuditHeads.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L1: what the hub makes of the ends of audit trails that devices send. */
class L1AuditHeadsTest {
  private static final String CHAIN = "000102030405060708090a0b0c0d0e0f";
  private static final String OTHER = "ff0102030405060708090a0b0c0d0e0f";
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Optional<Instant> ENROLLED = Optional.of(NOW.minusSeconds(60));

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final AuditKey key = AuditKey.create();
  private Hub hub;
  private AuditHeads heads;

  @BeforeEach
  void open() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    heads = hub.auditHeads();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aDeviceThatSendsNoneIsToldNothing() {
    assertThat(heads.take("d1", ENROLLED, null)).isEmpty();
    assertThat(heads.listAll()).isEmpty();
  }

  @Test
  void theFirstIsKeptAndEachThatShowsTheKeptOne() {
    assertKept(take(7, null, null), 7, Result.KEPT);
    assertKept(take(7, null, null), 7, Result.KEPT);
    assertKept(take(9, 7L, hash(7)), 9, Result.KEPT);

    hub.close();
    open();
    assertThat(heads.find("d1").orElseThrow().head().seq()).isEqualTo(9);
    assertKept(heads.take("d1", ENROLLED, null), 9, null);
    assertThat(heads.take("d2", ENROLLED, null)).as("of another device").isEmpty();
  }

  @Test
  void aDeviceThatDidNotHearWhatIsKeptIsAskedForIt() {
    take(7, null, null);

    assertKept(take(9, null, null), 7, Result.COMPARE);
    assertKept(take(9, 3L, hash(3)), 7, Result.COMPARE);
    assertKept(take(9, 7L, null), 7, Result.COMPARE);
    assertKept(take(10, 7L, hash(7)), 10, Result.KEPT);
    assertThat(doubted()).isEmpty();
  }

  @Test
  void aTrailThatGotShorterIsRefusedAndStaysSo() {
    take(7, null, null);

    Kept answer = assertKept(take(5, 7L, null), 7, Result.REFUSED);

    assertThat(answer.refusedAt()).isEqualTo(NOW.toString());
    assertThat(doubted()).contains(Why.SHORTER);
    clock.move(Duration.ofMinutes(5));
    take(5, 7L, null);
    take(6, 7L, null);
    assertThat(heads.find("d1").orElseThrow().doubts()).as("said once").hasSize(1);
    // Growing on again does not make good what was missing.
    take(8, 7L, hash(7));
    assertThat(heads.find("d1").orElseThrow().refusedAt()).isEqualTo(NOW.toString());
  }

  @Test
  void aTrailWhoseKeptRowIsAnotherIsRefused() {
    take(7, null, null);

    assertKept(take(9, 7L, AuditChain.start(OTHER)), 7, Result.REFUSED);

    assertThat(doubted()).contains(Why.REWRITTEN);
    assertThat(heads.find("d1").orElseThrow().head().hash()).isEqualTo(hash(7));
  }

  @Test
  void anotherRowAtTheKeptPlaceIsRefused() {
    take(7, null, null);

    Sent other = sent(key, CHAIN, 7, AuditChain.start(OTHER), null, null);
    assertKept(heads.take("d1", ENROLLED, other), 7, Result.REFUSED);

    assertThat(doubted()).contains(Why.REWRITTEN);
  }

  @Test
  void anotherTrailIsWatchedFromNowOnAndThatThereWasOneStaysOnRecord() {
    take(7, null, null);

    Sent other = sent(key, OTHER, 2, hash(2), null, null);
    Kept answer = assertKept(heads.take("d1", ENROLLED, other), 2, Result.REFUSED);

    assertThat(answer.chain()).isEqualTo(OTHER);
    Doubt doubt = heads.find("d1").orElseThrow().doubts().getFirst();
    assertThat(doubt.why()).isEqualTo(Why.ANOTHER_TRAIL);
    assertThat(doubt.kept().seq()).isEqualTo(7);
    Sent more = sent(key, OTHER, 4, hash(4), 2L, hash(2));
    assertThat(heads.take("d1", ENROLLED, more).orElseThrow().refusedAt()).isNotNull();
  }

  @Test
  void anotherKeyIsAnotherTrail() {
    take(7, null, null);

    Sent other = sent(AuditKey.create(), CHAIN, 9, hash(9), 7L, hash(7));
    assertKept(heads.take("d1", ENROLLED, other), 9, Result.REFUSED);

    assertThat(doubted()).contains(Why.ANOTHER_TRAIL);
  }

  @Test
  void whatIsNotSignedIsNotKept() {
    Sent right = sent(key, CHAIN, 7, hash(7), null, null);
    Sent forged =
        new Sent(
            right.chain(), 8, right.hash(), right.at(), right.key(), right.signature(), null, null);
    assertThat(heads.take("d1", ENROLLED, forged)).isEmpty();
    assertThat(heads.listAll()).isEmpty();

    take(7, null, null);
    assertKept(heads.take("d1", ENROLLED, forged), 7, Result.REFUSED);
    assertThat(doubted()).contains(Why.NOT_SIGNED);
  }

  @Test
  void aManagerWhoApprovesTheDeviceAnewLetsItsTrailBeginAnew() {
    take(7, null, null);
    take(5, null, null);
    clock.move(Duration.ofHours(1));
    Optional<Instant> anew = Optional.of(clock.instant().minusSeconds(1));

    Sent other = sent(AuditKey.create(), OTHER, 2, hash(2), null, null);
    Kept answer = assertKept(heads.take("d1", anew, other), 2, Result.KEPT);

    assertThat(answer.refusedAt()).isNull();
    assertThat(doubted()).as("what was held against it stays").contains(Why.SHORTER);
  }

  private Optional<Why> doubted() {
    return heads.find("d1").orElseThrow().doubts().stream().map(Doubt::why).findFirst();
  }

  private static Kept assertKept(Optional<Kept> answer, long seq, @Nullable Result result) {
    assertThat(answer).isPresent();
    assertThat(answer.get().seq()).isEqualTo(seq);
    assertThat(answer.get().result()).isEqualTo(result);
    return answer.get();
  }

  private Optional<Kept> take(long seq, @Nullable Long known, @Nullable String hash) {
    return heads.take("d1", ENROLLED, sent(key, CHAIN, seq, hash(seq), known, hash));
  }

  private static String hash(long seq) {
    return AuditChain.start("%032x".formatted(seq));
  }

  private static Sent sent(
      AuditKey by,
      String chain,
      long seq,
      String hash,
      @Nullable Long known,
      @Nullable String knownHash) {
    String signature =
        by.sign(new AuditMark(AuditMark.Kind.HEAD, chain, seq, hash, NOW)).signature();
    return new Sent(chain, seq, hash, NOW.toString(), by.publicKey(), signature, known, knownHash);
  }
}
