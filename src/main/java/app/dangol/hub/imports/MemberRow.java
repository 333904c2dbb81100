package app.dangol.hub.imports;

import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity;
import java.util.Locale;
import java.util.Optional;

/** A row of a customer's balance in a programme, or of one of their coupons. */
final class MemberRow {
  /** Of a shop that has one programme and no name for it. */
  private static final String ONLY_PROGRAM = "points";

  private MemberRow() {}

  static Incoming loyalty(Cells cells) throws BadFieldException {
    return new Incoming.Loyalty(
        cells.get("customer_id"),
        cells.find("program").orElse(ONLY_PROGRAM),
        cells.whole("points"),
        cells.text("tier"),
        cells.getInstant("as_of"));
  }

  static Incoming coupon(Cells cells) throws BadFieldException {
    return new Incoming.Coupon(
        cells.get("customer_id"),
        cells.get("coupon_id"),
        cells
            .text("text")
            .orElseThrow(() -> new BadFieldException("missing", "text_ko and text_en are missing")),
        cells.date("until"),
        state(cells.find("state")),
        cells.instant("as_of"));
  }

  private static Entity.CouponState state(Optional<String> cell) throws BadFieldException {
    if (cell.isEmpty()) {
      return Entity.CouponState.OPEN;
    }
    for (Entity.CouponState state : Entity.CouponState.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(cell.get())) {
        return state;
      }
    }
    throw new BadFieldException("bad_state", "state is none of open, used, expired");
  }
}
