package app.dangol.hub.imports;

import java.util.List;
import java.util.Map;

/** What a reader found next. What is personal stays out of every toString. */
public sealed interface RowLine {
  /**
   * A row whose fields can be read.
   *
   * @param number as people count: in CSV the header is row 1, in NDJSON the first line is
   * @param fields by column; empty cells are left out
   * @param absent columns there must be that this row does not even have empty, in their order
   */
  record Fields(long number, Map<String, String> fields, List<String> absent) implements RowLine {
    public Fields {
      fields = Map.copyOf(fields);
      absent = List.copyOf(absent);
    }

    @Override
    public String toString() {
      return "Fields[" + number + "]";
    }
  }

  /**
   * A row that cannot be read.
   *
   * @param last whether nothing after it can be read either
   */
  record Broken(long number, String code, String reason, boolean last) implements RowLine {}
}
