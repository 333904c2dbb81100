package app.dangol.visit;

import app.dangol.customer.CustomerDirectory;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What somebody says of their own card or telephone to show that it is they who are meant. Reads a
 * customer's numbers and keeps none. On the desk's thread.
 */
final class TheirNumbers {
  /** How much of a number is said. */
  static final int DIGITS = 4;

  private final CustomerDirectory customers;

  TheirNumbers(CustomerDirectory customers) {
    this.customers = customers;
  }

  /** Whether there is anything they could say. */
  boolean has(CustomerId whose) {
    return !list(whose).isEmpty();
  }

  /** Whether a number of theirs ends like that. */
  boolean endsWith(CustomerId whose, String said) {
    String end = said.strip().toUpperCase(Locale.ROOT);
    return end.length() == DIGITS
        && list(whose).stream().anyMatch(n -> n.toUpperCase(Locale.ROOT).endsWith(end));
  }

  /**
   * The last characters of their telephone, or of a card where there is none; blank without one.
   */
  String ending(CustomerId whose, int length) {
    return list(whose).stream()
        .findFirst()
        .map(number -> number.substring(number.length() - length))
        .orElse("");
  }

  /** Telephones first. */
  private List<String> list(CustomerId whose) {
    return customers.listTokens(whose).stream()
        .filter(token -> isNumber(token.kind()))
        .filter(token -> token.value().length() >= DIGITS)
        .sorted(Comparator.comparing(token -> token.kind() != MemberToken.Kind.PHONE))
        .map(MemberToken::value)
        .toList();
  }

  private static boolean isNumber(MemberToken.Kind kind) {
    return kind == MemberToken.Kind.CARD || kind == MemberToken.Kind.PHONE;
  }
}
