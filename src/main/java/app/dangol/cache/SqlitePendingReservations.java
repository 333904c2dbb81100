package app.dangol.cache;

import app.dangol.catalog.PendingReservations;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pieces asked for on this device, until the copy of the stock has passed it: from the moment the
 * hub has taken a request, its own figures leave the pieces out, also while a shop system has yet
 * to decide. May block.
 */
public final class SqlitePendingReservations implements PendingReservations {
  private static final List<String> TYPES =
      List.of(Ops.RESERVATION_REQUEST, Ops.RESERVATION_CANCEL);

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final FieldCipher cipher;
  private final String stockBucket;

  /**
   * @param stockBucket the bucket that brings stock to this device; see {@code wire.Bucket.stockOf}
   */
  public SqlitePendingReservations(
      CacheDatabase cache, OpsDatabase ops, FieldCipher cipher, String stockBucket) {
    this.cache = cache;
    this.ops = ops;
    this.cipher = cipher;
    this.stockBucket = stockBucket;
  }

  @Override
  public Map<StoreId, Map<Sku, Integer>> listPieces() {
    // ops.db first: what is pulled and pruned between the two reads is then seen in both, not in
    // neither.
    List<LocalOp> local = ops.read(session -> LocalOp.list(session, cipher, TYPES));
    return cache.read(session -> {
      long position = BucketStates.get(session, stockBucket).position();
      Map<StoreId, Map<Sku, Integer>> pieces = new HashMap<>();
      Set<String> letGo = new HashSet<>();
      for (LocalOp op : local) {
        if (op.isLaidOver(position) && op.type().equals(Ops.RESERVATION_CANCEL)) {
          letGo.add(op.bodyAs(Ops.ReservationCancel.class).reservation());
        }
      }
      for (LocalOp op : local) {
        if (op.isLaidOver(position)
            && op.type().equals(Ops.RESERVATION_REQUEST)
            && !letGo.contains(op.id())) {
          add(pieces, op.bodyAs(Ops.Reserve.class));
        }
      }
      return pieces;
    });
  }

  private static void add(Map<StoreId, Map<Sku, Integer>> pieces, Ops.Reserve asked) {
    pieces
        .computeIfAbsent(new StoreId(asked.store()), first -> new HashMap<>())
        .merge(new Sku(asked.sku()), asked.quantity(), Integer::sum);
  }
}
