package app.dangol.cache;

import app.dangol.customer.TaskRule;
import app.dangol.customer.TaskRules;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Bucket;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules for tasks: what the hub holds from {@code cache.db}, overlaid with what was set here and
 * the cache has not passed yet. May block; any thread may call.
 */
public final class SqliteTaskRules implements TaskRules {
  private static final String PULLED =
      "SELECT kind, active, percent, span, most, text FROM task_rule";

  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final Outbox outbox;
  private final FieldCipher cipher;
  private final String store;

  /**
   * @param store whose rules this device follows
   */
  public SqliteTaskRules(
      CacheDatabase cache, OpsDatabase ops, Outbox outbox, FieldCipher cipher, String store) {
    this.cache = cache;
    this.ops = ops;
    this.outbox = outbox;
    this.cipher = cipher;
    this.store = store;
  }

  @Override
  public List<TaskRule> list() {
    // ops.db first, as everywhere: what is pulled and pruned between is then seen in both.
    List<LocalOp> local =
        ops.read(session -> LocalOp.list(session, cipher, List.of(Ops.TASK_RULE)));
    Map<TaskRule.Kind, TaskRule> set =
        cache.read(session -> {
          long position = BucketStates.get(session, Bucket.workOf(store)).position();
          Map<TaskRule.Kind, TaskRule> rules = pulled(session);
          for (LocalOp op : local) {
            if (op.isLaidOver(position)) {
              Ops.TaskRule body = op.bodyAs(Ops.TaskRule.class);
              TaskRule.Kind.find(op.subject())
                  .flatMap(kind ->
                      rule(
                          kind,
                          body.active(),
                          body.percent(),
                          body.span(),
                          body.most(),
                          body.text()))
                  .ifPresent(rule -> rules.put(rule.kind(), rule));
            }
          }
          return rules;
        });
    return Arrays.stream(TaskRule.Kind.values())
        .map(kind -> set.getOrDefault(kind, TaskRule.standard(kind)))
        .toList();
  }

  @Override
  public void set(StaffId author, TaskRule rule) {
    Ops.TaskRule body =
        new Ops.TaskRule(
            store, rule.on(), rule.percent(), rule.span(), rule.most(), rule.text().orElse(null));
    outbox.add(
        new OpDraft(
            OpId.create(),
            Ops.TASK_RULE,
            rule.kind().key(),
            author.value(),
            StrictJson.toTree(body)));
  }

  private static Map<TaskRule.Kind, TaskRule> pulled(Session session) throws SQLException {
    Map<TaskRule.Kind, TaskRule> rules = new EnumMap<>(TaskRule.Kind.class);
    try (ResultSet row = session.prepare(PULLED).executeQuery()) {
      while (row.next()) {
        Optional<TaskRule.Kind> kind = TaskRule.Kind.find(row.getString(1));
        if (kind.isPresent()) {
          rule(
                  kind.get(),
                  row.getBoolean(2),
                  row.getInt(3),
                  row.getInt(4),
                  row.getInt(5),
                  row.getString(6))
              .ifPresent(rule -> rules.put(rule.kind(), rule));
        }
      }
    }
    return rules;
  }

  /** Empty where a figure means something that only a newer program knows. */
  private static Optional<TaskRule> rule(
      TaskRule.Kind kind, boolean on, int percent, int span, int most, @Nullable String text) {
    try {
      return Optional.of(new TaskRule(kind, on, percent, span, most, Optional.ofNullable(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
