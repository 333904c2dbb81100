package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;

/**
 * AI 8110, the North American coupon code (GS1 US, "North American Coupon Application Guideline
 * Using GS1 DataBar Expanded Symbols"). A company prefix in it is at least six digits, so it needs
 * no check of its own.
 */
final class CouponCode {
  /** A company prefix has six digits more than its indicator says. */
  private static final int PREFIX_ALWAYS = 6;

  private static final int OFFER_LENGTH = 6;
  private static final int FAMILY_LENGTH = 3;
  private static final String ANY_DIGIT = "0123456789";
  private static final String PREFIX_LENGTHS = "0123456";
  private static final String VALUE_LENGTHS = "12345";
  private static final String REQUIREMENTS = "012349";

  private CouponCode() {}

  static Optional<Fault> check(String data) {
    Optional<Fault> notDigits = CharacterSets.checkNumeric(data);
    if (notDigits.isPresent()) {
      return notDigits;
    }
    CouponReader coupon = new CouponReader(data);
    boolean read =
        readOffer(coupon)
            && readFirstPurchase(coupon)
            && readSecondPurchase(coupon)
            && readThirdPurchase(coupon)
            && readDates(coupon)
            && readSerialNumber(coupon)
            && readRetailer(coupon)
            && readMiscellaneous(coupon)
            && coupon.end();
    return read ? Optional.empty() : coupon.fault();
  }

  private static boolean readOffer(CouponReader coupon) {
    return coupon.variable(
            PREFIX_LENGTHS,
            PREFIX_ALWAYS,
            Code.COUPON_MISSING_GCP_VLI,
            Code.COUPON_INVALID_GCP_LENGTH,
            Code.COUPON_TRUNCATED_GCP)
        && coupon.field(OFFER_LENGTH, Code.COUPON_TRUNCATED_OFFER_CODE)
        && coupon.variable(
            VALUE_LENGTHS,
            0,
            Code.COUPON_MISSING_SAVE_VALUE_VLI,
            Code.COUPON_INVALID_SAVE_VALUE_LENGTH,
            Code.COUPON_TRUNCATED_SAVE_VALUE);
  }

  private static boolean readFirstPurchase(CouponReader coupon) {
    return coupon.variable(
            VALUE_LENGTHS,
            0,
            Code.COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI,
            Code.COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH,
            Code.COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT)
        && coupon.digit(
            REQUIREMENTS,
            Code.COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE,
            Code.COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE)
        && coupon.field(FAMILY_LENGTH, Code.COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE);
  }

  private static boolean readSecondPurchase(CouponReader coupon) {
    if (!coupon.isNext('1')) {
      return true;
    }
    return coupon.skip(1)
        && coupon.digit(
            "0123",
            Code.COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE,
            Code.COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE)
        && coupon.variable(
            VALUE_LENGTHS,
            0,
            Code.COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI,
            Code.COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH,
            Code.COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT)
        && coupon.digit(
            REQUIREMENTS,
            Code.COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE,
            Code.COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE)
        && coupon.field(FAMILY_LENGTH, Code.COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE)
        && readPrefix(
            coupon,
            Code.COUPON_MISSING_2ND_PURCHASE_GCP_VLI,
            Code.COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH,
            Code.COUPON_TRUNCATED_2ND_PURCHASE_GCP);
  }

  private static boolean readThirdPurchase(CouponReader coupon) {
    if (!coupon.isNext('2')) {
      return true;
    }
    return coupon.skip(1)
        && coupon.variable(
            VALUE_LENGTHS,
            0,
            Code.COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI,
            Code.COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH,
            Code.COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT)
        && coupon.digit(
            REQUIREMENTS,
            Code.COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE,
            Code.COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE)
        && coupon.field(FAMILY_LENGTH, Code.COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE)
        && readPrefix(
            coupon,
            Code.COUPON_MISSING_3RD_PURCHASE_GCP_VLI,
            Code.COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH,
            Code.COUPON_TRUNCATED_3RD_PURCHASE_GCP);
  }

  /** A company prefix, or 9 for that of the first purchase. */
  private static boolean readPrefix(
      CouponReader coupon, Code missing, Code invalid, Code truncated) {
    return coupon.isNext('9')
        ? coupon.skip(1)
        : coupon.variable(PREFIX_LENGTHS, PREFIX_ALWAYS, missing, invalid, truncated);
  }

  private static boolean readDates(CouponReader coupon) {
    String expiry = "";
    if (coupon.isNext('3')) {
      coupon.skip(1);
      expiry =
          coupon
              .date(Code.COUPON_TOO_SHORT_FOR_EXPIRATION_DATE, Code.COUPON_INVALID_EXPIRATION_DATE)
              .orElse("");
      if (expiry.isEmpty()) {
        return false;
      }
    }
    if (!coupon.isNext('4')) {
      return true;
    }
    coupon.skip(1);
    Optional<String> start =
        coupon.date(Code.COUPON_TOO_SHORT_FOR_START_DATE, Code.COUPON_INVALID_START_DATE);
    if (start.isEmpty()) {
      return false;
    }
    // Both dates, their marks included.
    return expiry.isEmpty()
        || start.get().compareTo(expiry) <= 0
        || coupon.failBefore(Code.COUPON_EXPIRATION_BEFORE_START, 2 * expiry.length() + 2);
  }

  private static boolean readSerialNumber(CouponReader coupon) {
    return !coupon.isNext('5')
        || (coupon.skip(1)
            && coupon.variable(
                ANY_DIGIT,
                PREFIX_ALWAYS,
                Code.COUPON_MISSING_SERIAL_NUMBER_VLI,
                Code.COUPON_MISSING_SERIAL_NUMBER_VLI,
                Code.COUPON_TRUNCATED_SERIAL_NUMBER));
  }

  private static boolean readRetailer(CouponReader coupon) {
    return !coupon.isNext('6')
        || (coupon.skip(1)
            && coupon.variable(
                "1234567",
                PREFIX_ALWAYS,
                Code.COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI,
                Code.COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH,
                Code.COUPON_TRUNCATED_RETAILER_GCP_OR_GLN));
  }

  private static boolean readMiscellaneous(CouponReader coupon) {
    return !coupon.isNext('9')
        || (coupon.skip(1)
            && coupon.digit(
                "01256", Code.COUPON_MISSING_SAVE_VALUE_CODE, Code.COUPON_INVALID_SAVE_VALUE_CODE)
            && coupon.digit(
                "012",
                Code.COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM,
                Code.COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM)
            && coupon.field(1, Code.COUPON_MISSING_STORE_COUPON_FLAG)
            && coupon.digit(
                "01",
                Code.COUPON_MISSING_DONT_MULTIPLY_FLAG,
                Code.COUPON_INVALID_DONT_MULTIPLY_FLAG));
  }
}
