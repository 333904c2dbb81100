package app.dangol.demo;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;

/**
 * One row of a demo file. A wrong cell is reported by file, line and column; its content never is,
 * because it may be a person's name.
 */
public final class TsvRow {
  private final String file;
  private final int line;
  private final String[] cells;

  TsvRow(String file, int line, String[] cells) {
    this.file = file;
    this.line = line;
    this.cells = cells;
  }

  /** The cell as it stands; may be empty. */
  public String text(int column) {
    return cells[column];
  }

  /** The cell as a whole number. */
  public int number(int column) {
    return number(cells[column], column);
  }

  /** A piece of that cell as a whole number. */
  public int number(String piece, int column) {
    try {
      return Integer.parseInt(piece);
    } catch (NumberFormatException e) {
      throw damaged("column " + (column + 1) + " holds no whole number");
    }
  }

  /** The failure to throw when a cell cannot be what it says. */
  public DangolException damaged(String what) {
    return new DangolException(ErrorCode.DEMO_01, file + " line " + line + ": " + what);
  }
}
