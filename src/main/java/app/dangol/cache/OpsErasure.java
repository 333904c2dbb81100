package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes one customer out of {@code ops.db}: writes about them, sent or not, and their cards that
 * wait for the hub. Works inside one transaction.
 */
final class OpsErasure {
  private static final String DELETE_ABOUT = "DELETE FROM op WHERE subject = ?";
  private static final String ADDED_TASKS =
      "SELECT op_id, subject, sealed_body FROM op WHERE type = 'task.add'";
  private static final String KNOWN =
      """
      SELECT customer FROM audit_person
      UNION SELECT subject FROM op WHERE type NOT LIKE 'task.%' AND type NOT LIKE 'help.%'
        AND type NOT LIKE 'steering.%'
      """;
  private static final String KNOWS =
      """
      SELECT 1 FROM audit_person WHERE customer = ?1
      UNION ALL SELECT 1 FROM op WHERE subject = ?1 LIMIT 1
      """;
  private static final String ERASED =
      "SELECT op_id, sealed_body FROM op WHERE type = 'customer.erase'";

  private final Session session;
  private final FieldCipher cipher;

  OpsErasure(Session session, FieldCipher cipher) {
    this.session = session;
    this.cipher = cipher;
  }

  /**
   * @param tokens what they are found by
   * @param tasks the tasks about them that were pulled
   * @param scans the cards that wait
   */
  void erase(
      CustomerId whose,
      Collection<MemberToken> tokens,
      Collection<String> tasks,
      SqliteQueuedScans scans)
      throws SQLException {
    deleteAbout(session, listSubjects(whose, tasks));
    scans.removeOf(session, tokens);
  }

  static void deleteAbout(Session session, Collection<String> subjects) throws SQLException {
    for (String subject : subjects) {
      new Binding(session.prepare(DELETE_ABOUT)).text(subject).update();
    }
  }

  /** Whom the trail or a write names, as far as that is readable. */
  static Set<String> listKnown(Session session) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (ResultSet row = session.prepare(KNOWN).executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  /** Whether the trail or a write names them. */
  static boolean knows(Session session, CustomerId whose) throws SQLException {
    PreparedStatement find = session.prepare(KNOWS);
    find.setString(1, whose.value());
    try (ResultSet row = find.executeQuery()) {
      return row.next();
    }
  }

  /**
   * What writes about somebody are about: them, and the tasks about them.
   *
   * @param tasks those that were pulled
   */
  Set<String> listSubjects(CustomerId whose, Collection<String> tasks) throws SQLException {
    Set<String> subjects = new HashSet<>(tasks);
    subjects.add(whose.value());
    subjects.addAll(listAddedTasks(whose));
    return subjects;
  }

  private List<String> listAddedTasks(CustomerId whose) throws SQLException {
    List<String> tasks = new ArrayList<>();
    try (ResultSet row = session.prepare(ADDED_TASKS).executeQuery()) {
      while (row.next()) {
        if (names(row.getString(1), row.getBytes(3), whose)) {
          tasks.add(row.getString(2));
        }
      }
    }
    return tasks;
  }

  /** What cannot be opened was sealed under a key that is gone, and tells nobody anything. */
  private boolean names(String op, byte[] sealed, CustomerId whose) {
    try {
      JsonElement customer = OpBody.open(cipher, op, sealed).get("customer");
      return customer != null
          && customer.isJsonPrimitive()
          && customer.getAsString().equals(whose.value());
    } catch (DangolException e) {
      return false;
    }
  }

  /** Whom this device has erased and has yet to tell the hub, or has told it lately. */
  static List<CustomerId> listErased(Session session, FieldCipher cipher) throws SQLException {
    List<CustomerId> erased = new ArrayList<>();
    PreparedStatement list = session.prepare(ERASED);
    try (ResultSet row = list.executeQuery()) {
      while (row.next()) {
        JsonObject body;
        try {
          body = OpBody.open(cipher, row.getString(1), row.getBytes(2));
        } catch (DangolException e) {
          // Its key is lost; it is listed as such.
          continue;
        }
        erased.add(new CustomerId(StrictJson.fromTree(body, Ops.Erase.class).customer()));
      }
    }
    return erased;
  }
}
