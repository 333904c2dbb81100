package app.dangol.insight;

import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.insight.Journey.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through a history day by day and moves from stage to stage. Days without anything move too:
 * who has bought begins to use it, who considered lets go, who is silent is to be won anew. Made
 * for one walk.
 */
final class JourneyWalk {
  /** Two days on which the same is looked at are more than looking around. */
  private static final int LOOKED_AGAIN = 2;

  /** So long it is the purchase that counts, then what was bought is in use. */
  private static final int BUY_DAYS = 3;

  /** So long somebody who came back is using the newest purchase, then they are there to stay. */
  private static final int USE_DAYS = 14;

  /** What lies in a cart or on a list for so long is not considered any more. */
  private static final int CONSIDER_DAYS = 30;

  /** Half a year without a sign. */
  private static final int QUIET_DAYS = 180;

  private static final int A_YEAR = 365;

  private final List<Transition> transitions = new ArrayList<>();
  private final List<LocalDate> purchaseDays = new ArrayList<>();
  private final Map<Sku, Set<LocalDate>> looks = new HashMap<>();
  private Stage stage = Stage.DISCOVER;
  private Stage beforeConsidering = Stage.DISCOVER;
  private LocalDate since;
  private LocalDate lastSign;

  private JourneyWalk(LocalDate joined) {
    since = joined;
    lastSign = joined;
    transitions.add(
        new Transition(Optional.empty(), Stage.DISCOVER, new JourneyEvent.Joined(), joined));
  }

  /** Something that happened on a day; of one day what was done online comes first. */
  private sealed interface Sign {
    LocalDate on();

    record Purchase(LocalDate on, int products) implements Sign {}

    record Online(LocalDate on, HistoryLine line) implements Sign {}
  }

  /**
   * @param history as far as they allow it to be read
   * @param joined where something happened before, the journey began then
   */
  static Journey of(List<HistoryLine> history, LocalDate joined, LocalDate today, ZoneId zone) {
    List<Sign> signs = new ArrayList<>();
    for (HistoryLine line : history) {
      switch (line.kind()) {
        case VIEW, CART, WISH ->
            signs.add(new Sign.Online(LocalDate.ofInstant(line.at(), zone), line));
        case PURCHASE, RETURN -> {}
      }
    }
    Comparator<Sign> byTime = Comparator.comparing(Sign::on);
    signs.sort(
        byTime.thenComparing(
            sign -> sign instanceof Sign.Online online ? online.line().at() : Instant.MAX));
    Purchases.of(history, zone)
        .days()
        .forEach(day -> signs.add(new Sign.Purchase(day.day(), day.skus().size())));
    signs.sort(byTime);
    LocalDate begin =
        signs.isEmpty() || joined.isBefore(signs.getFirst().on()) ? joined : signs.getFirst().on();
    JourneyWalk walk = new JourneyWalk(begin);
    for (Sign sign : signs) {
      if (!sign.on().isAfter(today)) {
        walk.passUntil(sign.on());
        walk.take(sign);
      }
    }
    walk.passUntil(today);
    return new Journey(walk.transitions);
  }

  private void take(Sign sign) {
    switch (sign) {
      case Sign.Purchase purchase -> {
        purchaseDays.add(purchase.on());
        move(
            Stage.BUY,
            new JourneyEvent.Bought(purchase.products(), purchaseDays.size()),
            purchase.on());
      }
      case Sign.Online(LocalDate on, HistoryLine line) -> online(line, on);
    }
    lastSign = sign.on();
  }

  private void online(HistoryLine line, LocalDate on) {
    switch (line.kind()) {
      case VIEW -> {
        Set<LocalDate> days = looks.computeIfAbsent(line.sku(), sku -> new HashSet<>());
        days.add(on);
        // Whoever is a customer looks around as well; it takes a cart to say that they want more.
        if (stage == Stage.DISCOVER && days.size() >= LOOKED_AGAIN) {
          consider(new JourneyEvent.LookedAgain(line.sku(), days.size()), on);
        }
      }
      case CART -> consider(new JourneyEvent.Carted(line.sku()), on);
      case WISH -> consider(new JourneyEvent.Wished(line.sku()), on);
      case PURCHASE, RETURN -> throw new IllegalArgumentException("not online: " + line.kind());
    }
  }

  private void consider(JourneyEvent event, LocalDate on) {
    if (stage == Stage.CONSIDER) {
      // The thirty days begin anew.
      since = on;
    } else {
      beforeConsidering = stage == Stage.BUY ? Stage.USE : stage;
      move(Stage.CONSIDER, event, on);
    }
  }

  /** What happens by itself up to that day, in the order of the days. */
  private void passUntil(LocalDate day) {
    while (passOnce(day)) {
      // Each step may be the ground for the next.
    }
  }

  private boolean passOnce(LocalDate day) {
    LocalDate quiet = lastSign.plusDays(QUIET_DAYS);
    boolean isQuiet = stage != Stage.DISCOVER && !quiet.isAfter(day);
    LocalDate next =
        switch (stage) {
          case DISCOVER -> LocalDate.MAX;
          case CONSIDER -> since.plusDays(CONSIDER_DAYS);
          case BUY -> since.plusDays(BUY_DAYS);
          case USE -> cameBack(since.plusDays(USE_DAYS)) ? since.plusDays(USE_DAYS) : LocalDate.MAX;
          case STAY -> LocalDate.MAX;
        };
    if (isQuiet && !next.isBefore(quiet)) {
      looks.clear();
      return move(Stage.DISCOVER, new JourneyEvent.Quiet(QUIET_DAYS), quiet);
    }
    if (next.isAfter(day)) {
      return false;
    }
    return switch (stage) {
      case CONSIDER -> move(beforeConsidering, new JourneyEvent.LetGo(CONSIDER_DAYS), next);
      case BUY -> move(Stage.USE, new JourneyEvent.InUse(BUY_DAYS), next);
      case USE -> move(Stage.STAY, new JourneyEvent.CameBack(ofTheYear(next)), next);
      case DISCOVER, STAY -> false;
    };
  }

  private boolean cameBack(LocalDate by) {
    return ofTheYear(by) > 1;
  }

  private int ofTheYear(LocalDate until) {
    return (int)
        purchaseDays.stream().filter(day -> ChronoUnit.DAYS.between(day, until) <= A_YEAR).count();
  }

  private boolean move(Stage to, JourneyEvent event, LocalDate on) {
    transitions.add(new Transition(Optional.of(stage), to, event, on));
    stage = to;
    since = on;
    return true;
  }
}
