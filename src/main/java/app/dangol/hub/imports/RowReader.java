package app.dangol.hub.imports;

import java.util.Optional;
import java.util.Set;

/** Rows of one file, one after the other, in bounded memory. */
public interface RowReader {
  /** The longest row, in characters: far above any real one. */
  int MAX_ROW = 256 << 10;

  /** The longest cell, in characters. */
  int MAX_CELL = 10_000;

  /** Most columns of a file. */
  int MAX_COLUMNS = 200;

  /** Why a row is refused that has more than {@link #MAX_ROW}. */
  String TOO_LONG = "a row of more than " + MAX_ROW + " characters";

  /** Why a row is refused that has a bad byte. */
  String NOT_UTF8 = "the row has bytes that are no UTF-8";

  /** The next row; empty at the end, and after one that says it is the last. */
  Optional<RowLine> next();

  /**
   * How many columns came up so far that nobody knows, and those names that are short and plain.
   */
  Set<String> unknownColumns();
}
