package app.dangol.screen.kiosk.model;

import app.dangol.catalog.Product;
import app.dangol.catalog.StockLevel;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import app.dangol.screen.PriceText;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.PublicOffer;
import app.dangol.visit.PublicReason;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what a kiosk shows into words that strangers may read along. */
public final class KioskPresenter {
  /** An older figure is not told to a shopper: somebody may have bought the last one. */
  private static final Duration TOLD_FOR = Duration.ofMinutes(5);

  private static final Duration BALANCE_TOLD_FOR = Duration.ofDays(1);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(-1);

  /** More than three pages of two tire. */
  private static final int OFFERS = 6;

  private final Texts texts;
  private final Times times;
  private final StoreId here;
  private final Instant now;

  public KioskPresenter(Texts texts, Times times, StoreId here, Instant now) {
    this.texts = texts;
    this.times = times;
    this.here = here;
    this.now = now;
  }

  /**
   * @param offline whether the hub cannot be reached now
   * @param help how far a call for somebody is, in place of the line below the greeting
   */
  public KioskGreeting greeting(
      ShopperView view, boolean offline, Optional<ShopperEvent.HelpState> help) {
    String title =
        view.maskedName()
            .map(name -> texts.get("kiosk.greeting", name))
            .orElseGet(() -> texts.get("kiosk.browse.title"));
    String spoken =
        view.maskedName()
            .map(name -> name.replaceAll("\\*+", " " + texts.get("name.hidden") + " "))
            .map(name -> texts.get("kiosk.greeting", name))
            .orElse(title);
    return new KioskGreeting(
        title,
        view.maskedName().map(name -> texts.get("name.address", name)).orElse(title),
        spoken,
        help.map(state -> texts.get("kiosk.help.title." + state))
            .orElseGet(() -> texts.get(basis(view))),
        offline ? Optional.of(age(view.dataAsOf())) : Optional.empty(),
        view.maskedName().isPresent(),
        view.offers().stream()
            .limit(OFFERS)
            .map(offer -> offer(offer, view.storeNames()))
            .toList());
  }

  /**
   * Points and tier, without any date. An old balance is not told: somebody may have paid with it.
   */
  public Optional<String> points(ShopperView view) {
    return view.points()
        .filter(points -> points.asOf().isAfter(now.minus(BALANCE_TOLD_FOR)))
        .map(points -> {
          String balance = NumberFormat.getInstance(texts.locale()).format(points.balance());
          Optional<String> tier = points.tier().map(name -> name.in(texts.locale()));
          return tier.isPresent()
              ? texts.get("kiosk.points.tier", balance, tier.get())
              : texts.get("kiosk.points", balance);
        });
  }

  private static String basis(ShopperView view) {
    if (view.offers().isEmpty()) {
      return "kiosk.basis.none";
    }
    return view.personal() ? "kiosk.basis.personal" : "kiosk.basis.popular";
  }

  private KioskAge age(Optional<Instant> asOf) {
    if (asOf.isEmpty()) {
      String nothing = texts.get("kiosk.offline.nothing");
      return new KioskAge(nothing, nothing);
    }
    boolean today = times.day(asOf.get()).equals(times.day(now));
    String when = today ? times.timeOfDay(asOf.get()) : times.age(asOf.get(), now);
    return new KioskAge(texts.get("kiosk.offline", when), texts.get("kiosk.offline.short", when));
  }

  private KioskOffer offer(PublicOffer offer, Map<StoreId, LocalText> storeNames) {
    Product product = offer.product();
    return new KioskOffer(
        product.sku(),
        product.category(),
        product.colour(),
        offer.reason(),
        reason(offer.reason(), product),
        product.name().in(texts.locale()),
        price(product),
        best(offer.stock(), storeNames),
        picture(product));
  }

  /** One product with a line for each store. */
  public KioskItem item(
      Product product, List<StockLevel> stock, Map<StoreId, LocalText> storeNames) {
    return new KioskItem(
        product.sku(),
        product.category(),
        product.colour(),
        product.name().in(texts.locale()),
        price(product),
        isHere(stock) && !product.shelf().isBlank()
            ? texts.get("kiosk.shelf", product.shelf())
            : "",
        stock.stream().map(level -> stock(level, storeNames)).toList(),
        picture(product));
  }

  /** Whether it may stand on its shelf; an old level of none may be wrong. */
  private boolean isHere(List<StockLevel> stock) {
    return stock.stream()
        .anyMatch(
            level -> level.store().equals(here) && (level.available() > 0 || !isFresh(level)));
  }

  /** A count from the future tells of a wrong clock, not of a fresh count. */
  private boolean isFresh(StockLevel level) {
    Duration age = Duration.between(level.asOf(), now);
    return age.compareTo(TOLD_FOR) <= 0 && age.compareTo(CLOCKS_DIFFER) >= 0;
  }

  private String reason(PublicReason reason, Product product) {
    return switch (reason) {
      case COLOUR -> texts.get("kiosk.reason.colour");
      case KIND -> texts.get("kiosk.reason.kind", category(product));
      case GOES_WITH -> texts.get("kiosk.reason.goes.with");
      case POPULAR -> texts.get("kiosk.reason.popular");
      case SHOP -> texts.get("kiosk.reason.shop");
    };
  }

  private PriceText price(Product product) {
    return PriceText.of(product.price(), texts, times, now);
  }

  private String picture(Product product) {
    return texts.get("picture.alt", category(product));
  }

  private String category(Product product) {
    return texts.get("category." + product.category().key());
  }

  /** This store if it has any, else the store that has most. */
  private KioskStock best(List<StockLevel> levels, Map<StoreId, LocalText> storeNames) {
    return levels.stream()
        .filter(level -> level.available() > 0)
        .findFirst()
        .map(level -> stock(level, storeNames))
        .orElseGet(() -> new KioskStock(false, false, texts.get("kiosk.stock.ask")));
  }

  private KioskStock stock(StockLevel level, Map<StoreId, LocalText> storeNames) {
    boolean isHere = level.store().equals(here);
    LocalText named = storeNames.get(level.store());
    String store = named == null ? level.store().value() : named.in(texts.locale());
    if (!isFresh(level)) {
      return new KioskStock(
          isHere,
          false,
          isHere ? texts.get("kiosk.stock.ask.here") : texts.get("kiosk.stock.ask.at", store));
    }
    if (level.available() == 0) {
      return new KioskStock(
          isHere,
          true,
          isHere ? texts.get("kiosk.stock.none.here") : texts.get("kiosk.stock.none", store));
    }
    return new KioskStock(
        isHere,
        true,
        isHere
            ? texts.get("kiosk.stock.here", level.available())
            : texts.get("kiosk.stock.at", store, level.available()));
  }
}
