package app.dangol.demo;

import app.dangol.id.LocalText;
import app.dangol.wire.Entity;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What was thought up for the demo's people besides their real baskets (SIMULATED). {@code whose}
 * is the key of a card of the tray, or {@code every-N} for one customer in N.
 */
public record DemoExtras(
    List<Tier> tiers, List<Coupon> coupons, List<Task> tasks, List<Reservation> reservations) {
  static final String TIERS = "tiers.tsv";
  static final String COUPONS = "coupons.tsv";
  static final String TASKS = "tasks.tsv";
  static final String RESERVATIONS = "reservations.tsv";

  private static final String EVERY = "every-";

  /** Everything there is to be read by hand, for whoever copies the files. */
  public static List<String> files() {
    return List.of(TIERS, COUPONS, TASKS, RESERVATIONS);
  }

  /**
   * A tier of the programme.
   *
   * @param fromWon what must have been bought for it
   */
  public record Tier(LocalText name, long fromWon) {}

  /**
   * @param days from the demo's day until its last one
   */
  public record Coupon(
      String key, String whose, LocalText text, OptionalInt days, Entity.CouponState state) {}

  /**
   * @param whose blank for what is about nobody
   * @param days from the demo's day until it is due
   * @param hours how long ago it was written down
   */
  public record Task(
      String kind,
      String whose,
      String text,
      OptionalInt days,
      String assignee,
      String author,
      int hours) {
    @Override
    public String toString() {
      return "Task[" + kind + "]";
    }
  }

  /**
   * @param nth which of the products they bought or looked at
   * @param byHub whether the hub decides, and its stock figures follow
   */
  public record Reservation(
      String whose,
      int nth,
      String store,
      int quantity,
      Entity.ReservationState state,
      String reason,
      int hours,
      boolean byHub) {}

  /** All of it, from the four files. Blocks. */
  static DemoExtras read(DemoFiles files) {
    return new DemoExtras(
        TsvReader.read(
            files,
            TIERS,
            List.of("ko", "en", "from_won"),
            row -> new Tier(new LocalText(row.text(0), row.text(1)), row.number(2))),
        TsvReader.read(
            files,
            COUPONS,
            List.of("key", "whose", "ko", "en", "days", "state"),
            row ->
                new Coupon(
                    row.text(0),
                    row.text(1),
                    new LocalText(row.text(2), row.text(3)),
                    days(row, 4),
                    word(row, 5, Entity.CouponState.values()))),
        TsvReader.read(
            files,
            TASKS,
            List.of("kind", "whose", "text", "days", "assignee", "author", "hours"),
            row ->
                new Task(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    days(row, 3),
                    row.text(4),
                    row.text(5),
                    row.number(6))),
        TsvReader.read(
            files,
            RESERVATIONS,
            List.of("whose", "nth", "store", "quantity", "state", "reason", "hours", "by_hub"),
            row ->
                new Reservation(
                    row.text(0),
                    row.number(1),
                    row.text(2),
                    row.number(3),
                    word(row, 4, Entity.ReservationState.values()),
                    row.text(5),
                    row.number(6),
                    row.text(7).equals("yes"))));
  }

  private static OptionalInt days(TsvRow row, int column) {
    return row.text(column).isEmpty() ? OptionalInt.empty() : OptionalInt.of(row.number(column));
  }

  private static <E extends Enum<E>> E word(TsvRow row, int column, E[] known) {
    for (E each : known) {
      if (each.name().toLowerCase(Locale.ROOT).equals(row.text(column))) {
        return each;
      }
    }
    throw row.damaged("column " + (column + 1) + " holds no word that is known");
  }

  /**
   * Whether something is meant for a customer.
   *
   * @param card key of their card in the tray, or blank
   * @param mark a number that is always the same for the same customer
   */
  static boolean isFor(String whose, String card, long mark) {
    if (whose.startsWith(EVERY)) {
      return Long.remainderUnsigned(mark, Long.parseLong(whose.substring(EVERY.length()))) == 0;
    }
    return !card.isEmpty() && whose.equals(card);
  }
}
