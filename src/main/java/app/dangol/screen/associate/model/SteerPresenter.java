package app.dangol.screen.associate.model;

import app.dangol.catalog.Product;
import app.dangol.screen.associate.model.SteerPage.Day;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.steer.SteerLook;
import app.dangol.visit.steer.SteeringWord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what managers say about goods into words. */
public final class SteerPresenter {
  private static final List<Integer> DAYS_AHEAD = List.of(7, 14, 30);

  private final Texts texts;
  private final Times times;
  private final Instant now;

  public SteerPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  /**
   * @param about the product that something is about to be said of
   */
  public SteerPage of(SteerLook look, Optional<Product> about) {
    return new SteerPage(
        about.map(this::nameOf),
        days(),
        look.words().stream().map(word -> row(word, look)).toList());
  }

  private List<Day> days() {
    LocalDate today = times.day(now);
    List<Day> days = new ArrayList<>();
    days.add(new Day("", texts.get("steer.until.none")));
    for (int ahead : DAYS_AHEAD) {
      LocalDate day = today.plusDays(ahead);
      days.add(new Day(day.toString(), texts.get("steer.until.day", times.date(day, now))));
    }
    return days;
  }

  private SteerPage.Row row(SteeringWord word, SteerLook look) {
    String name =
        Optional.ofNullable(look.products().get(word.sku()))
            .map(this::nameOf)
            .orElse(word.sku().value());
    String ends =
        word.until()
            .map(day -> texts.get("steer.ends", times.date(day, now)))
            .orElseGet(() -> texts.get("steer.until.none"));
    String by = look.names().getOrDefault(word.by().value(), word.by().value());
    return new SteerPage.Row(
        word.sku(),
        word.store(),
        name,
        texts.get(
            "steer.line",
            texts.get("steer.act." + word.act().key()),
            texts.get(word.store().isPresent() ? "steer.where.here" : "steer.where.everywhere"),
            ends),
        texts.get("steer.line.by", word.reason(), by),
        texts.get("steer.lift.one", name));
  }

  private String nameOf(Product product) {
    return product.name().in(texts.locale());
  }
}
