package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;

/** AI 8112, the positive offer file coupon (GS1 US, "GS1 AI (8112) Coupon Data Specification"). */
final class CouponOffer {
  private static final int ALWAYS = 6;
  private static final int OFFER_LENGTH = 6;

  private CouponOffer() {}

  static Optional<Fault> check(String data) {
    Optional<Fault> notDigits = CharacterSets.checkNumeric(data);
    if (notDigits.isPresent()) {
      return notDigits;
    }
    CouponReader coupon = new CouponReader(data);
    boolean read =
        coupon.digit("01", Code.COUPON_MISSING_FORMAT_CODE, Code.COUPON_INVALID_FORMAT_CODE)
            && coupon.variable(
                "0123456",
                ALWAYS,
                Code.COUPON_MISSING_FUNDER_VLI,
                Code.COUPON_INVALID_FUNDER_LENGTH,
                Code.COUPON_TRUNCATED_FUNDER)
            && coupon.field(OFFER_LENGTH, Code.COUPON_TRUNCATED_OFFER_CODE)
            && coupon.variable(
                "0123456789",
                ALWAYS,
                Code.COUPON_MISSING_SERIAL_NUMBER_VLI,
                Code.COUPON_MISSING_SERIAL_NUMBER_VLI,
                Code.COUPON_TRUNCATED_SERIAL_NUMBER)
            && coupon.end();
    return read ? Optional.empty() : coupon.fault();
  }
}
