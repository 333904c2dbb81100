package app.dangol.screen.associate.model;

import app.dangol.catalog.Product;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.Term;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts everything a suggestion was made of into words. Reads the suggestion's own terms and reckons
 * nothing anew, so that what is told is what was used.
 */
final class WhyPresenter {
  /** Days named one by one; earlier ones are counted. */
  private static final int DAYS = 5;

  /** As many as somebody reads; the purchases that weigh most come first. */
  private static final int MOST_STRIKES = 5;

  private final Texts texts;
  private final Times times;
  private final OfferPresenter offers;
  private final StockPresenter stock;
  private final Instant now;

  WhyPresenter(Texts texts, Times times, OfferPresenter offers, StockPresenter stock, Instant now) {
    this.texts = texts;
    this.times = times;
    this.offers = offers;
    this.stock = stock;
    this.now = now;
  }

  WhyPage of(Offer offer) {
    OfferText text = offers.of(offer);
    Suggestion suggestion = offer.suggestion();
    return new WhyPage(
        text.sku(),
        text.name(),
        text.icon(),
        text.reason(),
        suggestion.terms().stream().map(term -> fact(offer, term)).toList(),
        text.price(),
        offer.stock().stream().map(stock::of).toList(),
        strikes(offer));
  }

  /** What somebody may not want to be concluded about them, of what this was made of. */
  private List<WhyPage.Strike> strikes(Offer offer) {
    List<WhyPage.Strike> strikes = new ArrayList<>();
    Product product = offer.product();
    add(strikes, What.PRODUCT, product.sku().value(), texts.get("why.strike.product"));
    String kind = product.category().key();
    add(strikes, What.KIND, kind, texts.get("why.strike.kind", texts.get("category." + kind)));
    for (Term term : offer.suggestion().terms()) {
      if (term instanceof Term.GoesWith goesWith && strikes.size() < MOST_STRIKES) {
        String because = offers.nameOf(offer, goesWith.because());
        add(
            strikes,
            What.BECAUSE,
            goesWith.because().value(),
            texts.get("why.strike.because", because));
      }
    }
    return strikes;
  }

  private static void add(List<WhyPage.Strike> to, What what, String value, String words) {
    to.add(new WhyPage.Strike(new StruckTaste(what, value), words));
  }

  private WhyPage.Fact fact(Offer offer, Term term) {
    return new WhyPage.Fact(
        OfferPresenter.icon(term),
        what(offer, term),
        figures(offer, term),
        share(term.value() / offer.suggestion().score()),
        basis(term));
  }

  private String what(Offer offer, Term term) {
    return switch (term) {
      case Term.OwnHabit habit -> texts.get("why.habit", habit.times(), days(habit.bought()));
      case Term.GoesWith goesWith ->
          texts.get(
              "why.goes.with",
              offers.nameOf(offer, goesWith.because()),
              goesWith.bought().size(),
              days(goesWith.bought()));
      case Term.OnlineInterest interest -> offers.interest(interest);
      case Term.PopularNow popular ->
          texts.get("explain.popular", popular.baskets(), times.date(popular.since(), now));
      case Term.PinnedHere pinned -> texts.get("explain.pinned");
      case Term.Boosted boosted -> texts.get("explain.boosted", boosted.factor());
    };
  }

  private String figures(Offer offer, Term term) {
    return switch (term) {
      case Term.OwnHabit habit ->
          habit.usualInterval().isZero()
              ? ""
              : texts.get(
                  habit.due() ? "why.habit.due" : "why.habit.usual",
                  habit.usualInterval().toDays());
      case Term.GoesWith goesWith ->
          texts.get(
              "why.goes.with.counts",
              goesWith.counts().both(),
              offers.nameOf(offer, goesWith.because()),
              goesWith.counts().because(),
              offers.nameOf(offer.product()),
              goesWith.counts().offered());
      case Term.OnlineInterest interest -> texts.get("explain.online");
      case Term.PopularNow popular -> "";
      case Term.PinnedHere pinned -> "";
      case Term.Boosted boosted -> "";
    };
  }

  private String basis(Term term) {
    return switch (term) {
      case Term.OwnHabit habit -> consent(ConsentPurpose.SUGGEST_PURCHASES);
      case Term.GoesWith goesWith -> consent(ConsentPurpose.SUGGEST_PURCHASES);
      case Term.OnlineInterest interest -> consent(ConsentPurpose.SUGGEST_ONLINE);
      case Term.PopularNow popular -> texts.get("why.basis.none");
      case Term.PinnedHere pinned -> texts.get("why.basis.shop");
      case Term.Boosted boosted -> texts.get("why.basis.shop");
    };
  }

  private String consent(ConsentPurpose purpose) {
    return texts.get("why.basis.consent", texts.get("book.consent." + purpose));
  }

  private String share(double share) {
    long percent = Math.round(share * 100);
    return percent < 1 ? texts.get("why.share.least") : texts.get("why.share", percent);
  }

  private String days(List<Instant> newestFirst) {
    String named =
        newestFirst.stream()
            .limit(DAYS)
            .map(at -> times.date(at, now))
            .collect(Collectors.joining(", "));
    int more = newestFirst.size() - DAYS;
    return more > 0 ? texts.get("why.days.more", named, more) : named;
  }
}
