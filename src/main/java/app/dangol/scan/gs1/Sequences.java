package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;

/** One number of a total, as pieces of a trade item and births are counted. */
final class Sequences {
  private Sequences() {}

  /** Two numbers of equal width, neither zero, such as 0203 for the second piece of three. */
  static Optional<Fault> checkPieceOfTotal(String data) {
    int half = data.length() / 2;
    if (data.isEmpty() || data.length() % 2 != 0) {
      return Optional.of(Fault.whole(Code.INVALID_LENGTH_FOR_PIECE_OF_TOTAL, data));
    }
    Optional<Fault> notDigits = CharacterSets.checkNumeric(data);
    if (notDigits.isPresent()) {
      return notDigits;
    }
    String piece = data.substring(0, half);
    String total = data.substring(half);
    if (isZero(piece)) {
      return Optional.of(new Fault(Code.ZERO_PIECE_NUMBER, 0, half));
    }
    if (isZero(total)) {
      return Optional.of(new Fault(Code.ZERO_TOTAL_PIECES, half, half));
    }
    // Equally long strings of digits compare as numbers do.
    return piece.compareTo(total) > 0
        ? Optional.of(Fault.whole(Code.PIECE_NUMBER_EXCEEDS_TOTAL, data))
        : Optional.empty();
  }

  /** Two numbers without leading zeros, such as 2/3. */
  static Optional<Fault> checkPositionOfEnd(String data) {
    int slash = data.indexOf('/');
    String position = slash < 0 ? "" : data.substring(0, slash);
    String end = data.substring(slash + 1);
    if (position.isEmpty()
        || end.isEmpty()
        || !CharacterSets.isDigits(position)
        || !CharacterSets.isDigits(end)) {
      return Optional.of(Fault.whole(Code.POSITION_IN_SEQUENCE_MALFORMED, data));
    }
    if (position.startsWith("0")) {
      return Optional.of(new Fault(Code.ILLEGAL_ZERO_PREFIX, 0, slash));
    }
    if (end.startsWith("0")) {
      return Optional.of(new Fault(Code.ILLEGAL_ZERO_PREFIX, slash + 1, end.length()));
    }
    boolean beyond =
        position.length() == end.length()
            ? position.compareTo(end) > 0
            : position.length() > end.length();
    return beyond ? Optional.of(Fault.whole(Code.POSITION_EXCEEDS_END, data)) : Optional.empty();
  }

  private static boolean isZero(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }
}
