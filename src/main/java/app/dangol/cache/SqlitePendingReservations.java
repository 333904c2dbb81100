package app.dangol.cache;

import app.dangol.catalog.PendingReservations;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pieces asked for that the hub's stock figures do not know yet: what was asked for on this device,
 * until the copy of the stock has passed it, and what the hub calls requested. May block.
 */
public final class SqlitePendingReservations implements PendingReservations {
  private static final List<String> TYPES =
      List.of(Ops.RESERVATION_REQUEST, Ops.RESERVATION_CANCEL);
  private static final String REQUESTED =
      "SELECT id, store, sku, quantity FROM reservation WHERE state = 'requested'";

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
      Set<String> counted = new HashSet<>();
      Set<String> letGo = new HashSet<>();
      for (LocalOp op : local) {
        if (op.isLaidOver(position) && op.type().equals(Ops.RESERVATION_CANCEL)) {
          letGo.add(op.bodyAs(Ops.ReservationCancel.class).reservation());
        }
      }
      for (LocalOp op : local) {
        if (op.isLaidOver(position) && op.type().equals(Ops.RESERVATION_REQUEST)) {
          Ops.Reserve asked = op.bodyAs(Ops.Reserve.class);
          counted.add(op.id());
          if (!letGo.contains(op.id())) {
            add(pieces, asked.store(), asked.sku(), asked.quantity());
          }
        }
      }
      addRequested(session, pieces, counted);
      return pieces;
    });
  }

  private static void addRequested(
      Session session, Map<StoreId, Map<Sku, Integer>> pieces, Set<String> counted)
      throws SQLException {
    try (ResultSet row = session.prepare(REQUESTED).executeQuery()) {
      while (row.next()) {
        if (!counted.contains(row.getString(1))) {
          add(pieces, row.getString(2), row.getString(3), row.getInt(4));
        }
      }
    }
  }

  private static void add(
      Map<StoreId, Map<Sku, Integer>> pieces, String store, String sku, int quantity) {
    pieces
        .computeIfAbsent(new StoreId(store), first -> new HashMap<>())
        .merge(new Sku(sku), quantity, Integer::sum);
  }
}
