package app.dangol.visit;

import app.dangol.customer.Customer;
import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import java.util.Optional;
import java.util.Set;

/** Who may be named in what becomes of suggestions. */
final class Suggestible {
  private static final Set<ConsentPurpose> ANY_OF =
      Set.of(ConsentPurpose.SUGGEST_PURCHASES, ConsentPurpose.SUGGEST_ONLINE);

  private Suggestible() {}

  /** Their id if they agreed to suggestions from anything of their own; else empty. */
  static Optional<CustomerId> named(Customer customer) {
    boolean agreed = customer.granted().stream().anyMatch(ANY_OF::contains);
    return agreed && !customer.suspended() ? Optional.of(customer.id()) : Optional.empty();
  }
}
