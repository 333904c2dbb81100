package app.dangol.screen.associate.model;

import app.dangol.catalog.Product;
import app.dangol.id.Sku;
import app.dangol.screen.PriceText;
import app.dangol.screen.associate.model.OfferText.ReasonIcon;
import app.dangol.suggest.Term;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.Offer;
import java.time.Instant;

/** Puts a suggestion and its exact reason into words for the associate. */
public final class OfferPresenter {
  private final Texts texts;
  private final Times times;
  private final StockPresenter stock;
  private final Instant now;

  public OfferPresenter(Texts texts, Times times, StockPresenter stock, Instant now) {
    this.texts = texts;
    this.times = times;
    this.stock = stock;
    this.now = now;
  }

  public OfferText of(Offer offer) {
    Product product = offer.product();
    return new OfferText(
        product.sku(),
        product.category(),
        product.colour(),
        icon(offer.reason()),
        reason(offer),
        nameOf(product),
        price(product),
        stock.best(offer.stock()),
        pictureOf(product));
  }

  public String nameOf(Product product) {
    return product.name().in(texts.locale());
  }

  /** The name of a product that a term speaks of. */
  String nameOf(Offer offer, Sku sku) {
    return offer.findNamed(sku).map(this::nameOf).orElse(sku.value());
  }

  public PriceText price(Product product) {
    return PriceText.of(product.price(), texts, times, now);
  }

  /** Says that it is a drawing, so that nobody takes it for the goods. */
  public String pictureOf(Product product) {
    return texts.get("picture.alt", texts.get("category." + product.category().key()));
  }

  static ReasonIcon icon(Term reason) {
    return switch (reason) {
      case Term.OwnHabit habit -> habit.due() ? ReasonIcon.DUE : ReasonIcon.OWN_HABIT;
      case Term.GoesWith goesWith -> ReasonIcon.GOES_WITH;
      case Term.OnlineInterest interest -> ReasonIcon.ONLINE;
      case Term.PopularNow popular -> ReasonIcon.POPULAR;
      case Term.PinnedHere pinned -> ReasonIcon.SHOP;
      case Term.Boosted boosted -> ReasonIcon.SHOP;
    };
  }

  private String reason(Offer offer) {
    return switch (offer.reason()) {
      case Term.OwnHabit habit -> {
        String last = times.date(habit.last(), now);
        yield habit.due()
            ? texts.get("reason.due", last)
            : texts.get("reason.habit", habit.times(), last);
      }
      case Term.GoesWith goesWith ->
          texts.get(
              "reason.goes.with",
              times.month(goesWith.boughtAt(), now),
              nameOf(offer, goesWith.because()));
      case Term.OnlineInterest interest -> interest(interest);
      case Term.PopularNow popular ->
          texts.get("reason.popular", popular.baskets(), times.date(popular.since(), now));
      case Term.PinnedHere pinned -> texts.get("reason.pinned");
      case Term.Boosted boosted -> texts.get("reason.boosted");
    };
  }

  /** What was done online, and when. */
  String interest(Term.OnlineInterest interest) {
    String day = times.date(interest.at(), now);
    return switch (interest.kind()) {
      case VIEW -> texts.get("reason.viewed", day);
      case CART -> texts.get("reason.cart", day);
      case WISH -> texts.get("reason.wished", day);
    };
  }

  /** The same reason with the figures it was calculated from, for the product page. */
  public String explanation(Offer offer) {
    return switch (offer.reason()) {
      case Term.OwnHabit habit ->
          habit.usualInterval().isZero()
              ? texts.get("explain.habit.twice", habit.times(), times.date(habit.last(), now))
              : texts.get(
                  "explain.habit",
                  habit.times(),
                  habit.usualInterval().toDays(),
                  times.date(habit.last(), now));
      case Term.GoesWith goesWith -> texts.get("explain.goes.with", goesWith.counts().both());
      case Term.OnlineInterest interest -> texts.get("explain.online");
      case Term.PopularNow popular ->
          texts.get("explain.popular", popular.baskets(), times.date(popular.since(), now));
      case Term.PinnedHere pinned -> texts.get("explain.pinned");
      case Term.Boosted boosted -> texts.get("explain.boosted", boosted.factor());
    };
  }
}
