package app.dangol.cache;

import app.dangol.customer.WishList;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;

/** Wishes as ops in {@code ops.db}. May block; any thread may call. */
public final class SqliteWishList implements WishList {
  private final Outbox outbox;

  public SqliteWishList(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void add(CustomerId whose, StaffId author, Sku sku) {
    write(Ops.WISH_ADD, whose, author, sku);
  }

  @Override
  public void remove(CustomerId whose, StaffId author, Sku sku) {
    write(Ops.WISH_REMOVE, whose, author, sku);
  }

  private void write(String type, CustomerId whose, StaffId author, Sku sku) {
    var body = StrictJson.toTree(new Ops.WishItem(sku.value()));
    outbox.add(new OpDraft(OpId.create(), type, whose.value(), author.value(), body));
  }
}
