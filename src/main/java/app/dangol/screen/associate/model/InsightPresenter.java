package app.dangol.screen.associate.model;

import app.dangol.catalog.Product;
import app.dangol.id.Sku;
import app.dangol.insight.Churn;
import app.dangol.insight.Due;
import app.dangol.insight.Insight;
import app.dangol.insight.Journey.Transition;
import app.dangol.insight.JourneyEvent;
import app.dangol.insight.Stage;
import app.dangol.insight.VisitFacts;
import app.dangol.screen.associate.model.InsightText.About;
import app.dangol.screen.associate.model.InsightText.Line;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Puts an insight into words, for one language at one moment. Says the insight's own facts and
 * reckons nothing anew.
 */
final class InsightPresenter {
  private final Texts texts;
  private final Times times;
  private final Map<Sku, Product> products;
  private final Instant now;

  InsightPresenter(Texts texts, Times times, Map<Sku, Product> products, Instant now) {
    this.texts = texts;
    this.times = times;
    this.products = products;
    this.now = now;
  }

  InsightText text(Insight insight) {
    List<Line> lines = new ArrayList<>();
    Transition newest = insight.journey().newest();
    lines.add(new Line(About.JOURNEY, event(newest), date(newest.on())));
    if (!insight.due().isEmpty()) {
      lines.add(due(insight.due()));
    }
    insight.churn().map(this::comes).ifPresent(lines::add);
    Stage stage = insight.journey().stage();
    return new InsightText(
        Arrays.stream(Stage.values()).map(this::name).toList(),
        stage.ordinal(),
        texts.get("insight.said", name(stage), stage.ordinal() + 1, Stage.values().length),
        lines);
  }

  String name(Stage stage) {
    return texts.get("insight.stage." + stage);
  }

  /** What led from one stage to the next. */
  String event(Transition step) {
    return switch (step.event()) {
      case JourneyEvent.Joined joined -> texts.get("insight.event.joined");
      case JourneyEvent.LookedAgain(Sku sku, int days) ->
          texts.get("insight.event.looked", name(sku), days);
      case JourneyEvent.Carted(Sku sku) -> texts.get("insight.event.carted", name(sku));
      case JourneyEvent.Wished(Sku sku) -> texts.get("insight.event.wished", name(sku));
      case JourneyEvent.LetGo(int days) -> texts.get("insight.event.let.go", days);
      case JourneyEvent.Bought(int count, int day) ->
          texts.get(day == 1 ? "insight.event.bought.first" : "insight.event.bought", count, day);
      case JourneyEvent.InUse(int days) -> texts.get("insight.event.in.use", days);
      case JourneyEvent.CameBack(int days) -> texts.get("insight.event.came.back", days);
      case JourneyEvent.Quiet(int days) -> texts.get("insight.event.quiet", days);
    };
  }

  private Line due(List<Due> due) {
    Due first = due.getFirst();
    String name = name(first.sku());
    String what =
        due.size() == 1
            ? texts.get("insight.due", name)
            : texts.get("insight.due.more", name, due.size() - 1);
    return new Line(About.DUE, what, when(first));
  }

  /** The window, as it stands to today. */
  String when(Due due) {
    LocalDate today = times.day(now);
    return switch (due.state(today)) {
      case AHEAD -> texts.get("insight.due.ahead", date(due.from()), date(due.on()));
      case DUE -> texts.get("insight.due.now", date(due.on()), date(due.until()));
      case OVERDUE -> texts.get("insight.due.over", date(due.until()));
    };
  }

  private Line comes(Churn churn) {
    VisitFacts facts = churn.facts();
    String silent = texts.get("insight.silent", facts.silent());
    String why =
        facts.usualGap().isPresent()
            ? texts.get("insight.silent.usual", silent, facts.usualGap().getAsInt())
            : texts.get("insight.silent.days", silent, facts.days());
    boolean comes = churn.level() == Churn.Level.LOW && !churn.isOutOfRhythm();
    return new Line(comes ? About.COMES : About.STAYS_AWAY, words(churn), why);
  }

  /** Of whoever has left their rhythm that is said: it is so, whatever comes of it. */
  String words(Churn churn) {
    return texts.get(
        churn.isOutOfRhythm() ? "insight.comes.rhythm" : "insight.comes." + churn.level());
  }

  String name(Sku sku) {
    Product product = products.get(sku);
    return product == null ? sku.value() : product.name().in(texts.locale());
  }

  String date(LocalDate day) {
    return times.date(day, now);
  }
}
