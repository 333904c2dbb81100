package app.dangol.demo.make;

import app.dangol.demo.DemoOnline;
import app.dangol.demo.DemoOnline.Event;
import app.dangol.demo.DemoOnline.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Simulates what members who allow it looked at in the web shop: some of what they then really
 * bought, and things bought together with it that they did not.
 */
final class OnlineSimulation {
  private static final int DAY = (int) Duration.ofDays(1).toMinutes();
  private static final double BEFORE_A_BASKET = 0.5;
  private static final double AFTER_THE_LAST = 0.4;
  private static final int GIFT_HUNTER_SESSIONS = 5;

  private final CoPurchases coPurchases;
  private final long seed;
  private final int end;

  /**
   * @param end minute of the data's last basket; nothing happens later
   */
  OnlineSimulation(CoPurchases coPurchases, int end, long seed) {
    this.coPurchases = coPurchases;
    this.end = end;
    this.seed = seed;
  }

  /** A row for each member with any event. */
  List<DemoOnline> make(List<Member> members) {
    List<DemoOnline> rows = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Life life = members.get(i).life();
      if (life != null && members.get(i).online()) {
        List<Event> events = eventsOf(life, members.get(i).pick() == Regular.Pick.GIFTS);
        if (!events.isEmpty()) {
          rows.add(new DemoOnline(i, events));
        }
      }
    }
    return rows;
  }

  private List<Event> eventsOf(Life life, boolean giftHunter) {
    Dice dice = Dice.of(seed, "online", life.source());
    Set<Integer> owned = life.timesBought().keySet();
    List<Event> events = new ArrayList<>();
    for (Life.Visit visit : life.purchases()) {
      if (dice.chance(BEFORE_A_BASKET)) {
        int minute = evening(dice, visit.minute() - dice.between(1, 10) * DAY);
        if (minute >= 0) {
          browse(dice, events, minute, List.copyOf(visit.pieces().keySet()), owned);
        }
      }
    }
    int later = end - life.lastMinute();
    if (later > 2 * DAY && dice.chance(AFTER_THE_LAST)) {
      int minute = evening(dice, life.lastMinute() + dice.below(later - DAY));
      browse(dice, events, minute, owned.stream().sorted().toList(), owned);
    }
    for (int i = 0; giftHunter && i < GIFT_HUNTER_SESSIONS; i++) {
      wish(dice, events, evening(dice, end - (i + 1) * 3 * DAY), owned);
    }
    events.sort(Comparator.comparingInt(Event::minute));
    return events;
  }

  /** Some hour between seven and midnight of that day, never after the data's end. */
  private int evening(Dice dice, int minute) {
    int midnight = Math.floorDiv(minute, DAY) * DAY;
    int hour = midnight + dice.between(7 * 60, 24 * 60 - 30);
    return Math.min(hour, end - 30);
  }

  private void browse(
      Dice dice, List<Event> events, int start, List<Integer> wanted, Set<Integer> owned) {
    int minute = start;
    for (int i = dice.between(1, 3); i > 0; i--) {
      int product = dice.oneOf(wanted);
      minute = look(dice, events, minute, product, 0.35, 0.02);
      if (dice.chance(0.6)) {
        minute = lookBeside(dice, events, minute, product, owned, 0.1);
      }
    }
  }

  private void wish(Dice dice, List<Event> events, int start, Set<Integer> owned) {
    int minute = start;
    List<Integer> liked = owned.stream().sorted().toList();
    for (int i = 0; i < 2; i++) {
      minute = lookBeside(dice, events, minute, dice.oneOf(liked), owned, 0.8);
    }
  }

  /** Looks at something bought together with that product, which the customer never bought. */
  private int lookBeside(
      Dice dice, List<Event> events, int minute, int product, Set<Integer> owned, double wish) {
    List<Integer> others =
        coPurchases.neighboursOf(product).stream().filter(n -> !owned.contains(n)).toList();
    return others.isEmpty() ? minute : look(dice, events, minute, dice.oneOf(others), 0.15, wish);
  }

  private int look(
      Dice dice, List<Event> events, int minute, int product, double cart, double wish) {
    events.add(new Event(minute, Kind.VIEW, product));
    if (dice.chance(cart)) {
      events.add(new Event(minute + 1, Kind.CART, product));
    } else if (dice.chance(wish)) {
      events.add(new Event(minute + 1, Kind.WISH, product));
    }
    return minute + dice.between(2, 4);
  }
}
