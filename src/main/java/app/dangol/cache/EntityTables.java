package app.dangol.cache;

import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Bucket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which kinds of rows each bucket may bring; anything else in it is kept out. */
final class EntityTables {
  private static final String STOCK_PREFIX = Bucket.stockOf("");
  private static final String CLIENTS_PREFIX = Bucket.clientsOf("");
  private static final String WORK_PREFIX = Bucket.workOf("");

  private final List<EntityTable> catalogue =
      List.of(new ProductTable(), new StoreTable(), new SteeringTable(), new ExperimentTable());
  private final List<EntityTable> price = List.of(new PriceTable());
  private final List<EntityTable> stock = List.of(new StockTable());
  private final List<EntityTable> model = List.of(new PairTable(), new PopularityTable());
  private final EntityTable task;
  private final List<EntityTable> work;
  private final List<EntityTable> clients;
  private final KeptOutTable keptOut;

  EntityTables(FieldCipher cipher, BlindIndex index) {
    List<CustomerRows> theirs =
        List.of(
            new HistoryTable(),
            new NoteTable(cipher),
            new OrderTable(),
            new SearchTable(cipher),
            new CartTable(),
            new WishTable(),
            new LoyaltyTable(),
            new CouponTable(cipher),
            new ConsentTable(),
            new ReservationTable(),
            new StruckTable());
    clients =
        Stream.concat(Stream.of(new CustomerTable(cipher, index, theirs)), theirs.stream())
            .toList();
    task = new TaskTable(cipher);
    work = List.of(new HelpTable(), task, new TaskRuleTable());
    keptOut = new KeptOutTable(index);
  }

  /** The tables of that bucket; none for a bucket this program does not know. */
  List<EntityTable> of(String bucket) {
    return switch (bucket) {
      case Bucket.CATALOGUE -> catalogue;
      case Bucket.PRICE -> price;
      case Bucket.MODEL -> model;
      default -> ofStore(bucket);
    };
  }

  private List<EntityTable> ofStore(String bucket) {
    if (bucket.startsWith(STOCK_PREFIX)) {
      return stock;
    }
    if (bucket.startsWith(WORK_PREFIX)) {
      return work;
    }
    return bucket.startsWith(CLIENTS_PREFIX) || DemandBucket.isOne(bucket) ? clients : List.of();
  }

  /** All tables that rows of that bucket can lie in. */
  List<EntityTable> allOf(String bucket) {
    return Stream.concat(of(bucket).stream(), Stream.of(keptOut)).toList();
  }

  /** The tables of what belongs to customers, and of these themselves. */
  List<EntityTable> clients() {
    return clients;
  }

  EntityTable task() {
    return task;
  }

  KeptOutTable keptOut() {
    return keptOut;
  }

  /** What changes for listeners when rows of that bucket change, except the customers' names. */
  static Optional<CacheChange> changeOf(String bucket) {
    if (bucket.equals(Bucket.CATALOGUE) || bucket.equals(Bucket.PRICE)) {
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
