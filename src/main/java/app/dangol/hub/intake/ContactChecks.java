package app.dangol.hub.intake;

import app.dangol.customer.Contacts;
import app.dangol.customer.ResidentNumbers;
import app.dangol.id.PaymentCards;
import java.util.Optional;

/**
 * What must stand in no name, card, telephone number or e-mail address of a customer's, and what of
 * these cannot be one. Pure; nothing of what is refused is quoted.
 *
 * @param read whether the source is read by ourselves, so that nobody there sees what is refused
 */
record ContactChecks(boolean read) {
  /** Why such a text is kept nowhere. */
  static Optional<RefusedException> findForbidden(String what, String text) {
    if (ResidentNumbers.mayBeIn(text)) {
      return Optional.of(
          new RefusedException(
              "resident_number", what + " looks like a resident registration number"));
    }
    return PaymentCards.isSuspect(text) || PaymentCards.mayBeIn(text)
        ? Optional.of(
            new RefusedException("payment_card", what + " looks like a payment card's number"))
        : Optional.empty();
  }

  /** A name cannot be left out. */
  static void checkName(String name) throws RefusedException {
    Optional<RefusedException> forbidden = findForbidden("the name", name);
    if (forbidden.isPresent()) {
      throw forbidden.get();
    }
  }

  /** Whether it is to be kept. */
  boolean keepsCard(String card) throws RefusedException {
    return isKept(findForbidden("a card", card));
  }

  /** The same of a telephone number, which in international form may be as long as a card's. */
  boolean keepsPhone(String phone) throws RefusedException {
    if (Contacts.phone(phone).isPresent()) {
      return true;
    }
    boolean kept = isKept(findForbidden("the telephone number", phone));
    if (!read && !Contacts.mayBePhone(phone)) {
      throw new RefusedException("bad_phone", "the telephone number is none");
    }
    return kept;
  }

  /** The same of an e-mail address. */
  boolean keepsEmail(String email) throws RefusedException {
    boolean kept = isKept(findForbidden("the e-mail address", email));
    if (!read && Contacts.email(email).isEmpty()) {
      throw new RefusedException("bad_email", "the e-mail address is none");
    }
    return kept;
  }

  /**
   * What is forbidden is left out alone where we read the source: a customer who was refused would
   * be missing until somebody changes them there.
   */
  private boolean isKept(Optional<RefusedException> forbidden) throws RefusedException {
    if (forbidden.isPresent() && !read) {
      throw forbidden.get();
    }
    return forbidden.isEmpty();
  }
}
