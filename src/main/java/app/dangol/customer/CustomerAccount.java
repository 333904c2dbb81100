package app.dangol.customer;

import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a customer has with the shop right now, in the store and online. Words that only a newer
 * program knows are left out.
 *
 * @param points a balance for each programme
 * @param coupons those that can be used, the next to lapse first
 * @param cart what lies in the online cart, the newest first
 * @param wishes what is on the wish list, the newest first
 * @param orders heads of orders and returns, the newest first
 * @param searches what was looked for in the web shop, the newest first
 * @param reservations the newest first
 * @param consents the ledger, the newest entry first
 * @param struck what they do not want to be concluded about them, by its key
 */
public record CustomerAccount(
    List<Points> points,
    List<Coupon> coupons,
    List<Item> cart,
    List<Item> wishes,
    List<Order> orders,
    List<Search> searches,
    List<Reservation> reservations,
    List<ConsentEntry> consents,
    List<StruckTaste> struck) {
  /** Nothing at all. */
  public static final CustomerAccount NONE =
      new CustomerAccount(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of());

  public CustomerAccount {
    points = List.copyOf(points);
    coupons = List.copyOf(coupons);
    cart = List.copyOf(cart);
    wishes = List.copyOf(wishes);
    orders = List.copyOf(orders);
    searches = List.copyOf(searches);
    reservations = List.copyOf(reservations);
    consents = List.copyOf(consents);
    struck = List.copyOf(struck);
  }

  /** The same without what was done online, for whoever did not agree to its use. */
  public CustomerAccount withoutOnline() {
    return new CustomerAccount(
        points, coupons, List.of(), List.of(), orders, List.of(), reservations, consents, struck);
  }

  /**
   * The same without what suggestions are made of, for whoever wants nothing done with it for now;
   * what they can use or have asked for stays.
   */
  public CustomerAccount suspended() {
    return new CustomerAccount(
        points,
        coupons,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        reservations,
        consents,
        struck);
  }

  /**
   * A balance.
   *
   * @param tier the shop's name for it
   * @param asOf when the shop system said so
   */
  public record Points(String program, long balance, Optional<LocalText> tier, Instant asOf) {}

  /** Whether a coupon can be used. */
  public enum CouponState {
    OPEN,
    USED,
    EXPIRED
  }

  /**
   * A coupon.
   *
   * @param until the last day, if any
   */
  public record Coupon(String id, LocalText text, Optional<LocalDate> until, CouponState state) {
    @Override
    public String toString() {
      return "Coupon[" + id + "]";
    }
  }

  /** So many pieces of a product, since then. */
  public record Item(Sku sku, int quantity, Instant at) {}

  /** How far an order has come. */
  public enum OrderState {
    PLACED,
    SHIPPED,
    DONE,
    RETURNED,
    CANCELLED
  }

  /** Where an order was made. */
  public enum Channel {
    STORE("store"),
    WEB("online"),
    APP("app");

    private final String key;

    Channel(String key) {
      this.key = key;
    }

    /** The name used in data. */
    public String key() {
      return key;
    }
  }

  /**
   * The head of an order or a return.
   *
   * @param id the group of its lines
   * @param channel where it was made
   * @param totalMinor with tax, in minor units; negative for a return
   */
  public record Order(
      String id,
      Optional<String> number,
      Instant at,
      Channel channel,
      StoreId store,
      OrderState state,
      long totalMinor,
      Currency currency) {}

  /** What was looked for. */
  public record Search(Instant at, String text) {
    @Override
    public String toString() {
      return "Search[" + at + "]";
    }
  }

  /** What the shop system says of a reservation. */
  public enum ReservationState {
    REQUESTED,
    CONFIRMED,
    REJECTED,
    CANCELLED,
    COLLECTED,
    EXPIRED
  }

  /**
   * Pieces laid aside, or to be.
   *
   * @param until when they are let go if nobody comes, where that is known
   * @param reason why they were refused, a stable word of the hub or the shop system
   * @param untold whether the state is what was done here and the hub has not heard of it
   */
  public record Reservation(
      String id,
      StoreId store,
      Sku sku,
      int quantity,
      Instant at,
      ReservationState state,
      Optional<Instant> until,
      Optional<String> reason,
      boolean untold) {}

  /**
   * One entry of the ledger.
   *
   * @param textVersion which wording was shown, where that is known
   */
  public record ConsentEntry(
      String id,
      Instant at,
      String purpose,
      boolean granted,
      String basis,
      Optional<String> textVersion,
      String source) {}
}
