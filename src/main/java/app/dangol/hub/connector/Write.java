package app.dangol.hub.connector;

import java.time.Instant;
import java.util.Optional;

/** Something done in the shop, as a backend is asked to do it. */
public sealed interface Write {
  /** The op's id, a UUIDv7; it must be found again in the backend. */
  String opId();

  /**
   * A note on a customer.
   *
   * @param customer the backend's id
   * @param queuedAt when the hub took the op
   */
  record Note(String opId, String customer, String authorName, String text, Instant queuedAt)
      implements Write {
    @Override
    public String toString() {
      return "Note[" + opId + "]";
    }
  }

  /** Pieces set aside; the op's id is the reservation's. */
  record Reserve(String opId, String customer, String store, String sku, int quantity)
      implements Write {
    @Override
    public String toString() {
      return "Reserve[" + opId + "]";
    }
  }

  /**
   * Somebody is erased, with what a shop system may let go of; the op's id is the receipt's number.
   *
   * @param customer the backend's id
   */
  record Erase(String opId, String customer) implements Write {
    @Override
    public String toString() {
      return "Erase[" + opId + "]";
    }
  }

  /**
   * A customer's own data were corrected; what is empty stays as it is. Said twice it is the same.
   *
   * @param customer the backend's id
   * @param name composed (NFC), without blanks around it
   * @param phone E.164
   * @param email in lower case
   */
  record Correct(
      String opId,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> email)
      implements Write {
    @Override
    public String toString() {
      return "Correct[" + opId + "]";
    }
  }

  /** A reservation is let go. */
  record Release(String opId, String customer, String reservation) implements Write {
    @Override
    public String toString() {
      return "Release[" + opId + "]";
    }
  }
}
