package app.dangol.demo.make;

import java.util.List;

/** What members agreed to (SIMULATED): mostly everything but messages, some only the look-up. */
final class Consents {
  static final String ONLINE = "suggest_online";

  /** What the people of the tray granted. */
  static final List<String> SUGGESTIONS = List.of("lookup", "suggest_purchases", ONLINE);

  private Consents() {}

  static List<String> make(Dice dice) {
    int of100 = dice.below(100);
    if (of100 < 64) {
      return SUGGESTIONS;
    }
    if (of100 < 80) {
      return List.of("lookup", "suggest_purchases", ONLINE, "marketing");
    }
    return of100 < 87 ? List.of("lookup", "suggest_purchases") : List.of("lookup");
  }
}
