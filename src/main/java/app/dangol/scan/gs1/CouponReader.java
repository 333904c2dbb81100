package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a coupon's fields one after the other; many begin with a digit that tells their length
 * ("VLI"). Each step answers whether it went well; the first that did not leaves its fault.
 */
final class CouponReader {
  private final String data;
  private int at;
  private @Nullable Fault fault;

  CouponReader(String data) {
    this.data = data;
  }

  Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether the next digit is this one. */
  boolean isNext(char digit) {
    return at < data.length() && data.charAt(at) == digit;
  }

  /** The next digits, of which there must be as many. */
  boolean field(int length, Code truncated) {
    if (data.length() - at < length) {
      return fail(truncated, data.length() - at);
    }
    at += length;
    return true;
  }

  /** The next digit, which must be one of these. */
  boolean digit(String allowed, Code missing, Code invalid) {
    if (at == data.length()) {
      return fail(missing, 0);
    }
    if (allowed.indexOf(data.charAt(at)) < 0) {
      return fail(invalid, 1);
    }
    at++;
    return true;
  }

  /** A length indicator and as many digits more as it says, plus some that are always there. */
  boolean variable(String allowed, int always, Code missing, Code invalid, Code truncated) {
    return digit(allowed, missing, invalid) && field(data.charAt(at - 1) - '0' + always, truncated);
  }

  /** A date, and what it was. */
  Optional<String> date(Code truncated, Code invalid) {
    int start = at;
    if (!field(6, truncated)) {
      return Optional.empty();
    }
    String date = data.substring(start, at);
    if (Times.checkYymmdd(date).isPresent()) {
      at = start;
      fail(invalid, date.length());
      return Optional.empty();
    }
    return Optional.of(date);
  }

  /** Goes over digits that were looked at. */
  boolean skip(int count) {
    at += count;
    return true;
  }

  /** Nothing may follow. */
  boolean end() {
    return at == data.length() || fail(Code.COUPON_EXCESS_DATA, data.length() - at);
  }

  /** Leaves a fault at this place, or at the whole where it has run out. */
  boolean fail(Code code, int length) {
    fault = at >= data.length() ? Fault.whole(code, data) : new Fault(code, at, length);
    return false;
  }

  /** Leaves a fault that lies before this place. */
  boolean failBefore(Code code, int length) {
    fault = new Fault(code, at - length, length);
    return false;
  }
}
