package app.dangol.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.AuditHeads.Doubt;
import app.dangol.hub.TrailRows.Stretch;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.AuditRow;
import app.dangol.trust.audit.SignedMark;
import app.dangol.wire.AuditHeads.Result;
import app.dangol.wire.AuditHeads.Sent;
import app.dangol.wire.AuditRows.Anchor;
import app.dangol.wire.AuditRows.Answer;
import app.dangol.wire.AuditRows.Place;
import app.dangol.wire.AuditRows.Request;
import app.dangol.wire.AuditRows.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8, L1: what the hub makes of the rows of audit trails that devices hand in. */
class P8TrailRowsTest {
  private static final String CHAIN = "000102030405060708090a0b0c0d0e0f";
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final AuditKey key = AuditKey.create();
  private final List<Row> trail = new ArrayList<>();
  private Optional<Instant> approved = Optional.of(NOW.minusSeconds(60));
  private Hub hub;

  @BeforeEach
  void open() {
    hub = open(folder, clock);
  }

  Hub open(Path place, Clock now) {
    return Hub.open(place.resolve("hub.db"), now, BlockingGuard.NONE);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void rowsUpToTheSignedEndAreKeptAndHeldAgainstEachOther() {
    write(7);
    sign(5);

    assertThat(send(0, 7)).isEqualTo(new Answer(5, Result.KEPT, null));

    assertThat(seqs()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(misfits()).isEmpty();
    assertThat(hub.trailRows().newest("d1")).isEqualTo(5);
    assertThat(hub.trailRows().newest("d2")).as("of another device").isZero();
  }

  @Test
  void whatIsSentTwiceIsKeptOnce() {
    write(6);
    sign(6);
    send(0, 4);

    assertThat(send(0, 4)).isEqualTo(new Answer(4, Result.KEPT, null));
    assertThat(send(0, 6)).isEqualTo(new Answer(6, Result.KEPT, null));
    assertThat(send(2, 3)).isEqualTo(new Answer(6, Result.KEPT, null));

    assertThat(seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void rowsThatDoNotBeginWhereTheHubsEndAreAskedForFromThere() {
    write(6);
    sign(6);
    send(0, 2);

    assertThat(send(4, 6)).isEqualTo(new Answer(2, Result.COMPARE, null));

    assertThat(seqs()).containsExactly(1L, 2L);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void aTrailThatBeginsWithSomethingElseThanItsNameIsNotTaken() {
    write(3);
    sign(3);
    Place other = new Place(0, trail.getFirst().hash());

    assertThat(take(other, null, trail)).isEqualTo(new Answer(0, Result.COMPARE, null));
    assertThat(seqs()).isEmpty();
  }

  @Test
  void rowsOfATrailWithoutASignedEndAreNotTaken() {
    write(3);

    assertThat(send(0, 3)).isEqualTo(new Answer(0, Result.COMPARE, null));
    assertThat(hub.trailRows().listAll()).isEmpty();
  }

  @Test
  void aRowThatWasChangedIsKeptAsItCameAndHeldAgainstTheTrail() {
    write(5);
    sign(5);
    trail.set(1, by("somebody", trail.get(1)));

    Answer answer = send(0, 5);

    assertThat(answer).isEqualTo(new Answer(5, Result.KEPT, NOW.toString()));
    assertThat(doubts()).extracting(Doubt::row).containsExactly(2L);
    assertThat(misfits()).containsExactly(2L);
    assertThat(seqs()).hasSize(5);
  }

  @Test
  void aRowThatIsMissingIsHeldAgainstTheTrail() {
    write(5);
    sign(5);
    trail.remove(2);

    assertThat(take(start(), null, trail).seq()).isEqualTo(5);

    assertThat(doubts()).extracting(Doubt::row).containsExactly(4L);
    assertThat(misfits()).containsExactly(4L);
  }

  @Test
  void aRowThatIsMissingIsFoundThoughTheHashesWereWorkedOutAnew() {
    write(2);
    trail.add(1, row(3, trail.getFirst().hash(), "s-001"));
    trail.removeLast();
    sign(trail.getLast(), null, null);

    take(start(), null, trail);

    assertThat(doubts()).extracting(Doubt::row).containsExactly(3L);
    assertThat(misfits()).containsExactly(3L);
  }

  @Test
  void rowsWorkedOutAnewDoNotEndWithTheSignedOne() {
    write(5);
    sign(5);
    trail.clear();
    write(5, "somebody");

    send(0, 5);

    assertThat(doubts()).extracting(Doubt::row).containsExactly(5L);
  }

  @Test
  void aRowThatTheHubHasIsNotReplacedByAnother() {
    write(4);
    sign(4);
    send(0, 4);
    List<Row> before = rows();
    trail.subList(2, 4).clear();
    write(4, "somebody");
    sign(6, 4L, before.getLast().hash());

    Answer answer = send(0, 6);

    assertThat(answer.result()).isEqualTo(Result.REFUSED);
    assertThat(answer.refusedAt()).isEqualTo(NOW.toString());
    assertThat(doubts()).extracting(Doubt::row).containsExactly(4L);
    assertThat(rows()).isEqualTo(before);
    assertThat(send(4, 6).result()).isEqualTo(Result.REFUSED);
    assertThat(doubts()).as("said once").hasSize(1);
  }

  @Test
  void aTrailThatAManagerHasAcceptedAnewIsKeptBesideTheOneBefore() {
    write(4);
    sign(4);
    send(0, 4);
    trail.subList(2, 4).clear();
    write(1, "somebody");
    sign(3);
    clock.move(Duration.ofHours(1));
    approved = Optional.of(clock.instant());
    clock.move(Duration.ofHours(1));
    sign(3);

    assertThat(hub.trailRows().newest("d1")).isZero();
    assertThat(send(0, 3)).isEqualTo(new Answer(3, Result.KEPT, null));

    assertThat(stretches()).hasSize(2);
    assertThat(stretches()).extracting(stretch -> stretch.last().seq()).containsExactly(4L, 3L);
    assertThat(misfits()).isEmpty();
  }

  @Test
  void anEnrolmentAnewThatNothingWasWrongWithGoesOn() {
    write(4);
    sign(4);
    send(0, 4);
    clock.move(Duration.ofHours(1));
    approved = Optional.of(clock.instant());
    clock.move(Duration.ofHours(1));
    write(2);
    sign(6, 4L, trail.get(3).hash());

    assertThat(hub.trailRows().newest("d1")).isEqualTo(4);
    send(4, 6);

    assertThat(stretches()).hasSize(1);
    assertThat(seqs()).hasSize(6);
  }

  @Test
  void anOlderCopyOfTheHubThatWroteMeanwhileHasNothingSentAgain() throws Exception {
    Path file = folder.resolve("hub.db");
    Assumptions.assumeTrue(Files.exists(file));
    write(2);
    sign(2);
    send(0, 2);
    hub.close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement change = connection.createStatement()) {
      change.executeUpdate(
          "UPDATE record SET data = json_remove(data, '$.begun_at') WHERE kind = 'audit.head'");
    }
    hub = open(folder, clock);

    assertThat(hub.trailRows().newest("d1")).isEqualTo(2);
    write(1);
    sign(3, 2L, trail.get(1).hash());
    assertThat(send(2, 3)).isEqualTo(new Answer(3, Result.KEPT, null));
    assertThat(stretches()).hasSize(1);
  }

  @Test
  void aTrailWhoseBeginningHasGoneBeginsWhereItSignedThat() {
    write(9);
    sign(9);
    Place gone = placeOf(3);

    assertThat(take(gone, null, trail.subList(3, 9)).result()).isEqualTo(Result.COMPARE);
    assertThat(take(gone, anchor(3, AuditKey.create()), trail.subList(3, 9)).result())
        .as("with another key")
        .isEqualTo(Result.COMPARE);
    assertThat(take(gone, anchor(3, key), trail.subList(3, 5)))
        .isEqualTo(new Answer(5, Result.KEPT, null));
    assertThat(take(placeOf(7), anchor(7, key), trail.subList(7, 9)))
        .as("rows went that the hub had not got")
        .isEqualTo(new Answer(9, Result.KEPT, null));

    assertThat(seqs()).containsExactly(4L, 5L, 8L, 9L);
    assertThat(misfits()).isEmpty();
    assertThat(doubts()).isEmpty();
  }

  @Test
  void whatSomebodyTypedGetsInNowhere() {
    write(4);
    sign(4);
    Row row = trail.get(2);
    for (Row typed :
        List.of(
            with(row, "Kim Bada", row.person(), row.reason()),
            with(row, "", "customer-1", row.reason()),
            with(row, "", row.person(), "she asked for it"))) {
      trail.set(2, typed);

      Answer answer = send(0, 4);

      assertThat(answer.seq()).isEqualTo(2);
      assertThat(answer.result()).isEqualTo(Result.REFUSED);
      assertThat(seqs()).containsExactly(1L, 2L);
    }
    assertThat(doubts()).extracting(Doubt::row).containsExactly(3L);
  }

  @Test
  void rowsGoWhenTheirTimeIsUpAndTheRestStandsOnItsOwn() {
    write(3);
    clock.move(Duration.ofDays(400));
    write(2);
    sign(5);
    send(0, 5);

    clock.move(AuditTrail.KEPT.minusDays(400).minusSeconds(1));
    assertThat(retain()).isZero();
    clock.move(Duration.ofSeconds(5));
    assertThat(retain()).isEqualTo(3);

    assertThat(seqs()).containsExactly(4L, 5L);
    assertThat(misfits()).isEmpty();
    write(1);
    sign(6, 5L, trail.get(4).hash());
    assertThat(send(5, 6).seq()).isEqualTo(6);
    clock.move(Duration.ofDays(800));
    assertThat(retain()).isEqualTo(3);
    assertThat(seqs()).isEmpty();
    assertThat(hub.trailRows().newest("d1")).as("not to be sent again").isEqualTo(6);
  }

  @Test
  void aRowOfAClockThatWasAheadGoesWithThoseAfterItAndOneBehindTakesNoneAlong() {
    clock.move(Duration.ofDays(9_000));
    write(1);
    clock.move(Duration.ofDays(-9_000));
    write(2);
    clock.move(Duration.ofDays(600));
    write(1);
    clock.move(Duration.ofDays(-3_000));
    write(1);
    clock.move(Duration.ofDays(3_000));
    sign(5);
    send(0, 5);

    clock.move(Duration.ofDays(200));
    assertThat(retain()).isEqualTo(3);

    assertThat(seqs()).containsExactly(4L, 5L);
  }

  private int retain() {
    return hub.retainTrails();
  }

  private void write(int rows) {
    write(rows, "s-001");
  }

  private void write(int rows, String staff) {
    for (int n = 0; n < rows; n++) {
      long seq = trail.isEmpty() ? 1 : trail.getLast().seq() + 1;
      String before = trail.isEmpty() ? AuditChain.start(CHAIN) : trail.getLast().hash();
      trail.add(row(seq, before, staff));
    }
  }

  private Row row(long seq, String before, String staff) {
    String person = "%032x".formatted(seq);
    AuditRow words =
        new AuditRow(seq, clock.instant(), staff, "seoul", "tablet-1", "view", "", person, "", "");
    String at = clock.instant().toString();
    String hash = AuditChain.hash(before, words);
    return new Row(seq, at, staff, "seoul", "tablet-1", "view", null, person, null, hash);
  }

  private static Row by(String staff, Row row) {
    return new Row(
        row.seq(),
        row.at(),
        staff,
        row.store(),
        row.device(),
        row.action(),
        row.detail(),
        row.person(),
        row.reason(),
        row.hash());
  }

  private static Row with(
      Row row, String detail, @Nullable String person, @Nullable String reason) {
    return new Row(
        row.seq(),
        row.at(),
        row.staff(),
        row.store(),
        row.device(),
        row.action(),
        detail,
        person,
        reason,
        row.hash());
  }

  private Place start() {
    return new Place(0, AuditChain.start(CHAIN));
  }

  private Place placeOf(int seq) {
    return seq == 0 ? start() : new Place(seq, trail.get(seq - 1).hash());
  }

  private void sign(int seq) {
    sign(seq, null, null);
  }

  private void sign(int seq, @Nullable Long knownSeq, @Nullable String knownHash) {
    sign(trail.get(seq - 1), knownSeq, knownHash);
  }

  private void sign(Row place, @Nullable Long knownSeq, @Nullable String knownHash) {
    SignedMark mark =
        key.sign(
            new AuditMark(AuditMark.Kind.HEAD, CHAIN, place.seq(), place.hash(), clock.instant()));
    hub.auditHeads()
        .take(
            "d1",
            approved,
            new Sent(
                CHAIN,
                place.seq(),
                place.hash(),
                mark.mark().at().toString(),
                key.publicKey(),
                mark.signature(),
                knownSeq,
                knownHash));
  }

  private Anchor anchor(int seq, AuditKey by) {
    Place place = placeOf(seq);
    SignedMark mark =
        by.sign(new AuditMark(AuditMark.Kind.ANCHOR, CHAIN, place.seq(), place.hash(), NOW));
    return new Anchor(NOW.toString(), mark.signature());
  }

  private Answer send(int after, int upTo) {
    return take(placeOf(after), null, trail.subList(after, upTo));
  }

  private Answer take(Place after, @Nullable Anchor anchor, List<Row> rows) {
    return hub.trailRows().take("d1", new Request("tablet-1", "seoul", CHAIN, after, anchor, rows));
  }

  private List<Doubt> doubts() {
    return hub.auditHeads().find("d1").orElseThrow().doubts();
  }

  private List<Stretch> stretches() {
    return hub.trailRows().listAll().getOrDefault("d1", List.of());
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<Long> unreadable = new ArrayList<>();
    stretches()
        .forEach(
            each -> hub.trailRows().forEach(each, (row, fits) -> rows.add(row), unreadable::add));
    assertThat(unreadable).isEmpty();
    return rows;
  }

  private List<Long> seqs() {
    return rows().stream().map(Row::seq).toList();
  }

  private List<Long> misfits() {
    List<Long> misfits = new ArrayList<>();
    stretches()
        .forEach(each ->
            hub.trailRows()
                .forEach(
                    each,
                    (row, fits) -> {
                      if (!fits) {
                        misfits.add(row.seq());
                      }
                    },
                    misfits::add));
    return misfits;
  }
}
