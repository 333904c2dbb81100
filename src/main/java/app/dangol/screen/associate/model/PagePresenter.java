package app.dangol.screen.associate.model;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.id.LocalText;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.CustomerView;
import app.dangol.visit.NameLook;
import app.dangol.visit.Offer;
import app.dangol.visit.VisitEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns what the desk says into pages of words, for one language at one moment. */
public final class PagePresenter {
  /** People and products together: as many as fit above the keyboard. */
  private static final int FOUND_ROWS = 6;

  private final Texts texts;
  private final Times times;
  private final StoreId here;
  private final Instant now;

  public PagePresenter(Texts texts, Times times, StoreId here, Instant now) {
    this.texts = texts;
    this.times = times;
    this.here = here;
    this.now = now;
  }

  /**
   * @param places the order in which offers stand; it holds all of them
   */
  public CustomerPage customer(CustomerView view, List<Sku> places) {
    OfferPresenter offers = offers(view.storeNames());
    StoryPresenter story =
        new StoryPresenter(texts, times, view.products(), view.storeNames(), now);
    return new CustomerPage(
        view.customer().id(),
        new HeaderPresenter(texts, times, now).of(view),
        view.customer().suspended() ? texts.get("privacy.suspended") : "",
        basis(view),
        view.offers().stream()
            .map(offers::of)
            .sorted(Comparator.comparing((OfferText offer) -> places.indexOf(offer.sku())))
            .toList(),
        Stream.of(
                story.pending(view.tasks(), view.account()),
                story.now(view.account()),
                view.timeline().stream().map(story::of).toList())
            .flatMap(List::stream)
            .toList(),
        view.insight().map(insight(view)::text));
  }

  /** Everything that is said of where a customer is; empty where nothing may be. */
  public Optional<InsightPage> whereTheyAre(CustomerView view) {
    return view.insight()
        .map(known ->
            new InsightPagePresenter(texts, insight(view)).of(known, view.customer().granted()));
  }

  private InsightPresenter insight(CustomerView view) {
    return new InsightPresenter(texts, times, view.products(), now);
  }

  /** What the suggestions were chosen from, and how old that is. */
  private String basis(CustomerView view) {
    if (view.customer().suspended()) {
      return "";
    }
    if (!view.personal()) {
      return texts.get("offers.basis.popular");
    }
    if (view.timeline().isEmpty()) {
      return texts.get("offers.basis.new");
    }
    Set<ConsentPurpose> granted = view.customer().granted();
    boolean purchases = granted.contains(ConsentPurpose.SUGGEST_PURCHASES);
    boolean online = granted.contains(ConsentPurpose.SUGGEST_ONLINE);
    String read =
        texts.get(
            purchases && online
                ? "offers.basis.both"
                : purchases ? "offers.basis.purchases" : "offers.basis.online");
    return view.dataAsOf()
        .map(at -> texts.get("offers.basis.dated", read, times.age(at, now)))
        .orElse(read);
  }

  /** The product page of a suggestion, with its reason. */
  public ItemPage offered(Offer offer, Map<StoreId, LocalText> storeNames) {
    OfferPresenter offers = offers(storeNames);
    OfferText text = offers.of(offer);
    return item(
        offer.product(),
        offer.stock(),
        storeNames,
        Optional.of(new ItemPage.Why(text.icon(), text.reason(), offers.explanation(offer))));
  }

  /** Everything a suggestion was made of. */
  public WhyPage why(Offer offer, Map<StoreId, LocalText> storeNames) {
    return new WhyPresenter(texts, times, offers(storeNames), stock(storeNames), now).of(offer);
  }

  /** The product page turned to the customer: nothing of theirs, and only figures to rely on. */
  public ItemPage turned(Offer offer, Map<StoreId, LocalText> storeNames) {
    StockPresenter stock = stock(storeNames);
    return item(offer.product(), List.of(), storeNames, Optional.empty())
        .withStock(offer.stock().stream().map(stock::toCustomer).toList());
  }

  /** The product page of a scanned product. */
  public ItemPage item(
      Product product,
      List<StockLevel> levels,
      Map<StoreId, LocalText> storeNames,
      Optional<ItemPage.Why> why) {
    OfferPresenter offers = offers(storeNames);
    StockPresenter stock = stock(storeNames);
    return new ItemPage(
        product.sku(),
        product.category(),
        product.colour(),
        offers.pictureOf(product),
        offers.nameOf(product),
        offers.price(product),
        product.shelf().isBlank() ? "" : texts.get("product.shelf", product.shelf()),
        levels.stream().map(stock::of).toList(),
        why,
        Optional.empty());
  }

  /** Products that fit what was typed, and the people, where they may be looked for. */
  public FoundText found(VisitEvent.ItemsListed listed, Optional<NameLook.Answer> people) {
    OfferPresenter words = offers(Map.of());
    Optional<FoundText.People> who = people.map(new PeoplePresenter(texts, times, now)::of);
    int room = FOUND_ROWS - who.map(found -> found.rows().size()).orElse(0);
    return new FoundText(
        listed.query(),
        who,
        listed.products().stream()
            .limit(room)
            .map(product ->
                new FoundText.Row(product.sku(), words.nameOf(product), words.price(product)))
            .toList(),
        Optional.empty());
  }

  /** Whom somebody picked, and what they are asked before their page opens. */
  public FoundText asked(NameLook.Asked asked) {
    FoundText.Ask ask = new PeoplePresenter(texts, times, now).of(asked);
    return new FoundText("", Optional.empty(), List.of(), Optional.of(ask));
  }

  private OfferPresenter offers(Map<StoreId, LocalText> storeNames) {
    return new OfferPresenter(texts, times, stock(storeNames), now);
  }

  private StockPresenter stock(Map<StoreId, LocalText> storeNames) {
    return new StockPresenter(texts, times, here, storeNames, now);
  }
}
