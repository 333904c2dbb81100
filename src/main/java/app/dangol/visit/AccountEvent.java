package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;

/** What was done to a customer's account; it is on disk. */
public sealed interface AccountEvent {
  /** What somebody has with the shop. */
  record Looked(AccountLook look) implements AccountEvent {}

  /** A product is on the wish list now, or off it. */
  record Wished(CustomerId whose, Sku sku, boolean wanted) implements AccountEvent {}

  /** Pieces were asked for; the hub's side decides. */
  record Reserved(CustomerId whose, OpId reservation) implements AccountEvent {}

  /** A reservation was let go. */
  record Cancelled(CustomerId whose) implements AccountEvent {}

  /** It could not be done; the code is for people to quote. */
  record Failed(ErrorCode code) implements AccountEvent {}
}
