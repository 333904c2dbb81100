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

  private Entity() {}

  /** A text in both languages; either may be empty. */
  public record Text(String ko, String en) {}

  /** Key: sku. */
  public record Product(
      String sku,
      @Nullable String gtin,
      Text name,
      String category,
      String colour,
      @SerializedName("price_minor") long priceMinor,
      String currency,
      String shelf) {}

  /** Key: store id. */
  public record Store(String id, Text name) {}

  /** Key: {@code sku|store}. */
  public record Stock(
      String sku, String store, int available, @SerializedName("as_of") String asOf) {}

  /** Key: customer id. */
  public record Customer(
      String id,
      String name,
      @Nullable String phone,
      @Nullable String email,
      List<String> cards,
      @SerializedName("home_store") String homeStore,
      @SerializedName("member_since") String memberSince,
      List<Preference> preferences,
      List<String> granted) {
    @Override
    public String toString() {
      return "Customer[" + id + "]";
    }
  }

  /** A stated preference: {@code avoids}, {@code likes} or {@code size}. */
  public record Preference(String kind, Text text) {}

  /** Key: {@code customer|at|id}, so that key order is the order of the device's table. */
  public record History(
      String customer,
      String id,
      String group,
      String at,
      String kind,
      String store,
      String sku,
      int quantity) {}

  /** Key: {@code customer|op id}. */
  public record Note(
      String id,
      String customer,
      String at,
      String author,
      @SerializedName("author_name") String authorName,
      String text) {
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
