package app.dangol.hub.intake;

import app.dangol.catalog.Category;
import app.dangol.hub.Put;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.Gtin;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Products, prices, stores and stock. What was told is kept as records; the rows on devices follow
 * from it.
 */
final class Goods {
  private static final String PRODUCT = "product";
  private static final String STOCK = "stock";
  private static final int PAGE = 1_000;
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private final HubTransaction transaction;
  private @Nullable StockRules rules;
  private @Nullable TreeSet<String> stores;
  private int changed;
  private int waiting;

  Goods(HubTransaction transaction) {
    this.transaction = transaction;
  }

  /** What is known of a sku; either part may still be missing. */
  record Known(@Nullable Shown product, Entity.@Nullable Price price) {}

  record Shown(
      @Nullable String gtin, Entity.Text name, String category, String colour, String shelf) {}

  record Counted(
      @SerializedName("on_hand") int onHand, int reserved, @SerializedName("as_of") String asOf) {}

  int changed() {
    return changed;
  }

  /** Stock of stores nobody told of yet. */
  int waiting() {
    return waiting;
  }

  void take(Incoming.Product product) throws RefusedException {
    String sku = Checks.sku(product.sku());
    @Nullable String gtin = null;
    if (product.gtin().isPresent()) {
      gtin =
          Gtin.find(product.gtin().get())
              .map(Gtin::value)
              .orElseThrow(() ->
                  new RefusedException("bad_gtin", "the GTIN's length or check digit is wrong"));
    }
    if (!COLOUR.matcher(product.colour()).matches()) {
      throw new RefusedException("bad_colour", "the colour is not of the form #RRGGBB");
    }
    Known before = known(sku);
    Shown shown =
        new Shown(
            gtin,
            Checks.text(product.name()),
            Category.of(product.category()).key(),
            product.colour(),
            Checks.free(product.shelf()));
    Known after = new Known(shown, before.price());
    keep(sku, after);
    if (before.product() != null && !before.product().category().equals(shown.category())) {
      stores().forEach(store -> showStock(sku, store, after));
    }
  }

  void take(Incoming.Price price) throws RefusedException {
    String sku = Checks.sku(price.sku());
    if (price.amountMinor() < 0) {
      throw new RefusedException("bad_money", "a price is below nothing");
    }
    Entity.Price told =
        new Entity.Price(
            sku,
            price.amountMinor(),
            Checks.currency(price.currency()),
            Checks.taxRate(price.taxRateBp()).orElse(null),
            Checks.at(price.asOf()).toString());
    Known before = known(sku);
    if (before.price() != null && isLater(before.price().asOf(), price.asOf())) {
      return;
    }
    keep(sku, new Known(before.product(), told));
    put(Bucket.PRICE, Put.of(told));
  }

  private void keep(String sku, Known known) {
    transaction.keepRecord(PRODUCT, sku, StrictJson.write(known));
    Shown product = known.product();
    if (product != null) {
      put(
          Bucket.CATALOGUE,
          Put.of(
              new Entity.Product(
                  sku,
                  product.gtin(),
                  product.name(),
                  product.category(),
                  product.colour(),
                  product.shelf())));
    }
  }

  private Known known(String sku) {
    return transaction
        .findRecord(PRODUCT, sku)
        .map(data -> StrictJson.read(data, Known.class))
        .orElse(new Known(null, null));
  }

  void take(Incoming.Store store) throws RefusedException {
    String id = Checks.store(store.id());
    Entity.Store row = new Entity.Store(id, Checks.text(store.name()));
    boolean isNew = stores().add(id);
    put(Bucket.CATALOGUE, Put.of(row));
    if (isNew) {
      // It is told the others' stock, and they its, which may have come before it.
      showAllStock();
    }
  }

  /** Works all stock out anew, because a store has come or the rules have changed. */
  void showAllStock() {
    String from = "";
    List<HubRecord> page;
    do {
      page = transaction.listRecords(STOCK, from, "", PAGE);
      for (HubRecord counted : page) {
        int bar = counted.key().lastIndexOf('|');
        String sku = counted.key().substring(0, bar);
        String store = counted.key().substring(bar + 1);
        if (stores().contains(store)) {
          showStock(sku, store, known(sku));
        }
        // No key holds a control character, so this is the next one; SQLite ends a text at U+0000.
        from = counted.key() + '\u0001';
      }
    } while (page.size() == PAGE);
  }

  void take(Incoming.Stock stock) throws RefusedException {
    String sku = Checks.sku(stock.sku());
    String store = Checks.store(stock.store());
    String key = sku + "|" + store;
    Optional<Counted> before = counted(key);
    Instant asOf = Checks.at(stock.asOf());
    if (stock.reserved() < 0) {
      throw new RefusedException("bad_quantity", "fewer pieces than none are reserved");
    }
    if (before.isPresent() && isLater(before.get().asOf(), asOf)) {
      return;
    }
    transaction.keepRecord(
        STOCK,
        key,
        StrictJson.write(new Counted(stock.onHand(), stock.reserved(), asOf.toString())));
    if (stores().contains(store)) {
      showStock(sku, store, known(sku));
    } else {
      waiting++;
    }
  }

  private Optional<Counted> counted(String key) {
    return transaction.findRecord(STOCK, key).map(data -> StrictJson.read(data, Counted.class));
  }

  /** Every store that is told it learns of one store's stock. */
  private void showStock(String sku, String store, Known known) {
    Counted counted = counted(sku + "|" + store).orElse(null);
    if (counted == null) {
      return;
    }
    Shown product = known.product();
    String category = product == null ? Category.BOX.key() : product.category();
    StockRules now = rules();
    Entity.Stock row =
        new Entity.Stock(
            sku,
            store,
            now.available(counted.onHand(), counted.reserved(), store, category, sku),
            counted.asOf());
    for (String device : stores()) {
      if (now.isTold(device, store)) {
        put(Bucket.stockOf(device), Put.of(row));
      } else {
        remove(Bucket.stockOf(device), Entity.STOCK, EntityKey.of(row));
      }
    }
  }

  void gone(String sku) {
    remove(Bucket.CATALOGUE, Entity.PRODUCT, sku);
    remove(Bucket.PRICE, Entity.PRICE, sku);
    for (String store : stores()) {
      for (String device : stores()) {
        remove(Bucket.stockOf(device), Entity.STOCK, sku + "|" + store);
      }
    }
    String end = sku + "|\uffff";
    transaction
        .listRecords(STOCK, sku + "|", end, Integer.MAX_VALUE)
        .forEach(record -> transaction.forgetRecord(STOCK, record.key()));
    transaction.forgetRecord(PRODUCT, sku);
  }

  private StockRules rules() {
    StockRules now = rules;
    if (now == null) {
      now = StockRules.read(transaction);
      rules = now;
    }
    return now;
  }

  private TreeSet<String> stores() {
    TreeSet<String> now = stores;
    if (now == null) {
      now = new TreeSet<>(transaction.listKeys(Bucket.CATALOGUE, Entity.STORE));
      stores = now;
    }
    return now;
  }

  private static boolean isLater(String known, Instant told) {
    return Instant.parse(known).isAfter(told);
  }

  private void put(String bucket, Put row) {
    changed += transaction.put(bucket, row.entity(), row.key(), row.data()) > 0 ? 1 : 0;
  }

  private void remove(String bucket, String entity, String key) {
    changed += transaction.remove(bucket, entity, key) > 0 ? 1 : 0;
  }
}
