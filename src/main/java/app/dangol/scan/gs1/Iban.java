package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;

/** The international bank account number of ISO 13616-1. */
final class Iban implements Linter {
  /** No country's is as short as this. */
  private static final int TOO_SHORT = 10;

  private static final int HEAD = 4;
  private static final int COUNTRY = 2;
  private static final int MODULUS = 97;
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final CodeLists lists;

  Iban(CodeLists lists) {
    this.lists = lists;
  }

  @Override
  public Optional<Fault> check(String data) {
    if (data.length() <= TOO_SHORT) {
      return Optional.of(Fault.whole(Code.IBAN_TOO_SHORT, data));
    }
    if (lists.checkCountryLetters(data.substring(0, COUNTRY)).isPresent()) {
      return Optional.of(new Fault(Code.ILLEGAL_IBAN_COUNTRY_CODE, 0, COUNTRY));
    }
    for (int i = COUNTRY; i < data.length(); i++) {
      if (CHARACTERS.indexOf(data.charAt(i)) < 0) {
        return Optional.of(new Fault(Code.INVALID_IBAN_CHARACTER, i, 1));
      }
    }
    return remainder(data.substring(HEAD) + data.substring(0, HEAD)) == 1
        ? Optional.empty()
        : Optional.of(new Fault(Code.INCORRECT_IBAN_CHECKSUM, COUNTRY, HEAD - COUNTRY));
  }

  /** Letters stand for two digits each, A for 10 up to Z for 35. */
  private static int remainder(String moved) {
    int remainder = 0;
    for (int i = 0; i < moved.length(); i++) {
      int value = CHARACTERS.indexOf(moved.charAt(i));
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
    }
    return remainder;
  }
}
