package app.dangol.visit;

import app.dangol.customer.CustomerAccount;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a public screen learns about whoever stands before it. Holds no full name, number,
 * purchase, size, date or note, so that nothing behind the screen can show one.
 *
 * @param maskedName empty for somebody who is only looking
 * @param offers the best first
 * @param personal whether any of the offers comes from this customer's own taste
 * @param points what they have gathered; empty for somebody who is only looking
 * @param storeNames every store by its id
 * @param dataAsOf when the hub last confirmed the oldest of the data used, empty before the first
 */
public record ShopperView(
    Optional<String> maskedName,
    List<PublicOffer> offers,
    boolean personal,
    Optional<CustomerAccount.Points> points,
    Map<StoreId, LocalText> storeNames,
    Optional<Instant> dataAsOf) {
  @Override
  public String toString() {
    return "ShopperView[" + offers.size() + " offers]";
  }
}
