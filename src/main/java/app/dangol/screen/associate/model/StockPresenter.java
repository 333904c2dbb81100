package app.dangol.screen.associate.model;

import app.dangol.catalog.StockLevel;
import app.dangol.id.LocalText;
import app.dangol.id.StoreId;
import app.dangol.screen.associate.model.StockText.Freshness;
import app.dangol.screen.associate.model.StockText.Place;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts stock levels into words, each with its place and its age. */
public final class StockPresenter {
  private static final Duration FRESH_FOR = Duration.ofMinutes(5);
  private static final Duration TRUSTED_FOR = Duration.ofHours(1);
  private static final Duration SHOWN_FOR = Duration.ofDays(1);

  private final Texts texts;
  private final Times times;
  private final StoreId here;
  private final Map<StoreId, LocalText> storeNames;
  private final Instant now;

  public StockPresenter(
      Texts texts, Times times, StoreId here, Map<StoreId, LocalText> storeNames, Instant now) {
    this.texts = texts;
    this.times = times;
    this.here = here;
    this.storeNames = Map.copyOf(storeNames);
    this.now = now;
  }

  /** The one line of a card: this store if it has any, else the store that has most. */
  public StockText best(List<StockLevel> levels) {
    return levels.stream()
        .filter(level -> level.available() > 0)
        .findFirst()
        .map(this::of)
        .orElseGet(
            () -> new StockText(Place.NOWHERE, Freshness.UNKNOWN, "", texts.get("stock.nowhere")));
  }

  /** One store's line, also when it has none. */
  public StockText of(StockLevel level) {
    boolean isHere = level.store().equals(here);
    Freshness freshness = freshness(level.asOf());
    String age = times.age(level.asOf(), now);
    Place place = isHere ? Place.HERE : Place.NEARBY;
    return switch (freshness) {
      case FRESH, AGEING -> new StockText(place, freshness, figure(level, isHere), age);
      case OLD ->
          new StockText(place, freshness, figure(level, isHere), texts.get("stock.check", age));
      case UNKNOWN -> unknown(place, level);
    };
  }

  /**
   * One store's line where the customer reads along: a figure that should be checked is not told.
   */
  public StockText toCustomer(StockLevel level) {
    StockText line = of(level);
    return line.freshness() == Freshness.OLD ? unknown(line.place(), level) : line;
  }

  private StockText unknown(Place place, StockLevel level) {
    return new StockText(
        place,
        Freshness.UNKNOWN,
        "",
        place == Place.HERE
            ? texts.get("stock.unknown.here")
            : texts.get("stock.unknown", name(level.store())));
  }

  private String figure(StockLevel level, boolean isHere) {
    if (level.available() == 0) {
      return isHere ? texts.get("stock.none.here") : texts.get("stock.none", name(level.store()));
    }
    return isHere
        ? texts.get("stock.count.here", level.available())
        : texts.get("stock.count", name(level.store()), level.available());
  }

  private String name(StoreId store) {
    LocalText name = storeNames.get(store);
    return name == null ? store.value() : name.in(texts.locale());
  }

  private Freshness freshness(Instant asOf) {
    Duration age = Duration.between(asOf, now);
    if (age.compareTo(FRESH_FOR) <= 0) {
      return Freshness.FRESH;
    }
    if (age.compareTo(TRUSTED_FOR) <= 0) {
      return Freshness.AGEING;
    }
    return age.compareTo(SHOWN_FOR) <= 0 ? Freshness.OLD : Freshness.UNKNOWN;
  }
}
