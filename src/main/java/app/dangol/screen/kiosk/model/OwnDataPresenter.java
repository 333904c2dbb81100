package app.dangol.screen.kiosk.model;

import app.dangol.config.ConsentTexts;
import app.dangol.screen.TasteWords;
import app.dangol.screen.kiosk.model.KioskOwnText.Earlier;
import app.dangol.screen.kiosk.model.KioskOwnText.Part;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.AgreedText;
import app.dangol.visit.AskedFor;
import app.dangol.visit.DataRequest;
import app.dangol.visit.OwnData;
import app.dangol.visit.TasteLook;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts what somebody may see and ask about their own data at a kiosk into words. */
public final class OwnDataPresenter {
  private final Texts texts;
  private final Times times;
  private final Instant now;

  public OwnDataPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  /** Everything. */
  public KioskOwnData of(OwnData own) {
    return new KioskOwnData(
        Arrays.stream(ConsentPurpose.values())
            .filter(purpose -> purpose != ConsentPurpose.LOOKUP)
            .map(purpose -> choice(purpose, own.granted().contains(purpose)))
            .toList(),
        own.childs(),
        resting(own.suspended()),
        own.concluded().stream().map(taste -> taste(taste, "taste.strike.one")).toList(),
        own.struck().stream().map(taste -> taste(taste, "kiosk.own.restore")).toList(),
        own.asked().stream().noneMatch(asked -> asked.what() == DataRequest.COPY),
        own.asked().stream().map(this::line).toList());
  }

  private KioskOwnData.Taste taste(TasteLook look, String spoken) {
    String words = new TasteWords(texts).of(look);
    return new KioskOwnData.Taste(look.taste(), words, texts.get(spoken, words));
  }

  /** What is told of one purpose. */
  public KioskOwnText of(OwnData own, ConsentPurpose purpose) {
    return new KioskOwnText(
        title(purpose),
        texts.get("privacy.version", own.texts().version()),
        parts(own.texts().of(purpose.key())),
        Optional.ofNullable(own.agreedTo().get(purpose)).map(this::earlier));
  }

  private Earlier earlier(AgreedText agreed) {
    return new Earlier(
        texts.get(
            agreed.told().isPresent() ? "kiosk.own.earlier" : "kiosk.own.earlier.unknown",
            agreed.version()),
        agreed.told().map(this::parts).orElse(List.of()));
  }

  private List<Part> parts(ConsentTexts.Wording told) {
    return List.of(
        new Part(texts.get("privacy.text.purpose"), told.purpose().in(texts.locale())),
        new Part(texts.get("privacy.text.items"), told.items().in(texts.locale())),
        new Part(texts.get("privacy.text.kept"), told.kept().in(texts.locale())),
        new Part(texts.get("privacy.text.refusing"), told.refusing().in(texts.locale())));
  }

  /** What was asked for just now. */
  public KioskPage.OwnRequest of(AskedFor asked) {
    return new KioskPage.OwnRequest(
        what(asked), asked.number().spoken(), times.date(asked.due(), now));
  }

  private KioskOwnData.Choice choice(ConsentPurpose purpose, boolean on) {
    String said = texts.get(on ? "book.consent.granted" : "book.consent.denied");
    String title = title(purpose);
    return new KioskOwnData.Choice(
        purpose, title, said, texts.get("privacy.switch", title, said), on);
  }

  private KioskOwnData.Resting resting(boolean on) {
    String said = texts.get(on ? "kiosk.own.resting" : "kiosk.own.used");
    return new KioskOwnData.Resting(
        said, texts.get("privacy.switch", texts.get("kiosk.own.rest"), said), on);
  }

  private String line(AskedFor asked) {
    return texts.get(
        "kiosk.own.asked", what(asked), times.date(asked.due(), now), asked.number().spoken());
  }

  private String what(AskedFor asked) {
    return texts.get("data.request." + asked.what());
  }

  private String title(ConsentPurpose purpose) {
    return texts.get("book.consent." + purpose);
  }
}
