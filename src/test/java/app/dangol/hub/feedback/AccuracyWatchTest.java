package app.dangol.hub.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.feedback.DailyFigures.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The alarm rings for a real fall and stays silent in a shop where nothing changes. */
class AccuracyWatchTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
  private static final int SHOPS = 400;
  private static final int QUARTER = 90;

  @Test
  void inAQuarterInWhichNothingChangesItHardlyEverRings() {
    int rang = 0;
    for (int shop = 0; shop < SHOPS; shop++) {
      List<Day> days = shop(shop, QUARTER + 35, 1, QUARTER + 35);
      boolean any = false;
      for (int today = 35; today <= QUARTER + 35; today++) {
        any |= rings(days, today);
      }
      rang += any ? 1 : 0;
    }
    double share = (double) rang / SHOPS;
    System.out.printf("false alarms: %.4f of shops in a quarter, looked at every day%n", share);
    assertThat(share).isLessThan(0.08);
  }

  @Test
  void aFallByAThirdIsFoundWithinTenDays() {
    int found = 0;
    for (int shop = 0; shop < SHOPS; shop++) {
      List<Day> days = shop(10_000 + shop, 50, 0.67, 40);
      boolean any = false;
      for (int today = 41; today <= 50; today++) {
        any |= rings(days, today);
      }
      found += any ? 1 : 0;
    }
    double share = (double) found / SHOPS;
    System.out.printf("a fall by a third was found in ten days: %.4f%n", share);
    assertThat(share).isGreaterThan(0.8);
  }

  @Test
  void aRiseIsNoAlarm() {
    assertThat(AccuracyWatch.look(shop(1, 47, 1.8, 40), FIRST.plusDays(47)))
        .hasValueSatisfying(finding -> assertThat(finding.falls()).isFalse());
  }

  @Test
  void aFallThatIsCertainAndSmallIsNoAlarm() {
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      days.add(day(i, 10_000, (i < 28 ? 2_000 : 1_850) + i % 2));
    }
    assertThat(AccuracyWatch.look(days, FIRST.plusDays(35)))
        .hasValueSatisfying(finding -> {
          assertThat(finding.p()).isLessThan(0.001);
          assertThat(finding.falls()).as("less than a tenth").isFalse();
        });
  }

  @Test
  void daysWithAHandfulSayNothingAndNorDoAFewDays() {
    List<Day> few = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      few.add(day(i, AccuracyWatch.FEWEST_SHOWN - 1, 9));
    }
    assertThat(AccuracyWatch.look(few, FIRST.plusDays(35))).isEmpty();
    assertThat(AccuracyWatch.look(shop(1, 12, 1, 40), FIRST.plusDays(12))).isEmpty();
  }

  @Test
  void allDaysAlikeAreNoAlarm() {
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      days.add(day(i, 100, 20));
    }
    assertThat(AccuracyWatch.look(days, FIRST.plusDays(35)))
        .hasValueSatisfying(finding -> assertThat(finding.falls()).isFalse());
  }

  private static boolean rings(List<Day> days, int today) {
    return AccuracyWatch.look(days, FIRST.plusDays(today)).filter(WatchFinding::falls).isPresent();
  }

  /** Busy and quiet weekdays, and days that are good or bad as a whole. */
  private static List<Day> shop(long seed, int length, double factor, int changes) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int shown = 150 + 60 * (i % 7);
      double weekday = 0.18 + 0.01 * (i % 7);
      double day = weekday * (1 + 0.15 * gaussian(random)) * (i >= changes ? factor : 1);
      int opened = 0;
      for (int n = 0; n < shown; n++) {
        opened += random.nextDouble() < day ? 1 : 0;
      }
      days.add(day(i, shown, opened));
    }
    return days;
  }

  private static double gaussian(SplittableRandom random) {
    return random.nextGaussian();
  }

  private static Day day(int number, long shown, long opened) {
    return new Day(FIRST.plusDays(number), "counts-1", shown, opened, 0, 0, 0, 0, 0);
  }
}
