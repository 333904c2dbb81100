package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.catalog.Product;
import app.dangol.customer.ClientBook.OpenCart;
import app.dangol.customer.Customer;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.TaskRule;
import app.dangol.customer.Tasks;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import app.dangol.id.TaskId;
import app.dangol.insight.Churn;
import app.dangol.insight.Due;
import app.dangol.insight.Insight;
import app.dangol.text.Texts;
import app.dangol.trust.ConsentPurpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which tasks the rules would make for one customer. */
final class RuleProposals {
  private static final double PERCENT = 100;

  private final Catalog catalog;
  private final StoreId here;
  private final Texts texts;
  private final Clock clock;

  RuleProposals(Catalog catalog, StoreId here, Texts texts, Clock clock) {
    this.catalog = catalog;
    this.here = here;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * A task that a rule would make.
   *
   * @param weight of several the larger are made first
   */
  record Proposal(TaskRule rule, TaskId id, double weight, Tasks.Draft draft) {
    /** In the same order on every device. */
    static final Comparator<Proposal> WEIGHTIEST =
        Comparator.comparingDouble(Proposal::weight).reversed().thenComparing(Proposal::id);
  }

  /**
   * @param insight as far as they allow one
   * @param history their lines, in any order
   */
  Optional<Proposal> of(
      TaskRule rule,
      Customer customer,
      Optional<Insight> insight,
      List<HistoryLine> history,
      Optional<OpenCart> cart) {
    return switch (rule.kind()) {
      case REPURCHASE_DUE -> insight.flatMap(known -> due(rule, customer, known));
      case LAPSING ->
          insight.flatMap(Insight::churn).flatMap(churn -> lapsing(rule, customer, churn));
      case OPEN_CART -> cart.flatMap(open -> openCart(rule, customer, history, open));
    };
  }

  /** Of all that is due the likeliest alone: nobody wants to be asked about five things. */
  private Optional<Proposal> due(TaskRule rule, Customer customer, Insight insight) {
    LocalDate today = LocalDate.now(clock);
    return insight.due().stream()
        .filter(due -> due.probability() * PERCENT >= rule.percent())
        .filter(due -> !due.on().isAfter(today.plusDays(rule.span())))
        .filter(due -> due.state(today) != Due.State.OVERDUE)
        .findFirst()
        .map(due -> {
          LocalDate day = due.on().isBefore(today) ? today : due.on();
          String words =
              text(rule, name(due.sku()), texts.times(clock.getZone()).date(day, clock.instant()));
          return proposal(
              rule, customer, due.sku().value(), due.facts().last(), due.probability(), words, day);
        });
  }

  private Optional<Proposal> lapsing(TaskRule rule, Customer customer, Churn churn) {
    return churn.isOutOfRhythm()
            && churn.risk() * PERCENT >= rule.percent()
            && churn.facts().silent() >= rule.span()
        ? Optional.of(
            proposal(
                rule,
                customer,
                "",
                churn.facts().last(),
                churn.facts().days(),
                text(rule, churn.facts().silent(), churn.facts().usualGap().orElseThrow()),
                LocalDate.now(clock)))
        : Optional.empty();
  }

  private Optional<Proposal> openCart(
      TaskRule rule, Customer customer, List<HistoryLine> history, OpenCart cart) {
    boolean old =
        Duration.between(cart.newest(), clock.instant()).compareTo(Duration.ofHours(rule.span()))
            >= 0;
    if (!old
        || !customer.granted().contains(ConsentPurpose.SUGGEST_ONLINE)
        || boughtAfter(customer, history, cart.newest())) {
      return Optional.empty();
    }
    LocalDate since = LocalDate.ofInstant(cart.oldest(), clock.getZone());
    return Optional.of(
        proposal(
            rule,
            customer,
            "",
            since,
            cart.newest().getEpochSecond(),
            text(rule, cart.products(), texts.times(clock.getZone()).date(since, clock.instant())),
            LocalDate.now(clock)));
  }

  /** Receipts are read with their own consent alone. */
  static boolean boughtAfter(Customer customer, List<HistoryLine> history, Instant then) {
    return customer.granted().contains(ConsentPurpose.SUGGEST_PURCHASES)
        && history.stream()
            .anyMatch(line -> line.kind() == HistoryLine.Kind.PURCHASE && line.at().isAfter(then));
  }

  private Proposal proposal(
      TaskRule rule,
      Customer customer,
      String about,
      LocalDate since,
      double weight,
      String words,
      LocalDate due) {
    return new Proposal(
        rule,
        TaskRule.idOf(here, customer.id(), rule.kind(), about, since),
        weight,
        new Tasks.Draft(
            Optional.of(customer.id()),
            rule.kind().key(),
            words,
            Optional.of(due),
            Optional.empty()));
  }

  /** The store's own words stand before what the rule found. */
  private String text(TaskRule rule, Object... found) {
    String facts = texts.get("rule.task." + rule.kind().key(), found);
    return rule.text().map(own -> own + " (" + facts + ")").orElse(facts);
  }

  private String name(Sku sku) {
    return catalog
        .findBySku(sku)
        .map(Product::name)
        .map(n -> n.in(texts.locale()))
        .orElse(sku.value());
  }
}
