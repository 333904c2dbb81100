package app.dangol.cache;

import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTastes;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;

/** Struck tastes as ops in {@code ops.db}. May block; any thread may call. */
public final class SqliteStruckTastes implements StruckTastes {
  private final Outbox outbox;

  public SqliteStruckTastes(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void strike(CustomerId whose, StaffId author, StruckTaste what) {
    write(Ops.TASTE_STRIKE, whose, author, what);
  }

  @Override
  public void restore(CustomerId whose, StaffId author, StruckTaste what) {
    write(Ops.TASTE_RESTORE, whose, author, what);
  }

  private void write(String type, CustomerId whose, StaffId author, StruckTaste what) {
    var body = StrictJson.toTree(new Ops.Taste(what.key()));
    outbox.add(new OpDraft(OpId.create(), type, whose.value(), author.value(), body));
  }
}
