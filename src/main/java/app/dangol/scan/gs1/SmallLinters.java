package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;
import java.util.Set;

/** Linters of a few lines each, named after what they ask for. */
final class SmallLinters {
  /** The shortest GS1 company prefix has four digits. */
  private static final int MIN_PREFIX = 4;

  private static final int COORDINATE_LENGTH = 10;
  private static final long MAX_LATITUDE = 1_800_000_000L;
  private static final long MAX_LONGITUDE = 3_600_000_000L;
  private static final Set<String> WINDINGS = Set.of("0", "1", "9");
  private static final int PERCENT_LENGTH = 3;

  private SmallLinters() {}

  static Optional<Fault> checkPrefixAtFirst(String data) {
    if (data.length() < MIN_PREFIX) {
      return Optional.of(Fault.whole(Code.TOO_SHORT_FOR_GCP, data));
    }
    return CharacterSets.checkNumeric(data.substring(0, MIN_PREFIX))
        .map(fault -> new Fault(Code.INVALID_GCP_PREFIX, fault.start(), 1));
  }

  static Optional<Fault> checkPrefixAtSecond(String data) {
    return data.length() < 2
        ? Optional.of(Fault.whole(Code.TOO_SHORT_FOR_GCP, data))
        : checkPrefixAtFirst(data.substring(1)).map(fault -> fault.movedBy(1));
  }

  static Optional<Fault> checkZero(String data) {
    return CharacterSets.checkNumeric(data)
        .or(() ->
            data.chars().allMatch(c -> c == '0') && !data.isEmpty()
                ? Optional.empty()
                : Optional.of(Fault.whole(Code.NOT_ZERO, data)));
  }

  static Optional<Fault> checkNonZero(String data) {
    return CharacterSets.checkNumeric(data)
        .or(() ->
            data.chars().allMatch(c -> c == '0')
                ? Optional.of(Fault.whole(Code.ILLEGAL_ZERO_VALUE, data))
                : Optional.empty());
  }

  static Optional<Fault> checkNoZeroPrefix(String data) {
    return CharacterSets.checkNumeric(data)
        .or(() ->
            data.startsWith("0")
                ? Optional.of(new Fault(Code.ILLEGAL_ZERO_PREFIX, 0, 1))
                : Optional.empty());
  }

  static Optional<Fault> checkHasNonDigit(String data) {
    return CharacterSets.isDigits(data)
        ? Optional.of(Fault.whole(Code.REQUIRES_NON_DIGIT_CHARACTER, data))
        : Optional.empty();
  }

  static Optional<Fault> checkYesNo(String data) {
    return data.equals("0") || data.equals("1")
        ? Optional.empty()
        : Optional.of(Fault.whole(Code.INVALID_BOOLEAN, data));
  }

  /** Roll products: face out, face in, undefined. */
  static Optional<Fault> checkWinding(String data) {
    return WINDINGS.contains(data)
        ? Optional.empty()
        : Optional.of(Fault.whole(Code.INVALID_WINDING_DIRECTION, data));
  }

  static Optional<Fault> checkHyphen(String data) {
    return !data.isEmpty() && data.chars().allMatch(c -> c == '-')
        ? Optional.empty()
        : Optional.of(Fault.whole(Code.NOT_HYPHEN, data));
  }

  /** RFC 3986 §2.1. */
  static Optional<Fault> checkPercentEncoding(String data) {
    for (int i = data.indexOf('%'); i >= 0; i = data.indexOf('%', i + PERCENT_LENGTH)) {
      int length = Math.min(PERCENT_LENGTH, data.length() - i);
      boolean whole =
          length == PERCENT_LENGTH && isHex(data.charAt(i + 1)) && isHex(data.charAt(i + 2));
      if (!whole) {
        return Optional.of(new Fault(Code.INVALID_PERCENT_SEQUENCE, i, length));
      }
    }
    return Optional.empty();
  }

  static boolean isHex(char c) {
    return CharacterSets.isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  }

  /** WGS 84, in ten-millionths of a degree from the south pole. */
  static Optional<Fault> checkLatitude(String data) {
    return checkCoordinate(data, MAX_LATITUDE, Code.LATITUDE_INVALID_LENGTH, Code.INVALID_LATITUDE);
  }

  /** WGS 84, in ten-millionths of a degree from the date line. */
  static Optional<Fault> checkLongitude(String data) {
    return checkCoordinate(
        data, MAX_LONGITUDE, Code.LONGITUDE_INVALID_LENGTH, Code.INVALID_LONGITUDE);
  }

  private static Optional<Fault> checkCoordinate(
      String data, long max, Code wrongLength, Code invalid) {
    if (data.length() != COORDINATE_LENGTH) {
      return Optional.of(Fault.whole(wrongLength, data));
    }
    return CharacterSets.checkNumeric(data)
        .or(() ->
            Long.parseLong(data) > max
                ? Optional.of(Fault.whole(invalid, data))
                : Optional.empty());
  }
}
