package app.dangol.hub.imports;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
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
  private final ImportKind kind;
  private final CappedReader in;
  private final Iterator<CSVRecord> records;
  private final List<String> columns = new ArrayList<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Optional<RowLine.Broken> badHeader;
  private long number = 1;
  private boolean ended;

  CsvRows(ImportKind kind, Reader text) throws IOException {
    this.kind = kind;
    this.in = new CappedReader(text, MAX_ROW);
    // The parser belongs to the reader, which whoever opened it closes.
    CSVParser parser = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get().parse(in);
    this.records = parser.iterator();
    this.badHeader = readHeader();
  }

  private Optional<RowLine.Broken> readHeader() {
    try {
      if (!records.hasNext()) {
        return broken("no_header", "the file is empty");
      }
      CSVRecord header = records.next();
      in.nextRow();
      if (header.size() > MAX_COLUMNS) {
        return broken("too_many_cells", "more than " + MAX_COLUMNS + " columns");
      }
      header.forEach(cell -> columns.add(cell.strip()));
    } catch (UncheckedIOException | IllegalStateException e) {
      return broken(e);
    }
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !seen.add(column)) {
        return broken("bad_header", "a column stands twice");
      }
      if (!column.isEmpty() && !kind.knows(column)) {
        unknown.add(Columns.shown(column));
      }
    }
    Set<String> missing = new TreeSet<>(kind.required());
    missing.removeAll(seen);
    return missing.isEmpty()
        ? Optional.empty()
        : broken("bad_header", "columns are missing: " + String.join(", ", missing));
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
      while (records.hasNext()) {
        CSVRecord record = records.next();
        in.nextRow();
        number++;
        if (record.size() > 1 || !record.get(0).isBlank()) {
          return Optional.of(row(record));
        }
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      ended = true;
      number++;
      return Optional.of(broken(e).orElseThrow());
    }
    ended = true;
    return Optional.empty();
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

  private Optional<RowLine.Broken> broken(String code, String reason) {
    return Optional.of(new RowLine.Broken(number, code, reason, true));
  }

  /** The library's own words may quote the file, so they are not passed on. */
  private Optional<RowLine.Broken> broken(RuntimeException e) {
    return e.getCause() instanceof CappedReader.RowTooLongException
        ? broken(
            "too_long",
            "a row of more than " + MAX_ROW + " characters; is a quotation mark not closed?")
        : broken("bad_csv", "from here on the file is no CSV: a quotation mark is out of place");
  }

  @Override
  public Set<String> unknownColumns() {
    return unknown;
  }
}
