package app.dangol.customer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypoDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "kim, kimminji, 0",
    "kmi, kimminji, 1",
    "kin, kimminji, 1",
    "kiim, kimminji, 1",
    "im, kimminji, 1",
    "minji, kimminji, 3",
    "ㄱㅣㅁㅁㅣㄴㅈㅐ, ㄱㅣㅁㅁㅣㄴㅈㅣ, 1",
    "kimminjiyoung, kim, 10",
    "xyz, abc, 3"
  })
  void countsSlipsToTheNearestBeginning(String typed, String name, int slips) {
    assertThat(distance(typed, name)).isEqualTo(slips);
  }

  @Test
  void isTheDistanceThatTheTableGives() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String typed = word(random, 1 + random.nextInt(12));
      String name = word(random, random.nextInt(14));
      assertThat(distance(typed, name)).as(typed + " in " + name).isEqualTo(table(typed, name));
    }
  }

  @Test
  void sixtyFourKeysAreTheMost() {
    String longest = "ab".repeat(32);
    assertThat(distance(longest, longest + "c")).isZero();
    assertThat(distance(longest, "ba" + longest.substring(2))).isEqualTo(1);
    assertThatThrownBy(() -> new TypoDistance((longest + "a").toCharArray()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TypoDistance(new char[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int distance(String typed, String name) {
    char[] keys = name.toCharArray();
    return new TypoDistance(typed.toCharArray()).toBeginning(keys, 0, keys.length);
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(4)));
    }
    return word.toString();
  }

  /** The textbook's table, row by row; the least of the last row is the nearest beginning. */
  private static int table(String typed, String name) {
    int[][] cost = new int[typed.length() + 1][name.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && typed.charAt(i - 1) == name.charAt(j - 2)
            && typed.charAt(i - 2) == name.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    int least = typed.length();
    for (int j = 0; j <= name.length(); j++) {
      least = Math.min(least, cost[typed.length()][j]);
    }
    return least;
  }
}
