package app.dangol.hub.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Parts CSV into its records, which end where a line does outside of quotation marks. So a record
 * that cannot be read harms no other. Holds one of them, and of one that is too long its beginning.
 */
final class CsvRecords {
  private static final int NOTHING = -2;

  private final Reader in;
  private final int longest;
  private int ahead = NOTHING;

  /** Where in a cell a character stands. */
  private enum Place {
    BEGIN,
    PLAIN,
    QUOTED,
    /** Behind a quotation mark that closes, or is the first of two. */
    MARK,
    /** Behind a quotation mark that has closed, and a blank. */
    CLOSED,
    /** Behind one that was out of place: from here on no mark in this line counts. */
    ASTRAY
  }

  /** What can be said of a record without taking it apart. */
  enum Form {
    GOOD,
    TOO_LONG,
    /** A quotation mark is out of place. */
    ASTRAY,
    /** A quotation mark is not closed up to the end of the file. */
    OPEN
  }

  /**
   * A record.
   *
   * @param text without its line's end
   */
  record Part(String text, Form form) {
    @Override
    public String toString() {
      return "Part[" + form + "]";
    }
  }

  /**
   * @param text buffered
   * @param longest record, in characters
   */
  CsvRecords(Reader text, int longest) {
    this.in = text;
    this.longest = longest;
  }

  /** The next one; empty at the end. */
  Optional<Part> next() throws IOException {
    int c = read();
    if (c < 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    boolean tooLong = false;
    Place place = Place.BEGIN;
    while (c >= 0 && (place == Place.QUOTED || !endsLine(c))) {
      if (text.length() < longest) {
        text.append((char) c);
      } else {
        tooLong = true;
      }
      place = after(place, (char) c);
      c = read();
    }
    if (place == Place.QUOTED) {
      return Optional.of(new Part(text.toString(), Form.OPEN));
    }
    if (tooLong) {
      return Optional.of(new Part(text.toString(), Form.TOO_LONG));
    }
    return Optional.of(new Part(text.toString(), place == Place.ASTRAY ? Form.ASTRAY : Form.GOOD));
  }

  private static Place after(Place place, char c) {
    return switch (place) {
      case BEGIN -> c == '"' ? Place.QUOTED : afterPlain(c);
      case PLAIN -> afterPlain(c);
      case QUOTED -> c == '"' ? Place.MARK : Place.QUOTED;
      case MARK -> c == '"' ? Place.QUOTED : afterMark(c);
      case CLOSED -> afterMark(c);
      case ASTRAY -> Place.ASTRAY;
    };
  }

  private static Place afterPlain(char c) {
    return c == ',' ? Place.BEGIN : Place.PLAIN;
  }

  private static Place afterMark(char c) {
    if (c == ',') {
      return Place.BEGIN;
    }
    return Character.isWhitespace(c) ? Place.CLOSED : Place.ASTRAY;
  }

  /** Whether a line ends with it, in any of the three ways; takes both characters of CR LF. */
  private boolean endsLine(int c) throws IOException {
    if (c == '\r') {
      int next = in.read();
      ahead = next == '\n' ? NOTHING : next;
    }
    return c == '\n' || c == '\r';
  }

  private int read() throws IOException {
    int c = ahead == NOTHING ? in.read() : ahead;
    ahead = NOTHING;
    return c;
  }
}
