package app.dangol.hub.imports;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV as RFC 4180 has it: commas, quotation marks doubled within quoted cells, a header. A cell is
 * text and nothing else, also one that a spreadsheet would take for a formula.
 */
final class CsvRows implements RowReader {
  /** A record's own line ends were found before. */
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final ImportKind kind;
  private final CsvRecords records;
  private final List<String> columns = new ArrayList<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Optional<RowLine.Broken> badHeader;
  private long number;
  private boolean ended;

  CsvRows(ImportKind kind, Reader text) {
    this.kind = kind;
    this.records = new CsvRecords(text, MAX_ROW);
    this.badHeader = readHeader();
  }

  private Optional<RowLine.Broken> readHeader() {
    Optional<CSVRecord> header;
    try {
      header = record();
    } catch (BadRecordException e) {
      return badHeader(e.row.code(), e.row.reason());
    }
    if (header.isEmpty()) {
      return badHeader("no_header", "the file is empty");
    }
    if (header.get().size() > MAX_COLUMNS) {
      return badHeader("too_many_cells", "more than " + MAX_COLUMNS + " columns");
    }
    header.get().forEach(cell -> columns.add(cell.strip()));
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !seen.add(column)) {
        return badHeader("bad_header", "a column stands twice");
      }
      if (!column.isEmpty() && !kind.knows(column)) {
        unknown.add(Columns.shown(column));
      }
    }
    Set<String> missing = new TreeSet<>(kind.required());
    missing.removeAll(seen);
    return missing.isEmpty()
        ? Optional.empty()
        : badHeader("bad_header", "columns are missing: " + String.join(", ", missing));
  }

  /** Without a header nobody knows what any row says. */
  private static Optional<RowLine.Broken> badHeader(String code, String reason) {
    return Optional.of(new RowLine.Broken(1, code, reason, true));
  }

  @Override
  public Optional<RowLine> next() {
    if (ended) {
      return Optional.empty();
    }
    if (badHeader.isPresent()) {
      ended = true;
      return Optional.of(badHeader.get());
    }
    try {
      for (Optional<CSVRecord> next = record(); next.isPresent(); next = record()) {
        CSVRecord record = next.get();
        if (record.size() > 1 || !record.get(0).isBlank()) {
          return Optional.of(row(record));
        }
      }
    } catch (BadRecordException e) {
      ended = e.row.last();
      return Optional.of(e.row);
    }
    ended = true;
    return Optional.empty();
  }

  /** The next record; empty at the end. */
  private Optional<CSVRecord> record() throws BadRecordException {
    number++;
    Optional<CsvRecords.Part> part;
    try {
      part = records.next();
    } catch (IOException e) {
      throw broken("unreadable", "from here on it cannot be read", true);
    }
    if (part.isEmpty()) {
      return Optional.empty();
    }
    String text = part.get().text();
    switch (part.get().form()) {
      case TOO_LONG -> throw broken("too_long", TOO_LONG, false);
      case ASTRAY -> throw broken("bad_csv", "a quotation mark is out of place", false);
      case OPEN ->
          throw broken(
              "bad_csv",
              "a quotation mark is not closed up to the end of the file: nothing after it can be"
                  + " read",
              true);
      case GOOD -> {
        if (MarkedUtf8.hasBad(text)) {
          throw broken("not_utf8", NOT_UTF8, false);
        }
      }
    }
    // What the library says of a bad one may quote it, so it is not passed on.
    try (CSVParser parser = CSVParser.parse(text + "\n", FORMAT)) {
      return Optional.of(parser.iterator().next());
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw broken("bad_csv", "this row is no CSV", false);
    }
  }

  private BadRecordException broken(String code, String reason, boolean last) {
    return new BadRecordException(new RowLine.Broken(number, code, reason, last));
  }

  private static final class BadRecordException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RowLine.Broken row;

    BadRecordException(RowLine.Broken row) {
      super(row.reason(), null, false, false);
      this.row = row;
    }
  }

  private RowLine row(CSVRecord record) {
    if (record.size() > columns.size()) {
      return new RowLine.Broken(
          number, "too_many_cells", "more cells than the header has columns", false);
    }
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < record.size(); i++) {
      String cell = record.get(i).strip();
      if (cell.length() > MAX_CELL) {
        return new RowLine.Broken(
            number, "too_long", "a cell of more than " + MAX_CELL + " characters", false);
      }
      if (!cell.isEmpty() && !columns.get(i).isEmpty()) {
        fields.put(columns.get(i), cell);
      }
    }
    return new RowLine.Fields(number, fields, absent(record.size()));
  }

  /** A row that ends before its header does may have been cut. */
  private List<String> absent(int cells) {
    return cells == columns.size()
        ? List.of()
        : columns.stream().skip(cells).filter(kind.required()::contains).sorted().toList();
  }

  @Override
  public Set<String> unknownColumns() {
    return unknown;
  }
}
