package app.dangol.demo.make;

import java.util.List;

/** Where things stand in the demo store (SIMULATED): one letter per zone, a number within it. */
final class ShelfPlan {
  private static final int SHELVES_A_ZONE = 9;

  /** Zones from A on, by the categories that stand together. */
  private static final List<List<String>> ZONES =
      List.of(
          List.of("bag", "shoe"),
          List.of("cup", "plate"),
          List.of("tin", "bottle"),
          List.of("candle", "lantern"),
          List.of("garland", "frame", "clock"),
          List.of("toy", "book"),
          List.of("cushion", "knit", "scarf", "dress", "coat", "trousers"),
          List.of("jewellery"));

  /** Such as {@code A-3}; what has no zone stands in the one after the last. */
  String shelfFor(String category, String code) {
    int zone = 0;
    while (zone < ZONES.size() && !ZONES.get(zone).contains(category)) {
      zone++;
    }
    return (char) ('A' + zone) + "-" + (1 + Math.floorMod(code.hashCode(), SHELVES_A_ZONE));
  }
}
