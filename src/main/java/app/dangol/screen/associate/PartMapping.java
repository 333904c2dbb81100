package app.dangol.screen.associate;

import app.dangol.screen.associate.model.HeaderText;
import app.dangol.screen.associate.model.InsightText;
import app.dangol.screen.associate.model.OfferText;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.screen.associate.model.StockText;
import app.dangol.screen.associate.model.StoryText;
import app.dangol.screen.part.Banner;
import app.dangol.screen.part.Chip;
import app.dangol.screen.part.CustomerHeader;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.JourneySteps;
import app.dangol.screen.part.Offer;
import app.dangol.screen.part.Stock;
import app.dangol.screen.part.SyncState;
import app.dangol.screen.part.TimelineEntry;
import app.dangol.screen.part.still.Subject;
import java.util.ArrayList;
import java.util.List;

/** From the presenters' words to what the parts take. */
final class PartMapping {
  private PartMapping() {}

  static Offer offer(OfferText offer) {
    return new Offer(
        new Subject(offer.category(), offer.colour(), offer.sku().value()),
        offer.picture(),
        icon(offer.icon()),
        offer.reason(),
        offer.name(),
        offer.price(),
        stock(offer.stock()));
  }

  static JourneySteps steps(InsightText text) {
    List<Icon> icons = List.of(Icon.TRY, Icon.WISHED, Icon.ONLINE, Icon.GIFT, Icon.STORE);
    List<JourneySteps.Step> steps = new ArrayList<>();
    for (int i = 0; i < icons.size(); i++) {
      steps.add(new JourneySteps.Step(icons.get(i), text.steps().get(i)));
    }
    return new JourneySteps(steps, text.current(), text.said());
  }

  static Icon icon(OfferText.ReasonIcon icon) {
    return switch (icon) {
      case DUE -> Icon.DUE_AGAIN;
      case OWN_HABIT -> Icon.INSTEAD;
      case GOES_WITH -> Icon.GOES_WITH;
      case ONLINE -> Icon.WISHED;
      case POPULAR -> Icon.OFTEN_BOUGHT;
      case SHOP -> Icon.STORE;
    };
  }

  static Stock stock(StockText stock) {
    Stock.Place place =
        switch (stock.place()) {
          case HERE -> Stock.Place.HERE;
          case NEARBY, NOWHERE -> Stock.Place.NEAR;
        };
    Stock.Age age =
        switch (stock.freshness()) {
          case FRESH -> Stock.Age.FRESH;
          case AGEING -> Stock.Age.AGEING;
          case OLD -> Stock.Age.OLD;
          case UNKNOWN -> Stock.Age.UNKNOWN;
        };
    return new Stock(place, age, stock.figure(), stock.age());
  }

  static TimelineEntry.Story story(StoryText story) {
    return new TimelineEntry.Story(
        kind(story.kind()), story.when(), story.what(), List.of(), story.queued());
  }

  static TimelineEntry.Kind kind(StoryText.Kind kind) {
    return switch (kind) {
      case STORE -> TimelineEntry.Kind.STORE;
      case ONLINE, BROWSED -> TimelineEntry.Kind.ONLINE;
      case WISH -> TimelineEntry.Kind.APP;
      case NOTE -> TimelineEntry.Kind.NOTE;
      case RETURNED -> TimelineEntry.Kind.RETURN;
      case RESERVED -> TimelineEntry.Kind.HELD;
      case TASK -> TimelineEntry.Kind.TASK;
    };
  }

  static CustomerHeader.Person person(HeaderText header) {
    return new CustomerHeader.Person(
        header.name(),
        header.spoken(),
        header.facts(),
        header.chips().stream()
            .map(chip -> chip.warning() ? Chip.warning(chip.text()) : Chip.fact(chip.text()))
            .toList());
  }

  static SyncState syncState(StatusText.State state) {
    return switch (state) {
      case SYNCED -> SyncState.SYNCED;
      case SYNCING -> SyncState.SYNCING;
      case QUEUED -> SyncState.QUEUED;
      case OFFLINE -> SyncState.OFFLINE;
      case ATTENTION -> SyncState.ATTENTION;
    };
  }

  static Banner.Kind bannerKind(StatusText.State state) {
    return switch (state) {
      case SYNCED, SYNCING -> Banner.Kind.STALE;
      case QUEUED -> Banner.Kind.QUEUED;
      case OFFLINE -> Banner.Kind.OFFLINE;
      case ATTENTION -> Banner.Kind.ATTENTION;
    };
  }
}
