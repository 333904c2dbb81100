package app.dangol.hub.model;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.identity.Survivors;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.Slice;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Suspension;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the hub's customers bought, of those who allow suggestions from it and are not suspended.
 * Read page by page beside everybody's writes; whoever is merged counts as one buyer.
 */
final class Baskets {
  private static final String PURCHASES = ConsentPurpose.SUGGEST_PURCHASES.key();
  private final HubStore store;
  private final ZoneId zone;
  private final Survivors survivors;

  private Baskets(HubStore store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
    this.survivors = Survivors.read(store);
  }

  /** Blocks, for about ten seconds with a million lines. */
  static List<Basket> read(HubStore store, ZoneId zone) {
    return new Baskets(store, zone).read();
  }

  private record Word(Instant at, boolean granted) {
    /** As for devices: the later counts, of two at one time the withdrawal. */
    Word or(Word other) {
      int order = at.compareTo(other.at);
      return order == 0 ? (granted ? other : this) : order > 0 ? this : other;
    }
  }

  private List<Basket> read() {
    Set<String> allowed = listAllowed();
    List<Basket> baskets = new ArrayList<>();
    Map<String, String> skus = new HashMap<>();
    Open open = new Open(baskets);
    forEach(
        Entity.HISTORY,
        row -> {
          Entity.History line = StrictJson.read(data(row), Entity.History.class);
          open.at(line.customer());
          String buyer = survivors.of(line.customer());
          if (line.kind().equals("purchase") && allowed.contains(buyer)) {
            LocalDate day = LocalDate.ofInstant(Instant.parse(line.at()), zone);
            open.add(line.group(), day, buyer, skus.computeIfAbsent(line.sku(), sku -> sku));
          }
        });
    open.close();
    return baskets;
  }

  /** Ids under which people are shown who allow it. */
  private Set<String> listAllowed() {
    Map<String, Word> ledger = new HashMap<>();
    Map<String, Word> processing = new HashMap<>();
    forEach(
        Entity.CONSENT,
        row -> {
          Entity.Consent entry = StrictJson.read(data(row), Entity.Consent.class);
          Word word = new Word(Instant.parse(entry.at()), entry.granted());
          if (entry.purpose().equals(PURCHASES)) {
            ledger.merge(survivors.of(entry.customer()), word, Word::or);
          } else if (entry.purpose().equals(Suspension.LEDGER)) {
            processing.merge(survivors.of(entry.customer()), word, Word::or);
          }
        });
    Set<String> allowed = new HashSet<>();
    forEachCustomer(customer -> {
      String shown = survivors.of(customer.id());
      Word word = ledger.get(shown);
      Word suspension = processing.get(shown);
      if (suspension != null && !suspension.granted()) {
        return;
      }
      if (word == null ? customer.granted().contains(PURCHASES) : word.granted()) {
        allowed.add(shown);
      }
    });
    return allowed;
  }

  private void forEachCustomer(Consumer<Entity.Customer> work) {
    store.forEachRecord(
        ClientBuckets.CUSTOMER,
        record -> work.accept(StrictJson.read(record.data(), Entity.Customer.class)));
  }

  private void forEach(String entity, Consumer<StoredRow> work) {
    Optional<Long> position = Optional.empty();
    RowKey after = new RowKey(entity, "");
    boolean more = true;
    while (more) {
      Slice slice = store.listSnapshot(ClientBuckets.ALL, after, position, PageLimit.STANDARD);
      position = Optional.of(slice.position());
      more = slice.more();
      for (StoredRow row : slice.rows()) {
        if (!row.entity().equals(entity)) {
          return;
        }
        work.accept(row);
        after = new RowKey(entity, row.key());
      }
    }
  }

  private static String data(StoredRow row) {
    return Objects.requireNonNull(row.data(), "a tombstone in a snapshot");
  }

  /** One customer's receipts; lines come customer by customer, but not receipt by receipt. */
  private static final class Open {
    private final List<Basket> baskets;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private String customer = "";

    private record Receipt(LocalDate day, String buyer, Set<String> skus) {}

    Open(List<Basket> baskets) {
      this.baskets = baskets;
    }

    void at(String next) {
      if (!next.equals(customer)) {
        close();
        customer = next;
      }
    }

    void add(String group, LocalDate day, String buyer, String sku) {
      receipts.computeIfAbsent(group, g -> new Receipt(day, buyer, new HashSet<>())).skus.add(sku);
    }

    void close() {
      receipts
          .values()
          .forEach(
              receipt -> baskets.add(new Basket(receipt.day(), receipt.buyer(), receipt.skus())));
      receipts.clear();
    }
  }
}
