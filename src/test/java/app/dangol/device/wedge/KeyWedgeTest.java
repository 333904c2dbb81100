package app.dangol.device.wedge;

import static app.dangol.device.wedge.Keyboard.MS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.wedge.WedgeSettings.Suffix;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All times are made by hand from how fast readers and people type. */
class KeyWedgeTest {
  private static final String CARD = "DG1345379224";
  private static final long START = 5_000_000_000L;

  private static Keyboard usual() {
    return new Keyboard(WedgeSettings.USUAL);
  }

  private static WedgeSettings with(Suffix suffix, String prefix, Optional<Key> separator) {
    return new WedgeSettings(suffix, Duration.ofMillis(50), 6, 40, prefix, separator);
  }

  private static WedgeSettings with(Suffix suffix) {
    return with(suffix, "", Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 12, 20, 30})
  void readsACodeAtAnySpeedOfAReader(long gap) {
    Keyboard keys = usual();
    keys.burst(CARD + "\r", START, gap * MS);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void readsEveryPrintableCharacter() {
    StringBuilder all = new StringBuilder();
    for (char c = ' '; c <= '~'; c++) {
      all.append(c);
    }
    Keyboard keys = usual();
    keys.burst(all + "\r", START, 3 * MS);
    assertThat(keys.play().scans).containsExactly(all.toString());
  }

  @Test
  void readsTheGroupSeparatorAsControlAndBracket() {
    Keyboard keys = usual();
    keys.burst("]C10104006381333931\u001d10AB\r", START, 4 * MS);
    assertThat(keys.play().scans).containsExactly("]C10104006381333931\u001d10AB");
  }

  @Test
  void readsTheGroupSeparatorAsTheFunctionKeyOfTheSettings() {
    Keyboard keys = new Keyboard(with(Suffix.ENTER, "", Optional.of(Key.F8)));
    long end = keys.burst("]C110ABC", START, 4 * MS);
    keys.key(new KeyPress(Key.F8, false, false, false, end + 4 * MS), MS);
    keys.burst("21X\r", end + 8 * MS, 4 * MS);
    assertThat(keys.play().scans).containsExactly("]C110ABC\u001d21X");
  }

  @Test
  void readsCharactersSentAsAltAndDigits() {
    Keyboard keys = usual();
    long at = START;
    for (char character : "DG1345\u001dx".toCharArray()) {
      at = altCode(keys, character, at);
    }
    altCode(keys, '\r', at);
    assertThat(keys.play().scans).containsExactly("DG1345\u001dx");
  }

  private static long altCode(Keyboard keys, int code, long from) {
    long at = from;
    String digits = "%04d".formatted(code);
    keys.key(new KeyPress(Key.ALT, false, false, true, at), (digits.length() + 1) * 4 * MS);
    for (char digit : digits.toCharArray()) {
      at += 4 * MS;
      keys.key(new KeyPress(Key.valueOf("NUMPAD" + digit), false, false, true, at), 2 * MS);
    }
    return at + 8 * MS;
  }

  @Test
  void aCodeEndsWithTabToo() {
    Keyboard keys = usual();
    keys.burst(CARD + "\t", START, 5 * MS);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void theSecondSuffixKeyIsNobodys() {
    Keyboard keys = usual();
    keys.burst(CARD + "\r\r", START, 5 * MS);
    keys.play();
    assertThat(keys.scans).containsExactly(CARD);
    assertThat(keys.verdicts.getLast()).isInstanceOf(Verdict.Tail.class);
  }

  @Test
  void anEnterAMomentAfterTheCodeIsAPersons() {
    Keyboard keys = usual();
    long end = keys.burst(CARD + "\r", START, 5 * MS);
    keys.key('\r', end + 150 * MS, 80 * MS).play();
    assertThat(keys.verdicts.getLast()).isInstanceOf(Verdict.Typing.class);
  }

  @Test
  void withoutASuffixThePauseEndsTheCode() {
    Keyboard keys = new Keyboard(with(Suffix.NONE));
    long end = keys.burst(CARD, START, 5 * MS);
    keys.burst("8809123456784", end + 120 * MS, 5 * MS);
    assertThat(keys.play().scans).containsExactly(CARD, "8809123456784");
  }

  @Test
  void aCodeWithoutItsSuffixIsRefused() {
    Keyboard keys = usual();
    keys.burst(CARD, START, 5 * MS);
    assertThat(keys.play().scans).containsExactly("UNFINISHED");
  }

  @Test
  void twoCodesBackToBackAreTwo() {
    Keyboard keys = usual();
    long end = keys.burst(CARD + "\r", START, 3 * MS);
    keys.burst("8809123456784\r", end + 3 * MS, 3 * MS);
    assertThat(keys.play().scans).containsExactly(CARD, "8809123456784");
  }

  @Test
  void thePrefixIsTakenOff() {
    Keyboard keys = new Keyboard(with(Suffix.ENTER, "\u0002", Optional.empty()));
    keys.burst("\u0002" + CARD + "\r", START, 5 * MS);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void withAPrefixSetNothingElseIsACode() {
    Keyboard keys = new Keyboard(with(Suffix.ENTER, "~", Optional.empty()));
    keys.burst(CARD + "\r", START, 5 * MS);
    assertThat(keys.play().scans).isEmpty();
  }

  @Test
  void aCodeOfTheLongestLengthIsRead() {
    Keyboard keys = new Keyboard(with(Suffix.ENTER));
    keys.burst("0123456789".repeat(4) + "\r", START, 5 * MS);
    assertThat(keys.play().scans).containsExactly("0123456789".repeat(4));
  }

  @Test
  void aLongerCodeIsRefusedAndTheNextIsRead() {
    Keyboard keys = new Keyboard(with(Suffix.ENTER));
    long end = keys.burst("0123456789".repeat(4) + "0\r", START, 5 * MS);
    keys.burst(CARD + "\r", end + 500 * MS, 5 * MS);
    assertThat(keys.play().scans).containsExactly("TOO_LONG", CARD);
  }

  @Test
  void fewerCharactersThanTheLeastAreTyping() {
    Keyboard keys = usual();
    keys.burst("12345\r", START, 5 * MS);
    assertThat(keys.play().scans).isEmpty();
  }

  @Test
  void aKeyHeldDownIsNoCode() {
    for (long gap : List.of(16L, 20L, 33L, 90L)) {
      Keyboard keys = usual();
      keys.again('a', START);
      for (int i = 0; i < 900; i++) {
        keys.again('a', START + (500 + i * gap) * MS);
      }
      keys.key('\r', START + (500 + 900 * gap + 25) * MS, 80 * MS);
      assertThat(keys.play().scans).as("every %d ms", gap).isEmpty();
    }
  }

  @Test
  void aCodeOfOneDigitOnlyIsReadWhereReleasesAreTold() {
    Keyboard keys = usual();
    keys.burst("1111111111111\r", START, 20 * MS);
    assertThat(keys.play().scans).containsExactly("1111111111111");
  }

  @Test
  void readsACodeWhoseReleasesNobodyTells() {
    Keyboard keys = usual().withoutReleases();
    keys.burst("DG1000000022\r", START, 20 * MS);
    assertThat(keys.play().scans).containsExactly("DG1000000022");
  }

  @Test
  void quickPairsOfAPersonAreTyping() {
    Keyboard keys = usual();
    long at = START;
    for (char character : "therestaurant".toCharArray()) {
      keys.key(character, at, 90 * MS);
      at += character % 2 == 0 ? 12 * MS : 110 * MS;
    }
    keys.key('\r', at, 80 * MS);
    assertThat(keys.play().scans).isEmpty();
  }

  @Test
  void aPersonsKeyJustBeforeTheCodeIsNotPartOfIt() {
    Keyboard keys = usual();
    keys.key('x', START - 20 * MS, 90 * MS);
    keys.burst(CARD + "\r", START, 6 * MS);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void aPersonsKeyInTheMiddleOfTheCodeIsNotPartOfIt() {
    Keyboard keys = usual();
    keys.key('x', START + 32 * MS, 90 * MS);
    keys.burst(CARD + "\r", START, 6 * MS);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void aPersonsKeyRightBeforeTheSuffixSpoilsTheCode() {
    Keyboard keys = usual();
    long end = keys.burst(CARD + "\r", START, 6 * MS);
    keys.key('x', end - 2 * MS, 90 * MS);
    assertThat(keys.play().scans).containsExactly("UNFINISHED");
  }

  @Test
  void aCodeCutByAPauseOfABusyScreenIsOne() {
    Keyboard keys = usual();
    long end = keys.burst("DG134", START, 6 * MS);
    keys.burst("5379224\r", end + 140 * MS, 6 * MS);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void keysThatWaitedInAQueueBelongToTheOneBefore() {
    Keyboard keys = usual();
    keys.key('D', START, MS);
    keys.burst("G1345379224\r", START + 120 * MS, MS / 5);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void whatAPersonTypedWhileTheScreenStoodStillStaysTheirs() {
    Keyboard keys = usual();
    keys.burst("lunchbag red", START, MS / 10);
    keys.play();
    assertThat(keys.scans).isEmpty();
    assertThat(keys.verdicts).noneMatch(Verdict.Scanning.class::isInstance);
  }

  @Test
  void aCodeThatWaitedWithItsSuffixIsRead() {
    Keyboard keys = usual();
    keys.burst(CARD + "\r", START, MS / 10);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void aCodeCutByALongPauseIsRefusedInItsFirstPart() {
    Keyboard keys = usual();
    long end = keys.burst("DG13453", START, 6 * MS);
    keys.burst("79224\r", end + 400 * MS, 6 * MS);
    assertThat(keys.play().scans).containsExactly("UNFINISHED");
  }

  @Test
  void aKeyNobodyKnowsSpoilsTheCode() {
    Keyboard keys = usual();
    long end = keys.burst(CARD, START, 6 * MS);
    keys.key(new KeyPress(Key.UNKNOWN, false, false, false, end + 6 * MS), MS);
    keys.burst("77\r", end + 12 * MS, 6 * MS);
    assertThat(keys.play().scans).containsExactly("UNFINISHED");
  }

  @Test
  void shiftByItselfChangesNothing() {
    Keyboard keys = usual();
    long at = START;
    for (char character : CARD.toCharArray()) {
      keys.key(new KeyPress(Key.SILENT, true, false, false, at), 3 * MS);
      keys.key(character, at + MS, MS);
      at += 5 * MS;
    }
    keys.key('\r', at, MS);
    assertThat(keys.play().scans).containsExactly(CARD);
  }

  @Test
  void aPersonMayGoOnTypingAfterTheCode() {
    Keyboard keys = usual();
    long end = keys.burst(CARD + "\r", START, 5 * MS);
    keys.key('k', end + 100 * MS, 80 * MS).key('i', end + 250 * MS, 80 * MS).play();
    assertThat(keys.verdicts)
        .filteredOn(verdict -> verdict instanceof Verdict.Undecided)
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void saysWhenTheFirstKeyOfTheCodeCame() {
    Keyboard keys = usual();
    keys.burst(CARD + "\r", START, 5 * MS);
    assertThat(keys.play().verdicts.getLast())
        .isInstanceOfSatisfying(
            Verdict.Done.class, done -> assertThat(done.since()).isEqualTo(START));
  }

  @Test
  void aKeyPressKeepsItsKeyToItself() {
    assertThat(Keyboard.pressFor('7', 4)).asString().isEqualTo("KeyPress at 4");
  }
}
