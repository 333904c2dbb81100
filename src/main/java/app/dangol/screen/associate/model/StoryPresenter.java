package app.dangol.screen.associate.model;

import app.dangol.catalog.Product;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.CustomerAccount.Reservation;
import app.dangol.customer.Note;
import app.dangol.customer.Task;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.screen.associate.model.StoryText.Kind;
import app.dangol.text.MoneyText;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the timeline in sentences. */
public final class StoryPresenter {
  private static final StoreId ONLINE = new StoreId("online");

  private static final Duration REFUSAL_TOLD = Duration.ofDays(1);

  /** Products named in one sentence. */
  private static final int NAMED = 2;

  private final Texts texts;
  private final Times times;
  private final Map<Sku, Product> products;
  private final Map<StoreId, LocalText> storeNames;
  private final Instant now;
  private final OrderWords orders;

  public StoryPresenter(
      Texts texts,
      Times times,
      Map<Sku, Product> products,
      Map<StoreId, LocalText> storeNames,
      Instant now) {
    this.texts = texts;
    this.times = times;
    this.products = Map.copyOf(products);
    this.storeNames = Map.copyOf(storeNames);
    this.now = now;
    this.orders = new OrderWords(texts, this.storeNames);
  }

  public StoryText of(TimelineEntry entry) {
    return switch (entry) {
      case TimelineEntry.Basket basket -> basket(basket);
      case TimelineEntry.Online online -> online(online);
      case TimelineEntry.Searched searched -> searched(searched);
      case TimelineEntry.Written written -> written(written.note());
    };
  }

  private StoryText basket(TimelineEntry.Basket basket) {
    TimelineEntry.Piece first = basket.pieces().getFirst();
    int quantity = Math.abs(first.quantity());
    int others = basket.pieces().size() - 1;
    String key =
        (basket.returned() ? "story.returned" : "story.bought") + (others > 0 ? ".more" : "");
    Kind kind =
        basket.returned()
            ? Kind.RETURNED
            : basket.store().equals(ONLINE) ? Kind.ONLINE : Kind.STORE;
    String what =
        quantity > 1 ? texts.get("story.pieces", name(first.sku()), quantity) : name(first.sku());
    String when = caption(basket.at(), orders.about(basket));
    return new StoryText(kind, when, texts.get(key, what, others), false);
  }

  private StoryText searched(TimelineEntry.Searched searched) {
    String words = String.join(", ", searched.texts());
    String when = caption(searched.at(), texts.get("channel.online"));
    return new StoryText(Kind.BROWSED, when, texts.get("story.searched", words), false);
  }

  /** What is to be done for them and what is laid aside; these stand above all else. */
  public List<StoryText> pending(List<Task> tasks, CustomerAccount account) {
    List<StoryText> told = new ArrayList<>();
    for (Task task : tasks.stream().limit(NAMED).toList()) {
      String due =
          task.due()
              .map(new TaskPresenter(texts, times, now)::due)
              .orElse(texts.get("task.title.one"));
      boolean untold = task.delivery() != Task.Delivery.DELIVERED;
      told.add(new StoryText(Kind.TASK, due, task.text(), untold));
    }
    account.reservations().stream()
        .filter(this::isCurrent)
        .limit(NAMED)
        .map(this::reserved)
        .forEach(told::add);
    return told;
  }

  /** What has ended by itself is no news; what was refused is for a day. */
  private boolean isCurrent(Reservation reservation) {
    return switch (reservation.state()) {
      case REQUESTED, CONFIRMED -> true;
      case REJECTED -> reservation.at().isAfter(now.minus(REFUSAL_TOLD));
      case CANCELLED, COLLECTED, EXPIRED -> false;
    };
  }

  private StoryText reserved(Reservation reservation) {
    String what = texts.get("story.pieces", name(reservation.sku()), reservation.quantity());
    String state =
        switch (reservation.state()) {
          case CONFIRMED ->
              reservation
                  .until()
                  .map(until ->
                      texts.get(
                          "reservation.until",
                          what,
                          times.date(until, now),
                          times.timeOfDay(until)))
                  .orElseGet(() -> texts.get("reservation.confirmed", what));
          case REJECTED ->
              texts.get(
                  reservation.reason().filter("not_available"::equals).isPresent()
                      ? "reservation.rejected.few"
                      : "reservation.rejected",
                  what);
          case REQUESTED, CANCELLED, COLLECTED, EXPIRED -> texts.get("reservation.requested", what);
        };
    String when = caption(reservation.at(), orders.place(reservation.store()));
    return new StoryText(Kind.RESERVED, when, state, reservation.untold());
  }

  /** What lies in the cart and on the wish list now; these stand above everything that was. */
  public List<StoryText> now(CustomerAccount account) {
    List<StoryText> told = new ArrayList<>();
    String sum =
        CartSum.of(account.cart(), products)
            .map(money -> " · " + MoneyText.of(money.minor(), money.currency(), texts.locale()))
            .orElse("");
    items(Kind.BROWSED, "story.cart.now", account.cart(), sum).ifPresent(told::add);
    items(Kind.WISH, "story.wish.now", account.wishes(), "").ifPresent(told::add);
    return told;
  }

  private Optional<StoryText> items(
      Kind kind, String key, List<CustomerAccount.Item> items, String sum) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    String names =
        items.stream().limit(NAMED).map(item -> name(item.sku())).collect(Collectors.joining(", "));
    int others = Math.max(0, items.size() - NAMED);
    String when = caption(items.getFirst().at(), texts.get("channel.online")) + sum;
    return Optional.of(
        new StoryText(
            kind, when, texts.get(others > 0 ? key + ".more" : key, names, others), false));
  }

  private StoryText online(TimelineEntry.Online online) {
    int others = online.skus().size() - 1;
    String suffix = others > 0 ? ".more" : "";
    String name = name(online.skus().getFirst());
    String when = caption(online.at(), texts.get("channel.online"));
    return switch (online.kind()) {
      case WISH ->
          new StoryText(Kind.WISH, when, texts.get("story.wished" + suffix, name, others), false);
      case CART ->
          new StoryText(
              Kind.BROWSED, when, texts.get("story.carted" + suffix, name, others), false);
      case VIEW ->
          new StoryText(
              Kind.BROWSED, when, texts.get("story.viewed" + suffix, name, others), false);
      case PURCHASE, RETURN -> throw new IllegalArgumentException("a basket, not online activity");
    };
  }

  private StoryText written(Note note) {
    String signed = texts.get("story.note.by", note.author());
    String when =
        switch (note.delivery()) {
          case QUEUED -> caption(note.at(), signed) + " · " + texts.get("story.note.queued");
          case DELIVERED -> caption(note.at(), signed);
          case NEEDS_ATTENTION ->
              caption(note.at(), signed) + " · " + texts.get("story.note.attention");
        };
    return new StoryText(Kind.NOTE, when, note.text(), note.delivery() == Note.Delivery.QUEUED);
  }

  private String caption(Instant at, String where) {
    return times.date(at, now) + " · " + where;
  }

  private String name(Sku sku) {
    Product product = products.get(sku);
    return product == null ? sku.value() : product.name().in(texts.locale());
  }
}
