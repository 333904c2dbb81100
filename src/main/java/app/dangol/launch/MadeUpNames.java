package app.dangol.launch;

import java.util.List;
import java.util.Random;

/**
 * Made-up people for measuring: surnames about as frequent as in Korea, given names of two
 * syllables at random, and one in eight in Latin letters. The same seed gives the same people.
 */
final class MadeUpNames {
  private static final String SURNAMES =
      "김김김김김이이이박박최최정정강조윤장임한오서신권황안송류홍전고문손양배백허남심노하곽성차주우구민나진지엄채원천방공";
  private static final String FIRST = "민서지하예도시주수유현은정영준승태재성윤가나다소아연채혜경진";
  private static final String SECOND = "준윤서연우진현민아은지호영수희원훈경빈성율인정주람솔별슬결";
  private static final List<String> WESTERN =
      List.of(
          "Smith", "Müller", "Dubois", "Rossi", "Nowak", "García", "Jansen", "Novák", "O'Brien");
  private static final List<String> CALLED =
      List.of("Anna", "Noël", "Zoë", "Liam", "Emma", "José", "Mia", "Lucas", "Sofia", "Jan");

  private final Random random;

  MadeUpNames(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    if (random.nextInt(8) == 0) {
      return pick(CALLED) + " " + pick(CALLED).charAt(0) + ". " + pick(WESTERN);
    }
    return "" + pick(SURNAMES) + pick(FIRST) + pick(SECOND);
  }

  private char pick(String signs) {
    return signs.charAt(random.nextInt(signs.length()));
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
