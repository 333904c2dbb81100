package app.dangol.cache;

import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Bucket;
import java.util.List;
import java.util.Optional;

/** Which kinds of rows each bucket may bring; anything else in it is kept out. */
final class EntityTables {
  private static final String STOCK_PREFIX = Bucket.stockOf("");
  private static final String CLIENTS_PREFIX = Bucket.clientsOf("");
  private static final String WORK_PREFIX = Bucket.workOf("");

  private final List<EntityTable> catalogue = List.of(new ProductTable(), new StoreTable());
  private final List<EntityTable> stock = List.of(new StockTable());
  private final List<EntityTable> model = List.of(new PairTable(), new PopularityTable());
  private final List<EntityTable> work = List.of(new HelpTable());
  private final List<EntityTable> clients;
  private final EntityTable keptOut;

  EntityTables(FieldCipher cipher, BlindIndex index) {
    clients = List.of(new CustomerTable(cipher, index), new HistoryTable(), new NoteTable(cipher));
    keptOut = new KeptOutTable(index);
  }

  /** The tables of that bucket; none for a bucket this program does not know. */
  List<EntityTable> of(String bucket) {
    if (bucket.equals(Bucket.CATALOGUE)) {
      return catalogue;
    }
    if (bucket.equals(Bucket.MODEL)) {
      return model;
    }
    if (bucket.startsWith(STOCK_PREFIX)) {
      return stock;
    }
    if (bucket.startsWith(WORK_PREFIX)) {
      return work;
    }
    return bucket.startsWith(CLIENTS_PREFIX) ? clients : List.of();
  }

  EntityTable keptOut() {
    return keptOut;
  }

  /** What changes for listeners when rows of that bucket change, except the customers' names. */
  static Optional<CacheChange> changeOf(String bucket) {
    if (bucket.equals(Bucket.CATALOGUE)) {
      return Optional.of(new CacheChange.Catalogue());
    }
    if (bucket.equals(Bucket.MODEL)) {
      return Optional.of(new CacheChange.Model());
    }
    if (bucket.startsWith(WORK_PREFIX)) {
      return Optional.of(new CacheChange.Work());
    }
    return bucket.startsWith(STOCK_PREFIX)
        ? Optional.of(new CacheChange.Stock())
        : Optional.empty();
  }
}
