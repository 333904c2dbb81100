package app.dangol.visit;

import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import java.time.Instant;
import java.util.List;

/**
 * Cards that were held up while the hub could not be asked; a few, and none for longer than a day.
 * Outlasts a restart. May block.
 */
public interface QueuedScans {
  /**
   * Keeps one in the place of the same card's former scan, and of the oldest if there is no room.
   */
  void add(MemberToken token, StaffId by);

  /** Those not too old, the oldest first; lets go of the others. */
  List<QueuedScan> list();

  void remove(QueuedScan scan);

  /**
   * One of them.
   *
   * @param id by which it is removed
   * @param by who was to serve them
   */
  record QueuedScan(long id, MemberToken token, StaffId by, Instant at) {}
}
