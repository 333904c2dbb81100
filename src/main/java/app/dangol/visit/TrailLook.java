package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import app.dangol.id.LocalText;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.audit.TrailCheck;
import java.util.List;
import java.util.Optional;

/** What somebody sees who reads the audit trail. */
public sealed interface TrailLook {
  /**
   * One page of it.
   *
   * @param rows the newest first
   * @param actors everybody whose rows can be asked for
   * @param newer whether there is a page before this one
   * @param older whether there is a page behind it
   */
  record Seen(TrailFilter filter, List<Row> rows, List<Actor> actors, boolean newer, boolean older)
      implements TrailLook {
    public Seen {
      rows = List.copyOf(rows);
      actors = List.copyOf(actors);
    }
  }

  /** Whether the trail as a whole is as it was written. */
  record Checked(TrailCheck.Standing standing) implements TrailLook {}

  /** It could not be read. */
  record Failed(ErrorCode code) implements TrailLook {}

  /**
   * Somebody who did something.
   *
   * @param id staff id, or the device
   * @param name as colleagues call them; empty if there is no account of that id
   */
  record Actor(String id, Optional<String> name) {
    /** Without the name. */
    @Override
    public String toString() {
      return "Actor[" + id + "]";
    }
  }

  /**
   * One row, with what its ids mean as far as it is known here.
   *
   * @param colleague whose account of the staff it is about; empty if about none
   * @param masked the customer's name as anybody may read it; empty if it is about nobody, or
   *     nobody whom this device holds
   */
  record Row(
      AuditTrail.Entry entry,
      Actor by,
      Optional<Actor> colleague,
      Optional<LocalText> store,
      Optional<String> masked) {
    /** Without the name. */
    @Override
    public String toString() {
      return "Row[" + entry + "]";
    }
  }
}
