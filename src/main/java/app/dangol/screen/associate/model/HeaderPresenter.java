package app.dangol.screen.associate.model;

import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount.Coupon;
import app.dangol.customer.CustomerAccount.Points;
import app.dangol.customer.Preference;
import app.dangol.id.LocalText;
import app.dangol.screen.associate.model.HeaderText.ChipText;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.CustomerView;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in one line how long and how often somebody has been a regular. */
public final class HeaderPresenter {
  /** A coupon that ends so soon says when. */
  private static final int PRESSING_DAYS = 3;

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
        chips(view));
  }

  /** The full name, for as long as the eye is held. */
  public String revealed(CustomerView view) {
    return texts.get("name.address", view.customer().name().full());
  }

  /** What to avoid, then what can be used today, then the rest. */
  private List<ChipText> chips(CustomerView view) {
    List<ChipText> chips = new ArrayList<>();
    view.customer().preferences().stream()
        .sorted(Comparator.comparing((Preference p) -> p.kind()))
        .map(p -> new ChipText(p.text().in(texts.locale()), p.kind() == Preference.Kind.AVOIDS))
        .forEach(chips::add);
    List<Coupon> coupons = view.account().coupons();
    if (!coupons.isEmpty()) {
      int warnings = (int) chips.stream().filter(ChipText::warning).count();
      chips.add(warnings, new ChipText(words(coupons), false));
    }
    return chips;
  }

  private String words(List<Coupon> coupons) {
    Coupon first = coupons.getFirst();
    int others = coupons.size() - 1;
    return first
        .until()
        .filter(last -> !last.isAfter(times.day(now).plusDays(PRESSING_DAYS)))
        .map(last -> texts.get("account.coupon.until", times.date(last, now)))
        .orElseGet(() ->
            texts.get(
                others > 0 ? "account.coupons" : "account.coupon",
                first.text().in(texts.locale()),
                others));
  }

  /** The balance of the first programme, with its age. */
  private Optional<String> points(CustomerView view) {
    return view.account().points().stream().findFirst().map(this::points);
  }

  private String points(Points points) {
    String balance = NumberFormat.getInstance(texts.locale()).format(points.balance());
    String age = times.age(points.asOf(), now);
    Optional<String> tier = points.tier().map(name -> name.in(texts.locale()));
    return tier.isPresent()
        ? texts.get("account.points.tier", tier.get(), balance, age)
        : texts.get("account.points", balance, age);
  }

  /** Whose customer somebody is who is here for a day only. */
  private String guest(CustomerView view) {
    LocalText home = view.storeNames().get(view.customer().homeStore());
    return home == null
        ? texts.get("facts.guest")
        : texts.get("facts.guest.of", home.in(texts.locale()));
  }

  /** Then nothing of what they did is read, which does not make them new. */
  private static boolean isSuspended(CustomerView view) {
    return view.customer().suspended();
  }

  /** How long somebody has been a regular; begun years and months count in Korean. */
  String regularSince(LocalDate joined) {
    Period member = Period.between(joined, times.day(now));
    int begun = texts.isKorean() ? 1 : 0;
    return member.getYears() > 0
        ? texts.get("facts.years", member.getYears() + begun)
        : texts.get("facts.months", Math.max(1, member.getMonths() + begun));
  }

  private String facts(CustomerView view) {
    List<String> facts = new ArrayList<>();
    view.fetchedAt().ifPresent(at -> facts.add(guest(view)));
    boolean nothingYet = view.lastVisit().isEmpty() && view.timeline().isEmpty();
    if (nothingYet && !isSuspended(view)) {
      facts.add(texts.get("facts.new"));
    } else {
      facts.add(regularSince(view.customer().memberSince()));
    }
    if (view.visitsThisMonth() > 0) {
      facts.add(texts.get("facts.visits", view.visitsThisMonth()));
    }
    view.lastVisit().ifPresent(at -> facts.add(texts.get("facts.last", times.date(at, now))));
    points(view).ifPresent(facts::add);
    return String.join(" · ", facts);
  }
}
