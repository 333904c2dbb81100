package app.dangol.visit;

import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Profile;
import app.dangol.customer.Profiles;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What somebody says of their own card or telephone to show that it is they who are meant. Reads a
 * customer's numbers and keeps none. On the desk's thread.
 */
final class TheirNumbers {
  /** How much of a number is said. */
  static final int DIGITS = 4;

  /** How much of a number anybody is shown: half of what its owner has to say. */
  static final int SHOWN = DIGITS / 2;

  private final CustomerDirectory customers;
  private final Profiles profiles;

  TheirNumbers(CustomerDirectory customers, Profiles profiles) {
    this.customers = customers;
    this.profiles = profiles;
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
   * The last {@link #SHOWN} characters of their telephone, or of a card where there is none; blank
   * without one.
   */
  String ending(CustomerId whose) {
    return list(whose).stream()
        .findFirst()
        .map(number -> number.substring(number.length() - SHOWN))
        .orElse("");
  }

  /** The telephone first: as it was corrected here, which the hub may not have taken yet. */
  private List<String> list(CustomerId whose) {
    Stream<String> phone = profiles.find(whose).flatMap(Profile::phone).stream();
    Stream<String> cards =
        customers.listTokens(whose).stream()
            .filter(token -> token.kind() == MemberToken.Kind.CARD)
            .map(MemberToken::value);
    return Stream.concat(phone, cards).filter(number -> number.length() >= DIGITS).toList();
  }
}
