package app.dangol.demo;

import app.dangol.hub.intake.Incoming;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the customers of the demo have with the shop (SIMULATED): points and tier from what they
 * really bought, cart, wishes and searches from what they did online, and coupons.
 */
final class DemoAccounts {
  static final String LOOKUP = "lookup";
  static final String ONLINE = "suggest_online";

  /** What every member was asked. */
  static final List<String> PURPOSES = List.of(LOOKUP, "suggest_purchases", ONLINE, "marketing");

  /** A point for each hundred won. */
  private static final int WON_A_POINT = 100;

  private static final int WELCOME_POINTS = 1_000;
  private static final int POINTS_ARE_USED_BY = 5_000;
  private static final int MOST_IN_CART = 4;
  private static final int MOST_WISHES = 6;
  private static final int MOST_SEARCHES = 8;

  /** A cart that was left for longer is empty again. */
  private static final int CART_DAYS = 60;

  private static final int DAY = 24 * 60;
  private static final int SEARCHED_BEFORE = 2;

  private final DemoTables tables;
  private final DemoTime time;
  private final int end;

  DemoAccounts(DemoTables tables, DemoTime time) {
    this.tables = tables;
    this.time = time;
    this.end = tables.baskets().getLast().minute();
  }

  /**
   * @param card key of their card in the tray, or blank
   * @param bought oldest first
   * @param events oldest first
   */
  Stream<Incoming> of(
      DemoCustomer customer, String card, List<DemoBasket> bought, List<DemoOnline.Event> events) {
    List<Incoming> told = new ArrayList<>();
    told.add(loyalty(customer, bought));
    told.addAll(coupons(customer, card));
    if (!events.isEmpty()) {
      told.addAll(searches(customer, events));
      List<DemoOnline.Event> open = notBoughtSince(bought, events);
      cart(customer, open).ifPresent(told::add);
      wishes(customer, open).ifPresent(told::add);
    }
    return told.stream();
  }

  /** Of three orders of the web shop one is made in the app. */
  static boolean isByApp(DemoBasket basket) {
    return Math.floorMod(basket.invoice().hashCode(), 3) == 0;
  }

  private Incoming loyalty(DemoCustomer customer, List<DemoBasket> bought) {
    long won = 0;
    for (DemoBasket basket : bought) {
      for (DemoBasket.Line line : basket.lines()) {
        won += (long) tables.products().get(line.product()).won() * line.quantity();
      }
    }
    long spent = Math.max(0, won);
    DemoExtras.Tier tier =
        tables.extras().tiers().stream()
            .filter(each -> each.fromWon() <= spent)
            .max(Comparator.comparingLong(DemoExtras.Tier::fromWon))
            .orElseThrow(
                () -> DemoTables.damaged(DemoExtras.TIERS, "has no tier for somebody who begins"));
    long earned = spent / WON_A_POINT;
    return new Incoming.Loyalty(
        customer.id(),
        "dangol",
        bought.isEmpty() ? WELCOME_POINTS : earned % POINTS_ARE_USED_BY,
        Optional.of(DemoTables.wire(tier.name())),
        time.ago(3 + (int) Long.remainderUnsigned(mark(customer), 50)));
  }

  private List<Incoming> coupons(DemoCustomer customer, String card) {
    List<Incoming> coupons = new ArrayList<>();
    for (DemoExtras.Coupon coupon : tables.extras().coupons()) {
      if (DemoExtras.isFor(coupon.whose(), card, mark(customer))) {
        coupons.add(
            new Incoming.Coupon(
                customer.id(),
                coupon.key(),
                DemoTables.wire(coupon.text()),
                coupon.days().isPresent()
                    ? Optional.of(time.today().plusDays(coupon.days().getAsInt()))
                    : Optional.empty(),
                coupon.state()));
      }
    }
    return coupons;
  }

  /** People look for what they then look at; by the first words of its name. */
  private List<Incoming> searches(DemoCustomer customer, List<DemoOnline.Event> events) {
    List<Incoming> searches = new ArrayList<>();
    Set<String> said = new LinkedHashSet<>();
    for (DemoOnline.Event event : events.reversed()) {
      DemoProduct product = tables.products().get(event.product());
      String words = words(product);
      boolean looksFor = Math.floorMod(product.sku().hashCode() + event.minute(), 3) == 0;
      if (event.kind() == DemoOnline.Kind.VIEW && looksFor && said.add(words)) {
        searches.add(
            new Incoming.Search(
                customer.id(),
                customer.id() + "-" + event.minute(),
                time.at(event.minute() - SEARCHED_BEFORE),
                words));
      }
      if (searches.size() == MOST_SEARCHES) {
        break;
      }
    }
    return searches;
  }

  private static String words(DemoProduct product) {
    String name = product.name().ko().isBlank() ? product.name().en() : product.name().ko();
    String[] words = name.split(" ", -1);
    return words.length < 2 ? name : words[0] + " " + words[1];
  }

  /** Newest first. */
  private static List<DemoOnline.Event> notBoughtSince(
      List<DemoBasket> bought, List<DemoOnline.Event> events) {
    Map<Integer, Integer> last = new HashMap<>();
    for (DemoBasket basket : bought) {
      if (!basket.returned()) {
        basket.lines().forEach(line -> last.merge(line.product(), basket.minute(), Math::max));
      }
    }
    return events.reversed().stream()
        .filter(event -> last.getOrDefault(event.product(), -1) < event.minute())
        .toList();
  }

  private Optional<Incoming> cart(DemoCustomer customer, List<DemoOnline.Event> open) {
    return items(open, DemoOnline.Kind.CART, MOST_IN_CART, end - CART_DAYS * DAY)
        .map(found -> new Incoming.Cart(customer.id(), found.items(), time.at(found.minute())));
  }

  private Optional<Incoming> wishes(DemoCustomer customer, List<DemoOnline.Event> open) {
    return items(open, DemoOnline.Kind.WISH, MOST_WISHES, 0)
        .map(found -> new Incoming.Wishes(customer.id(), found.items(), time.at(found.minute())));
  }

  private record Found(List<Incoming.Item> items, int minute) {}

  private Optional<Found> items(
      List<DemoOnline.Event> open, DemoOnline.Kind kind, int most, int since) {
    Map<Integer, Integer> quantities = new LinkedHashMap<>();
    int newest = 0;
    for (DemoOnline.Event event : open) {
      if (event.kind() == kind && event.minute() >= since && quantities.size() < most) {
        quantities.putIfAbsent(
            event.product(), kind == DemoOnline.Kind.CART ? 1 + event.minute() % 2 : 1);
        newest = Math.max(newest, event.minute());
      }
    }
    List<Incoming.Item> items = new ArrayList<>();
    quantities.forEach((product, quantity) ->
        items.add(new Incoming.Item(tables.products().get(product).sku(), quantity)));
    return items.isEmpty() ? Optional.empty() : Optional.of(new Found(items, newest));
  }

  /** The same for the same customer, wherever it is reckoned (SplitMix64's last step). */
  private static long mark(DemoCustomer customer) {
    long z = customer.id().hashCode() * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
