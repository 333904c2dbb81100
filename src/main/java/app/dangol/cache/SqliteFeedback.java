package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.visit.feedback.FeedbackLine;
import app.dangol.visit.feedback.FeedbackLog;
import app.dangol.visit.feedback.Visitor;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of suggestions as ops in {@code ops.db}, many lines in one. Each line is on disk at
 * once, in an op that is held back for half a minute or until the visit ends, so that a crash loses
 * nothing and the outbox stays small. May block; any thread may call.
 */
public final class SqliteFeedback implements FeedbackLog {
  /** After so long what is there is sent, and the next line begins another op. */
  static final Duration HELD = Duration.ofSeconds(30);

  /** A request must never be filled by one of them. */
  static final int MOST_LINES = 100;

  private final Outbox outbox;
  private final SqliteHelpCalls.Here here;
  private final Clock clock;
  private @Nullable Open open;

  /** The op that lines go into now. */
  private record Open(OpId id, Visitor visitor, List<FeedbackOps.Line> lines) {}

  public SqliteFeedback(Outbox outbox, SqliteHelpCalls.Here here, Clock clock) {
    this.outbox = outbox;
    this.here = here;
    this.clock = clock;
  }

  @Override
  public synchronized void add(Visitor visitor, List<FeedbackLine> lines) {
    List<FeedbackOps.Line> added = lines.stream().map(SqliteFeedback::line).toList();
    Open into = open;
    if (into != null && into.visitor().equals(visitor) && hasRoom(into, added)) {
      List<FeedbackOps.Line> all = new ArrayList<>(into.lines());
      all.addAll(added);
      if (outbox.replaceHeld(into.id(), body(visitor, all))) {
        open = new Open(into.id(), visitor, all);
        return;
      }
    }
    end();
    for (int from = 0; from < added.size(); from += MOST_LINES) {
      begin(visitor, added.subList(from, Math.min(from + MOST_LINES, added.size())));
    }
  }

  private static boolean hasRoom(Open into, List<FeedbackOps.Line> added) {
    return into.lines().size() + added.size() <= MOST_LINES;
  }

  private void begin(Visitor visitor, List<FeedbackOps.Line> lines) {
    end();
    OpId id = OpId.create();
    String subject = visitor.who().map(CustomerId::value).orElse(visitor.visit());
    outbox.hold(
        new OpDraft(id, Ops.SUGGESTION_EVENTS, subject, here.device(), body(visitor, lines)),
        clock.instant().plus(HELD));
    open = new Open(id, visitor, lines);
  }

  @Override
  public synchronized void end() {
    Open ended = open;
    if (ended != null) {
      open = null;
      outbox.release(ended.id());
    }
  }

  private JsonObject body(Visitor visitor, List<FeedbackOps.Line> lines) {
    String about = visitor.who().isPresent() ? FeedbackOps.CUSTOMER : FeedbackOps.VISIT;
    return StrictJson.toTree(new FeedbackOps.Events(here.store(), about, visitor.visit(), lines));
  }

  private static FeedbackOps.Line line(FeedbackLine line) {
    return new FeedbackOps.Line(
        line.kind().key(),
        line.sku().value(),
        line.position(),
        line.list(),
        line.pick().model(),
        line.pick().arm().orElse(null),
        line.reason(),
        line.pick().explored(),
        line.pick().propensity(),
        line.at().toString());
  }
}
