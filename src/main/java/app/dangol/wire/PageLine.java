package app.dangol.wire;

import org.jspecify.annotations.Nullable;

/**
 * Any line of a page, before it is known which kind it is: a row has {@code e}, the last line has
 * {@code end}.
 */
record PageLine(
    @Nullable String e,
    @Nullable String k,
    @Nullable Long v,
    @Nullable Boolean del,
    @Nullable RowData d,
    @Nullable Boolean end,
    @Nullable Long count,
    @Nullable String sum,
    @Nullable String next,
    @Nullable Boolean more,
    @Nullable Long position) {

  /** The last line. */
  record End(boolean end, long count, String sum, String next, boolean more, long position) {}

  boolean isEnd() {
    return end != null;
  }

  Row toRow() {
    if (e == null || k == null || v == null || v < 1) {
      throw new WireFormatException("a row line lacks 'e', 'k' or a positive 'v'");
    }
    boolean tombstone = Boolean.TRUE.equals(del);
    if (tombstone == (d != null)) {
      throw new WireFormatException("a row line must have either 'd' or \"del\":true");
    }
    return new Row(e, k, v, d);
  }

  End toEnd() {
    if (!Boolean.TRUE.equals(end)
        || count == null
        || sum == null
        || next == null
        || more == null
        || position == null) {
      throw new WireFormatException("the end line is incomplete");
    }
    return new End(true, count, sum, next, more, position);
  }

  /** Without the data, which may be personal. */
  @Override
  public String toString() {
    return isEnd() ? "PageLine[end]" : "PageLine[" + e + " " + k + " " + v + "]";
  }
}
