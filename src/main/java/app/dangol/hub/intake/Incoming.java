package app.dangol.hub.intake;

import app.dangol.wire.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One thing as its source tells it. Customers and orders bear the source's own ids; products are
 * known by their sku everywhere. Money is in minor units with tax; a return has negative quantities
 * and amounts. What is personal stays out of every toString.
 */
public sealed interface Incoming {
  /**
   * @param category the key of a {@code catalog.Category}; an unknown one is drawn as a box
   * @param colour {@code #RRGGBB}
   */
  record Product(
      String sku,
      Optional<String> gtin,
      Entity.Text name,
      String category,
      String colour,
      String shelf)
      implements Incoming {}

  /**
   * @param taxRateBp hundredths of a percent, if known
   */
  record Price(
      String sku, long amountMinor, String currency, Optional<Integer> taxRateBp, Instant asOf)
      implements Incoming {}

  /** A shop of the chain. */
  record Store(String id, Entity.Text name) implements Incoming {}

  /**
   * @param onHand pieces counted
   * @param reserved pieces promised to somebody
   */
  record Stock(String sku, String store, int onHand, int reserved, Instant asOf)
      implements Incoming {}

  /**
   * @param id the source's
   * @param phone E.164, or as the source has it
   * @param homeStore empty where the source knows none
   * @param bases why this person's data may be used, purpose by purpose; without one for {@code
   *     lookup} the customer is on no device
   * @param age whether it is a child, as far as the source says
   */
  record Customer(
      String id,
      String name,
      Optional<String> phone,
      Optional<String> email,
      List<String> cards,
      Optional<String> homeStore,
      LocalDate memberSince,
      List<Entity.Preference> preferences,
      List<Basis> bases,
      Age age)
      implements Incoming {
    /** One of whom the source does not say that it is a child. */
    public Customer(
        String id,
        String name,
        Optional<String> phone,
        Optional<String> email,
        List<String> cards,
        Optional<String> homeStore,
        LocalDate memberSince,
        List<Entity.Preference> preferences,
        List<Basis> bases) {
      this(
          id,
          name,
          phone,
          email,
          cards,
          homeStore,
          memberSince,
          preferences,
          bases,
          Age.OF_CONSENT);
    }

    @Override
    public String toString() {
      return "Customer[]";
    }
  }

  /** Whether somebody can agree for themselves; no age and no birthday is taken in. */
  enum Age {
    /** Nothing is said of them being under 14. */
    OF_CONSENT,
    /** Under 14, and a guardian has agreed in their place. */
    CHILD_WITH_GUARDIAN,
    /** Under 14, and nobody has agreed: they have no profile. */
    CHILD_ALONE
  }

  /**
   * @param purpose the key of a {@code trust.ConsentPurpose}
   * @param basis {@code consent}, {@code membership_terms} or {@code contract}
   * @param dated whether the source says since when; if not, {@code at} is when it was read, and
   *     what it says counts as new only if it said something else before
   */
  record Basis(
      String purpose,
      boolean granted,
      String basis,
      Instant at,
      Optional<String> textVersion,
      boolean dated) {
    /** One whose source says since when it holds. */
    public Basis(
        String purpose, boolean granted, String basis, Instant at, Optional<String> textVersion) {
      this(purpose, granted, basis, at, textVersion, true);
    }
  }

  /**
   * An order or a return.
   *
   * @param customer the source's id; empty for somebody who is not known
   * @param channel {@code online}, {@code app} or {@code store}
   * @param store where, or {@code online}
   */
  record Order(
      Optional<String> customer,
      String id,
      Optional<String> number,
      Instant at,
      String channel,
      String store,
      Entity.OrderState state,
      String currency,
      List<Line> lines)
      implements Incoming {
    @Override
    public String toString() {
      return "Order[" + lines.size() + " lines]";
    }
  }

  /**
   * @param id unique within the order
   * @param quantity negative in a return
   * @param amountMinor of all pieces together, with tax; negative in a return
   */
  record Line(String id, String sku, int quantity, long amountMinor, long taxMinor) {}

  /**
   * Something a customer did in the web shop.
   *
   * @param kind {@code view}, {@code cart} or {@code wish}
   */
  record Browse(String customer, String id, Instant at, String kind, String sku)
      implements Incoming {}

  /** What a customer looked for in the web shop. */
  record Search(String customer, String id, Instant at, String text) implements Incoming {
    @Override
    public String toString() {
      return "Search[]";
    }
  }

  /** Everything that lies in a customer's online cart at that time; it may be nothing. */
  record Cart(String customer, List<Item> items, Instant at) implements Incoming {}

  /** Everything on a customer's wish list at that time; it may be nothing. */
  record Wishes(String customer, List<Item> items, Instant at) implements Incoming {}

  /** A product in a cart or on a wish list. */
  record Item(String sku, int quantity) {}

  /** Points and tier in one program. */
  record Loyalty(
      String customer, String program, long points, Optional<Entity.Text> tier, Instant asOf)
      implements Incoming {}

  /**
   * A coupon of one customer.
   *
   * @param asOf when it was so; without it nothing opens again a coupon that was used
   */
  record Coupon(
      String customer,
      String id,
      Entity.Text text,
      Optional<LocalDate> until,
      Entity.CouponState state,
      Optional<Instant> asOf)
      implements Incoming {
    /** One whose source does not say when it was so. */
    public Coupon(
        String customer,
        String id,
        Entity.Text text,
        Optional<LocalDate> until,
        Entity.CouponState state) {
      this(customer, id, text, until, state, Optional.empty());
    }
  }

  /** The source does not have it any more. */
  record Gone(Kind kind, String id) implements Incoming {
    @Override
    public String toString() {
      return "Gone[" + kind + "]";
    }
  }

  /**
   * What can be gone; the id is the source's, of a product its sku, of stock {@code sku|store}. Of
   * stock only what that very shop system told last is gone.
   */
  enum Kind {
    PRODUCT,
    CUSTOMER,
    ORDER,
    STOCK
  }
}
