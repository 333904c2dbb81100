package app.dangol.demo.make;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Finds, in the real data, the three lives that the demo's regulars are given. */
final class RegularPicker {
  private static final int DAY = (int) Duration.ofDays(1).toMinutes();

  /** What nine lines of ten may hold at most to look like a household and not like a reseller. */
  private static final int HOUSEHOLD = 12;

  private static final int MOST_RETURNS = 4;

  private final List<Life> lives;
  private final int end;
  private final Map<Regular.Pick, Life> picked = new EnumMap<>(Regular.Pick.class);

  /**
   * @param end minute of the data's last basket
   */
  RegularPicker(List<Life> lives, int end) {
    this.lives = lives;
    this.end = end;
  }

  /** One life each for faithful, gifts and lapsing, all different. */
  Map<Regular.Pick, Life> pick() {
    choose(Regular.Pick.FAITHFUL, this::isFaithful, Life::repeatShare);
    choose(Regular.Pick.GIFTS, this::isGiftHunter, life -> life.timesBought().size());
    choose(Regular.Pick.LAPSING, this::isLapsing, Life::days);
    return picked;
  }

  private boolean isFaithful(Life life) {
    return isHousehold(life)
        && life.piecesAt(1) <= 2 * HOUSEHOLD
        && life.days() >= 10
        && life.lines() >= 50
        && life.lastMinute() >= end - 21 * DAY;
  }

  private boolean isGiftHunter(Life life) {
    return isHousehold(life)
        && life.days() >= 5
        && life.lines() >= 60
        && life.repeatShare() < 0.15
        && life.lastMinute() >= end - 30 * DAY;
  }

  private boolean isLapsing(Life life) {
    return isHousehold(life)
        && life.days() >= 4
        && life.lines() >= 20
        && life.lastMinute() <= end - 150 * DAY;
  }

  private static boolean isHousehold(Life life) {
    return life.piecesAt(0.9) <= HOUSEHOLD && life.lines() <= 400 && life.returns() <= MOST_RETURNS;
  }

  /** The best of those that fit, or of all where none fits; the smaller number breaks a tie. */
  private void choose(Regular.Pick pick, Predicate<Life> fits, ToDoubleFunction<Life> score) {
    lives.stream()
        .filter(life -> !picked.containsValue(life))
        .max(
            Comparator.comparing(fits::test)
                .thenComparingDouble(score)
                .thenComparing(Comparator.comparingInt(Life::source).reversed()))
        .ifPresent(life -> picked.put(pick, life));
  }
}
