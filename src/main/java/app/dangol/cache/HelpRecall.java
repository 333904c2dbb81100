package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.OpId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls for help back that still wait to be sent, inside a transaction of {@code ops.db}. A
 * call is then never sent again; one that may have reached the hub is also withdrawn there.
 */
final class HelpRecall {
  private static final Logger LOG = LoggerFactory.getLogger(HelpRecall.class);

  /** A call that could not be sent for so long would ring where nobody waits any more. */
  static final Duration WANTED_FOR = Duration.ofMinutes(10);

  /** What stands in the column {@code code} of a call that was taken back unsent. */
  static final String WITHDRAWN = "withdrawn";

  private static final String UNSENT =
      """
      SELECT attempts FROM op
      WHERE subject = ? AND type = 'help.call' AND state IN ('queued', 'sending')
      """;
  private static final String OVERDUE =
      """
      SELECT op_id, subject, author, sealed_body, attempts FROM op
      WHERE type = 'help.call' AND state IN ('queued', 'sending') AND at <= ?
      """;
  private static final String TAKE_BACK =
      """
      UPDATE op SET state = 'applied', position = 0, code = 'withdrawn'
      WHERE subject = ? AND type = 'help.call' AND state IN ('queued', 'sending')
      """;

  private HelpRecall() {}

  /**
   * Takes one call back.
   *
   * @return whether the hub has to be told, for it may know the call
   */
  static boolean takeBack(Session session, String call) throws SQLException {
    PreparedStatement find = session.prepare(UNSENT);
    find.setString(1, call);
    boolean neverTried;
    try (ResultSet row = find.executeQuery()) {
      neverTried = row.next() && row.getInt(1) == 0;
    }
    new Binding(session.prepare(TAKE_BACK)).text(call).update();
    return !neverTried;
  }

  /** A call that is overdue, with what tells the hub so if it has to be told. */
  record Overdue(String call, Optional<OpDraft> withdrawal) {}

  /** Takes back every call that has waited too long. */
  static List<Overdue> takeBackOverdue(Session session, FieldCipher cipher, Instant now)
      throws SQLException {
    List<Overdue> overdue = new ArrayList<>();
    PreparedStatement list = session.prepare(OVERDUE);
    list.setLong(1, now.minus(WANTED_FOR).toEpochMilli());
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        String call = row.getString(2);
        boolean tried = row.getInt(5) > 0;
        overdue.add(new Overdue(call, tried ? withdrawal(row, cipher) : Optional.empty()));
      }
    }
    for (Overdue each : overdue) {
      new Binding(session.prepare(TAKE_BACK)).text(each.call()).update();
    }
    return overdue;
  }

  /** Its body is the call's own: the same store, the same device. */
  private static Optional<OpDraft> withdrawal(ResultSet call, FieldCipher cipher)
      throws SQLException {
    JsonObject body;
    try {
      body = OpBody.open(cipher, call.getString(1), call.getBytes(4));
    } catch (DangolException e) {
      LOG.warn("an overdue call cannot be withdrawn at the hub, where it lapses: {}", e.code());
      return Optional.empty();
    }
    return Optional.of(
        new OpDraft(OpId.create(), Ops.HELP_WITHDRAW, call.getString(2), call.getString(3), body));
  }
}
