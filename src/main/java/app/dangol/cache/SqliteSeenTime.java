package app.dangol.cache;

import app.dangol.trust.credential.SeenTime;
import java.time.Instant;

/** The newest time that was shown to this device, among its marks. May block; any thread. */
public final class SqliteSeenTime implements SeenTime {
  private static final String MARK = "time.seen";

  private final SqliteMarks marks;

  public SqliteSeenTime(SqliteMarks marks) {
    this.marks = marks;
  }

  @Override
  public Instant newest() {
    return marks.find(MARK).orElse(Instant.EPOCH);
  }

  @Override
  public void raise(Instant seen) {
    marks.raise(MARK, seen);
  }
}
