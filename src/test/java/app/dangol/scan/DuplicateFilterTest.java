package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.Gtin;
import app.dangol.id.MemberToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final Scan.Symbol NONE = new Scan.Symbol(Optional.empty(), Optional.empty());

  private final DuplicateFilter filter = new DuplicateFilter(Duration.ofSeconds(1));

  @Test
  void dropsTheSameCodeWithinTheWindow() {
    assertThat(passes(member("DG1", 0))).isTrue();
    assertThat(passes(member("DG1", 999))).isFalse();
    assertThat(passes(item("96385074", 1000))).isTrue();
    assertThat(passes(item("96385074", 1001))).isFalse();
  }

  @Test
  void countsTheSameCodeAgainAfterTheWindowAlsoWhenItKeptComing() {
    assertThat(passes(member("DG1", 0))).isTrue();
    assertThat(passes(member("DG1", 600))).isFalse();
    assertThat(passes(member("DG1", 1000))).isTrue();
    assertThat(passes(member("DG1", 1600))).isFalse();
  }

  @Test
  void letsTwoMembersAlternateSoThatTheLastOneIsOnTheScreen() {
    assertThat(passes(member("DG1", 0))).isTrue();
    assertThat(passes(member("DG2", 100))).isTrue();
    assertThat(passes(member("DG1", 200))).isTrue();
  }

  @Test
  void letsAllElsePassAndRemembersTheLastCodeAcrossIt() {
    assertThat(passes(member("DG1", 0))).isTrue();
    Scan unknown = new Scan.Unknown(START, NONE, "hello");
    assertThat(passes(unknown)).isTrue();
    assertThat(passes(unknown)).isTrue();
    assertThat(passes(new Scan.Refused(START, Scan.Reason.EMPTY))).isTrue();
    assertThat(passes(member("DG1", 300))).isFalse();
  }

  @Test
  void aTagThatStaysOnItsReaderCountsOnceHoweverLongItIsToldOf() {
    int counted = 0;
    for (int atMs = 0; atMs < 10_000; atMs += 100) {
      counted += filter.filter(tag(atMs)).scan() instanceof Scan.Unknown ? 1 : 0;
    }
    assertThat(counted).isEqualTo(1);
    assertThat(filter.filter(tag(11_000)).scan()).isInstanceOf(Scan.Unknown.class);
  }

  private static Scanned tag(long atMs) {
    Scan scan = new Scan.Unknown(START.plusMillis(atMs), NONE, "UID:67003BA86C");
    ScannedTag tag = new ScannedTag(Optional.empty(), List.of(), Optional.empty());
    return new Scanned(
        "test", Optional.empty(), Optional.empty(), scan, Optional.empty(), Optional.of(tag));
  }

  @Test
  void countsTheSameCodeWhenTheClockWasSetBack() {
    assertThat(passes(member("DG1", 0))).isTrue();
    assertThat(passes(member("DG1", -60_000))).isTrue();
    assertThat(passes(member("DG1", -59_500))).isFalse();
  }

  @Test
  void dropsNothingWithoutAWindow() {
    DuplicateFilter open = new DuplicateFilter(Duration.ZERO);
    Scanned scanned = scanned(member("DG1", 0));
    assertThat(open.filter(scanned)).isSameAs(scanned);
    assertThat(open.filter(scanned)).isSameAs(scanned);
  }

  @Test
  void saysThatItWasADuplicate() {
    passes(member("DG1", 0));
    Scanned again = filter.filter(scanned(member("DG1", 10)));
    assertThat(again)
        .isEqualTo(
            new Scanned(
                "test",
                Optional.empty(),
                Optional.empty(),
                new Scan.Refused(START.plusMillis(10), Scan.Reason.DUPLICATE)));
  }

  private boolean passes(Scan scan) {
    return filter.filter(scanned(scan)).scan().equals(scan);
  }

  private static Scanned scanned(Scan scan) {
    return new Scanned("test", Optional.empty(), Optional.of("text"), scan);
  }

  private static Scan member(String number, long atMs) {
    MemberToken token = new MemberToken(MemberToken.Kind.CARD, number);
    return new Scan.Member(START.plusMillis(atMs), NONE, token);
  }

  private static Scan item(String digits, long atMs) {
    return new Scan.Item(START.plusMillis(atMs), NONE, Gtin.find(digits).orElseThrow());
  }
}
