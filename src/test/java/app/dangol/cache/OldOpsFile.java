package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import app.dangol.wire.BodyHash;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Makes an {@code ops.db} as the first version of the program left it: by its migration alone. */
public final class OldOpsFile {
  private OldOpsFile() {}

  /** One write that waits. */
  public record Waiting(UUID id, String type, String subject, JsonObject body, String state) {}

  public static void make(Path file, FieldCipher cipher, List<Waiting> waiting)
      throws SQLException {
    Session session = Session.open(file, List.of("PRAGMA journal_mode = WAL"));
    new OpsSchema1().apply(session);
    session.execute("PRAGMA user_version = 1");
    for (Waiting each : waiting) {
      String id = each.id().toString();
      new Binding(
              session.prepare(
                  """
                  INSERT INTO op (op_id, type, subject, author, at, sealed_body, body_hash, state)
                  VALUES (?, ?, ?, 'staff-1', 1700000000000, ?, ?, ?)
                  """))
          .text(id)
          .text(each.type())
          .text(each.subject())
          .bytes(OpBody.seal(cipher, id, each.body()))
          .text(BodyHash.of(each.body()))
          .text(each.state())
          .update();
    }
    session.close();
  }
}
