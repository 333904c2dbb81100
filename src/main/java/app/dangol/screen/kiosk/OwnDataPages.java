package app.dangol.screen.kiosk;

import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.part.Icon;
import app.dangol.screen.part.PillButton;
import app.dangol.screen.part.still.StillCache;
import app.dangol.text.Texts;
import java.util.List;
import java.util.Optional;

/** The pages on which somebody asks the shop about their own data. None shows any of it. */
final class OwnDataPages {
  private static final double HERO = 104;

  private final KioskViewModel model;
  private final Arrangement arrangement;
  private final StillCache house;
  private final Texts texts;

  OwnDataPages(KioskViewModel model, Arrangement arrangement, StillCache house) {
    this.model = model;
    this.arrangement = arrangement;
    this.house = house;
    this.texts = model.texts();
  }

  Parts menu() {
    WordsController words = WordsController.load(texts.get("kiosk.data.title"), "");
    words.root().getStyleClass().add("kiosk-list");
    words.add(WordPages.line(Icon.SERVE, "", texts.get("kiosk.data.person")));
    words.add(WordPages.line(Icon.EYE_OFF, "", texts.get("kiosk.data.erase.what")));
    return new Parts(
        Optional.empty(),
        0,
        words.root(),
        true,
        List.of(
            ActionRow.stacked(
                arrangement,
                button(PillButton.Kind.PLAIN, "kiosk.data.erase", model::askToErase),
                button(PillButton.Kind.PRIMARY, "kiosk.back", model::showPrivacy))));
  }

  Parts confirm() {
    WordsController words =
        WordsController.load(
            texts.get("kiosk.data.confirm.title"), texts.get("kiosk.data.confirm.body"));
    return page(
        words,
        button(PillButton.Kind.PLAIN, "kiosk.data.confirm.yes", model::eraseOwn),
        button(PillButton.Kind.PRIMARY, "kiosk.data.confirm.no", model::close));
  }

  Parts receipt(KioskPage.Receipt receipt) {
    WordsController words =
        WordsController.load(
            texts.get("kiosk.data.receipt.title"),
            texts.get("kiosk.data.receipt.body", receipt.due()));
    words.quote(texts.get("kiosk.data.receipt.number", receipt.number()));
    return page(words, button(PillButton.Kind.PRIMARY, "kiosk.close", model::goHome));
  }

  private Parts page(WordsController words, PillButton... buttons) {
    return new Parts(
        arrangement.isTall() && !arrangement.isHigh()
            ? Optional.empty()
            : Optional.of(WordPages.quiet(texts, house)),
        HERO,
        words.root(),
        true,
        List.of(ActionRow.stacked(arrangement, buttons)));
  }

  private PillButton button(PillButton.Kind kind, String key, Runnable action) {
    PillButton button = new PillButton(kind, texts.get(key), action);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }
}
