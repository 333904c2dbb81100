package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;

/** The character sets of GS1 General Specifications §7.11 that values are made of. */
final class CharacterSets {
  static final String SET_82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  private static final String SET_39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SET_64 =
      "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  private static final int MAX_PADDING = 2;
  private static final int PADDED_GROUP = 3;

  private CharacterSets() {}

  /** The type N of the dictionary. */
  static Optional<Fault> checkNumeric(String data) {
    for (int i = 0; i < data.length(); i++) {
      if (!isDigit(data.charAt(i))) {
        return Optional.of(new Fault(Code.NON_DIGIT_CHARACTER, i, 1));
      }
    }
    return Optional.empty();
  }

  /** The type X of the dictionary. */
  static Optional<Fault> check82(String data) {
    return check(data, SET_82, Code.INVALID_CSET82_CHARACTER);
  }

  /** The type Y of the dictionary. */
  static Optional<Fault> check39(String data) {
    return check(data, SET_39, Code.INVALID_CSET39_CHARACTER);
  }

  /** The type Z of the dictionary: URI-safe base 64, whose padding may be left out. */
  static Optional<Fault> check64(String data) {
    int end = data.length();
    while (end > 0 && data.charAt(end - 1) == '=') {
      end--;
    }
    int padding = data.length() - end;
    if (padding > MAX_PADDING || (padding > 0 && data.length() % PADDED_GROUP != 0)) {
      return Optional.of(new Fault(Code.INVALID_CSET64_PADDING, end, padding));
    }
    return check(data.substring(0, end), SET_64, Code.INVALID_CSET64_CHARACTER);
  }

  /** Importer index: one character of set 64 (EU 2018/574, traceability of tobacco). */
  static Optional<Fault> checkImporterIndex(String data) {
    if (data.length() != 1) {
      return Optional.of(Fault.whole(Code.IMPORTER_IDX_MUST_BE_ONE_CHARACTER, data));
    }
    return check(data, SET_64, Code.INVALID_IMPORT_IDX_CHARACTER);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isDigits(String data) {
    return checkNumeric(data).isEmpty();
  }

  private static Optional<Fault> check(String data, String set, Code code) {
    for (int i = 0; i < data.length(); i++) {
      if (set.indexOf(data.charAt(i)) < 0) {
        return Optional.of(new Fault(code, i, 1));
      }
    }
    return Optional.empty();
  }
}
