package app.dangol.hub.stock;

import app.dangol.hub.store.HubReads;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces a store keeps back, and whose stock a store is told, by records of the hub.
 *
 * @param safety the first that fits counts; without one nothing is kept back
 * @param neighbours of each store whose devices are to know the stock of some stores only; all
 *     others know every store's
 */
public record StockRules(List<Safety> safety, List<Neighbours> neighbours) {
  /** Kind of the hub's record that holds the rules. */
  public static final String KIND = "setting";

  /** Key of the hub's record that holds the rules. */
  public static final String KEY = "stock";

  /**
   * @param pieces kept back
   * @param store null for every store
   * @param category key of a category, null for every one
   * @param sku null for every product
   */
  public record Safety(
      int pieces, @Nullable String store, @Nullable String category, @Nullable String sku) {
    boolean fits(String aStore, String aCategory, String aSku) {
      return (store == null || store.equals(aStore))
          && (category == null || category.equals(aCategory))
          && (sku == null || sku.equals(aSku));
    }
  }

  /**
   * @param of a store
   * @param stores those whose stock its devices are told besides its own
   */
  public record Neighbours(@SerializedName("of") String of, List<String> stores) {}

  static StockRules read(HubReads reads) {
    return reads
        .findRecord(KIND, KEY)
        .map(data -> StrictJson.read(data, StockRules.class))
        .orElse(new StockRules(List.of(), List.of()));
  }

  /** What can be sold: on hand less promised less safety stock, never below nothing. */
  int available(int onHand, long promised, String store, String category, String sku) {
    int kept =
        safety.stream()
            .filter(rule -> rule.fits(store, category, sku))
            .mapToInt(Safety::pieces)
            .findFirst()
            .orElse(0);
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, onHand - promised - kept));
  }

  /** Whether devices of a store are told another's stock. */
  boolean isTold(String device, String store) {
    Optional<Neighbours> limited =
        neighbours.stream().filter(rule -> rule.of().equals(device)).findFirst();
    return device.equals(store) || limited.isEmpty() || limited.get().stores().contains(store);
  }
}
