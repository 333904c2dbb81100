package app.dangol.visit;

import app.dangol.catalog.Catalog;
import app.dangol.customer.ClientBook;
import app.dangol.customer.ClientBook.OpenCart;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.TaskRule;
import app.dangol.customer.TaskRules;
import app.dangol.customer.Tasks;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.id.TaskId;
import app.dangol.insight.Insight;
import app.dangol.insight.Insights;
import app.dangol.insight.Rfm;
import app.dangol.insight.RfmCuts;
import app.dangol.text.Texts;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.ConsentPurpose;
import app.dangol.visit.RuleProposals.Proposal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Goes through the store's customers: finds where their fifths part, and makes the tasks that the
 * store's rules ask for. Every device of a store comes to the same tasks under the same ids, so
 * that they are one each at the hub. Blocks for seconds; on a thread of its own, by one caller at a
 * time.
 */
public final class StoreRound {
  private static final int HISTORY_LIMIT = 20_000;

  private final ClientBook book;
  private final CustomerDirectory customers;
  private final TaskRules rules;
  private final Tasks tasks;
  private final AuditLog audit;
  private final CustomerInsight insight;
  private final RuleProposals proposals;
  private final StaffId device;
  private final Clock clock;

  /**
   * @param device in whose name tasks are made
   * @param texts in which words
   */
  public StoreRound(
      ClientBook book,
      CustomerDirectory customers,
      Catalog catalog,
      TaskRules rules,
      Tasks tasks,
      AuditLog audit,
      CustomerInsight insight,
      StoreId here,
      StaffId device,
      Texts texts,
      Clock clock) {
    this.book = book;
    this.customers = customers;
    this.rules = rules;
    this.tasks = tasks;
    this.audit = audit;
    this.insight = insight;
    this.proposals = new RuleProposals(catalog, here, texts, clock);
    this.device = device;
    this.clock = clock;
  }

  /**
   * Goes through everybody.
   *
   * @return how many tasks were made
   */
  public int whole() {
    letGo();
    List<Rfm.Figures> figures = new ArrayList<>();
    List<Proposal> proposed = look(book.list(), active(), figures);
    insight.compareBy(RfmCuts.of(figures));
    return make(proposed);
  }

  /**
   * Goes through those alone in whose online carts something lies.
   *
   * @return how many tasks were made
   */
  public int carts() {
    letGo();
    List<TaskRule> carts =
        active().stream().filter(rule -> rule.kind() == TaskRule.Kind.OPEN_CART).toList();
    return carts.isEmpty() ? 0 : make(look(book.listCarts().keySet(), carts, new ArrayList<>()));
  }

  private List<TaskRule> active() {
    return rules.list().stream().filter(TaskRule::on).toList();
  }

  /**
   * @param figures takes in everybody's
   */
  private List<Proposal> look(
      Collection<CustomerId> whom, List<TaskRule> active, List<Rfm.Figures> figures) {
    Map<CustomerId, OpenCart> carts = book.listCarts();
    LocalDate today = insight.today();
    List<Proposal> proposed = new ArrayList<>();
    for (CustomerId id : whom) {
      if (Thread.currentThread().isInterrupted()) {
        return List.of();
      }
      Optional<Customer> found = customers.find(id).filter(Insights::mayBeReckoned);
      if (found.isPresent()) {
        Customer customer = found.get();
        List<HistoryLine> history = customers.listHistory(id, HISTORY_LIMIT);
        insight.insights().figures(customer, history, today).ifPresent(figures::add);
        Optional<Insight> known = insight.of(customer, history);
        for (TaskRule rule : active) {
          proposals
              .of(rule, customer, known, history, Optional.ofNullable(carts.get(id)))
              .ifPresent(proposed::add);
        }
      }
    }
    return proposed;
  }

  private int make(List<Proposal> proposed) {
    Map<TaskRule, List<Proposal>> byRule =
        proposed.stream().collect(Collectors.groupingBy(Proposal::rule));
    int made = 0;
    for (Map.Entry<TaskRule, List<Proposal>> each : byRule.entrySet()) {
      List<Task> before = tasks.listOfKind(each.getKey().kind().key());
      Set<TaskId> known = before.stream().map(Task::id).collect(Collectors.toSet());
      Instant midnight = insight.today().atStartOfDay(clock.getZone()).toInstant();
      long today = before.stream().filter(task -> !task.at().isBefore(midnight)).count();
      List<Proposal> wanted =
          each.getValue().stream()
              .filter(proposal -> !known.contains(proposal.id()))
              .sorted(Proposal.WEIGHTIEST)
              .limit(Math.max(0, each.getKey().most() - today))
              .toList();
      for (Proposal proposal : wanted) {
        made += make(proposal) ? 1 : 0;
      }
    }
    return made;
  }

  private boolean make(Proposal proposal) {
    // On record first, as everything that changes somebody's data.
    proposal.draft().customer().ifPresent(whose -> audit.record(device, Action.TASK_ADDED, whose));
    return tasks.addOnce(device, proposal.id(), proposal.draft());
  }

  /**
   * Drops open tasks of rules about whoever has taken back what they rest on, is not here any more,
   * or has bought since.
   */
  public void letGo() {
    for (TaskRule.Kind kind : TaskRule.Kind.values()) {
      for (Task task : tasks.listOfKind(kind.key())) {
        if (task.state() == Task.State.OPEN && !stands(kind, task)) {
          task.customer().ifPresent(whose -> audit.record(device, Action.TASK_CHANGED, whose));
          tasks.edit(device, task.id(), TaskChange.to(Task.State.DROPPED));
        }
      }
    }
  }

  private boolean stands(TaskRule.Kind kind, Task task) {
    Optional<Customer> customer = task.customer().flatMap(customers::find);
    ConsentPurpose purpose =
        switch (kind) {
          case REPURCHASE_DUE, LAPSING -> ConsentPurpose.SUGGEST_PURCHASES;
          case OPEN_CART -> ConsentPurpose.SUGGEST_ONLINE;
        };
    return customer
        .filter(known -> !known.suspended() && known.granted().contains(purpose))
        .filter(known ->
            !RuleProposals.boughtAfter(
                known, customers.listHistory(known.id(), HISTORY_LIMIT), task.at()))
        .isPresent();
  }
}
