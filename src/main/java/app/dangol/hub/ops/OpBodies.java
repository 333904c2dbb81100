package app.dangol.hub.ops;

import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads what rules need of an op. */
final class OpBodies {
  private static final int MAX_NAME = 128;

  private OpBodies() {}

  /**
   * Runs a rule on a body and a time that can be read.
   *
   * @param now a time later than this is the clock's mistake, and taken for now
   */
  static <T> OpOutcome with(
      Ops.Op op, Class<T> type, Instant now, BiFunction<T, Instant, OpOutcome> rule) {
    T body;
    try {
      body = StrictJson.fromTree(op.body(), type);
    } catch (WireFormatException e) {
      return badBody("the body is not what an op of that type has");
    }
    if (!isName(op.subject()) || !isName(op.author())) {
      return badBody("subject and author must have 1 to 128 characters");
    }
    Optional<Instant> at = time(op.at());
    return at.isEmpty()
        ? new OpOutcome.Rejected("bad_time", "the time is not an ISO 8601 instant")
        : rule.apply(body, at.get().isAfter(now) ? now : at.get());
  }

  static OpOutcome badBody(String why) {
    return new OpOutcome.Rejected("bad_body", why);
  }

  static boolean isName(String text) {
    return !text.isBlank() && text.length() <= MAX_NAME;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
