package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/** The pages on which somebody asks the shop about their own data. */
final class OwnDataPages {
  private static final double HERO = 104;

  private final OwnDataModel model;
  private final Runnable close;
  private final Runnable home;
  private final Runnable privacy;
  private final Arrangement arrangement;
  private final StillCache house;
  private final Texts texts;
  private final OwnDataWords words;

  OwnDataPages(KioskViewModel kiosk, Arrangement arrangement, StillCache house) {
    this.model = kiosk.own();
    this.close = kiosk::close;
    this.home = kiosk::goHome;
    this.privacy = kiosk::showPrivacy;
    this.arrangement = arrangement;
    this.house = house;
    this.texts = kiosk.texts();
    this.words = new OwnDataWords(texts, model, arrangement);
  }

  Parts of(KioskPage.OwnPage page) {
    return switch (page) {
      case KioskPage.OwnData own -> menu();
      case KioskPage.OwnChoices choices ->
          read(
              words.choices(choices.own()),
              button(PillButton.Kind.PLAIN, "kiosk.data.erase", model::askToErase),
              button(PillButton.Kind.PRIMARY, "kiosk.close", close));
      case KioskPage.OwnText text ->
          read(
              words.text(text.text()),
              button(PillButton.Kind.PRIMARY, "kiosk.back", model::choices));
      case KioskPage.OwnMistake mistake ->
          read(words.mistake(), button(PillButton.Kind.PRIMARY, "kiosk.back", model::choices));
      case KioskPage.OwnRequest request ->
          page(
              words.request(request),
              button(PillButton.Kind.PLAIN, "kiosk.back", model::choices),
              button(PillButton.Kind.PRIMARY, "kiosk.close", close));
      case KioskPage.ConfirmErasure confirm -> confirm();
      case KioskPage.Receipt receipt -> receipt(receipt);
    };
  }

  private Parts menu() {
    return read(
        words.menu(),
        button(PillButton.Kind.PRIMARY, "kiosk.own.show", model::open),
        button(PillButton.Kind.PLAIN, "kiosk.data.erase", model::askToErase),
        button(PillButton.Kind.PLAIN, "kiosk.back", privacy));
  }

  private Parts confirm() {
    return page(
        WordsController.load(
                texts.get("kiosk.data.confirm.title"), texts.get("kiosk.data.confirm.body"))
            .root(),
        button(PillButton.Kind.PLAIN, "kiosk.data.confirm.yes", model::erase),
        button(PillButton.Kind.PRIMARY, "kiosk.data.confirm.no", close));
  }

  private Parts receipt(KioskPage.Receipt receipt) {
    WordsController said =
        WordsController.load(
            texts.get("kiosk.data.receipt.title"),
            texts.get("kiosk.data.receipt.body", receipt.due()));
    said.quote(texts.get("kiosk.data.receipt.number", receipt.number()));
    return page(said.root(), button(PillButton.Kind.PRIMARY, "kiosk.close", home));
  }

  private Parts page(Region said, PillButton... buttons) {
    return new Parts(
        arrangement.isTall() && !arrangement.isHigh()
            ? Optional.empty()
            : Optional.of(WordPages.quiet(texts, house)),
        HERO,
        said,
        true,
        List.of(ActionRow.stacked(arrangement, buttons)));
  }

  /** Long ones have no picture, unless it is what brings them into reach. */
  private Parts read(Region said, PillButton... buttons) {
    return new Parts(
        arrangement.look().lowered()
            ? Optional.of(WordPages.quiet(texts, house))
            : Optional.empty(),
        0,
        said,
        true,
        List.of(ActionRow.stacked(arrangement, buttons)));
  }

  private PillButton button(PillButton.Kind kind, String key, Runnable action) {
    PillButton button = new PillButton(kind, texts.get(key), action);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }
}
