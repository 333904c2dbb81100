package app.dangol.hub.ops;

import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoreText;
import app.dangol.hub.store.StoredOp;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes ops and gives each its final word, once: a batch is one transaction, in which every effect
 * stands beside its stored result. Safe for several threads.
 */
public final class OpLedger {
  /** UUIDv7 in canonical form (RFC 9562 §5.7). */
  private static final Pattern UUID_7 =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  /** UUIDv5 in canonical form (RFC 9562 §5.5). */
  private static final Pattern UUID_5 =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private final HubLog log;
  private final Clock clock;
  private final Map<String, OpRule> rules;

  public OpLedger(HubLog log, Clock clock) {
    this(log, clock, Optional.of(new OutboxReservations(clock)));
  }

  /**
   * @param backend decides on reservations; without one the hub does, over its own stock figures
   */
  public OpLedger(HubLog log, Clock clock, Optional<ReservationBackend> backend) {
    this.log = log;
    this.clock = clock;
    this.rules = rules(clock, backend);
  }

  private static Map<String, OpRule> rules(Clock clock, Optional<ReservationBackend> backend) {
    HelpRules help = new HelpRules(clock);
    WishRules wishes = new WishRules(clock);
    TaskRules tasks = new TaskRules(clock);
    TasteRules tastes = new TasteRules(clock);
    SteeringRules steering = new SteeringRules(clock);
    ReservationRules reservations = new ReservationRules(clock, backend);
    return Map.ofEntries(
        Map.entry(Ops.NOTE_ADD, OpRule.of(new NoteAdd(clock)::apply)),
        Map.entry(Ops.HELP_CALL, OpRule.of(help::call)),
        Map.entry(Ops.HELP_ANSWER, OpRule.of(help::answer)),
        Map.entry(Ops.HELP_WITHDRAW, OpRule.of(help::withdraw)),
        Map.entry(Ops.WISH_ADD, OpRule.of(wishes::add)),
        Map.entry(Ops.WISH_REMOVE, OpRule.of(wishes::remove)),
        Map.entry(Ops.TASK_ADD, OpRule.of(tasks::add)),
        Map.entry(Ops.TASK_EDIT, OpRule.of(tasks::edit)),
        Map.entry(Ops.TASK_RULE, OpRule.of(new TaskRuleSet(clock)::set)),
        Map.entry(Ops.RESERVATION_REQUEST, OpRule.of(reservations::request)),
        Map.entry(Ops.RESERVATION_CANCEL, OpRule.of(reservations::cancel)),
        Map.entry(Ops.CONSENT_RECORD, new ConsentRule(clock)),
        Map.entry(Ops.PROFILE_CHANGE, new ProfileRule(clock)),
        Map.entry(Ops.TASTE_STRIKE, OpRule.of(tastes::strike)),
        Map.entry(Ops.TASTE_RESTORE, OpRule.of(tastes::restore)),
        Map.entry(Ops.STEERING_SET, OpRule.of(steering::set)),
        Map.entry(Ops.STEERING_LIFT, OpRule.of(steering::lift)),
        Map.entry(Ops.SUGGESTION_EVENTS, new FeedbackRule(clock)),
        Map.entry(Ops.CUSTOMER_ERASE, new EraseRule(clock)));
  }

  /**
   * Decides every op of a request.
   *
   * @param bodyHashes {@link BodyHash#ofRequest} of the request as it came
   */
  public Ops.Answer accept(Ops.Request request, List<String> bodyHashes) {
    return accept(request, bodyHashes, Sender.UNBOUND);
  }

  /** As {@link #accept(Ops.Request, List)}, of a sender who may not write about everybody. */
  public Ops.Answer accept(Ops.Request request, List<String> bodyHashes, Sender sender) {
    List<Ops.Result> results =
        log.write(transaction -> {
          List<Ops.Result> decided = new ArrayList<>();
          for (int i = 0; i < request.ops().size(); i++) {
            decided.add(decide(request.ops().get(i), bodyHashes.get(i), sender, transaction));
          }
          keepSeq(request, decided, sender, transaction);
          return decided;
        });
    return new Ops.Answer(results, log.head());
  }

  /** Ops that were decided before count as well: a lost answer must not hold the device back. */
  private static void keepSeq(
      Ops.Request request, List<Ops.Result> decided, Sender sender, HubTransaction transaction) {
    long greatest = 0;
    for (int i = 0; i < decided.size(); i++) {
      if (decided.get(i).status() != Status.RETRY) {
        greatest = Math.max(greatest, request.ops().get(i).seq());
      }
    }
    String device = sender.device().orElse(request.device());
    if (greatest > 0 && StoreText.isStorable(device)) {
      transaction.keepSeq(device, greatest);
    }
  }

  /** UUIDv7, or the UUIDv5 of what a rule made a task for. */
  static boolean isTaskId(String text) {
    return isUuid7(text) || UUID_5.matcher(text).matches();
  }

  static boolean isUuid7(String text) {
    return UUID_7.matcher(text).matches();
  }

  private Ops.Result decide(Ops.Op op, String bodyHash, Sender sender, HubTransaction transaction) {
    // These are not kept: the same op may come again unharmed, or to a newer hub.
    if (!isUuid7(op.opId())) {
      return rejected(op, "bad_op_id", "the op id is not a UUIDv7");
    }
    if (!bodyHash.equals(op.bodyHash())) {
      return rejected(op, "body_hash_mismatch", "the body is not the one that was hashed");
    }
    if (!OpText.isStorable(op)) {
      return rejected(op, "bad_text", "a text holds U+0000, which cannot be kept");
    }
    String fingerprint =
        transaction.blind(BodyHash.ofText(op.type() + "\n" + op.subject() + "\n" + bodyHash));
    StoredOp known = transaction.findOp(op.opId()).orElse(null);
    if (known != null) {
      return again(op, known, fingerprint);
    }
    OpRule rule = rules.get(op.type());
    if (rule == null) {
      return rejected(op, "unknown_type", "this hub does not know that type of op");
    }
    OpOutcome outcome =
        Reach.refusal(op, sender, transaction, clock.instant())
            .orElseGet(() -> rule.apply(op, sender, transaction));
    return switch (outcome) {
      case OpOutcome.Applied(long position, String code) -> {
        transaction.keepOp(stored(op, fingerprint, true, position, code, null));
        yield new Ops.Result(op.opId(), Status.APPLIED, position, code, null);
      }
      case OpOutcome.Rejected(String code, String message) -> {
        transaction.keepOp(stored(op, fingerprint, false, 0, code, message));
        yield rejected(op, code, message);
      }
      case OpOutcome.Conflict(long position, JsonObject record) -> {
        JsonObject current = new JsonObject();
        current.addProperty("v", position);
        current.add("d", record);
        yield new Ops.Result(op.opId(), Status.CONFLICT, 0, "conflict", null, current);
      }
    };
  }

  private static Ops.Result again(Ops.Op op, StoredOp known, String fingerprint) {
    if (!known.fingerprint().equals(fingerprint)) {
      return rejected(op, "op_id_reused", "another op was sent under this id before");
    }
    Status status = known.applied() ? Status.DUPLICATE : Status.REJECTED;
    return new Ops.Result(op.opId(), status, known.position(), known.code(), known.message());
  }

  private static Ops.Result rejected(Ops.Op op, String code, String message) {
    return new Ops.Result(op.opId(), Status.REJECTED, 0, code, message);
  }

  private StoredOp stored(
      Ops.Op op,
      String fingerprint,
      boolean applied,
      long position,
      @Nullable String code,
      @Nullable String message) {
    String now = clock.instant().toString();
    return new StoredOp(op.opId(), fingerprint, applied, position, code, message, now);
  }
}
