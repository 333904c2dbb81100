package app.dangol.device.wedge;

import static app.dangol.device.wedge.Keyboard.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand of each, drawn from how people and readers type; the same every time. */
class KeyWedgeChanceTest {
  private static final int TIMES = 10_000;
  private static final long START = 1_000_000_000L;
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -./+]\u001d";

  private static String text(Random dice, int least, int most) {
    StringBuilder text = new StringBuilder();
    int length = dice.nextInt(least, most + 1);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(dice.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** From one key of a person to the next: 80 to 300 ms, or a roll over two or three keys. */
  private static long handGap(Random dice, boolean quick) {
    return (quick ? dice.nextLong(5, 21) : dice.nextLong(80, 301)) * MS;
  }

  /** Words with quick pairs and triples, keys held over the next, and Enter at the end. */
  private static long typeByHand(Random dice, Keyboard keys, String text, long from) {
    long at = from;
    int quick = 0;
    for (char character : text.toCharArray()) {
      keys.key(character, at, dice.nextLong(60, 131) * MS);
      quick = quick > 0 ? quick - 1 : dice.nextInt(100) < 20 ? dice.nextInt(1, 3) : 0;
      at += handGap(dice, quick > 0);
    }
    return at;
  }

  @Test
  void noPersonIsTakenForAReader() {
    Random dice = new Random(20261122);
    List<String> scans = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Keyboard keys = new Keyboard(WedgeSettings.USUAL);
      long end = typeByHand(dice, keys, text(dice, 1, 40), START);
      keys.key('\r', end, 80 * MS);
      scans.addAll(keys.play().scans);
    }
    assertThat(scans).isEmpty();
  }

  @Test
  void noFastTypistIsTakenForAReader() {
    Random dice = new Random(15);
    List<String> scans = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Keyboard keys = new Keyboard(WedgeSettings.USUAL);
      long at = START;
      for (char character : text(dice, 6, 40).toCharArray()) {
        keys.key(character, at, dice.nextLong(50, 110) * MS);
        at += Math.round(Math.max(5, dice.nextGaussian(67, 22)) * MS);
      }
      keys.key('\r', at, 60 * MS);
      scans.addAll(keys.play().scans);
    }
    assertThat(scans).isEmpty();
  }

  @Test
  void everyCodeIsFoundByteForByte() {
    Random dice = new Random(8809);
    List<String> sent = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Keyboard keys = new Keyboard(WedgeSettings.USUAL);
      String code = text(dice, 6, 60);
      long slowest = dice.nextLong(2, 31);
      long at = START;
      for (char character : (code + '\r').toCharArray()) {
        long gap = dice.nextLong(1, slowest + 1) * MS + dice.nextLong(MS);
        keys.key(character, at, gap / 2);
        at += gap;
      }
      sent.add(code);
      read.addAll(keys.play().scans);
    }
    assertThat(read).isEqualTo(sent);
  }

  @Test
  void noCodeIsReadWrongWhileSomebodyTypes() {
    Random dice = new Random(4);
    int found = 0;
    for (int i = 0; i < TIMES; i++) {
      Keyboard keys = new Keyboard(WedgeSettings.USUAL);
      String code = text(dice, 8, 20);
      long slowest = dice.nextLong(2, 13);
      typeByHand(dice, keys, "jumpoverthelazyfoxin", START);
      long at = START + dice.nextLong(0, 2000) * MS + dice.nextLong(MS);
      for (char character : (code + '\r').toCharArray()) {
        long gap = dice.nextLong(1, slowest + 1) * MS + dice.nextLong(MS);
        keys.key(character, at, gap / 2);
        at += gap;
      }
      List<String> scans = keys.play().scans;
      assertThat(scans.isEmpty() ? "nothing" : scans.getFirst())
          .isIn(code, "UNFINISHED", "nothing");
      found += scans.contains(code) ? 1 : 0;
    }
    // Where the hand is on a key of the code at that moment, it is scanned once more.
    assertThat(found).isGreaterThan(TIMES * 7 / 10);
  }

  @Test
  void noNoiseBreaksIt() {
    Random dice = new Random(99);
    Key[] all = Key.values();
    for (int i = 0; i < 200; i++) {
      Keyboard keys = new Keyboard(WedgeSettings.USUAL);
      long at = START;
      for (int j = 0; j < 400; j++) {
        Key key = all[dice.nextInt(all.length)];
        keys.key(
            new KeyPress(key, dice.nextBoolean(), dice.nextInt(9) == 0, dice.nextInt(9) == 0, at),
            dice.nextLong(200) * MS);
        at += dice.nextLong(dice.nextBoolean() ? 10 : 400) * MS;
      }
      assertThat(keys.play().verdicts).isNotEmpty();
    }
  }
}
