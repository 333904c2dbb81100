package app.dangol.cache;

import app.dangol.id.HelpCallId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.trust.FieldCipher;
import app.dangol.visit.AnswerDelivery;
import app.dangol.visit.HelpCall;
import app.dangol.visit.HelpCalls;
import app.dangol.wire.Bucket;
import app.dangol.wire.HelpOps;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls for help: what the hub holds from {@code cache.db}, overlaid with what was done here and
 * the cache has not passed yet. May block; any thread may call.
 */
public final class SqliteHelpCalls implements HelpCalls, AnswerDelivery {
  private static final String PULLED = "SELECT id, device, at, state, answered_by FROM help";
  private static final Comparator<HelpCall> OLDEST_FIRST =
      Comparator.comparing(HelpCall::calledAt).thenComparing(HelpCall::id);

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final Outbox outbox;
  private final FieldCipher cipher;
  private final Here here;
  private final Clock clock;

  /**
   * Where this device stands.
   *
   * @param device its name as people know it
   */
  public record Here(String store, String device) {}

  public SqliteHelpCalls(
      CacheDatabase cache,
      OpsDatabase ops,
      Outbox outbox,
      FieldCipher cipher,
      Here here,
      Clock clock) {
    this.cache = cache;
    this.ops = ops;
    this.outbox = outbox;
    this.cipher = cipher;
    this.here = here;
    this.clock = clock;
  }

  // Synchronised, so that two presses at once make one call.
  @Override
  public synchronized HelpCall call() {
    Optional<HelpCall> open =
        listOpen().stream().filter(each -> each.device().equals(here.device())).findFirst();
    if (open.isPresent()) {
      return open.get();
    }
    HelpCallId id = HelpCallId.create();
    outbox.add(atDevice(Ops.HELP_CALL, id));
    return find(id).orElseThrow(() -> new IllegalStateException("a call just made is not there"));
  }

  @Override
  public synchronized void withdraw(HelpCallId id) {
    if (isUnsettled(id)) {
      outbox.takeBack(atDevice(Ops.HELP_WITHDRAW, id));
    }
  }

  @Override
  public synchronized void answer(HelpCallId id, StaffId by) {
    if (isUnsettled(id)) {
      var body = StrictJson.toTree(new HelpOps.InStore(here.store()));
      outbox.add(new OpDraft(OpId.create(), Ops.HELP_ANSWER, id.toString(), by.value(), body));
    }
  }

  @Override
  public Optional<HelpCall> find(HelpCallId id) {
    return Optional.ofNullable(read().calls().get(id));
  }

  @Override
  public List<HelpCall> listOpen() {
    Instant now = clock.instant();
    return read().calls().values().stream()
        .filter(call -> call.isOpenAt(now))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public boolean isSettled(HelpCallId call) {
    return !read().unsettledAnswers().contains(call);
  }

  private boolean isUnsettled(HelpCallId id) {
    return find(id)
        .map(HelpCall::state)
        .filter(state -> state == HelpCall.State.QUEUED || state == HelpCall.State.WAITING)
        .isPresent();
  }

  private OpDraft atDevice(String type, HelpCallId id) {
    var body = StrictJson.toTree(new HelpOps.AtDevice(here.store(), here.device()));
    return new OpDraft(OpId.create(), type, id.toString(), here.device(), body);
  }

  /** Everything known; a store has a handful of calls, so there is no need to look for one. */
  private record Known(Map<HelpCallId, HelpCall> calls, Set<HelpCallId> unsettledAnswers) {}

  private Known read() {
    // ops.db first: what is pulled and pruned between the two reads is then seen in both, not in
    // neither.
    Map<HelpCallId, LocalHelp> local = ops.read(session -> LocalHelp.list(session, cipher));
    return cache.read(session -> {
      long position = BucketStates.get(session, Bucket.workOf(here.store())).position();
      return overlay(local, readPulled(session), position);
    });
  }

  private Known overlay(
      Map<HelpCallId, LocalHelp> local, Map<HelpCallId, HelpCall> pulled, long position) {
    Instant now = clock.instant();
    Map<HelpCallId, HelpCall> calls = new HashMap<>(pulled);
    Set<HelpCallId> unsettled = new HashSet<>();
    local.forEach((id, done) -> {
      done.over(Optional.ofNullable(pulled.get(id)), position, now)
          .ifPresent(call -> calls.put(id, call));
      if (!done.isAnswerSettled(position)) {
        unsettled.add(id);
      }
    });
    return new Known(calls, unsettled);
  }

  private static Map<HelpCallId, HelpCall> readPulled(Session session) throws SQLException {
    Map<HelpCallId, HelpCall> pulled = new HashMap<>();
    try (ResultSet row = session.prepare(PULLED).executeQuery()) {
      while (row.next()) {
        HelpCallId id = HelpCallId.parse(row.getString(1));
        pulled.put(
            id,
            new HelpCall(
                id,
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                HelpCall.State.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)).map(StaffId::new)));
      }
    }
    return pulled;
  }
}
