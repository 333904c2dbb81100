package app.dangol.screen.associate.model;

import app.dangol.config.ConsentTexts;
import app.dangol.customer.ConsentState;
import app.dangol.screen.TasteWords;
import app.dangol.screen.associate.model.PrivacyPage.Earlier;
import app.dangol.screen.associate.model.PrivacyPage.Held;
import app.dangol.screen.associate.model.PrivacyPage.Part;
import app.dangol.screen.associate.model.PrivacyPage.Receipt;
import app.dangol.screen.associate.model.PrivacyPage.Switch;
import app.dangol.screen.associate.model.PrivacyPage.Wording;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Erasure;
import app.dangol.visit.AgreedText;
import app.dangol.visit.AskedFor;
import app.dangol.visit.DataRequest;
import app.dangol.visit.MaskedProfile;
import app.dangol.visit.PrivacyLook;
import app.dangol.visit.TasteLook;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what somebody agreed to and may ask for into words. */
public final class PrivacyPresenter {
  private final Texts texts;
  private final Times times;
  private final Instant now;

  public PrivacyPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  public PrivacyPage of(PrivacyLook look) {
    return new PrivacyPage(
        Arrays.stream(ConsentPurpose.values())
            .filter(purpose -> purpose != ConsentPurpose.LOOKUP)
            .map(purpose -> consent(purpose, look))
            .toList(),
        membership(look),
        look.isChilds() ? texts.get("privacy.guardian") : "",
        look.suspended(),
        texts.get(look.suspended() ? "privacy.suspended" : "privacy.suspend.hint"),
        look.asked(DataRequest.COPY).isEmpty(),
        look.asked().stream().map(this::asked).toList(),
        look.profile().map(this::held),
        look.concluded().stream().map(taste -> taste(taste, "taste.strike.one")).toList(),
        look.struck().stream().map(taste -> taste(taste, "taste.restore.one")).toList(),
        look.numbered(),
        Arrays.stream(ConsentPurpose.values()).map(purpose -> wording(purpose, look)).toList());
  }

  private PrivacyPage.Taste taste(TasteLook look, String spoken) {
    String words = new TasteWords(texts).of(look);
    return new PrivacyPage.Taste(look.taste(), words, texts.get(spoken, words));
  }

  /** The receipt of an erasure. */
  public Receipt of(Erasure.Receipt receipt) {
    return new Receipt(
        receipt.shortNumber(),
        texts.get(
            "privacy.receipt.asked",
            times.date(receipt.asked(), now),
            times.timeOfDay(receipt.asked())),
        texts.get("privacy.receipt.due", times.date(receipt.due(), now)));
  }

  private String asked(AskedFor asked) {
    return texts.get(
        "privacy.asked",
        texts.get("data.request." + asked.what()),
        times.date(asked.due(), now),
        texts.get("privacy.asked.number", asked.number().spoken()));
  }

  private Switch consent(ConsentPurpose purpose, PrivacyLook look) {
    boolean on = look.granted().contains(purpose);
    String title = title(purpose);
    String word = texts.get(on ? "book.consent.granted" : "book.consent.denied");
    String said =
        found(purpose, look)
            .filter(state -> state.granted() == on)
            .map(state -> word + " · " + times.date(state.since(), now))
            .orElse(word);
    return new Switch(purpose, title, said, texts.get("privacy.switch", title, word), on);
  }

  /** Nobody agreed to it by itself, so it is not said to be agreed to. */
  private Switch membership(PrivacyLook look) {
    ConsentPurpose purpose = ConsentPurpose.LOOKUP;
    String since =
        found(purpose, look)
            .map(state -> texts.get("privacy.membership.since", times.date(state.since(), now)))
            .orElseGet(() -> texts.get("privacy.membership.holds"));
    return new Switch(purpose, title(purpose), since, title(purpose), true);
  }

  private Wording wording(ConsentPurpose purpose, PrivacyLook look) {
    ConsentTexts.Wording told = look.texts().of(purpose.key());
    return new Wording(
        purpose,
        title(purpose),
        texts.get("privacy.version", look.texts().version()),
        found(purpose, look)
            .filter(state -> state.granted() && purpose != ConsentPurpose.LOOKUP)
            .map(this::agreed)
            .orElse(""),
        parts(told),
        Optional.ofNullable(look.agreedTo().get(purpose)).map(this::earlier));
  }

  private List<Part> parts(ConsentTexts.Wording told) {
    return List.of(
        new Part(texts.get("privacy.text.purpose"), told.purpose().in(texts.locale())),
        new Part(texts.get("privacy.text.items"), told.items().in(texts.locale())),
        new Part(texts.get("privacy.text.kept"), told.kept().in(texts.locale())),
        new Part(texts.get("privacy.text.refusing"), told.refusing().in(texts.locale())));
  }

  private Earlier earlier(AgreedText agreed) {
    return new Earlier(
        texts.get(
            agreed.told().isPresent() ? "privacy.earlier" : "privacy.earlier.unknown",
            agreed.version()),
        agreed.told().map(this::parts).orElse(List.of()));
  }

  private Held held(MaskedProfile profile) {
    String waiting =
        profile.untaken().stream()
            .sorted()
            .map(field -> texts.get("privacy.field." + field))
            .collect(Collectors.joining(", "));
    return new Held(
        texts.get("privacy.held", profile.name()),
        profile
            .phoneEnd()
            .map(end -> texts.get("privacy.held.phone", end))
            .orElseGet(() -> texts.get("privacy.held.none")),
        profile
            .email()
            .map(email -> texts.get("privacy.held", email))
            .orElseGet(() -> texts.get("privacy.held.none")),
        waiting.isEmpty() ? "" : texts.get("privacy.correct.waiting", waiting));
  }

  private String agreed(ConsentState state) {
    String day = times.date(state.since(), now);
    return state
        .textVersion()
        .map(version -> texts.get("privacy.agreed.to", version, day))
        .orElseGet(() -> texts.get("privacy.agreed", day));
  }

  private String title(ConsentPurpose purpose) {
    return texts.get("book.consent." + purpose);
  }

  private static Optional<ConsentState> found(ConsentPurpose purpose, PrivacyLook look) {
    return look.said().stream().filter(state -> state.purpose() == purpose).findFirst();
  }
}
