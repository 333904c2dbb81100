package app.dangol.screen.associate.model;

import app.dangol.customer.CustomerAccount.Channel;
import app.dangol.customer.CustomerAccount.Order;
import app.dangol.customer.CustomerAccount.OrderState;
import app.dangol.customer.HistoryLine.Amount;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import app.dangol.text.MoneyText;
import app.dangol.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says where an order was made, how far it is and what it came to. */
final class OrderWords {
  private static final StoreId ONLINE = new StoreId("online");

  private final Texts texts;
  private final Map<StoreId, LocalText> storeNames;

  OrderWords(Texts texts, Map<StoreId, LocalText> storeNames) {
    this.texts = texts;
    this.storeNames = storeNames;
  }

  /** Where it was made, how far it is if that is not the end of it, and the amount. */
  String about(TimelineEntry.Basket basket) {
    List<String> about = new ArrayList<>(List.of(where(basket)));
    basket
        .order()
        .map(Order::state)
        .filter(state -> state != OrderState.DONE && state != OrderState.RETURNED)
        .ifPresent(state -> about.add(texts.get("order.state." + state)));
    basket.total().ifPresent(total -> about.add(money(total)));
    return String.join(" · ", about);
  }

  boolean isOnline(TimelineEntry.Basket basket) {
    return basket.store().equals(ONLINE);
  }

  /** Where it was made, how far it is if that is not the end of it, and its number. */
  String channel(TimelineEntry.Basket basket) {
    List<String> about = new ArrayList<>(List.of(where(basket)));
    basket
        .order()
        .map(Order::state)
        .filter(state -> state != OrderState.DONE)
        .ifPresent(state -> about.add(texts.get("order.state." + state)));
    basket.order().flatMap(Order::number).ifPresent(about::add);
    return String.join(" · ", about);
  }

  /** The store, or which way online. */
  String where(TimelineEntry.Basket basket) {
    boolean app = basket.order().filter(order -> order.channel() == Channel.APP).isPresent();
    return app ? texts.get("channel.app") : place(basket.store());
  }

  String place(StoreId id) {
    if (id.equals(ONLINE)) {
      return texts.get("channel.online");
    }
    LocalText name = storeNames.get(id);
    return name == null ? id.value() : name.in(texts.locale());
  }

  String money(Amount amount) {
    return MoneyText.of(amount.minor(), amount.currency(), texts.locale());
  }
}
