package app.dangol.visit;

import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.id.MemberToken;
import app.dangol.trust.credential.SignedCards;
import java.util.Optional;

/**
 * Whose a card is, by what this device holds. A signed card that does not count is nobody's here,
 * and so is a rotating code: of both the hub is asked, as of every card that nobody here has, and
 * what people see is the same. Blocks.
 */
final class KnownCards {
  private final CustomerDirectory customers;
  private final SignedCards signed;

  KnownCards(CustomerDirectory customers, SignedCards signed) {
    this.customers = customers;
    this.signed = signed;
  }

  Optional<Customer> find(MemberToken token) {
    return switch (token.kind()) {
      case CARD, PHONE, EMAIL -> customers.findByToken(token);
      case SIGNED -> signed.find(token).flatMap(card -> customers.find(card.member()));
      case ROTATING -> Optional.empty();
    };
  }
}
