package app.dangol.hub.intake;

import app.dangol.catalog.Category;
import app.dangol.hub.Put;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.Gtin;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Products, prices, stores and stock. What was told is kept as records; the rows on devices follow
 * from it.
 */
final class Goods {
  private static final String PRODUCT = "product";
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private final HubTransaction transaction;
  private final ShownStock shown;
  private final Instant now;
  private int changed;
  private int waiting;
  private int older;

  Goods(HubTransaction transaction, Instant now) {
    this.transaction = transaction;
    this.now = now;
    this.shown = new ShownStock(transaction);
  }

  /** What is known of a sku; either part may still be missing. */
  record Known(@Nullable Shown product, Entity.@Nullable Price price) {}

  record Shown(
      @Nullable String gtin, Entity.Text name, String category, String colour, String shelf) {}

  int changed() {
    return changed + shown.changed();
  }

  /** Stock of stores nobody told of yet. */
  int waiting() {
    return waiting;
  }

  /** Prices and stock passed over, because something newer is known. */
  int older() {
    return older;
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
    Shown told =
        new Shown(
            gtin,
            Checks.text(product.name()),
            Category.of(product.category()).key(),
            product.colour(),
            Checks.free(product.shelf()));
    Known after = new Known(told, before.price());
    keep(sku, after);
    if (before.product() != null && !before.product().category().equals(told.category())) {
      shown.show(sku);
    }
  }

  void take(Incoming.Price price) throws RefusedException {
    String sku = Checks.sku(price.sku());
    if (price.amountMinor() < 0) {
      throw new RefusedException("bad_money", "a price is below nothing");
    }
    Instant asOf = Checks.past(price.asOf(), now);
    Entity.Price told =
        new Entity.Price(
            sku,
            price.amountMinor(),
            Checks.currency(price.currency()),
            Checks.taxRate(price.taxRateBp()).orElse(null),
            asOf.toString());
    Known before = known(sku);
    if (before.price() != null && isLater(before.price().asOf(), asOf)) {
      older++;
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
    shown.open(id);
    put(Bucket.CATALOGUE, Put.of(row));
  }

  void take(Incoming.Stock stock) throws RefusedException {
    String sku = Checks.sku(stock.sku());
    String store = Checks.store(stock.store());
    Instant asOf = Checks.past(stock.asOf(), now);
    if (stock.reserved() < 0) {
      throw new RefusedException("bad_quantity", "fewer pieces than none are reserved");
    }
    switch (shown.count(sku, store, stock.onHand(), stock.reserved(), asOf, now)) {
      case SHOWN -> {}
      case WAITING -> waiting++;
      case OLDER -> older++;
    }
  }

  void gone(String sku) {
    remove(Bucket.CATALOGUE, Entity.PRODUCT, sku);
    remove(Bucket.PRICE, Entity.PRICE, sku);
    shown.forget(sku);
    transaction.forgetRecord(PRODUCT, sku);
  }

  /** A time yet to come, which an older program took, holds nothing back. */
  private boolean isLater(String known, Instant told) {
    Instant at = Instant.parse(known);
    return at.isAfter(told) && !Checks.isAhead(at, now);
  }

  private void put(String bucket, Put row) {
    changed += transaction.put(bucket, row.entity(), row.key(), row.data()) > 0 ? 1 : 0;
  }

  private void remove(String bucket, String entity, String key) {
    changed += transaction.remove(bucket, entity, key) > 0 ? 1 : 0;
  }
}
