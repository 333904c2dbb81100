package app.dangol.screen.associate.model;

import app.dangol.customer.Customer;
import app.dangol.customer.Preference;
import app.dangol.screen.associate.model.HeaderText.ChipText;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.CustomerView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says in one line how long and how often somebody has been a regular. */
public final class HeaderPresenter {
  private final Texts texts;
  private final Times times;
  private final Instant now;

  public HeaderPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  public HeaderText of(CustomerView view) {
    Customer customer = view.customer();
    String masked = customer.name().masked();
    return new HeaderText(
        texts.get("name.address", masked),
        texts.get("name.address", masked.replaceAll("\\*+", " " + texts.get("name.hidden") + " ")),
        facts(view),
        customer.preferences().stream()
            .sorted(Comparator.comparing((Preference p) -> p.kind()))
            .map(p -> new ChipText(p.text().in(texts.locale()), p.kind() == Preference.Kind.AVOIDS))
            .toList());
  }

  /** The full name, for as long as the eye is held. */
  public String revealed(CustomerView view) {
    return texts.get("name.address", view.customer().name().full());
  }

  private String facts(CustomerView view) {
    List<String> facts = new ArrayList<>();
    LocalDate today = times.day(now);
    Period member = Period.between(view.customer().memberSince(), today);
    if (view.lastVisit().isEmpty() && view.timeline().isEmpty()) {
      facts.add(texts.get("facts.new"));
    } else if (member.getYears() > 0) {
      facts.add(texts.get("facts.years", member.getYears() + (texts.isKorean() ? 1 : 0)));
    } else {
      facts.add(
          texts.get("facts.months", Math.max(1, member.getMonths() + (texts.isKorean() ? 1 : 0))));
    }
    if (view.visitsThisMonth() > 0) {
      facts.add(texts.get("facts.visits", view.visitsThisMonth()));
    }
    view.lastVisit().ifPresent(at -> facts.add(texts.get("facts.last", times.date(at, now))));
    return String.join(" · ", facts);
  }
}
