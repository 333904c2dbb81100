package app.dangol.scan.gs1;

import app.dangol.id.Gtin;
import app.dangol.scan.gs1.Fault.Code;
import java.util.Optional;
import java.util.stream.IntStream;

/** Check digits and check character pairs of GS1 keys (GS1 General Specifications §7.9). */
final class CheckCharacters {
  private static final String PAIR_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int PAIR_LENGTH = 2;
  private static final int PAIR_MODULUS = 1021;
  private static final int PAIR_CHARACTER_BITS = 5;

  /** A value has 99 characters at most. */
  private static final int MAX_PAIR_DATA = 97;

  private static final int MAX_PRIME = 509;

  /** The weights, from the last character before the pair on to the left. */
  private static final int[] PRIMES =
      IntStream.rangeClosed(2, MAX_PRIME)
          .filter(n -> IntStream.range(2, n).noneMatch(divisor -> n % divisor == 0))
          .toArray();

  private CheckCharacters() {}

  /** The last digit checks those before it. */
  static Optional<Fault> checkDigit(String data) {
    if (data.isEmpty()) {
      return Optional.of(Fault.whole(Code.TOO_SHORT_FOR_CHECK_DIGIT, data));
    }
    Optional<Fault> notDigits = CharacterSets.checkNumeric(data);
    if (notDigits.isPresent()) {
      return notDigits;
    }
    int last = data.length() - 1;
    return Gtin.checkDigit(data.substring(0, last)) == data.charAt(last) - '0'
        ? Optional.empty()
        : Optional.of(new Fault(Code.INCORRECT_CHECK_DIGIT, last, 1));
  }

  /** The last two characters check those before them. */
  static Optional<Fault> checkPair(String data) {
    int length = data.length() - PAIR_LENGTH;
    if (length < 0) {
      return Optional.of(Fault.whole(Code.TOO_SHORT_FOR_CHECK_PAIR, data));
    }
    if (length > MAX_PAIR_DATA) {
      return Optional.of(Fault.whole(Code.TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION, data));
    }
    Optional<Fault> foreign = CharacterSets.check82(data.substring(0, length));
    if (foreign.isPresent()) {
      return foreign;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += CharacterSets.SET_82.indexOf(data.charAt(i)) * PRIMES[length - 1 - i];
    }
    sum %= PAIR_MODULUS;
    char first = PAIR_CHARACTERS.charAt(sum >> PAIR_CHARACTER_BITS);
    char second = PAIR_CHARACTERS.charAt(sum % PAIR_CHARACTERS.length());
    return data.charAt(length) == first && data.charAt(length + 1) == second
        ? Optional.empty()
        : Optional.of(new Fault(Code.INCORRECT_CHECK_PAIR, length, PAIR_LENGTH));
  }
}
