package app.dangol.hub.log;

import app.dangol.hub.store.StoredRow;
import java.util.List;

/** One page on its way out; the meaning of the fields is that of {@link app.dangol.wire.Page}. */
public record LogPage(List<StoredRow> rows, String next, boolean more, long position) {
  public LogPage {
    rows = List.copyOf(rows);
  }

  /** Without the rows' content and the token, which may name customers. */
  @Override
  public String toString() {
    return "LogPage[" + rows.size() + " rows@" + position + "]";
  }
}
