package app.dangol.wire;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records inside {@link Row#data}. Instants are ISO-8601 in UTC, dates ISO-8601, money is in
 * minor units with its ISO 4217 currency. What is personal stays out of every toString.
 */
public final class Entity {
  public static final String PRODUCT = "product";
  public static final String STORE = "store";
  public static final String STOCK = "stock";
  public static final String CUSTOMER = "customer";
  public static final String HISTORY = "history";
  public static final String NOTE = "note";
  public static final String PAIR = "pair";
  public static final String POPULARITY = "popularity";
  public static final String HELP = "help";
  public static final String PRICE = "price";
  public static final String ORDER = "order";
  public static final String SEARCH = "search";
  public static final String CART = "cart";
  public static final String WISH = "wish";
  public static final String LOYALTY = "loyalty";
  public static final String COUPON = "coupon";
  public static final String CONSENT = "consent";
  public static final String TASK = "task";
  public static final String RESERVATION = "reservation";
  public static final String TASK_RULE = "task_rule";
  public static final String STRUCK = "struck";
  public static final String STEERING = "steering";
  public static final String EXPERIMENT = "experiment";

  /**
   * Only ever a tombstone, in the place of one row of somebody erased; its key is {@code
   * digest|version}: {@link Erasures#digestOf} their id, and the version of the row it was, or 0 if
   * there was none any more. Whoever has the id finds it, and nobody else learns one.
   */
  public static final String ERASED = "erased";

  private Entity() {}

  /** A text in both languages; either may be empty. */
  public record Text(String ko, String en) {}

  /** Key: sku. What it costs is a {@link Price} of its own. */
  public record Product(
      String sku, @Nullable String gtin, Text name, String category, String colour, String shelf) {}

  /** Key: store id. */
  public record Store(String id, Text name) {}

  /** Key: {@code sku|store}. */
  public record Stock(
      String sku, String store, int available, @SerializedName("as_of") String asOf) {}

  /**
   * Key: customer id.
   *
   * @param further kept by whoever changes the record
   */
  public record Customer(
      String id,
      String name,
      @Nullable String phone,
      @Nullable String email,
      List<String> cards,
      @SerializedName("home_store") String homeStore,
      @SerializedName("member_since") String memberSince,
      List<Preference> preferences,
      List<String> granted,
      Further further) {
    /** One of which no more is known. */
    public Customer(
        String id,
        String name,
        @Nullable String phone,
        @Nullable String email,
        List<String> cards,
        String homeStore,
        String memberSince,
        List<Preference> preferences,
        List<String> granted) {
      this(
          id,
          name,
          phone,
          email,
          cards,
          homeStore,
          memberSince,
          preferences,
          granted,
          Further.NONE);
    }

    /** The same with other further fields. */
    public Customer with(Further others) {
      return new Customer(
          id, name, phone, email, cards, homeStore, memberSince, preferences, granted, others);
    }

    @Override
    public String toString() {
      return "Customer[" + id + "]";
    }
  }

  /** A stated preference: {@code avoids}, {@code likes} or {@code size}. */
  public record Preference(String kind, Text text) {}

  /**
   * Key: {@code customer|at|id}, so that key order is the order of the device's table.
   *
   * @param quantity negative in a return
   * @param amountMinor what the whole line cost with tax, negative in a return; with its currency
   * @param taxMinor how much of it was tax
   */
  public record History(
      String customer,
      String id,
      String group,
      String at,
      String kind,
      String store,
      String sku,
      int quantity,
      @SerializedName("amount_minor") @Nullable Long amountMinor,
      @SerializedName("tax_minor") @Nullable Long taxMinor,
      @Nullable String currency) {
    /** A line of which no money is known. */
    public History(
        String customer,
        String id,
        String group,
        String at,
        String kind,
        String store,
        String sku,
        int quantity) {
      this(customer, id, group, at, kind, store, sku, quantity, null, null, null);
    }
  }

  /**
   * Key: {@code customer|op id}.
   *
   * @param backend whether the commerce backend has it: waiting, confirmed, rejected; null where it
   *     is not passed on
   */
  public record Note(
      String id,
      String customer,
      String at,
      String author,
      @SerializedName("author_name") String authorName,
      String text,
      @Nullable String backend) {
    /** A note that stays at the hub. */
    public Note(
        String id, String customer, String at, String author, String authorName, String text) {
      this(id, customer, at, author, authorName, text, null);
    }

    @Override
    public String toString() {
      return "Note[" + id + ", " + customer + "]";
    }
  }

  /**
   * Key: {@code sku|other}. In how many baskets both lie; told only where at least five different
   * buyers stand behind it.
   */
  public record Pair(String sku, String other, int count) {}

  /**
   * Key: sku. Left out for a product with fewer than five different buyers.
   *
   * @param baskets baskets that hold it, all time
   * @param recent baskets of the newest 28 days that hold it; 0 with fewer than five buyers
   * @param since first day of those 28 days
   */
  public record Popularity(String sku, int baskets, int recent, String since) {}

  /**
   * Key: the call's id, a UUIDv7. Says where somebody is asked for, never who asks.
   *
   * @param at when it was made, never later than the hub took it
   * @param by staff id, while answered
   */
  public record Help(String id, String device, String at, HelpState state, @Nullable String by) {}

  /**
   * Key: sku. What a piece costs, tax included.
   *
   * @param taxRateBp the tax in it, in hundredths of a percent
   * @param asOf when the shop system said so
   */
  public record Price(
      String sku,
      @SerializedName("amount_minor") long amountMinor,
      String currency,
      @SerializedName("tax_rate_bp") @Nullable Integer taxRateBp,
      @SerializedName("as_of") String asOf) {}

  /**
   * Key: {@code customer|at|id}. The head of an order or of a return; its lines are {@link History}
   * with this id as their group.
   *
   * @param number what stands on the receipt
   * @param channel {@code online}, {@code app} or {@code store}
   * @param store where, or {@code online}
   * @param totalMinor with tax; negative for a return
   */
  public record Order(
      String customer,
      String id,
      @Nullable String number,
      String at,
      String channel,
      String store,
      OrderState state,
      @SerializedName("total_minor") long totalMinor,
      @SerializedName("tax_minor") long taxMinor,
      String currency) {}

  /** Key: {@code customer|at|id}. What somebody looked for in the web shop. */
  public record Search(String customer, String id, String at, String text) {
    @Override
    public String toString() {
      return "Search[" + id + ", " + customer + "]";
    }
  }

  /** Key: {@code customer|sku}. What lies in the online cart now. */
  public record Cart(String customer, String sku, int quantity, String at) {}

  /** Key: {@code customer|sku}. What is on the wish list now. */
  public record Wish(String customer, String sku, String at) {}

  /**
   * Key: {@code customer|program}.
   *
   * @param tier the shop's name for it
   */
  public record Loyalty(
      String customer,
      String program,
      long points,
      @Nullable Text tier,
      @SerializedName("as_of") String asOf) {}

  /**
   * Key: {@code customer|id}.
   *
   * @param until last day it can be used, if any
   */
  public record Coupon(
      String customer, String id, Text text, @Nullable String until, CouponState state) {}

  /**
   * Key: {@code customer|at|id}. One entry of the ledger: never changed, only followed by the next.
   *
   * @param purpose such as {@code lookup}
   * @param basis {@code consent}, {@code membership_terms} or {@code contract}
   * @param textVersion which wording was shown
   * @param source where it was said: a connector, an import, a device
   */
  public record Consent(
      String customer,
      String id,
      String at,
      String purpose,
      boolean granted,
      String basis,
      @SerializedName("text_version") @Nullable String textVersion,
      String source) {}

  /**
   * Key: kind; in the store's work. By which rule the store's devices make tasks of that kind.
   *
   * @param percent how likely it must be
   * @param span days or hours, as the kind has it
   * @param most tasks a day
   * @param text the store's own words; null for the program's
   * @param by staff id of who changed it last
   */
  public record TaskRule(
      String kind,
      String store,
      boolean active,
      int percent,
      int span,
      int most,
      @Nullable String text,
      String at,
      String by) {}

  /**
   * Key: id, a UUIDv7 or, made by a rule, a UUIDv5; in the store's work.
   *
   * @param kind such as {@code follow_up}
   * @param due the day, if any
   * @param assignee staff id, if anybody's
   * @param by staff id of who made or changed it last
   */
  public record Task(
      String id,
      String store,
      @Nullable String customer,
      String kind,
      String text,
      TaskState state,
      @Nullable String due,
      @Nullable String assignee,
      String at,
      String by) {
    @Override
    public String toString() {
      return "Task[" + id + ", " + state + "]";
    }
  }

  /**
   * Key: {@code customer|id}; the id is that of the op that asked for it.
   *
   * @param until when it is let go, if nobody comes
   * @param reason why it was rejected, a stable word
   */
  public record Reservation(
      String customer,
      String id,
      String store,
      String sku,
      int quantity,
      String at,
      ReservationState state,
      @Nullable String until,
      @Nullable String reason) {}

  /**
   * Key: {@code customer|what}. Something a customer does not want to be concluded about them.
   *
   * @param what {@code product:…}, {@code kind:…}, {@code colour:…} or {@code because:…}
   */
  public record Struck(String customer, String what, String at) {
    @Override
    public String toString() {
      return "Struck[" + customer + "]";
    }
  }

  /**
   * Key: {@code sku|store}, with {@code *} for everywhere; in the catalogue. What a manager said
   * about a product.
   *
   * @param act {@code pin}, {@code boost} or {@code ban}
   * @param until the last day, if any
   * @param by staff id
   */
  public record Steering(
      String sku,
      @Nullable String store,
      String act,
      @Nullable Double factor,
      @Nullable String until,
      String reason,
      String by,
      String at) {}

  /**
   * Key: id; in the catalogue. Something that is tried out with a share of the customers.
   *
   * @param salt goes into who takes part in what, so that two experiments are independent
   * @param shareBp how many of ten thousand take part
   * @param from when it begins
   * @param until when it ends; null while nobody has stopped it
   */
  public record Experiment(
      String id,
      String salt,
      List<Arm> arms,
      @SerializedName("share_bp") int shareBp,
      String from,
      @Nullable String until) {
    /** One of the ways that are compared; the first is what is compared with. */
    public record Arm(String name, List<Setting> settings) {}

    /** What an arm sets for what makes the suggestions. */
    public record Setting(String name, String value) {}
  }

  /** How far an order has come. */
  public enum OrderState {
    @SerializedName("placed")
    PLACED,
    @SerializedName("shipped")
    SHIPPED,
    @SerializedName("done")
    DONE,
    @SerializedName("returned")
    RETURNED,
    @SerializedName("cancelled")
    CANCELLED
  }

  /** Whether a coupon can be used. */
  public enum CouponState {
    @SerializedName("open")
    OPEN,
    @SerializedName("used")
    USED,
    @SerializedName("expired")
    EXPIRED
  }

  /** How far a task has come; done wins over every other change. */
  public enum TaskState {
    @SerializedName("open")
    OPEN,
    @SerializedName("done")
    DONE,
    @SerializedName("dropped")
    DROPPED
  }

  /** What the shop system says of a reservation. */
  public enum ReservationState {
    @SerializedName("requested")
    REQUESTED,
    @SerializedName("confirmed")
    CONFIRMED,
    @SerializedName("rejected")
    REJECTED,
    @SerializedName("cancelled")
    CANCELLED,
    @SerializedName("collected")
    COLLECTED,
    @SerializedName("expired")
    EXPIRED
  }

  /** How far a call for help has come. */
  public enum HelpState {
    @SerializedName("waiting")
    WAITING,
    @SerializedName("answered")
    ANSWERED,
    @SerializedName("withdrawn")
    WITHDRAWN
  }
}
