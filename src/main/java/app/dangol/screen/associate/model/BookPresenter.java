package app.dangol.screen.associate.model;

import app.dangol.catalog.Category;
import app.dangol.catalog.Product;
import app.dangol.customer.ConsentState;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.CustomerAccount.Coupon;
import app.dangol.customer.CustomerAccount.Item;
import app.dangol.customer.CustomerAccount.Points;
import app.dangol.customer.CustomerAccount.Reservation;
import app.dangol.customer.CustomerAccount.ReservationState;
import app.dangol.customer.Task;
import app.dangol.customer.TimelineEntry;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import app.dangol.screen.associate.model.BookPage.Goods;
import app.dangol.screen.associate.model.BookPage.Held;
import app.dangol.screen.associate.model.BookPage.Line;
import app.dangol.text.MoneyText;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.AccountLook;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts everything somebody has with the shop into words, for one language at one moment. */
public final class BookPresenter {
  /** A coupon that ends so soon is to be told of today. */
  private static final int PRESSING_DAYS = 3;

  /** Lines of one receipt that are told; an order of a hundred is told by its first. */
  private static final int LINES = 12;

  private final Texts texts;
  private final Times times;
  private final Instant now;

  public BookPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  public BookPage of(AccountLook look) {
    CustomerAccount account = look.account();
    boolean online = look.customer().granted().contains(ConsentPurpose.SUGGEST_ONLINE);
    OrderWords orders = new OrderWords(texts, look.storeNames());
    StoryPresenter story =
        new StoryPresenter(texts, times, look.products(), look.storeNames(), now);
    List<StoryText> seen = look.online().stream().map(story::of).toList();
    return new BookPage(
        points(account),
        account.coupons().stream().map(this::coupon).toList(),
        account.reservations().stream().map(each -> held(each, look, orders)).toList(),
        look.tasks().stream().map(this::toDo).toList(),
        account.cart().stream().map(item -> goods(item, look)).toList(),
        cartSum(account.cart(), look),
        account.wishes().stream().map(item -> goods(item, look)).toList(),
        look.orders().stream().map(order -> receipt(order, look, orders)).toList(),
        online,
        seen,
        onlineHint(online, seen.isEmpty()),
        consents(look));
  }

  private String onlineHint(boolean allowed, boolean empty) {
    if (!allowed) {
      return texts.get("book.online.denied");
    }
    return empty ? texts.get("book.online.none") : "";
  }

  private Line points(CustomerAccount account) {
    if (account.points().isEmpty()) {
      return new Line(texts.get("book.points.none"), "", false);
    }
    Points points = account.points().getFirst();
    String balance =
        texts.get("book.points", NumberFormat.getInstance(texts.locale()).format(points.balance()));
    String tier = points.tier().map(name -> name.in(texts.locale()) + " · ").orElse("");
    return new Line(tier + balance, texts.get("book.as.of", times.age(points.asOf(), now)), false);
  }

  private Line coupon(Coupon coupon) {
    String text = coupon.text().in(texts.locale());
    if (coupon.until().isEmpty()) {
      return new Line(text, texts.get("book.coupon.open"), false);
    }
    LocalDate last = coupon.until().get();
    long days = ChronoUnit.DAYS.between(times.day(now), last);
    if (days < 0) {
      return new Line(text, texts.get("book.coupon.over", times.date(last, now)), false);
    }
    boolean pressing = days <= PRESSING_DAYS;
    String until =
        days == 0
            ? texts.get("book.coupon.today")
            : texts.get(
                pressing ? "book.coupon.soon" : "book.coupon.until", times.date(last, now), days);
    return new Line(text, until, pressing);
  }

  private Held held(Reservation reservation, AccountLook look, OrderWords orders) {
    String what = texts.get("story.pieces", name(reservation.sku(), look), reservation.quantity());
    List<String> about = new ArrayList<>(List.of(state(reservation)));
    about.add(orders.place(reservation.store()));
    if (reservation.untold()) {
      about.add(texts.get("task.waiting"));
    }
    boolean current =
        reservation.state() == ReservationState.REQUESTED
            || reservation.state() == ReservationState.CONFIRMED;
    boolean pressing = reservation.state() == ReservationState.REJECTED;
    return new Held(
        new Line(what, String.join(" · ", about), pressing),
        current ? Optional.of(OpId.parse(reservation.id())) : Optional.empty());
  }

  private String state(Reservation reservation) {
    if (reservation.state() == ReservationState.CONFIRMED && reservation.until().isPresent()) {
      Instant until = reservation.until().get();
      return texts.get("book.held.until", times.date(until, now), times.timeOfDay(until));
    }
    if (reservation.reason().filter("not_available"::equals).isPresent()) {
      return texts.get("book.held.few");
    }
    return texts.get("book.held." + reservation.state());
  }

  private BookPage.ToDo toDo(Task task) {
    TaskPresenter words = new TaskPresenter(texts, times, now);
    boolean late = task.due().filter(times.day(now)::isAfter).isPresent();
    String due = task.due().map(words::due).orElse("");
    return new BookPage.ToDo(task.id(), new Line(task.text(), due, late));
  }

  private Goods goods(Item item, AccountLook look) {
    Product product = look.products().get(item.sku());
    if (product == null) {
      return new Goods(
          item.sku(),
          Category.BOX,
          Category.UNKNOWN_COLOUR,
          texts.get("picture.alt", texts.get("category.box")),
          item.sku().value(),
          texts.get("price.none"));
    }
    String price = PriceText.of(product.price(), texts, times, now).words();
    return new Goods(
        item.sku(),
        product.category(),
        product.colour(),
        texts.get("picture.alt", texts.get("category." + product.category().key())),
        product.name().in(texts.locale()),
        item.quantity() > 1 ? texts.get("book.pieces", item.quantity(), price) : price);
  }

  private String cartSum(List<Item> cart, AccountLook look) {
    if (cart.isEmpty()) {
      return "";
    }
    String since = times.age(cart.getFirst().at(), now);
    return CartSum.of(cart, look.products())
        .map(sum ->
            texts.get(
                "book.cart.sum", MoneyText.of(sum.minor(), sum.currency(), texts.locale()), since))
        .orElseGet(() -> texts.get("book.cart.since", since));
  }

  private BookPage.Receipt receipt(
      TimelineEntry.Basket basket, AccountLook look, OrderWords orders) {
    StoryText.Kind kind =
        basket.returned()
            ? StoryText.Kind.RETURNED
            : orders.isOnline(basket) ? StoryText.Kind.ONLINE : StoryText.Kind.STORE;
    List<String> lines = new ArrayList<>();
    basket.pieces().stream()
        .limit(LINES)
        .map(piece -> line(piece, look, orders))
        .forEach(lines::add);
    if (basket.pieces().size() > LINES) {
      lines.add(texts.get("book.order.more", basket.pieces().size() - LINES));
    }
    String count = texts.get("book.order.products", basket.pieces().size());
    return new BookPage.Receipt(
        kind,
        times.date(basket.at(), now) + " · " + orders.channel(basket),
        basket.total().map(total -> orders.money(total) + " · " + count).orElse(count),
        lines);
  }

  private String line(TimelineEntry.Piece piece, AccountLook look, OrderWords orders) {
    String pieces = texts.get("story.pieces", name(piece.sku(), look), piece.quantity());
    return piece
        .amount()
        .map(amount -> texts.get("book.order.line", pieces, orders.money(amount)))
        .orElse(pieces);
  }

  private List<BookPage.Agreement> consents(AccountLook look) {
    List<ConsentState> said = ConsentState.of(look.account().consents());
    return Arrays.stream(ConsentPurpose.values())
        .map(purpose ->
            consent(
                purpose,
                look.customer().granted().contains(purpose),
                said.stream().filter(state -> state.purpose() == purpose).findFirst()))
        .toList();
  }

  private BookPage.Agreement consent(
      ConsentPurpose purpose, boolean granted, Optional<ConsentState> said) {
    String word = texts.get(granted ? "book.consent.granted" : "book.consent.denied");
    return new BookPage.Agreement(
        texts.get("book.consent." + purpose),
        said.filter(state -> state.granted() == granted)
            .map(state -> word + " · " + times.date(state.since(), now))
            .orElse(word),
        texts.get(granted ? "book.consent.yes." + purpose : "book.consent.no." + purpose),
        granted);
  }

  private String name(Sku sku, AccountLook look) {
    Product product = look.products().get(sku);
    return product == null ? sku.value() : product.name().in(texts.locale());
  }
}
