package app.dangol.screen.associate.model;

import app.dangol.insight.Churn;
import app.dangol.insight.Due;
import app.dangol.insight.Insight;
import app.dangol.insight.InsightParameters.Fitted;
import app.dangol.insight.Journey.Transition;
import app.dangol.insight.Propensity;
import app.dangol.insight.Rfm;
import app.dangol.insight.VisitFacts;
import app.dangol.screen.associate.model.InsightPage.Fact;
import app.dangol.screen.associate.model.InsightPage.Part;
import app.dangol.text.MoneyText;
import app.dangol.text.Texts;
import app.dangol.trust.ConsentPurpose;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells everything an insight rests on, with the very figures that were used. */
final class InsightPagePresenter {
  /** Steps that led to where they are; earlier ones say nothing of today. */
  private static final int STEPS = 4;

  /** Products that are told of one by one. */
  private static final int PRODUCTS = 5;

  /** Days named one by one; earlier ones are counted. */
  private static final int DAYS = 5;

  private final Texts texts;
  private final InsightPresenter words;

  InsightPagePresenter(Texts texts, InsightPresenter words) {
    this.texts = texts;
    this.words = words;
  }

  InsightPage of(Insight insight, Set<ConsentPurpose> granted) {
    List<Part> parts = new ArrayList<>();
    if (!insight.due().isEmpty()) {
      parts.add(
          new Part(
              texts.get("insight.part.due"),
              insight.due().stream().limit(PRODUCTS).map(this::due).toList()));
    }
    insight
        .churn()
        .ifPresent(churn ->
            insight
                .propensity()
                .ifPresent(propensity ->
                    parts.add(
                        new Part(
                            texts.get("insight.part.comes"), List.of(comes(churn, propensity))))));
    insight.rfm().ifPresent(rfm -> parts.add(new Part(texts.get("insight.part.shop"), shop(rfm))));
    return new InsightPage(
        words.text(insight),
        insight.journey().transitions().reversed().stream().limit(STEPS).map(this::step).toList(),
        parts,
        basis(insight, granted));
  }

  private Fact step(Transition step) {
    return new Fact(
        texts.get("insight.step", words.name(step.to()), words.event(step)),
        List.of(words.date(step.on())));
  }

  private Fact due(Due due) {
    Due.Facts facts = due.facts();
    List<String> figures = new ArrayList<>();
    figures.add(words.when(due));
    figures.add(texts.get("insight.due.likely", due.within(), percent(due.probability())));
    figures.add(texts.get("insight.due.bought", facts.bought().size(), days(facts.bought())));
    figures.add(texts.get("insight.due.gap", facts.gap(), facts.shopGap()));
    if (facts.repeats().buyers() > 0) {
      figures.add(
          texts.get("insight.due.repeats", facts.repeats().buyers(), facts.repeats().repeaters()));
    }
    return new Fact(words.name(due.sku()), figures);
  }

  private String days(List<LocalDate> oldestFirst) {
    List<LocalDate> newest = oldestFirst.reversed();
    String named = newest.stream().limit(DAYS).map(words::date).collect(Collectors.joining(", "));
    int more = newest.size() - DAYS;
    return more > 0 ? texts.get("why.days.more", named, more) : named;
  }

  private Fact comes(Churn churn, Propensity propensity) {
    VisitFacts facts = churn.facts();
    List<String> figures = new ArrayList<>();
    figures.add(
        texts.get("insight.comes.soon", propensity.within(), percent(propensity.probability())));
    figures.add(texts.get("insight.comes.away", churn.within(), percent(churn.risk())));
    figures.add(
        texts.get(
            "insight.comes.facts",
            facts.days(),
            words.date(facts.first()),
            words.date(facts.last()),
            facts.silent()));
    facts.usualGap().ifPresent(gap -> figures.add(texts.get("insight.comes.usual", gap)));
    NumberFormat one = NumberFormat.getInstance(texts.locale());
    one.setMaximumFractionDigits(1);
    figures.add(texts.get("insight.comes.products", one.format(facts.products())));
    return new Fact(words.words(churn), figures);
  }

  private List<Fact> shop(Rfm rfm) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            texts.get("insight.segment." + rfm.segment()),
            List.of(texts.get("insight.shop.of", rfm.cuts().customers()))));
    facts.add(fifth(rfm.recency(), "recency", texts.get("insight.silent", rfm.figures().silent())));
    facts.add(fifth(rfm.frequency(), "frequency", texts.get("insight.days", rfm.figures().days())));
    rfm.monetary()
        .ifPresent(score ->
            rfm.figures()
                .spent()
                .ifPresent(sum ->
                    facts.add(
                        fifth(
                            score,
                            "monetary",
                            MoneyText.of(sum.minor(), sum.currency(), texts.locale())))));
    return facts;
  }

  private Fact fifth(int score, String what, String figure) {
    return new Fact(
        texts.get("insight.shop." + what, texts.get("insight.fifth." + score)), List.of(figure));
  }

  private List<String> basis(Insight insight, Set<ConsentPurpose> granted) {
    List<String> basis = new ArrayList<>();
    for (ConsentPurpose purpose :
        List.of(ConsentPurpose.SUGGEST_PURCHASES, ConsentPurpose.SUGGEST_ONLINE)) {
      if (granted.contains(purpose)) {
        basis.add(texts.get("why.basis.consent", texts.get("book.consent." + purpose)));
      }
    }
    if (insight.churn().isPresent()) {
      Fitted fitted = insight.fitted();
      basis.add(
          texts.get(
              "insight.basis.fitted",
              fitted.source(),
              fitted.customers(),
              words.date(fitted.from()),
              words.date(fitted.until())));
    }
    basis.add(texts.get("insight.basis.decides"));
    return basis;
  }

  private long percent(double probability) {
    return Math.round(probability * 100);
  }
}
