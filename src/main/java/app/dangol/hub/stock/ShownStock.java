package app.dangol.hub.stock;

import app.dangol.catalog.Category;
import app.dangol.hub.Put;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What devices are shown of stock. Figures are kept as they were counted; each row follows from its
 * figure, so that whatever changes (the figure, a promise, a rule, a product's category) it is
 * worked out anew and never added up. What a source calls reserved are its own promises; those of
 * the hub are in no source's figures and come off besides. Works inside one transaction.
 */
public final class ShownStock {
  /** Records: {@code sku|store} → what was counted there. */
  private static final String COUNTED = "stock";

  private final HubTransaction transaction;
  private final OpenReservations promised;
  private final ReadFigures read;
  private @Nullable StockRules rules;
  private @Nullable TreeSet<String> stores;
  private int changed;

  /** For whoever takes in no figures. */
  public ShownStock(HubTransaction transaction) {
    this(transaction, new ReadFigures());
  }

  /**
   * @param read takes in whose figures are shown; to be kept by the caller
   */
  public ShownStock(HubTransaction transaction, ReadFigures read) {
    this.transaction = transaction;
    this.promised = new OpenReservations(transaction);
    this.read = read;
  }

  /**
   * @param reader the shop system that tells it and is read again and again; null if somebody else
   *     told it, or if an older program kept it
   */
  private record Counted(
      @SerializedName("on_hand") int onHand,
      int reserved,
      @SerializedName("as_of") String asOf,
      @Nullable String reader) {}

  /**
   * A figure as it is told.
   *
   * @param reserved pieces the source itself has promised
   * @param asOf when they were counted
   * @param reader the shop system that tells it, if that is read again and again
   */
  public record Told(int onHand, int reserved, Instant asOf, Optional<String> reader) {
    private Counted since(Instant at) {
      return new Counted(onHand, reserved, at.toString(), reader.orElse(null));
    }

    /** Whether only this is new: that its source will be read again. */
    private boolean isAs(Counted before) {
      return before.reader() == null
          && reader.isPresent()
          && before.onHand() == onHand
          && before.reserved() == reserved;
    }
  }

  /** Rows on devices that were changed. */
  public int changed() {
    return changed;
  }

  /** What became of a figure. */
  public enum Counting {
    /** It is kept, and devices follow it. */
    SHOWN,
    /** It is kept; nobody has told of the store yet, so no device is shown it. */
    WAITING,
    /** A newer one is known, and stays. */
    OLDER
  }

  /**
   * Keeps a figure, unless a newer one is known. One of a time yet to come is no newer one.
   *
   * @param told as of a time not after {@code now}
   */
  public Counting count(String sku, String store, Told told, Instant now) {
    Optional<Counted> before = find(sku, store);
    Optional<Instant> since = before.map(counted -> Instant.parse(counted.asOf()));
    if (since.filter(at -> at.isAfter(told.asOf()) && !at.isAfter(now)).isPresent()) {
      return Counting.OLDER;
    }
    // Who tells it is no news to a device.
    Instant asOf = before.filter(told::isAs).isPresent() ? since.get() : told.asOf();
    transaction.keepRecord(COUNTED, key(sku, store), StrictJson.write(told.since(asOf)));
    if (!stores().contains(store)) {
      return Counting.WAITING;
    }
    read.stock(store, before.map(Counted::reader).orElse(null), told.reader().orElse(null));
    show(sku, store);
    return Counting.SHOWN;
  }

  /** A store may be new: then it is told the others' stock, and they its, which came before it. */
  public void open(String store) {
    if (stores().add(store)) {
      showAll();
      countReaders(transaction, store::equals, read);
    }
  }

  /** Counts one by one, page by page, whose figures of those stores are known. */
  public static void countReaders(HubReads reads, Predicate<String> wanted, ReadFigures into) {
    reads.forEachRecord(
        COUNTED,
        counted -> {
          String store = counted.key().substring(counted.key().lastIndexOf('|') + 1);
          if (wanted.test(store)) {
            into.stock(store, null, StrictJson.read(counted.data(), Counted.class).reader());
          }
        });
  }

  /** What is shown of a product may have changed in every store. */
  public void show(String sku) {
    stores().forEach(store -> show(sku, store));
  }

  /** Whether a source has told a figure, from which what is shown can be worked out anew. */
  public boolean isCounted(String sku, String store) {
    return find(sku, store).isPresent();
  }

  /** Lets go what was promised or held for a reservation, if anything still is. */
  public void release(Entity.Reservation known) {
    if (promised.remove(known)) {
      promised(known.sku(), known.store(), -known.quantity());
    }
  }

  /**
   * The hub has promised pieces, or taken a promise back; of which {@link OpenReservations} know.
   */
  public void promised(String sku, String store, int pieces) {
    if (find(sku, store).isPresent()) {
      show(sku, store);
    } else {
      shift(key(sku, store), -pieces);
    }
  }

  /** Nothing more is known of a product. */
  public void forget(String sku) {
    for (String store : stores()) {
      for (String device : stores()) {
        remove(Bucket.stockOf(device), key(sku, store));
      }
    }
    transaction
        .listRecordsUnder(COUNTED, sku, Integer.MAX_VALUE)
        .forEach(record -> {
          String store = record.key().substring(sku.length() + 1);
          count(store, StrictJson.read(record.data(), Counted.class).reader(), null);
          transaction.forgetRecord(COUNTED, record.key());
        });
  }

  /** A shop system tells a figure no more; what somebody else has told since stays. */
  public void forget(String sku, String store, String teller) {
    if (isOf(teller, find(sku, store))) {
      stores().forEach(device -> remove(Bucket.stockOf(device), key(sku, store)));
      count(store, teller, null);
      transaction.forgetRecord(COUNTED, key(sku, store));
    }
  }

  /** A shop system tells something else of a figure than what is kept, and nobody knows what. */
  public void doubt(String sku, String store, String teller) {
    Optional<Counted> known = find(sku, store);
    if (isOf(teller, known)) {
      Counted counted = known.get();
      Counted doubted = new Counted(counted.onHand(), counted.reserved(), counted.asOf(), null);
      transaction.keepRecord(COUNTED, key(sku, store), StrictJson.write(doubted));
      count(store, teller, null);
    }
  }

  private static boolean isOf(String teller, Optional<Counted> known) {
    return known.map(Counted::reader).filter(teller::equals).isPresent();
  }

  /** What is not shown is not counted. */
  private void count(String store, @Nullable String before, @Nullable String after) {
    if (stores().contains(store)) {
      read.stock(store, before, after);
    }
  }

  /** From now on these rules count, for all stock that is known. */
  public void change(StockRules now) {
    transaction.keepRecord(StockRules.KIND, StockRules.KEY, StrictJson.write(now));
    rules = now;
    showAll();
  }

  /** Works all stock out anew. */
  public void showAll() {
    transaction.forEachRecord(
        COUNTED,
        counted -> {
          int bar = counted.key().lastIndexOf('|');
          String store = counted.key().substring(bar + 1);
          if (stores().contains(store)) {
            show(counted.key().substring(0, bar), store);
          }
        });
  }

  /** Every store that is told it learns of one store's stock. */
  private void show(String sku, String store) {
    Counted counted = find(sku, store).orElse(null);
    if (counted == null) {
      return;
    }
    StockRules now = rules();
    long taken = (long) counted.reserved() + promised.pieces(sku, store);
    int available = now.available(counted.onHand(), taken, store, category(sku), sku);
    Entity.Stock row = new Entity.Stock(sku, store, available, counted.asOf());
    for (String device : stores()) {
      if (now.isTold(device, store)) {
        put(Bucket.stockOf(device), Put.of(row));
      } else {
        remove(Bucket.stockOf(device), EntityKey.of(row));
      }
    }
  }

  /** Of a figure that somebody put onto devices by hand those know all there is. */
  private void shift(String key, int pieces) {
    for (String bucket : transaction.listBucketsOf(Entity.STOCK, key)) {
      Optional<StoredRow> row = transaction.find(bucket, Entity.STOCK, key);
      if (row.isPresent()) {
        JsonObject stock =
            StrictJson.read(Objects.requireNonNull(row.get().data()), JsonObject.class);
        int now = Math.max(0, stock.get("available").getAsInt() + pieces);
        stock.addProperty("available", now);
        put(bucket, new Put(Entity.STOCK, key, stock.toString()));
      }
    }
  }

  private Optional<Counted> find(String sku, String store) {
    return transaction
        .findRecord(COUNTED, key(sku, store))
        .map(data -> StrictJson.read(data, Counted.class));
  }

  private String category(String sku) {
    return transaction
        .find(Bucket.CATALOGUE, Entity.PRODUCT, sku)
        .map(row -> StrictJson.read(Objects.requireNonNull(row.data()), JsonObject.class))
        .filter(product -> product.has("category"))
        .map(product -> product.get("category").getAsString())
        .orElse(Category.BOX.key());
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

  private static String key(String sku, String store) {
    return sku + "|" + store;
  }

  private void put(String bucket, Put row) {
    changed += transaction.put(bucket, row.entity(), row.key(), row.data()) > 0 ? 1 : 0;
  }

  private void remove(String bucket, String key) {
    changed += transaction.remove(bucket, Entity.STOCK, key) > 0 ? 1 : 0;
  }
}
