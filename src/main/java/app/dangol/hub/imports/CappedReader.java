package app.dangol.hub.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a row that does not end by itself, such as one whose quotation mark is never closed. */
final class CappedReader extends FilterReader {
  /** Said instead of anything the library would. */
  static final class RowTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final int cap;
  private int left;

  CappedReader(Reader in, int cap) {
    super(in);
    this.cap = cap;
    this.left = cap;
  }

  /** A row has ended. */
  void nextRow() {
    left = cap;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    if (left <= 0) {
      throw new RowTooLongException();
    }
    int read = super.read(buffer, from, length);
    left -= Math.max(0, read);
    return read;
  }
}
