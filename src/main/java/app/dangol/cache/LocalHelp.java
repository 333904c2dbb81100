package app.dangol.cache;

import app.dangol.id.HelpCallId;
import app.dangol.id.StaffId;
import app.dangol.trust.FieldCipher;
import app.dangol.visit.HelpCall;
import app.dangol.visit.HelpCall.State;
import app.dangol.wire.HelpOps;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was done on this device about one call for help, and is in {@code ops.db} still. */
final class LocalHelp {
  private static final String LIST =
      """
      SELECT op_id, type, subject, author, at, sealed_body, state, position, code FROM op
      WHERE type LIKE 'help.%' AND code IS NOT 'unreadable' ORDER BY seq
      """;

  /**
   * One op.
   *
   * @param position where its effect stands, 0 while it has none
   */
  private record Local(String author, Instant at, OpState state, long position, boolean takenBack) {
    boolean passedBy(long cachePosition) {
      return switch (state) {
        case QUEUED, SENDING -> false;
        case APPLIED, ATTENTION -> position <= cachePosition;
      };
    }
  }

  private final HelpCallId id;
  private String device = "";
  private @Nullable Local call;
  private @Nullable Local answer;
  private @Nullable Local withdrawal;

  private LocalHelp(HelpCallId id) {
    this.id = id;
  }

  static Map<HelpCallId, LocalHelp> list(Session session, FieldCipher cipher) throws SQLException {
    PreparedStatement list = session.prepare(LIST);
    Map<HelpCallId, LocalHelp> found = new HashMap<>();
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        found.computeIfAbsent(HelpCallId.parse(row.getString(3)), LocalHelp::new).add(row, cipher);
      }
    }
    return found;
  }

  private void add(ResultSet row, FieldCipher cipher) throws SQLException {
    Local local =
        new Local(
            row.getString(4),
            Instant.ofEpochMilli(row.getLong(5)),
            OpState.of(row.getString(7)),
            row.getLong(8),
            HelpRecall.WITHDRAWN.equals(row.getString(9)));
    switch (row.getString(2)) {
      case Ops.HELP_CALL -> {
        call = local;
        var body = OpBody.open(cipher, row.getString(1), row.getBytes(6));
        device = StrictJson.fromTree(body, HelpOps.AtDevice.class).device();
      }
      case Ops.HELP_ANSWER -> answer = local;
      case Ops.HELP_WITHDRAW -> withdrawal = local;
      default -> throw new SQLException("an op about a call of a type this program never wrote");
    }
  }

  /** Whether the answer given here has had its effect, as far as the cache goes. */
  boolean isAnswerSettled(long cachePosition) {
    return answer == null || answer.passedBy(cachePosition);
  }

  /**
   * The call as this device knows it.
   *
   * @param pulled as the cache holds it
   * @return empty if it was never made, or is gone at the hub
   */
  Optional<HelpCall> over(Optional<HelpCall> pulled, long cachePosition, Instant now) {
    return pulled.or(() -> made(cachePosition, now)).map(known -> overlaid(known, cachePosition));
  }

  /** What is known of a call made here that the cache does not hold. */
  private Optional<HelpCall> made(long cachePosition, Instant now) {
    Local made = call;
    if (made == null) {
      return Optional.empty();
    }
    State state =
        switch (made.state()) {
          case QUEUED, SENDING ->
              made.at().isAfter(now.minus(HelpRecall.WANTED_FOR)) ? State.QUEUED : State.WITHDRAWN;
          case APPLIED -> made.takenBack() ? State.WITHDRAWN : State.WAITING;
          case ATTENTION -> State.WITHDRAWN;
        };
    boolean goneAtHub = state == State.WAITING && made.passedBy(cachePosition);
    return goneAtHub
        ? Optional.empty()
        : Optional.of(new HelpCall(id, device, made.at(), state, Optional.empty()));
  }

  private HelpCall overlaid(HelpCall known, long cachePosition) {
    return switch (known.state()) {
      case ANSWERED, WITHDRAWN -> known;
      case QUEUED, WAITING -> {
        if ((call != null && call.takenBack()) || isAhead(withdrawal, cachePosition)) {
          yield with(known, State.WITHDRAWN, Optional.empty());
        }
        Local given = answer;
        yield given != null && isAhead(given, cachePosition)
            ? with(known, State.ANSWERED, Optional.of(new StaffId(given.author())))
            : known;
      }
    };
  }

  private static boolean isAhead(@Nullable Local local, long cachePosition) {
    return local != null && !local.passedBy(cachePosition);
  }

  private static HelpCall with(HelpCall call, State state, Optional<StaffId> by) {
    return new HelpCall(call.id(), call.device(), call.calledAt(), state, by);
  }
}
