package app.dangol.hub.intake;

import app.dangol.catalog.Category;
import app.dangol.hub.Put;
import app.dangol.hub.stock.ReadFigures;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.Gtin;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private final ReadFigures read = new ReadFigures();
  private final Optional<String> reader;
  private final Instant now;
  private int changed;
  private int waiting;
  private int older;

  /**
   * @param reader the shop system that tells it all, if that is read again and again
   */
  Goods(HubTransaction transaction, Optional<String> reader, Instant now) {
    this.transaction = transaction;
    this.reader = reader;
    this.now = now;
    this.shown = new ShownStock(transaction, read);
  }

  /**
   * What is known of a sku; either part may still be missing.
   *
   * @param priceReader the shop system that tells the price and is read again and again; null if
   *     somebody else told it, or if an older program kept it
   */
  record Known(
      @Nullable Shown product,
      Entity.@Nullable Price price,
      @SerializedName("price_reader") @Nullable String priceReader) {}

  record Shown(
      @Nullable String gtin, Entity.Text name, String category, String colour, String shelf) {}

  int changed() {
    return changed + shown.changed();
  }

  /** Writes down whose figures are shown now; the last to be called. */
  void finish() {
    read.keep(transaction);
  }

  /** Stock of stores nobody told of yet. */
  int waiting() {
    return waiting;
  }

  /** Prices and stock passed over, because something newer is known. */
  int older() {
    return older;
  }

  /**
   * Whose figures are shown, counted one by one, page by page.
   *
   * @param stores all that were told of
   */
  static ReadFigures tally(HubReads reads, Set<String> stores) {
    ReadFigures read = new ReadFigures();
    ShownStock.countReaders(reads, stores::contains, read);
    reads.forEachRecord(
        PRODUCT,
        record -> read.price(null, StrictJson.read(record.data(), Known.class).priceReader()));
    return read;
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
    Known after = new Known(told, before.price(), before.priceReader());
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
    Entity.Price shownNow = withoutNoNews(before, told);
    keep(sku, new Known(before.product(), shownNow, reader.orElse(null)));
    read.price(before.priceReader(), reader.orElse(null));
    put(Bucket.PRICE, Put.of(shownNow));
  }

  /** As it was if only this is new: that its source will be read again. No device minds. */
  private Entity.Price withoutNoNews(Known before, Entity.Price told) {
    Entity.Price price = before.price();
    return price != null
            && before.priceReader() == null
            && reader.isPresent()
            && price.amountMinor() == told.amountMinor()
            && price.currency().equals(told.currency())
            && Objects.equals(price.taxRateBp(), told.taxRateBp())
        ? price
        : told;
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
        .orElse(new Known(null, null, null));
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
    ShownStock.Told told = new ShownStock.Told(stock.onHand(), stock.reserved(), asOf, reader);
    switch (shown.count(sku, store, told, now)) {
      case SHOWN -> {}
      case WAITING -> waiting++;
      case OLDER -> older++;
    }
  }

  void gone(String sku) {
    remove(Bucket.CATALOGUE, Entity.PRODUCT, sku);
    remove(Bucket.PRICE, Entity.PRICE, sku);
    shown.forget(sku);
    read.price(known(sku).priceReader(), null);
    transaction.forgetRecord(PRODUCT, sku);
  }

  /** Stock that this shop system tells no more, as {@code sku|store}. */
  void goneStock(String id) throws RefusedException {
    int bar = id.lastIndexOf('|');
    if (bar < 0) {
      throw new RefusedException("bad_id", "stock is gone by its sku, | and its store");
    }
    reader.ifPresent(teller -> shown.forget(id.substring(0, bar), id.substring(bar + 1), teller));
  }

  /** What the shop system tells could not be taken: what is known is not what it tells now. */
  void doubt(Incoming refused) {
    if (reader.isEmpty()) {
      return;
    }
    String teller = reader.get();
    if (refused instanceof Incoming.Price price) {
      Known known = known(price.sku());
      if (teller.equals(known.priceReader())) {
        Known doubted = new Known(known.product(), known.price(), null);
        transaction.keepRecord(PRODUCT, price.sku(), StrictJson.write(doubted));
        read.price(teller, null);
      }
    } else if (refused instanceof Incoming.Stock stock) {
      shown.doubt(stock.sku(), stock.store(), teller);
    }
  }

  /** A time yet to come, as a clock that is ahead tells it, holds nothing back. */
  private boolean isLater(String known, Instant told) {
    Instant at = Instant.parse(known);
    return at.isAfter(told) && !at.isAfter(now);
  }

  private void put(String bucket, Put row) {
    changed += transaction.put(bucket, row.entity(), row.key(), row.data()) > 0 ? 1 : 0;
  }

  private void remove(String bucket, String entity, String key) {
    changed += transaction.remove(bucket, entity, key) > 0 ? 1 : 0;
  }
}
