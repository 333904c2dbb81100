package app.dangol.cache;

import app.dangol.wire.Entity;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rows and pages as the hub sends them. */
public final class TestRows {
  private static final Gson GSON = new Gson();

  private TestRows() {}

  public static Row product(String sku, long version, String ko) {
    return put(
        Entity.PRODUCT,
        sku,
        version,
        new Entity.Product(
            sku, "4006381333931", new Entity.Text(ko, "Product " + sku), "knit", "#AA3311", "A3"));
  }

  public static Row price(String sku, long version, long minor, String asOf) {
    return put(Entity.PRICE, sku, version, new Entity.Price(sku, minor, "KRW", 1_000, asOf));
  }

  public static Row store(String id, long version) {
    return put(
        Entity.STORE, id, version, new Entity.Store(id, new Entity.Text("가게 " + id, "Shop " + id)));
  }

  public static Row stock(String sku, String store, long version, int available) {
    return put(
        Entity.STOCK,
        sku + "|" + store,
        version,
        new Entity.Stock(sku, store, available, "2026-11-20T09:00:00Z"));
  }

  public static Row customer(String id, long version, String name, String card) {
    return put(
        Entity.CUSTOMER,
        id,
        version,
        new Entity.Customer(
            id,
            name,
            "+8210" + card,
            id + "@example.org",
            List.of(card),
            "seoul-1",
            "2024-05-01",
            List.of(new Entity.Preference("likes", new Entity.Text("파란색", "blue"))),
            List.of("lookup", "suggest_purchases")));
  }

  public static Row history(String customer, String id, long version, String at, String basket) {
    return put(
        Entity.HISTORY,
        customer + "|" + at + "|" + id,
        version,
        new Entity.History(customer, id, basket, at, "purchase", "seoul-1", "S1", 1));
  }

  public static Row note(String customer, String id, long version, String text) {
    return put(
        Entity.NOTE,
        customer + "|" + id,
        version,
        new Entity.Note(id, customer, "2026-11-20T09:00:00Z", "staff-1", "이서연", text));
  }

  public static Row pair(String sku, String other, long version, int count) {
    return put(Entity.PAIR, sku + "|" + other, version, new Entity.Pair(sku, other, count));
  }

  public static Row popularity(String sku, long version, int baskets) {
    return put(
        Entity.POPULARITY, sku, version, new Entity.Popularity(sku, baskets, 1, "2026-10-24"));
  }

  /** A call for help from a kiosk; with {@code by} it is answered. */
  public static Row help(String id, String device, long version, Instant at, @Nullable String by) {
    Entity.HelpState state = by == null ? Entity.HelpState.WAITING : Entity.HelpState.ANSWERED;
    return put(Entity.HELP, id, version, new Entity.Help(id, device, at.toString(), state, by));
  }

  public static Row gone(Row row, long version) {
    return new Row(row.entity(), row.key(), version, null);
  }

  public static Row put(String entity, String key, long version, Object data) {
    return Row.of(entity, key, version, (JsonObject) GSON.toJsonTree(data));
  }

  public static Page page(long position, String next, Row... rows) {
    return new Page(List.of(rows), next, false, position);
  }

  public static Page morePage(long position, String next, Row... rows) {
    return new Page(List.of(rows), next, true, position);
  }
}
