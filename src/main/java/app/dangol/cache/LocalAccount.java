package app.dangol.cache;

import app.dangol.customer.CustomerAccount.ConsentEntry;
import app.dangol.customer.CustomerAccount.Item;
import app.dangol.customer.CustomerAccount.Reservation;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.StruckTaste;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was done on this device to one customer's account, to be laid over what was pulled. Read it
 * before {@code cache.db}.
 */
record LocalAccount(List<LocalOp> ops) {
  private static final List<String> TYPES =
      List.of(
          Ops.WISH_ADD,
          Ops.WISH_REMOVE,
          Ops.RESERVATION_REQUEST,
          Ops.RESERVATION_CANCEL,
          Ops.CONSENT_RECORD,
          Ops.TASTE_STRIKE,
          Ops.TASTE_RESTORE);

  static LocalAccount read(Session session, FieldCipher cipher, CustomerId whose)
      throws SQLException {
    return new LocalAccount(LocalOp.listOf(session, cipher, whose, TYPES));
  }

  /** The wish list as it is with what was done here, the newest first. */
  List<Item> wishes(List<Item> pulled, long position) {
    Map<Sku, Item> bySku = new LinkedHashMap<>();
    pulled.forEach(item -> bySku.put(item.sku(), item));
    for (LocalOp op : ops) {
      if (op.type().startsWith("wish.") && op.isLaidOver(position)) {
        Sku sku = new Sku(op.bodyAs(Ops.WishItem.class).sku());
        if (op.type().equals(Ops.WISH_ADD)) {
          bySku.putIfAbsent(sku, new Item(sku, 1, op.at()));
        } else {
          bySku.remove(sku);
        }
      }
    }
    return bySku.values().stream()
        .sorted(Comparator.comparing(Item::at).reversed().thenComparing(item -> item.sku().value()))
        .toList();
  }

  /** What is struck out with what was done here, in order. */
  List<StruckTaste> struck(List<StruckTaste> pulled, long position) {
    Map<String, StruckTaste> byKey = new TreeMap<>();
    pulled.forEach(each -> byKey.put(each.key(), each));
    for (LocalOp op : ops) {
      if (op.type().startsWith("taste.") && op.isLaidOver(position)) {
        String key = op.bodyAs(Ops.Taste.class).what();
        if (op.type().equals(Ops.TASTE_STRIKE)) {
          StruckTaste.find(key).ifPresent(taste -> byKey.put(key, taste));
        } else {
          byKey.remove(key);
        }
      }
    }
    return List.copyOf(byKey.values());
  }

  /** Reservations with what was asked for and let go here, the newest first. */
  List<Reservation> reservations(List<Reservation> pulled, long position) {
    Map<String, Reservation> byId = new LinkedHashMap<>();
    pulled.forEach(each -> byId.put(each.id(), each));
    for (LocalOp op : ops) {
      switch (op.type()) {
        case Ops.RESERVATION_REQUEST -> requested(op, position, byId);
        case Ops.RESERVATION_CANCEL -> {
          String id = op.bodyAs(Ops.ReservationCancel.class).reservation();
          if (op.isLaidOver(position)) {
            byId.computeIfPresent(id, (key, known) -> cancelled(known, op.isWaiting()));
          }
        }
        default -> {}
      }
    }
    return byId.values().stream()
        .sorted(Comparator.comparing(Reservation::at).reversed().thenComparing(Reservation::id))
        .toList();
  }

  private static void requested(LocalOp op, long position, Map<String, Reservation> byId) {
    boolean refused = op.state() == OpState.ATTENTION;
    if (!refused && !op.isLaidOver(position)) {
      return;
    }
    Ops.Reserve body = op.bodyAs(Ops.Reserve.class);
    // What the hub says of it counts more; it may have been pulled before its answer came.
    byId.putIfAbsent(
        op.id(),
        new Reservation(
            op.id(),
            new StoreId(body.store()),
            new Sku(body.sku()),
            body.quantity(),
            op.at(),
            refused ? ReservationState.REJECTED : ReservationState.REQUESTED,
            Optional.empty(),
            refused ? op.code() : Optional.empty(),
            op.isWaiting()));
  }

  private static Reservation cancelled(Reservation known, boolean untold) {
    return switch (known.state()) {
      case REQUESTED, CONFIRMED ->
          new Reservation(
              known.id(),
              known.store(),
              known.sku(),
              known.quantity(),
              known.at(),
              ReservationState.CANCELLED,
              Optional.empty(),
              Optional.empty(),
              untold);
      case REJECTED, CANCELLED, COLLECTED, EXPIRED -> known;
    };
  }

  /** The ledger with what was recorded here, the newest entry first. */
  List<ConsentEntry> consents(List<ConsentEntry> pulled, long position) {
    Map<String, ConsentEntry> byId = new LinkedHashMap<>();
    pulled.forEach(entry -> byId.put(entry.id(), entry));
    for (LocalOp op : ops) {
      if (op.type().equals(Ops.CONSENT_RECORD) && LocalConsents.counts(op, position)) {
        Ops.ConsentEntry body = op.bodyAs(Ops.ConsentEntry.class);
        byId.putIfAbsent(
            op.id(),
            new ConsentEntry(
                op.id(),
                op.at(),
                body.purpose(),
                body.granted(),
                "consent",
                Optional.of(body.textVersion()),
                "device"));
      }
    }
    List<ConsentEntry> newestFirst = new ArrayList<>(byId.values());
    newestFirst.sort(
        Comparator.comparing(ConsentEntry::at).thenComparing(ConsentEntry::id).reversed());
    return newestFirst;
  }
}
