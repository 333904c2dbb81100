package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.time.YearMonth;
import java.util.Optional;

/** Dates and times of day in digits (GS1 General Specifications §3.4 and §3.8). */
final class Times {
  private static final int SHORT_YEAR = 2;
  private static final int LONG_YEAR = 4;
  private static final int CENTURY = 2000;
  private static final int LAST_MONTH = 12;
  private static final int LAST_HOUR = 23;
  private static final int LAST_MINUTE = 59;

  private Times() {}

  static Optional<Fault> checkYymmdd(String data) {
    return checkDate(data, SHORT_YEAR, false);
  }

  /** Day 00 stands for the whole month. */
  static Optional<Fault> checkYymmd0(String data) {
    return checkDate(data, SHORT_YEAR, true);
  }

  static Optional<Fault> checkYyyymmdd(String data) {
    return checkDate(data, LONG_YEAR, false);
  }

  static Optional<Fault> checkYyyymmd0(String data) {
    return checkDate(data, LONG_YEAR, true);
  }

  static Optional<Fault> checkHour(String data) {
    return checkPart(data, LAST_HOUR, Code.HOUR_TOO_SHORT, Code.HOUR_TOO_LONG, Code.ILLEGAL_HOUR);
  }

  static Optional<Fault> checkMinute(String data) {
    return checkPart(
        data, LAST_MINUTE, Code.MINUTE_TOO_SHORT, Code.MINUTE_TOO_LONG, Code.ILLEGAL_MINUTE);
  }

  static Optional<Fault> checkSecond(String data) {
    return checkPart(
        data, LAST_MINUTE, Code.SECOND_TOO_SHORT, Code.SECOND_TOO_LONG, Code.ILLEGAL_SECOND);
  }

  static Optional<Fault> checkHourMinute(String data) {
    if (data.length() != 4) {
      return Optional.of(
          Fault.whole(
              data.length() < 4 ? Code.HOUR_WITH_MINUTE_TOO_SHORT : Code.HOUR_WITH_MINUTE_TOO_LONG,
              data));
    }
    Optional<Fault> hour = checkHour(data.substring(0, 2));
    return hour.isPresent() ? hour : checkMinute(data.substring(2)).map(f -> f.movedBy(2));
  }

  private static Optional<Fault> checkDate(String data, int yearLength, boolean wholeMonth) {
    int length = yearLength + 4;
    if (data.length() != length) {
      return Optional.of(
          Fault.whole(data.length() < length ? Code.DATE_TOO_SHORT : Code.DATE_TOO_LONG, data));
    }
    Optional<Fault> notDigits = CharacterSets.checkNumeric(data);
    if (notDigits.isPresent()) {
      return notDigits;
    }
    // Of the hundred years around now only 2000 ends in 00, and it is a leap year.
    int year = number(data, 0, yearLength) + (yearLength == SHORT_YEAR ? CENTURY : 0);
    int month = number(data, yearLength, 2);
    int day = number(data, yearLength + 2, 2);
    if (month < 1 || month > LAST_MONTH) {
      return Optional.of(new Fault(Code.ILLEGAL_MONTH, yearLength, 2));
    }
    boolean legal = day == 0 ? wholeMonth : day <= YearMonth.of(year, month).lengthOfMonth();
    return legal ? Optional.empty() : Optional.of(new Fault(Code.ILLEGAL_DAY, yearLength + 2, 2));
  }

  private static Optional<Fault> checkPart(
      String data, int last, Code tooShort, Code tooLong, Code illegal) {
    if (data.length() != 2) {
      return Optional.of(Fault.whole(data.length() < 2 ? tooShort : tooLong, data));
    }
    Optional<Fault> notDigits = CharacterSets.checkNumeric(data);
    if (notDigits.isPresent()) {
      return notDigits;
    }
    return number(data, 0, 2) <= last ? Optional.empty() : Optional.of(Fault.whole(illegal, data));
  }

  private static int number(String digits, int start, int length) {
    return Integer.parseInt(digits, start, start + length, 10);
  }
}
