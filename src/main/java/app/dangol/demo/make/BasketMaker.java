package app.dangol.demo.make;

import app.dangol.demo.DemoBasket;
import app.dangol.demo.DemoStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns real visits into rows and says where each took place (SIMULATED). */
final class BasketMaker {
  private static final double AT_HOME = 0.88;

  private final List<DemoStore> stores;
  private final long seed;

  BasketMaker(List<DemoStore> stores, long seed) {
    this.stores = stores;
    this.seed = seed;
  }

  /** In the order of time, then of the invoice number. */
  List<DemoBasket> make(List<Member> members) {
    List<DemoBasket> baskets = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Life life = members.get(i).life();
      if (life != null) {
        Dice dice = Dice.of(seed, "place", life.source());
        double onlineShare = onlineShare(dice, members.get(i));
        int home = homeOf(members.get(i));
        for (Life.Visit visit : life.visits()) {
          baskets.add(row(visit, i, place(dice, home, onlineShare)));
        }
      }
    }
    baskets.sort(Comparator.comparingInt(DemoBasket::minute).thenComparing(DemoBasket::invoice));
    return baskets;
  }

  private static DemoBasket row(Life.Visit visit, int customer, int place) {
    List<DemoBasket.Line> lines = new ArrayList<>();
    visit.pieces().forEach((product, pieces) -> lines.add(new DemoBasket.Line(product, pieces)));
    return new DemoBasket(visit.minute(), visit.invoice(), customer, place, lines);
  }

  /** Half buy nearly always in the shop, a few nearly always online; the tray's people in both. */
  private static double onlineShare(Dice dice, Member member) {
    if (member.pick() != null) {
      return 0.3;
    }
    int of100 = dice.below(100);
    double within = dice.share();
    if (of100 < 50) {
      return 0.1 * within;
    }
    return of100 < 85 ? 0.1 + 0.4 * within : 0.5 + 0.4 * within;
  }

  private int homeOf(Member member) {
    for (int i = 0; i < stores.size(); i++) {
      if (stores.get(i).id().equals(member.row().home())) {
        return i;
      }
    }
    throw new IllegalStateException("a home store that is not in the list");
  }

  private int place(Dice dice, int home, double onlineShare) {
    if (dice.chance(onlineShare)) {
      return stores.size();
    }
    return dice.chance(AT_HOME) ? home : dice.below(stores.size());
  }
}
