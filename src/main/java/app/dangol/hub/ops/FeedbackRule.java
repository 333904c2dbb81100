package app.dangol.hub.ops;

import app.dangol.hub.feedback.SuggestionEvents;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Suspension;
import app.dangol.wire.Entity;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what became of suggestions. Whom the hub does not know, who is not that store's and who
 * does not agree (any more) to suggestions from their own data is not named in what is kept: the
 * counts stay, and nobody needs to look at a refusal.
 */
final class FeedbackRule implements OpRule {
  private static final Set<String> ANY_OF =
      Set.of(ConsentPurpose.SUGGEST_PURCHASES.key(), ConsentPurpose.SUGGEST_ONLINE.key());
  private static final int MAX_WORD = 200;

  private final Clock clock;

  FeedbackRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public OpOutcome apply(Ops.Op op, Sender sender, HubTransaction transaction) {
    Instant now = clock.instant();
    return OpBodies.with(
        op,
        FeedbackOps.Events.class,
        now,
        (events, at) -> {
          String why = whyNot(events);
          if (why != null) {
            return OpBodies.badBody(why);
          }
          Optional<String> customer =
              events.about().equals(FeedbackOps.CUSTOMER)
                  ? named(op.subject(), sender, now, transaction)
                  : Optional.empty();
          SuggestionEvents.keep(customer, op.opId(), events, now, transaction);
          return new OpOutcome.Applied(0);
        });
  }

  /** The customer, if they may be named. */
  private static Optional<String> named(
      String customer, Sender sender, Instant now, HubTransaction transaction) {
    if (Reach.refusal(Ops.SUGGESTION_EVENTS, customer, sender, transaction, now).isPresent()) {
      return Optional.empty();
    }
    return CustomerRows.find(customer, transaction)
        .flatMap(rows -> rows.findOwnRow(sender.store()))
        .map(StoredRow::data)
        .map(data -> StrictJson.read(data, Entity.Customer.class).granted())
        .filter(FeedbackRule::agrees)
        .map(granted -> customer);
  }

  private static boolean agrees(List<String> granted) {
    return !granted.contains(Suspension.MARK) && granted.stream().anyMatch(ANY_OF::contains);
  }

  private static @Nullable String whyNot(FeedbackOps.Events events) {
    Set<String> known = Set.of(FeedbackOps.CUSTOMER, FeedbackOps.VISIT);
    if (!known.contains(events.about()) || !OpLedger.isUuid7(events.visit())) {
      return "a batch is about a customer or a visit, which has a UUIDv7";
    }
    if (!OpBodies.isName(events.store())) {
      return "a store's id has 1 to 128 characters";
    }
    if (events.lines().isEmpty() || events.lines().size() > FeedbackOps.MAX_LINES) {
      return "a batch has 1 to " + FeedbackOps.MAX_LINES + " lines";
    }
    boolean usable = events.lines().stream().allMatch(FeedbackRule::isUsable);
    return usable ? null : "a line is not what a device can tell";
  }

  private static boolean isUsable(FeedbackOps.Line line) {
    String arm = line.arm();
    return OpBodies.isName(line.event())
        && OpBodies.isName(line.sku())
        && line.position() >= 0
        && line.list() >= 1
        && line.model().length() <= MAX_WORD
        && (arm == null || arm.length() <= MAX_WORD)
        && OpBodies.isName(line.reason())
        && line.propensity() > 0
        && line.propensity() <= 1
        && isTime(line.at());
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
