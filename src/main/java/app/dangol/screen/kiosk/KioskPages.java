package app.dangol.screen.kiosk;

import app.dangol.catalog.Product;
import app.dangol.id.StoreId;
import app.dangol.screen.kiosk.model.KioskMessage;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.kiosk.model.KioskPresenter;
import app.dangol.screen.kiosk.model.OwnDataPresenter;
import app.dangol.text.Texts;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Erasure;
import app.dangol.visit.AskedFor;
import app.dangol.visit.OwnData;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.ShopperView;
import java.time.Clock;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the state of a visit into the words of a page. */
final class KioskPages {
  private final StoreId here;
  private final Clock clock;

  KioskPages(StoreId here, Clock clock) {
    this.here = here;
    this.clock = clock;
  }

  /**
   * What is below everything else.
   *
   * @param view whoever is here
   * @param first index of the first suggestion shown
   * @param readerAway no card can be read now
   * @param own what they may see of their own data, where they have shown that it is them
   * @param help how far a call for somebody of the shop is, if there is one
   */
  record Below(
      @Nullable ShopperView view,
      int first,
      boolean offline,
      boolean readerAway,
      @Nullable OwnData own,
      ShopperEvent.@Nullable HelpState help) {}

  KioskPage page(Texts texts, Over over, Below below) {
    return switch (over) {
      case Over.Nothing nothing -> below(texts, below);
      case Over.Reading reading -> new KioskPage.Reading();
      case Over.Item(ShopperEvent.ItemShown shown) -> {
        Product product = shown.product();
        yield new KioskPage.Item(presenter(texts).item(product, shown.stock(), shown.storeNames()));
      }
      case Over.Privacy privacy -> {
        ShopperView view = below.view();
        yield new KioskPage.Privacy(
            view == null ? Optional.empty() : presenter(texts).points(view),
            view != null && view.maskedName().isPresent());
      }
      case Over.OwnData own -> new KioskPage.OwnData();
      case Over.OwnChoices choices ->
          own(below, own -> new KioskPage.OwnChoices(ownWords(texts).of(own)));
      case Over.OwnText(ConsentPurpose purpose) ->
          own(below, own -> new KioskPage.OwnText(ownWords(texts).of(own, purpose)));
      case Over.OwnMistake mistake -> own(below, own -> new KioskPage.OwnMistake());
      case Over.OwnRequest(AskedFor asked) -> ownWords(texts).of(asked);
      case Over.ConfirmErasure confirm -> new KioskPage.ConfirmErasure();
      case Over.Receipt(Erasure.Receipt receipt) ->
          new KioskPage.Receipt(
              receipt.shortNumber(),
              texts.times(clock.getZone()).date(receipt.due(), clock.instant()));
      case Over.Criteria criteria -> new KioskPage.Criteria();
      case Over.Tools tools -> new KioskPage.Tools();
      case Over.Message message -> new KioskPage.Message(message(texts, message));
      case Over.Help help -> help(texts, below.help());
      case Over.Farewell farewell -> new KioskPage.Goodbye();
    };
  }

  /** Without what it shows the page is the one it is asked for on. */
  private static KioskPage own(Below below, Function<OwnData, KioskPage> page) {
    OwnData own = below.own();
    return own == null ? new KioskPage.OwnData() : page.apply(own);
  }

  private OwnDataPresenter ownWords(Texts texts) {
    return new OwnDataPresenter(texts, texts.times(clock.getZone()), clock.instant());
  }

  private KioskPage below(Texts texts, Below below) {
    ShopperView view = below.view();
    if (view == null) {
      return welcome(below.readerAway());
    }
    return new KioskPage.Greeting(
        presenter(texts).greeting(view, below.offline(), Optional.ofNullable(below.help())),
        below.first());
  }

  KioskPage welcome(boolean readerAway) {
    return new KioskPage.Welcome(
        clock.instant().atZone(clock.getZone()).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), readerAway);
  }

  private static KioskPage help(Texts texts, ShopperEvent.@Nullable HelpState told) {
    ShopperEvent.HelpState state = told == null ? ShopperEvent.HelpState.UNSENT : told;
    return new KioskPage.Help(
        state, texts.get("kiosk.help.title." + state), texts.get("kiosk.help.body." + state));
  }

  private static KioskMessage message(Texts texts, Over.Message message) {
    return new KioskMessage(
        message.kind(),
        texts.get("kiosk.message.title." + message.kind()),
        texts.get("kiosk.message.body." + message.kind()),
        message.code());
  }

  private KioskPresenter presenter(Texts texts) {
    return new KioskPresenter(texts, texts.times(clock.getZone()), here, clock.instant());
  }
}
