package app.dangol.insight;

import app.dangol.customer.Customer;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.HistoryLine.Amount;
import app.dangol.customer.HistoryLine.Kind;
import app.dangol.customer.PersonName;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.trust.ConsentPurpose;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lines of a history, made for tests. */
public final class Bought {
  public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  public static final Set<ConsentPurpose> BOTH =
      Set.of(
          ConsentPurpose.LOOKUP, ConsentPurpose.SUGGEST_PURCHASES, ConsentPurpose.SUGGEST_ONLINE);
  static final Currency WON = Currency.getInstance("KRW");

  private Bought() {}

  /** Something done so many days ago, at noon. */
  public static HistoryLine line(Kind kind, String sku, int daysAgo, int quantity) {
    return line(kind, sku, daysAgo, quantity, Optional.empty());
  }

  static HistoryLine line(
      Kind kind, String sku, int daysAgo, int quantity, Optional<Amount> amount) {
    return new HistoryLine(
        kind + sku + daysAgo,
        kind.name() + daysAgo,
        TODAY.minusDays(daysAgo).atTime(12, 0).atZone(SEOUL).toInstant(),
        kind,
        new StoreId("gangnam"),
        new Sku(sku),
        quantity,
        amount);
  }

  static HistoryLine bought(String sku, int daysAgo) {
    return line(Kind.PURCHASE, sku, daysAgo, 1);
  }

  static HistoryLine bought(String sku, int daysAgo, long won) {
    return line(Kind.PURCHASE, sku, daysAgo, 1, Optional.of(new Amount(won, WON)));
  }

  static Purchases purchases(HistoryLine... lines) {
    return Purchases.of(List.of(lines), SEOUL);
  }

  public static Customer customer(Set<ConsentPurpose> granted, boolean suspended) {
    return new Customer(
        new CustomerId("c-1"),
        new PersonName("김서연"),
        new StoreId("gangnam"),
        TODAY.minusDays(1_000),
        List.of(),
        granted,
        suspended,
        false);
  }
}
